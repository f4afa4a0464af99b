-- measure: M16
-- name: Sent back to be put right without a court
-- numerator: of these, incidents that the police, the prosecutors or a court sent back
-- denominator: incidents that came to the prosecutors or a court, or were sent back
-- missing: police contacts about what a child is said to have done of which nothing is recorded that came of it
-- period: the day of the incident, however late it was sent back
-- method: count
-- part: all
-- part police: by the police
-- part cps: by the prosecutors
-- part court: by a court
-- caveat: Usually fewer than five: a count and no share. An incident that was sent back by two counts once in all, and once for each. What is
--   recorded late is still to come.
-- source: leicestershire-2010 par. 14; practice example
SELECT
  i.period,
  i.home,
  k.part,
  SUM(CASE k.part WHEN '' THEN i.back WHEN 'police' THEN i.by_police WHEN 'cps' THEN i.by_cps ELSE i.by_court END) AS numerator,
  SUM(i.came_to_court) AS denominator,
  SUM(i.unknown) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    SUM(CASE WHEN b.reference IS NOT NULL THEN 1 ELSE 0 END) AS back,
    SUM(COALESCE(b.by_police, 0)) AS by_police,
    SUM(COALESCE(b.by_cps, 0)) AS by_cps,
    SUM(COALESCE(b.by_court, 0)) AS by_court,
    SUM(CASE WHEN b.reference IS NOT NULL OR d.to_court = 1 THEN 1 ELSE 0 END) AS came_to_court,
    SUM(CASE WHEN n.police AND n.matter = 'behaviour' AND b.reference IS NULL AND d.reference IS NULL THEN 1 ELSE 0 END) AS unknown
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN (
    SELECT
      log,
      reference,
      MAX(CASE WHEN referred_by = 'police' THEN 1 ELSE 0 END) AS by_police,
      MAX(CASE WHEN referred_by = 'cps' THEN 1 ELSE 0 END) AS by_cps,
      MAX(CASE WHEN referred_by = 'court' THEN 1 ELSE 0 END) AS by_court
    FROM referral
    GROUP BY log, reference
  ) AS b ON b.log = n.log AND b.reference = n.reference
  LEFT JOIN (
    SELECT
      log,
      reference,
      MAX(CASE
        WHEN disposal IN ('charge_considered', 'charged', 'convicted', 'not_guilty', 'discontinued') THEN 1 ELSE 0
      END) AS to_court
    FROM disposal
    GROUP BY log, reference
  ) AS d ON d.log = n.log AND d.reference = n.reference
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home
) AS i
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'police' UNION ALL SELECT 'cps' UNION ALL SELECT 'court') AS k
GROUP BY i.period, i.home, k.part
