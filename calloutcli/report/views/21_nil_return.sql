-- The months of which a home said that they had no incidents, each once. Rows of an older `known` of a log stand for nothing.
SELECT DISTINCT r.home, r.month
FROM nil_return_row AS r
WHERE NOT EXISTS (SELECT 1 FROM nil_return_row AS s WHERE s.log = r.log AND s.known > r.known)
