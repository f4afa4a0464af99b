-- One row an incident: its newest state. A row of a case stands unless the case was written again later.
SELECT r.*
FROM incident_row AS r
WHERE NOT EXISTS (
  SELECT 1 FROM superseded_row AS s
  WHERE s.log = r.log AND s.reference = r.reference AND s.known > r.known
)
