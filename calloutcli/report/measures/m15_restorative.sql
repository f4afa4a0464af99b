-- measure: M15
-- name: Putting it right
-- numerator: of these, those to which the line applies
-- denominator: of the offer: incidents that were decided here and whose decision asks for it; of the other lines: pieces of work that were
--   offered and have ended; of those who were hurt: those whose answer is recorded
-- missing: of the offer: imported incidents, and those that are still open; of the others: work that goes on, or of which it is not
--   recorded; of those who were hurt: not asked, or not recorded
-- period: the day of the incident
-- method: percent
-- method declined: count
-- part offered: offered, where the decision asks for it
-- part agreed: everybody wanted to take part
-- part completed: held, and what was agreed was done or nothing more was needed
-- part satisfied: the person who was hurt was content
-- part declined:child: declined by the child who did it
-- part declined:person_hurt: declined by the person who was hurt
-- part declined:both: declined by both
-- part declined:somebody_else: declined by somebody else, or it is not recorded by whom
-- caveat: Taking part is voluntary for each of them, and a no is no failure. An old file does not say who declined.
-- source: leicestershire-2010 par. 9; nottingham-2011 par. 1.23
SELECT
  p.period,
  i.home,
  'offered' AS part,
  SUM(CASE WHEN i.source = 'decided' AND i.restorative_advised AND w.reference IS NOT NULL THEN 1 ELSE 0 END) AS numerator,
  SUM(CASE WHEN i.source = 'decided' AND i.restorative_advised THEN 1 ELSE 0 END) AS denominator,
  SUM(CASE WHEN i.source <> 'decided' OR i.restorative_advised IS NULL THEN 1 ELSE 0 END) AS missing
FROM period AS p
INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
LEFT JOIN (SELECT DISTINCT log, reference FROM restorative) AS w ON w.log = i.log AND w.reference = i.reference
WHERE p.role IN ('asked', 'year_before')
GROUP BY p.period, i.home
UNION ALL
SELECT
  w.period,
  w.home,
  k.part,
  SUM(CASE k.part WHEN 'agreed' THEN w.agreed WHEN 'completed' THEN w.completed ELSE w.content END),
  SUM(CASE k.part
    WHEN 'agreed' THEN w.asked
    WHEN 'completed' THEN w.ended
    ELSE w.content + w.not_content
  END),
  SUM(CASE k.part
    WHEN 'agreed' THEN w.works - w.asked
    WHEN 'completed' THEN w.works - w.ended
    ELSE w.works - w.content - w.not_content - w.nobody_hurt
  END)
FROM (
  SELECT
    p.period,
    r.home,
    COUNT(*) AS works,
    SUM(CASE
      WHEN r.declined_by <> '' THEN 0
      WHEN r.held_day IS NOT NULL THEN 1
      WHEN r.child_consent = 'agreed' AND (r.hurt_consent IN ('agreed', 'nobody_hurt') OR r.level = 'not_recorded') THEN 1
      ELSE 0
    END) AS agreed,
    SUM(CASE
      WHEN r.declined_by <> '' OR r.held_day IS NOT NULL THEN 1
      WHEN r.child_consent = 'agreed' AND (r.hurt_consent IN ('agreed', 'nobody_hurt') OR r.level = 'not_recorded') THEN 1
      ELSE 0
    END) AS asked,
    SUM(CASE
      WHEN r.declined_by = '' AND r.state = 'ended' AND (r.completed = 'yes' OR r.result IN ('done', 'nothing_needed')) THEN 1
      ELSE 0
    END) AS completed,
    SUM(CASE
      WHEN r.state <> 'ended' THEN 0
      WHEN r.level = 'not_recorded' AND r.declined_by = '' AND r.completed = 'not_recorded' THEN 0
      ELSE 1
    END) AS ended,
    SUM(CASE WHEN r.satisfied = 'yes' THEN 1 ELSE 0 END) AS content,
    SUM(CASE WHEN r.satisfied = 'no' THEN 1 ELSE 0 END) AS not_content,
    SUM(CASE WHEN r.satisfied = 'nobody_hurt' THEN 1 ELSE 0 END) AS nobody_hurt
  FROM period AS p
  INNER JOIN restorative AS r ON r.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, r.home
) AS w
CROSS JOIN (SELECT 'agreed' AS part UNION ALL SELECT 'completed' UNION ALL SELECT 'satisfied') AS k
GROUP BY w.period, w.home, k.part
UNION ALL
SELECT
  p.period,
  r.home,
  'declined:' || k.who,
  SUM(CASE WHEN r.declined_by = k.who THEN 1 ELSE 0 END),
  CAST(NULL AS BIGINT),
  0
FROM period AS p
INNER JOIN restorative AS r ON r.day BETWEEN p.first_day AND p.last_day
CROSS JOIN (
  SELECT 'child' AS who
  UNION ALL SELECT 'person_hurt'
  UNION ALL SELECT 'both'
  UNION ALL SELECT 'somebody_else'
) AS k
WHERE p.role IN ('asked', 'year_before')
GROUP BY p.period, r.home, k.who
