-- measure: M2
-- name: Police contacts for each 1,000 bed nights
-- numerator: incidents where the police were contacted as a result of the home's decision, in months whose bed nights are known
-- denominator: bed nights of the months that count
-- missing: months that do not count, or without bed nights
-- period: whole months; the day of the incident, by the home's own clock
-- method: rate 1000
-- part: all
-- caveat: A month without entries counts only with a nil return, and without bed nights not at all. Read it with the incident rate
--   (M3) and the share managed in the home (M4): better recording alone changes each of them.
-- source: Howard League (figures without denominators cannot be compared)
SELECT
  m.period,
  m.home,
  '' AS part,
  SUM(CASE WHEN m.has_nights THEN m.contacts_within ELSE 0 END) AS numerator,
  SUM(CASE WHEN m.has_nights AND m.whole_months THEN m.bed_nights END) AS denominator,
  SUM(CASE WHEN m.has_nights THEN 0 ELSE 1 END) AS missing
FROM period_month AS m
WHERE m.role IN ('asked', 'year_before')
GROUP BY m.period, m.home
