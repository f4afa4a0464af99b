-- measure: M13
-- name: Minutes from the incident to the recorded decision
-- numerator: incidents that were decided here, by how many minutes later the decision was recorded
-- denominator: the minutes
-- missing: imported incidents
-- period: the day of the incident, by the home's own clock
-- method: quantile
-- method negative: count
-- method late: count
-- unit: minutes
-- part: within 24 hours
-- part negative: recorded before the time that is given for the incident: not among them
-- part late: entered more than 24 hours after, which is late writing and not slow deciding: not among them
-- caveat: No record holds when a decision was made, beside when it was recorded: whoever rang 999 first and wrote it down later looks
--   slow here, and was not. A decision that was put off counts when it was put off. Imported incidents were decided long before.
-- source: tool audit
SELECT
  p.period,
  i.home,
  '' AS part,
  COUNT(*) AS numerator,
  i.lag_minutes AS denominator,
  0 AS missing
FROM period AS p
INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
WHERE p.role IN ('asked', 'year_before') AND i.lag_minutes >= 0 AND NOT i.late
GROUP BY p.period, i.home, i.lag_minutes
UNION ALL
SELECT
  p.period,
  i.home,
  k.part,
  SUM(CASE WHEN (k.part = 'negative' AND i.lag_minutes < 0) OR (k.part = 'late' AND i.late) THEN 1 ELSE 0 END),
  CAST(NULL AS BIGINT),
  SUM(CASE WHEN k.part = '' AND i.lag_minutes IS NULL THEN 1 ELSE 0 END)
FROM period AS p
INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'negative' UNION ALL SELECT 'late') AS k
WHERE p.role IN ('asked', 'year_before')
GROUP BY p.period, i.home, k.part
