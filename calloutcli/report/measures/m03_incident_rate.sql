-- measure: M3
-- name: Incidents for each 1,000 bed nights
-- numerator: incidents, in months whose bed nights are known
-- denominator: bed nights of the months that count
-- missing: months that do not count, or without bed nights
-- period: whole months; the day of the incident, by the home's own clock
-- method: rate 1000
-- part: all
-- caveat: More incidents with fewer police contacts may be better recording, not more trouble: read it with M2 and M4.
-- source: Nacro (2012) warns of thresholds that are reported differently
SELECT
  m.period,
  m.home,
  '' AS part,
  SUM(CASE WHEN m.has_nights THEN m.incidents_within ELSE 0 END) AS numerator,
  SUM(CASE WHEN m.has_nights AND m.whole_months THEN m.bed_nights END) AS denominator,
  SUM(CASE WHEN m.has_nights THEN 0 ELSE 1 END) AS missing
FROM period_month AS m
WHERE m.role IN ('asked', 'year_before')
GROUP BY m.period, m.home
