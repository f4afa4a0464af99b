-- measure: M1
-- name: Police contacts
-- numerator: incidents where the police were contacted as a result of the home's decision
-- denominator: none
-- missing: incidents of which it is not recorded, or not decided yet, whether the police are contacted
-- period: the day of the incident, by the home's own clock
-- method: count
-- part: all
-- part behaviour: about what a child is said to have done
-- part missing: a child was missing
-- part safeguarding: a child was to be protected
-- part other: anything else
-- part others: not among them: contacts by a neighbour, a child, the person who was hurt or somebody else
-- caveat: Calls about missing children are usually the most. A fall in all calls is not always good: see them apart.
--   Calls by neighbours or by children are not the home's decision and are counted apart, each by its own day; of those
--   it is missing who called.
-- source: leicestershire-2010 par. 11; six-point plan; Howard League, Know your numbers (2019)
SELECT
  h.period,
  h.home,
  k.part,
  COALESCE(SUM(CASE WHEN i.police THEN i.incidents END), 0) AS numerator,
  CAST(NULL AS BIGINT) AS denominator,
  COALESCE(SUM(CASE WHEN i.police IS NULL THEN i.incidents END), 0) AS missing
FROM period_home AS h
CROSS JOIN (
  SELECT '' AS part
  UNION ALL SELECT 'behaviour'
  UNION ALL SELECT 'missing'
  UNION ALL SELECT 'safeguarding'
  UNION ALL SELECT 'other'
) AS k
LEFT JOIN (
  SELECT p.period, n.home, n.matter, n.police, COUNT(*) AS incidents
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home, n.matter, n.police
) AS i ON i.period = h.period AND i.home = h.home AND (k.part = '' OR k.part = i.matter)
WHERE h.role IN ('asked', 'year_before')
GROUP BY h.period, h.home, k.part
UNION ALL
SELECT
  p.period,
  c.home,
  'others',
  SUM(CASE WHEN c.called_by NOT IN ('home', 'not_recorded') THEN 1 ELSE 0 END),
  CAST(NULL AS BIGINT),
  SUM(CASE WHEN c.called_by = 'not_recorded' THEN 1 ELSE 0 END)
FROM period AS p
INNER JOIN contact AS c ON c.day BETWEEN p.first_day AND p.last_day
WHERE p.role IN ('asked', 'year_before')
GROUP BY p.period, c.home
