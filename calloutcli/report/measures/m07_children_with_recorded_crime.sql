-- measure: M7
-- name: Children of whom the police recorded a crime
-- numerator: of these, children of whom the police recorded a crime that happened in the period
-- denominator: children who lived in the home for a night or more of the period
-- missing: children with such a crime who were not entered as living there, and crimes without a child's code
-- period: the day of the incident; published shares are of a year
-- method: percent
-- part: all
-- caveat: A child who is in two periods is in both: they are not independent. A recorded crime is not yet a decision about the child. Crimes
--   where a child was to be protected are left out.
-- source: practice example: 32 of 40, then 16 of 39
SELECT
  u.period,
  u.home,
  '' AS part,
  SUM(u.with_crime) AS numerator,
  SUM(u.children) AS denominator,
  SUM(u.missing) AS missing
FROM (
  SELECT
    r.period,
    r.home,
    SUM(CASE WHEN x.child IS NOT NULL THEN 1 ELSE 0 END) AS with_crime,
    COUNT(*) AS children,
    0 AS missing
  FROM period_child AS r
  LEFT JOIN (
    SELECT DISTINCT p.period, c.log, c.child
    FROM period AS p
    INNER JOIN recorded_crime AS c ON c.day BETWEEN p.first_day AND p.last_day
    WHERE p.role IN ('asked', 'year_before') AND c.matter <> 'safeguarding'
  ) AS x ON x.period = r.period AND x.log = r.log AND x.child = r.child
  WHERE r.role IN ('asked', 'year_before')
  GROUP BY r.period, r.home
  UNION ALL
  SELECT x.period, x.home, 0, 0, COUNT(*)
  FROM (
    SELECT DISTINCT
      p.period, c.home, c.log, c.child, CASE WHEN c.child IS NULL THEN c.reference ELSE '' END AS reference
    FROM period AS p
    INNER JOIN recorded_crime AS c ON c.day BETWEEN p.first_day AND p.last_day
    WHERE p.role IN ('asked', 'year_before') AND c.matter <> 'safeguarding'
  ) AS x
  LEFT JOIN period_child AS r ON r.period = x.period AND r.log = x.log AND r.child = x.child
  WHERE r.child IS NULL
  GROUP BY x.period, x.home
) AS u
GROUP BY u.period, u.home
