-- Bed nights by home and month: what was recorded last counts, and of two logs of a home the one of the later name. Rows of an older
-- `known` of a log stand for nothing.
SELECT r.home, r.month, r.places, r.bed_nights, r.residents
FROM (
  SELECT
    o.home, o.month, o.places, o.bed_nights, o.residents,
    ROW_NUMBER() OVER (PARTITION BY o.home, o.month ORDER BY o.log DESC, o.seq DESC) AS place
  FROM occupancy_row AS o
  WHERE NOT EXISTS (SELECT 1 FROM occupancy_row AS s WHERE s.log = o.log AND s.known > o.known)
) AS r
WHERE r.place = 1
