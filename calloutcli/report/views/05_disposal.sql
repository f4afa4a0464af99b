-- What stands of `disposal`: rows of the newest state of each case.
SELECT r.*
FROM disposal_row AS r
WHERE NOT EXISTS (
  SELECT 1 FROM superseded_row AS s
  WHERE s.log = r.log AND s.reference = r.reference AND s.known > r.known
)
