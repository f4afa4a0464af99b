-- measure: M6
-- name: Crimes that the police recorded, and how many of them in the home
-- numerator: crimes that the police recorded of what a child is said to have done; of the share: those in the home or its grounds
-- denominator: none; of the share: those of which it is recorded where they were
-- missing: police contacts, but those about a missing child, of which nobody recorded whether it became a crime; by place: crimes without a place
-- period: the day of the incident, however late the police recorded it
-- method: events
-- method share_inside: percent
-- part: all
-- part inside: in the home or its grounds
-- part outside: somewhere else
-- part online: online
-- part share_inside: share of those in the home
-- part behaviour:hurt: hitting, pushing or hurting someone
-- part behaviour:threat: threatening someone
-- part behaviour:resisted: pulling away from the police, or getting in their way
-- part behaviour:damage: breaking or damaging something
-- part behaviour:taken: taking something
-- part behaviour:hate: hateful words or acts
-- part behaviour:loud: shouting, swearing or a row
-- part behaviour:fire: starting a fire
-- part behaviour:drugs: having drugs, or passing them on
-- part behaviour:weapon: having or using a weapon
-- part behaviour:sexual: sexual touching, pictures or pressure
-- part behaviour:other_behaviour: something else
-- part behaviour:not_recorded: what it was is not recorded
-- part safeguarding: not among them: crimes where a child was to be protected
-- caveat: A call is not a crime, and a crime that is recorded is not yet a decision about the child. Crimes are recorded late: the last months
--   grow. What a child is said to have done after the police came is not among them.
-- source: practice example: 147 to 50 in three years, 42 to 17 of them in the home
SELECT
  h.period,
  h.home,
  k.part,
  COALESCE(SUM(CASE
    WHEN i.matter = 'safeguarding' THEN CASE WHEN k.part = 'safeguarding' THEN i.crimes END
    WHEN k.part IN ('', i.location) OR (k.part = 'share_inside' AND i.location = 'inside') THEN i.crimes
  END), 0) AS numerator,
  CASE WHEN k.part = 'share_inside' THEN
    COALESCE(SUM(CASE WHEN i.matter <> 'safeguarding' AND i.location <> 'not_recorded' THEN i.crimes END), 0)
  END AS denominator,
  COALESCE(SUM(CASE
    WHEN k.part IN ('', 'safeguarding') THEN
      CASE WHEN (i.matter = 'safeguarding') = (k.part = 'safeguarding') THEN i.unknown END
    WHEN i.matter <> 'safeguarding' AND i.location = 'not_recorded' THEN i.crimes
  END), 0) AS missing
FROM period_home AS h
CROSS JOIN (
  SELECT '' AS part
  UNION ALL SELECT 'inside'
  UNION ALL SELECT 'outside'
  UNION ALL SELECT 'online'
  UNION ALL SELECT 'share_inside'
  UNION ALL SELECT 'safeguarding'
) AS k
LEFT JOIN (
  SELECT p.period, c.home, c.matter, c.location, COUNT(*) AS crimes, 0 AS unknown
  FROM period AS p
  INNER JOIN recorded_crime AS c ON c.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, c.home, c.matter, c.location
  UNION ALL
  SELECT p.period, n.home, n.matter, 'none', 0, COUNT(*)
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before') AND n.police AND n.crime = 'not_recorded' AND n.matter <> 'missing'
  GROUP BY p.period, n.home, n.matter
) AS i ON i.period = h.period AND i.home = h.home
WHERE h.role IN ('asked', 'year_before')
GROUP BY h.period, h.home, k.part
UNION ALL
SELECT p.period, c.home, 'behaviour:' || c.behaviour, COUNT(*), CAST(NULL AS BIGINT), 0
FROM period AS p
INNER JOIN recorded_crime AS c ON c.day BETWEEN p.first_day AND p.last_day
WHERE p.role IN ('asked', 'year_before') AND c.matter <> 'safeguarding'
GROUP BY p.period, c.home, c.behaviour
