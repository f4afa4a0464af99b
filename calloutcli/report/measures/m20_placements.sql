-- measure: M20
-- name: Incidents and crimes for each child, by how often the child was moved
-- numerator: incidents, or crimes that the police recorded, of these children
-- denominator: children who lived in the home for a night or more of the period
-- missing: incidents or crimes of children who were not living there by the records, or without a child's code
-- period: the day of the incident
-- method: rate 1
-- unit: for each child
-- part incidents:one: incidents, first placement
-- part incidents:two_three: incidents, 2 or 3 placements
-- part incidents:four_five: incidents, 4 or 5 placements
-- part incidents:six_or_more: incidents, 6 placements or more
-- part incidents:not_recorded: incidents, placements not recorded
-- part crimes:one: recorded crimes, first placement
-- part crimes:two_three: recorded crimes, 2 or 3 placements
-- part crimes:four_five: recorded crimes, 4 or 5 placements
-- part crimes:six_or_more: recorded crimes, 6 placements or more
-- part crimes:not_recorded: recorded crimes, placements not recorded
-- caveat: That they go together does not say that one comes of the other. Few children: one child may make a line. Crimes where a child was to
--   be protected are left out.
-- source: practice example; Howard League: 48 % of children in homes had been moved four times or more
SELECT
  u.period,
  u.home,
  k.what || ':' || u.placements AS part,
  SUM(CASE k.what WHEN 'incidents' THEN u.incidents ELSE u.crimes END) AS numerator,
  SUM(u.children) AS denominator,
  SUM(CASE k.what WHEN 'incidents' THEN u.stray_incidents ELSE u.stray_crimes END) AS missing
FROM (
  SELECT
    r.period,
    r.home,
    c.placements,
    COUNT(*) AS children,
    SUM(COALESCE(i.incidents, 0)) AS incidents,
    SUM(COALESCE(i.crimes, 0)) AS crimes,
    0 AS stray_incidents,
    0 AS stray_crimes
  FROM period_child AS r
  INNER JOIN child AS c ON c.log = r.log AND c.child = r.child
  LEFT JOIN (
    SELECT p.period, x.log, x.child, SUM(x.incidents) AS incidents, SUM(x.crimes) AS crimes
    FROM period AS p
    INNER JOIN (
      SELECT log, child, day, 1 AS incidents, 0 AS crimes FROM incident
      UNION ALL SELECT log, child, day, 0, 1 FROM recorded_crime WHERE matter <> 'safeguarding'
    ) AS x ON x.day BETWEEN p.first_day AND p.last_day
    WHERE p.role IN ('asked', 'year_before') AND x.child IS NOT NULL
    GROUP BY p.period, x.log, x.child
  ) AS i ON i.period = r.period AND i.log = r.log AND i.child = r.child
  WHERE r.role IN ('asked', 'year_before')
  GROUP BY r.period, r.home, c.placements
  UNION ALL
  SELECT p.period, x.home, 'not_recorded', 0, 0, 0, SUM(x.incidents), SUM(x.crimes)
  FROM period AS p
  INNER JOIN (
    SELECT home, log, child, day, 1 AS incidents, 0 AS crimes FROM incident
    UNION ALL SELECT home, log, child, day, 0, 1 FROM recorded_crime WHERE matter <> 'safeguarding'
  ) AS x ON x.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN period_child AS r ON r.period = p.period AND r.log = x.log AND r.child = x.child
  WHERE p.role IN ('asked', 'year_before') AND r.child IS NULL
  GROUP BY p.period, x.home
) AS u
CROSS JOIN (SELECT 'incidents' AS what UNION ALL SELECT 'crimes') AS k
GROUP BY u.period, u.home, k.what, u.placements
