-- When each home put which protocol in force. Rows of an older `known` of a log stand for nothing.
SELECT DISTINCT r.home, r.day, r.month, r.protocol
FROM adoption_row AS r
WHERE NOT EXISTS (SELECT 1 FROM adoption_row AS s WHERE s.log = r.log AND s.known > r.known)
