-- measure: M2b
-- name: Police contacts a year for each approved place
-- numerator: incidents where the police were contacted as a result of the home's decision, in months whose places are known
-- denominator: approved places in each month that counts, added up; the value is for twelve of them, which is a place for a year
-- missing: months that do not count, or without places
-- period: whole months; the day of the incident, by the home's own clock
-- method: rate 12
-- unit: for each place and year
-- part: all
-- caveat: A place that stands empty counts as one that is lived in: bed nights (M2) say more.
-- source: measures M2
SELECT
  m.period,
  m.home,
  '' AS part,
  SUM(CASE WHEN m.counts AND m.places > 0 THEN m.contacts_within ELSE 0 END) AS numerator,
  SUM(CASE WHEN m.counts AND m.places > 0 AND m.whole_months THEN m.places END) AS denominator,
  SUM(CASE WHEN m.counts AND m.places > 0 THEN 0 ELSE 1 END) AS missing
FROM period_month AS m
WHERE m.role IN ('asked', 'year_before')
GROUP BY m.period, m.home
