-- measure: M23
-- name: Each home beside the group
-- numerator: incidents where the police were contacted as a result of the home's decision, in months whose bed nights are known
-- denominator: bed nights of the months that count
-- missing: months that do not count, or without bed nights
-- period: whole months; the day of the incident, by the home's own clock
-- method: funnel
-- part: all
-- caveat: No ranks and no league table. What is expected of a home is its bed nights at the rate of all homes; a small home may lie far
--   from it by chance alone. A home outside the limits is a reason to ask, and no answer.
-- source: Spiegelhalter (2005)
SELECT
  m.period,
  m.home,
  '' AS part,
  SUM(CASE WHEN m.has_nights THEN m.contacts_within ELSE 0 END) AS numerator,
  SUM(CASE WHEN m.has_nights AND m.whole_months THEN m.bed_nights END) AS denominator,
  SUM(CASE WHEN m.has_nights THEN 0 ELSE 1 END) AS missing
FROM period_month AS m
WHERE m.role = 'asked'
GROUP BY m.period, m.home
