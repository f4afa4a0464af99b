-- measure: M10b
-- name: Cautions and convictions of all children who lived there
-- numerator: of these, children with a conviction, youth caution or youth conditional caution that was decided in the period
-- denominator: children who lived in the home for a night or more of the period, aged 10 or over, however long they had been in care
-- missing: children of whom the year of birth is not recorded
-- period: the day on which it was decided; published shares are of a year
-- method: percent
-- part: all
-- part dated: of them, with nothing but what the paper calls a reprimand or final warning
-- caveat: The national figure leaves out children who were in care for less than twelve months (M10a); Nottingham asks for all. Only what the
--   home was told of is counted. Before 2013 there were final warnings and reprimands: a break in the series. Of a child only the year of
--   birth is known.
-- source: nottingham-2011 par. 1.4
SELECT
  r.period,
  r.home,
  k.part,
  SUM(CASE WHEN r.is_aged AND r.outcomes > 0 AND (k.part = '' OR r.outcomes = r.dated) THEN 1 ELSE 0 END) AS numerator,
  SUM(CASE WHEN r.is_aged THEN 1 ELSE 0 END) AS denominator,
  SUM(CASE WHEN r.is_unknown THEN 1 ELSE 0 END) AS missing
FROM (
  SELECT
    s.period,
    s.home,
    (CAST(SUBSTRING(s.last_day, 1, 4) AS INTEGER) - COALESCE(c.birth_year, 9999) > 10) AS is_aged,
    (c.birth_year IS NULL) AS is_unknown,
    COUNT(x.reference) AS outcomes,
    COUNT(CASE WHEN x.dated_term <> 'not_recorded' THEN 1 END) AS dated
  FROM period_child AS s
  INNER JOIN child AS c ON c.log = s.log AND c.child = s.child
  LEFT JOIN caution_or_conviction AS x
    ON x.log = s.log AND x.child = s.child AND x.decided_day BETWEEN s.first_day AND s.last_day
  WHERE s.role IN ('asked', 'year_before')
  GROUP BY s.period, s.home, s.log, s.child, s.last_day, c.birth_year
) AS r
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'dated') AS k
GROUP BY r.period, r.home, k.part
