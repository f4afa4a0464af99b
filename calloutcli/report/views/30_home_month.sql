-- Each home and month from the home's first: what it had, and whether the month counts. "No entries" is not zero: a month counts
-- only with an incident or a nil return. A nil return of a month that had incidents all the same adds nothing.
SELECT
  h.home,
  m.month,
  o.places,
  o.bed_nights,
  o.residents,
  COALESCE(i.incidents, 0) AS incidents,
  n.home IS NOT NULL AS nil,
  (i.incidents IS NOT NULL OR n.home IS NOT NULL) AS counts
FROM (
  SELECT home, MIN(month) AS first_month
  FROM (
    SELECT home, month FROM incident
    UNION ALL SELECT home, month FROM occupancy
    UNION ALL SELECT home, month FROM nil_return
  ) AS seen
  GROUP BY home
) AS h
INNER JOIN month AS m ON m.month >= h.first_month
LEFT JOIN occupancy AS o ON o.home = h.home AND o.month = m.month
LEFT JOIN nil_return AS n ON n.home = h.home AND n.month = m.month
LEFT JOIN (
  SELECT home, month, COUNT(*) AS incidents FROM incident GROUP BY home, month
) AS i ON i.home = h.home AND i.month = m.month
