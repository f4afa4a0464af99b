-- measure: M18
-- name: Ofsted told of serious police contacts (regulation 40)
-- numerator: of these, incidents of which Ofsted was told
-- denominator: police contacts that were decided here and that the registered person judged to be serious, or of which Ofsted must be told
--   without a judgement; of the judgement: those that somebody must judge
-- missing: judged serious, not yet told and not yet due; of the judgement: police contacts of which the protocol asks for none, and imported
-- period: the day of the incident
-- method: percent
-- part: told, early or late
-- part in_time: told within 24 hours, or the time that the protocol sets
-- part judged: whether it is serious was judged, either way
-- caveat: Regulation 40(4)(b) speaks of an incident that requires police involvement and that the registered person considers to be serious:
--   a judgement, and not every call. A low share of serious ones is no fault. An old file tells of no judgement.
-- source: Children's Homes (England) Regulations 2015, regulation 40
SELECT
  i.period,
  i.home,
  k.part,
  SUM(CASE k.part WHEN '' THEN i.told WHEN 'in_time' THEN i.in_time ELSE i.judged END) AS numerator,
  SUM(CASE k.part WHEN 'judged' THEN i.to_be_judged ELSE i.serious END) AS denominator,
  SUM(CASE k.part WHEN 'judged' THEN i.unasked ELSE i.not_yet END) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    SUM(CASE WHEN o.is_serious = 1 AND o.is_told = 1 THEN 1 ELSE 0 END) AS told,
    SUM(CASE WHEN o.is_serious = 1 AND o.is_told = 1 AND o.is_late = 0 THEN 1 ELSE 0 END) AS in_time,
    SUM(CASE WHEN o.is_serious = 1 AND (o.is_told = 1 OR o.was_due = 1) THEN 1 ELSE 0 END) AS serious,
    SUM(CASE WHEN o.is_serious = 1 AND o.is_told = 0 AND o.was_due = 0 THEN 1 ELSE 0 END) AS not_yet,
    SUM(CASE WHEN o.needs_judgement = 1 AND o.is_judged = 1 THEN 1 ELSE 0 END) AS judged,
    SUM(CASE WHEN o.needs_judgement = 1 THEN 1 ELSE 0 END) AS to_be_judged,
    SUM(CASE WHEN o.reference IS NULL THEN 1 ELSE 0 END) AS unasked
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN (
    SELECT
      d.log,
      d.reference,
      MAX(CASE WHEN d.judgement = 'must_be_told' OR d.judged_by = '' THEN 1 ELSE 0 END) AS is_serious,
      MAX(CASE WHEN d.judged_by <> '' THEN 1 ELSE 0 END) AS needs_judgement,
      MIN(CASE WHEN d.judged_by <> '' AND d.judgement = '' THEN 0 ELSE 1 END) AS is_judged,
      MIN(CASE WHEN d.done IS NULL AND (d.judgement = 'must_be_told' OR d.judged_by = '') THEN 0 ELSE 1 END) AS is_told,
      MAX(CASE WHEN d.late THEN 1 ELSE 0 END) AS is_late,
      MAX(CASE WHEN d.done IS NULL AND d.due <= t.now AND (d.judgement = 'must_be_told' OR d.judged_by = '') THEN 1 ELSE 0 END) AS was_due
    FROM owed AS d
    CROSS JOIN today AS t
    WHERE d.what = 'notification' AND d.whom = 'ofsted'
    GROUP BY d.log, d.reference
  ) AS o ON o.log = n.log AND o.reference = n.reference
  WHERE p.role IN ('asked', 'year_before') AND n.police
  GROUP BY p.period, n.home
) AS i
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'in_time' UNION ALL SELECT 'judged') AS k
GROUP BY i.period, i.home, k.part
