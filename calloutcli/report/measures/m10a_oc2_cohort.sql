-- measure: M10a
-- name: Cautions and convictions of children in care for a year (as in OC2, PAF C18)
-- numerator: of these, children with a conviction, youth caution or youth conditional caution that was decided in the year
-- denominator: children who lived in the home on 31 March, in care for twelve months or more by then, aged 10 or over
-- missing: children who lived there on 31 March of whom the year of birth or the month of coming into care is not recorded
-- period: a financial year, 1 April to 31 March; of another period nothing is counted
-- method: percent
-- part: all
-- part dated: of them, with nothing but what the paper calls a reprimand or final warning
-- caveat: A break in the series: before 2013 it counted final warnings and reprimands. A home's cohort is tiny beside a council's. Of a
--   child only the year of birth is known: who turned 10 in the year before 31 March counts from the year after; the month of coming
--   into care stands for its first day. National figures are rounded to 10, percentages to whole numbers.
-- source: leicestershire-2010; derby-2007; nottingham-2011; Department for Education, data guidance
SELECT
  r.period,
  r.home,
  k.part,
  SUM(CASE
    WHEN r.is_of_cohort AND r.outcomes > 0 AND (k.part = '' OR r.outcomes = r.dated) THEN 1 ELSE 0
  END) AS numerator,
  SUM(CASE WHEN r.is_of_cohort THEN 1 ELSE 0 END) AS denominator,
  SUM(CASE WHEN r.is_unknown THEN 1 ELSE 0 END) AS missing
FROM (
  SELECT
    s.period,
    s.home,
    (COALESCE(c.looked_after_since, '9999') <= s.first_day
      AND CAST(SUBSTRING(s.last_day, 1, 4) AS INTEGER) - COALESCE(c.birth_year, 9999) > 10) AS is_of_cohort,
    (c.looked_after_since IS NULL OR c.birth_year IS NULL) AS is_unknown,
    COUNT(x.reference) AS outcomes,
    COUNT(CASE WHEN x.dated_term <> 'not_recorded' THEN 1 END) AS dated
  FROM period_child AS s
  INNER JOIN child AS c ON c.log = s.log AND c.child = s.child
  LEFT JOIN caution_or_conviction AS x
    ON x.log = s.log AND x.child = s.child AND x.decided_day BETWEEN s.first_day AND s.last_day
  WHERE s.role IN ('asked', 'year_before') AND s.stays_on = 1
    AND SUBSTRING(s.first_day, 6, 5) = '04-01' AND SUBSTRING(s.last_day, 6, 5) = '03-31'
    AND CAST(SUBSTRING(s.last_day, 1, 4) AS INTEGER) - CAST(SUBSTRING(s.first_day, 1, 4) AS INTEGER) = 1
  GROUP BY s.period, s.home, s.log, s.child, s.first_day, s.last_day, c.looked_after_since, c.birth_year
) AS r
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'dated') AS k
GROUP BY r.period, r.home, k.part
