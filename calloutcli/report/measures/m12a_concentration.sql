-- measure: M12a
-- name: Share of incidents of the tenth of children with most
-- numerator: incidents of the tenth of the children who have most, rounded up to whole children; the rows hold how many children
-- denominator: incidents of all children; the rows hold how many incidents each of these children had, which is one or more
-- missing: incidents without a child's code
-- period: the day of the incident, by the home's own clock
-- method: top 10
-- part: of incidents
-- part contacts: of police contacts
-- caveat: A few children often make most of a figure, and then it says little of the home. Never to be shown so that a child can be known. A
--   child of two logs is two children.
-- source: Howard League; De Montfort University
SELECT c.period, c.home, k.part, COUNT(*) AS numerator, CASE WHEN k.part = '' THEN c.incidents ELSE c.contacts END AS denominator, 0 AS missing
FROM (
  SELECT p.period, i.home, i.log, i.child, COUNT(*) AS incidents, SUM(CASE WHEN i.police THEN 1 ELSE 0 END) AS contacts
  FROM period AS p
  INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before') AND i.child IS NOT NULL
  GROUP BY p.period, i.home, i.log, i.child
) AS c
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'contacts') AS k
WHERE k.part = '' OR c.contacts > 0
GROUP BY c.period, c.home, k.part, CASE WHEN k.part = '' THEN c.incidents ELSE c.contacts END
UNION ALL
SELECT p.period, i.home, k.part, 0, CAST(NULL AS BIGINT), SUM(CASE WHEN k.part = '' OR i.police THEN 1 ELSE 0 END)
FROM period AS p
INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'contacts') AS k
WHERE p.role IN ('asked', 'year_before') AND i.child IS NULL
GROUP BY p.period, i.home, k.part
