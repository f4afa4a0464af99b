-- Children who live or lived here: one row a stay, as recorded last. Rows of an older `known` of a log stand for nothing.
SELECT r.*
FROM resident_row AS r
WHERE NOT EXISTS (
  SELECT 1 FROM resident_row AS s
  WHERE s.log = r.log AND s.known > r.known
)
