-- measure: M14
-- name: Done in time
-- numerator: of these, what was done by the time it was due
-- denominator: what was due in the period; what is due later than now is left out
-- missing: what is due in the period and not yet due
-- period: the day on which it was due
-- method: percent
-- method to_judge: count
-- part: all
-- part decision: decisions that were put off
-- part notification: people to be told
-- part return_interview: return interviews of a missing child
-- part to_judge: not among them: somebody must first judge whether they must be told, and nobody has
-- caveat: What is not yet due is neither done nor late. Whoever was judged to need no telling is not among those to be told. What was agreed
--   to put things right has no time of doing in the records, and is counted in M15.
-- source: practice example
SELECT
  o.period,
  o.home,
  k.part,
  CASE WHEN k.part = 'to_judge' THEN SUM(o.to_judge)
    ELSE SUM(CASE WHEN k.part IN ('', o.what) THEN o.in_time ELSE 0 END) END AS numerator,
  CASE WHEN k.part <> 'to_judge' THEN SUM(CASE WHEN k.part IN ('', o.what) THEN o.was_due ELSE 0 END) END AS denominator,
  SUM(CASE WHEN k.part IN ('', o.what) THEN o.not_yet ELSE 0 END) AS missing
FROM (
  SELECT
    p.period,
    d.home,
    d.what,
    SUM(CASE WHEN d.done IS NULL AND d.judged_by <> '' AND d.judgement = '' THEN 1 ELSE 0 END) AS to_judge,
    SUM(
      CASE WHEN d.due <= t.now AND (d.done IS NOT NULL OR d.judged_by = '' OR d.judgement = 'must_be_told') THEN 1 ELSE 0 END
    ) AS was_due,
    SUM(CASE WHEN d.due <= t.now AND NOT d.late THEN 1 ELSE 0 END) AS in_time,
    SUM(CASE WHEN d.due > t.now AND (d.judged_by = '' OR d.judgement = 'must_be_told') THEN 1 ELSE 0 END) AS not_yet
  FROM period AS p
  INNER JOIN owed AS d ON d.due_day BETWEEN p.first_day AND p.last_day
  CROSS JOIN today AS t
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, d.home, d.what
) AS o
CROSS JOIN (
  SELECT '' AS part
  UNION ALL SELECT 'decision'
  UNION ALL SELECT 'notification'
  UNION ALL SELECT 'return_interview'
  UNION ALL SELECT 'to_judge'
) AS k
GROUP BY o.period, o.home, k.part
