-- measure: M24
-- name: Before and after a change
-- numerator: incidents where the police were contacted as a result of the home's decision, in months whose bed nights are known
-- denominator: bed nights of the months that count
-- missing: months that do not count, or without bed nights
-- period: the whole months before and after the day of the change; the day of the incident, by the home's own clock
-- method: change
-- part: all
-- caveat: That it came after does not say that it came of it. Homes that were chosen after a bad year get better by themselves.
-- source: leicestershire-2010 (43 to 29, said to be 30 % less, cannot be told from chance)
SELECT
  m.period,
  m.home,
  '' AS part,
  SUM(CASE WHEN m.has_nights THEN m.contacts_within ELSE 0 END) AS numerator,
  SUM(CASE WHEN m.has_nights AND m.whole_months THEN m.bed_nights END) AS denominator,
  SUM(CASE WHEN m.has_nights THEN 0 ELSE 1 END) AS missing
FROM period_month AS m
WHERE m.role IN ('before', 'after')
GROUP BY m.period, m.home
