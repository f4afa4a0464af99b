-- measure: M25
-- name: Police contacts from month to month
-- numerator: incidents where the police were contacted as a result of the home's decision
-- denominator: bed nights of the month; of a count: none
-- missing: 1 where the month does not count, or is without bed nights; of a count: where it does not count
-- period: each month of the chart; the day of the incident, by the home's own clock
-- method: chart
-- part: in months whose bed nights are known
-- part count: in months that count, with bed nights or without
-- part incidents: not contacts but all incidents, in months that count
-- caveat: A month that does not count is a gap and no nought. Where contacts are few no chart of one home can show a change.
-- source: NHS Making Data Count
SELECT
  m.period,
  m.home,
  k.part,
  CASE
    WHEN k.part = 'incidents' THEN CASE WHEN m.counts THEN m.incidents ELSE 0 END
    WHEN m.has_nights OR (k.part = 'count' AND m.counts) THEN m.contacts_within
    ELSE 0
  END AS numerator,
  CASE WHEN m.has_nights AND k.part = '' THEN m.bed_nights END AS denominator,
  CASE WHEN m.has_nights OR (k.part <> '' AND m.counts) THEN 0 ELSE 1 END AS missing
FROM period_month AS m
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'count' UNION ALL SELECT 'incidents') AS k
WHERE m.role = 'month'
