-- measure: M17
-- name: What came of police contacts
-- numerator: of these, incidents of which that was decided for the child
-- denominator: police contacts by the home's decision, but those about a missing child or a child who was to be protected
-- missing: those of which nothing is recorded yet
-- period: the day of the incident, however late it was decided
-- method: percent
-- part unknown: nothing is recorded yet
-- part charge_considered: sent to the prosecutors to think about a charge, and nothing recorded after
-- part no_further_action: no further action
-- part community_resolution: community resolution
-- part outcome_22: a course or other help instead (outcome 22)
-- part outcome_21: the police look no further (outcome 21)
-- part outcome_10: the police take no action (outcome 10)
-- part youth_caution: youth caution
-- part youth_conditional_caution: youth conditional caution
-- part deferred_caution: deferred caution
-- part deferred_prosecution: deferred prosecution
-- part charged: charged, or sent to court
-- part convicted: found guilty by a court
-- part not_guilty: found not guilty by a court
-- part discontinued: dropped before the court decided
-- part other_disposal: something else
-- caveat: It arrives months later: see first how many are unknown. An incident of which two things were decided, such as a charge and then a
--   conviction, stands in both lines. Old words for a disposal are counted under today's.
-- source: Nacro; measures M17
SELECT
  i.period,
  i.home,
  k.part,
  SUM(CASE
    WHEN k.part = 'unknown' THEN i.unknown
    WHEN k.part = 'charge_considered' THEN i.considered
    ELSE COALESCE(d.incidents, 0)
  END) AS numerator,
  SUM(i.contacts) AS denominator,
  SUM(i.unknown) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    COUNT(*) AS contacts,
    SUM(CASE WHEN x.reference IS NULL THEN 1 ELSE 0 END) AS unknown,
    SUM(CASE WHEN x.others = 0 THEN 1 ELSE 0 END) AS considered
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN (
    SELECT log, reference, SUM(CASE WHEN disposal = 'charge_considered' THEN 0 ELSE 1 END) AS others
    FROM disposal
    GROUP BY log, reference
  ) AS x ON x.log = n.log AND x.reference = n.reference
  WHERE p.role IN ('asked', 'year_before') AND n.police AND n.matter NOT IN ('missing', 'safeguarding')
  GROUP BY p.period, n.home
) AS i
CROSS JOIN (
  SELECT 'unknown' AS part
  UNION ALL SELECT 'charge_considered'
  UNION ALL SELECT 'no_further_action'
  UNION ALL SELECT 'community_resolution'
  UNION ALL SELECT 'outcome_22'
  UNION ALL SELECT 'outcome_21'
  UNION ALL SELECT 'outcome_10'
  UNION ALL SELECT 'youth_caution'
  UNION ALL SELECT 'youth_conditional_caution'
  UNION ALL SELECT 'deferred_caution'
  UNION ALL SELECT 'deferred_prosecution'
  UNION ALL SELECT 'charged'
  UNION ALL SELECT 'convicted'
  UNION ALL SELECT 'not_guilty'
  UNION ALL SELECT 'discontinued'
  UNION ALL SELECT 'other_disposal'
) AS k
LEFT JOIN (
  SELECT y.period, y.home, y.disposal, COUNT(*) AS incidents
  FROM (
    SELECT DISTINCT p.period, n.home, n.log, n.reference, x.disposal
    FROM period AS p
    INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
    INNER JOIN disposal AS x ON x.log = n.log AND x.reference = n.reference
    WHERE p.role IN ('asked', 'year_before') AND n.police AND n.matter NOT IN ('missing', 'safeguarding')
  ) AS y
  GROUP BY y.period, y.home, y.disposal
) AS d ON d.period = i.period AND d.home = i.home AND d.disposal = k.part
GROUP BY i.period, i.home, k.part
