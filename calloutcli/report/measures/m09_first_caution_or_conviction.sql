-- measure: M9
-- name: First-time entrants
-- numerator: of these, children who got their first youth caution, conditional caution or conviction in the period
-- denominator: children who lived in the home for a night or more of the period and had none when they came
-- missing: children of whom it is not recorded whether they had one when they came
-- period: the day on which it was decided
-- method: events
-- part: all
-- caveat: Always tiny: a count, never a rate and never a rank. Only what the home was told of is counted, and only with the day on which it was
--   decided. Not the Youth Justice Board's rate for each 100,000 children.
-- source: leicestershire-2010 par. 5; practice example: 6 of 21
SELECT
  r.period,
  r.home,
  '' AS part,
  SUM(CASE
    WHEN c.prior_record_at_admission = 'none' AND f.first_decided BETWEEN r.first_day AND r.last_day THEN 1 ELSE 0
  END) AS numerator,
  SUM(CASE WHEN c.prior_record_at_admission = 'none' THEN 1 ELSE 0 END) AS denominator,
  SUM(CASE WHEN c.prior_record_at_admission IN ('none', 'caution_or_conviction') THEN 0 ELSE 1 END) AS missing
FROM period_child AS r
INNER JOIN child AS c ON c.log = r.log AND c.child = r.child
LEFT JOIN (
  SELECT log, child, MIN(decided_day) AS first_decided
  FROM caution_or_conviction
  WHERE child IS NOT NULL
  GROUP BY log, child
) AS f ON f.log = r.log AND f.child = r.child
WHERE r.role IN ('asked', 'year_before')
GROUP BY r.period, r.home
