-- measure: M12
-- name: Children with three incidents or more
-- numerator: children with three incidents or more in the period
-- denominator: children with one incident or more
-- missing: incidents without a child's code
-- period: the day of the incident, by the home's own clock
-- method: percent
-- part: all incidents
-- part contacts: with three police contacts or more, of those with one or more
-- caveat: Few children may make most of the figures of a home: then a rate says little of the home. Each child is counted by the code in one
--   log: who moved to another home, or into a new log, is two children. Never to be shown so that a child can be known.
-- source: Howard League; De Montfort University
SELECT
  c.period,
  c.home,
  k.part,
  SUM(CASE WHEN c.child IS NULL THEN 0 WHEN k.part = '' THEN CASE WHEN c.incidents >= 3 THEN 1 ELSE 0 END
    WHEN c.contacts >= 3 THEN 1 ELSE 0 END) AS numerator,
  SUM(CASE WHEN c.child IS NULL THEN 0 WHEN k.part = '' THEN 1 WHEN c.contacts >= 1 THEN 1 ELSE 0 END) AS denominator,
  SUM(CASE WHEN c.child IS NOT NULL THEN 0 WHEN k.part = '' THEN c.incidents ELSE c.contacts END) AS missing
FROM (
  SELECT p.period, i.home, i.log, i.child, COUNT(*) AS incidents, SUM(CASE WHEN i.police THEN 1 ELSE 0 END) AS contacts
  FROM period AS p
  INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, i.home, i.log, i.child
) AS c
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'contacts') AS k
GROUP BY c.period, c.home, k.part
