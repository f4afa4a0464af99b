-- measure: M21
-- name: Children placed from near and far
-- numerator: incidents where the police were contacted by the home's decision; of the second lines: incidents of these children
-- denominator: incidents of which that is known; of the second lines: nights for which these children lived there
-- missing: incidents of which it is not recorded, or not decided yet, whether the police are contacted; of the second lines: incidents of
--   children who were not living there by the records, or without a child's code
-- period: the day of the incident
-- method: percent
-- method incidents: rate 1000
-- part contacts:here: police contacts, this council's children
-- part contacts:near: police contacts, another council's, up to 20 miles away
-- part contacts:far: police contacts, another council's, more than 20 miles away
-- part contacts:not_recorded: police contacts, not recorded from where
-- part incidents:here: incidents by nights, this council's children
-- part incidents:near: incidents by nights, another council's, up to 20 miles away
-- part incidents:far: incidents by nights, another council's, more than 20 miles away
-- part incidents:not_recorded: incidents by nights, not recorded from where
-- caveat: From where the child was placed is what was said at the incident, else what is recorded of the child; by nights it is what is recorded
--   of the child. Few children: one child may make a line.
-- source: six-point plan (Lancashire, Kent, Essex)
SELECT
  i.period,
  i.home,
  'contacts:' || i.placed AS part,
  SUM(CASE WHEN i.police THEN i.incidents ELSE 0 END) AS numerator,
  SUM(CASE WHEN i.police IS NOT NULL THEN i.incidents ELSE 0 END) AS denominator,
  SUM(CASE WHEN i.police IS NULL THEN i.incidents ELSE 0 END) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    n.police,
    CASE WHEN n.placed <> 'not_recorded' THEN n.placed ELSE COALESCE(c.placed_from, 'not_recorded') END AS placed,
    COUNT(*) AS incidents
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN child AS c ON c.log = n.log AND c.child = n.child
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home, n.police, 4
) AS i
GROUP BY i.period, i.home, i.placed
UNION ALL
SELECT u.period, u.home, 'incidents:' || u.placed, SUM(u.incidents), SUM(u.nights), SUM(u.stray)
FROM (
  SELECT r.period, r.home, c.placed_from AS placed, SUM(r.nights) AS nights, SUM(COALESCE(i.incidents, 0)) AS incidents, 0 AS stray
  FROM period_child AS r
  INNER JOIN child AS c ON c.log = r.log AND c.child = r.child
  LEFT JOIN (
    SELECT p.period, n.log, n.child, COUNT(*) AS incidents
    FROM period AS p
    INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
    WHERE p.role IN ('asked', 'year_before') AND n.child IS NOT NULL
    GROUP BY p.period, n.log, n.child
  ) AS i ON i.period = r.period AND i.log = r.log AND i.child = r.child
  WHERE r.role IN ('asked', 'year_before')
  GROUP BY r.period, r.home, c.placed_from
  UNION ALL
  SELECT p.period, n.home, 'not_recorded', 0, 0, COUNT(*)
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN period_child AS r ON r.period = p.period AND r.log = n.log AND r.child = n.child
  WHERE p.role IN ('asked', 'year_before') AND r.child IS NULL
  GROUP BY p.period, n.home
) AS u
GROUP BY u.period, u.home, u.placed
