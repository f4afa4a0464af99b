-- measure: M19
-- name: Missing episodes and return interviews
-- numerator: episodes; of the interviews: those that were offered, or done, within 72 hours of the child's return
-- denominator: none; of the interviews: episodes after which one is owed, and its 72 hours are over or it was offered
-- missing: incidents about a missing child without a record of the episode, imported ones among them; of children: episodes without a child's
--   code; of the interviews: episodes whose child is not back, and those whose 72 hours are not over
-- period: the day on which the episode began; of an incident without one its own day
-- method: count
-- method interview_offered: percent
-- method interview_done: percent
-- part: missing
-- part away: away at a place that was known, without agreement
-- part reported: of both, reported to the police
-- part children: children who were missing, each once
-- part interview_offered: return interview offered within 72 hours
-- part interview_done: return interview done within 72 hours
-- caveat: Stands beside what children are said to have done, and is never counted with it. Whoever declined an interview had been offered one,
--   and it was not done. A child of two logs is two children.
-- source: nottingham-2011 par. 1.7; Ofsted Annex A, items 9a and 9b; statutory guidance (2014)
SELECT
  u.period,
  u.home,
  k.part,
  SUM(CASE k.part
    WHEN '' THEN u.missing_ones
    WHEN 'away' THEN u.away_ones
    WHEN 'reported' THEN u.reported_ones
    WHEN 'children' THEN u.children
    WHEN 'interview_offered' THEN u.offered_in_time
    ELSE u.done_in_time
  END) AS numerator,
  CASE
    WHEN k.part = 'interview_offered' THEN SUM(u.offers_due)
    WHEN k.part = 'interview_done' THEN SUM(u.interviews_due)
  END AS denominator,
  SUM(CASE k.part
    WHEN '' THEN u.without_episode
    WHEN 'children' THEN u.without_child
    WHEN 'interview_offered' THEN u.owed_ones - u.offers_due
    WHEN 'interview_done' THEN u.owed_ones - u.interviews_due
    ELSE 0
  END) AS missing
FROM (
  SELECT
    p.period,
    e.home,
    SUM(CASE WHEN e.absence = 'missing' THEN 1 ELSE 0 END) AS missing_ones,
    SUM(CASE WHEN e.absence = 'away' THEN 1 ELSE 0 END) AS away_ones,
    SUM(CASE WHEN e.reported IS NOT NULL THEN 1 ELSE 0 END) AS reported_ones,
    COUNT(DISTINCT CASE WHEN e.absence = 'missing' AND e.child IS NOT NULL THEN e.log || ' ' || e.child END) AS children,
    SUM(CASE WHEN e.absence = 'missing' AND e.child IS NULL THEN 1 ELSE 0 END) AS without_child,
    0 AS without_episode,
    SUM(CASE WHEN e.absence = 'missing' OR e.reported IS NOT NULL OR e.due IS NOT NULL THEN 1 ELSE 0 END) AS owed_ones,
    SUM(CASE
      WHEN e.due IS NULL THEN 0
      WHEN e.due <= t.now OR e.offered IS NOT NULL OR e.done IS NOT NULL OR e.declined IS NOT NULL THEN 1
      ELSE 0
    END) AS offers_due,
    SUM(CASE WHEN e.offered <= e.due OR e.done <= e.due OR e.declined <= e.due THEN 1 ELSE 0 END) AS offered_in_time,
    SUM(CASE
      WHEN e.due IS NULL THEN 0
      WHEN e.due <= t.now OR e.done IS NOT NULL OR e.declined IS NOT NULL THEN 1
      ELSE 0
    END) AS interviews_due,
    SUM(CASE WHEN e.done <= e.due THEN 1 ELSE 0 END) AS done_in_time
  FROM period AS p
  INNER JOIN episode AS e ON e.day BETWEEN p.first_day AND p.last_day
  CROSS JOIN today AS t
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, e.home
  UNION ALL
  SELECT h.period, h.home, 0, 0, 0, 0, 0, COALESCE(n.incidents, 0), 0, 0, 0, 0, 0
  FROM period_home AS h
  LEFT JOIN (
    SELECT p.period, i.home, COUNT(*) AS incidents
    FROM period AS p
    INNER JOIN incident AS i ON i.day BETWEEN p.first_day AND p.last_day
    LEFT JOIN (SELECT DISTINCT log, reference FROM episode) AS e ON e.log = i.log AND e.reference = i.reference
    WHERE p.role IN ('asked', 'year_before') AND i.matter = 'missing' AND e.reference IS NULL
    GROUP BY p.period, i.home
  ) AS n ON n.period = h.period AND n.home = h.home
  WHERE h.role IN ('asked', 'year_before')
) AS u
CROSS JOIN (
  SELECT '' AS part
  UNION ALL SELECT 'away'
  UNION ALL SELECT 'reported'
  UNION ALL SELECT 'children'
  UNION ALL SELECT 'interview_offered'
  UNION ALL SELECT 'interview_done'
) AS k
GROUP BY u.period, u.home, k.part
