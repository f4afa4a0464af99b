-- measure: M8
-- name: Children whose only recorded crimes were in the home
-- numerator: of these, children whose every crime in the period was in the home or its grounds
-- denominator: children of whom the police recorded a crime in the period, as far as it is known where
-- missing: children of whom it is not known, a place not being recorded, and crimes without a child's code
-- period: the day of the incident; published shares are of a year
-- method: percent
-- part: all
-- caveat: The published 54 % and 33 % have no denominators: they cannot be compared with. Crimes where a child was to be protected are left out.
-- source: leicestershire-2010 par. 13
SELECT
  c.period,
  c.home,
  '' AS part,
  SUM(CASE WHEN c.child IS NOT NULL AND c.elsewhere = 0 AND c.unplaced = 0 THEN 1 ELSE 0 END) AS numerator,
  SUM(CASE WHEN c.child IS NOT NULL AND (c.elsewhere > 0 OR c.unplaced = 0) THEN 1 ELSE 0 END) AS denominator,
  SUM(CASE WHEN c.child IS NULL THEN c.crimes WHEN c.elsewhere = 0 AND c.unplaced > 0 THEN 1 ELSE 0 END) AS missing
FROM (
  SELECT
    p.period,
    x.home,
    x.log,
    x.child,
    COUNT(*) AS crimes,
    SUM(CASE WHEN x.location IN ('outside', 'online') THEN 1 ELSE 0 END) AS elsewhere,
    SUM(CASE WHEN x.location = 'not_recorded' THEN 1 ELSE 0 END) AS unplaced
  FROM period AS p
  INNER JOIN recorded_crime AS x ON x.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before') AND x.matter <> 'safeguarding'
  GROUP BY p.period, x.home, x.log, x.child
) AS c
GROUP BY c.period, c.home
