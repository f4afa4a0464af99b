-- measure: M2a
-- name: Police contacts for each child who lived there
-- numerator: incidents where the police were contacted as a result of the home's decision
-- denominator: children who lived in the home for a night or more of the period
-- missing: contacts about a child who was never entered as resident, or about no child whose code is recorded
-- period: the day of the incident, by the home's own clock
-- method: rate 1
-- unit: for each child
-- part: all
-- caveat: A home through which many children pass looks better here than by bed nights (M2). A child of two logs is two children.
-- source: measures M2
SELECT
  u.period,
  u.home,
  '' AS part,
  SUM(u.contacts) AS numerator,
  CASE WHEN SUM(u.children) > 0 THEN SUM(u.children) END AS denominator,
  SUM(u.missing) AS missing
FROM (
  SELECT period, home, 0 AS contacts, COUNT(*) AS children, 0 AS missing
  FROM period_child
  WHERE role IN ('asked', 'year_before')
  GROUP BY period, home
  UNION ALL
  SELECT p.period, i.home, COUNT(*), 0, SUM(CASE WHEN c.child IS NULL THEN 1 ELSE 0 END)
  FROM period AS p
  INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN child AS c ON c.log = i.log AND c.child = i.child
  WHERE p.role IN ('asked', 'year_before') AND i.police
  GROUP BY p.period, i.home
) AS u
GROUP BY u.period, u.home
