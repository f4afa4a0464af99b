-- measure: M4
-- name: Managed in the home
-- numerator: of these, incidents where the police were not contacted by the home's decision
-- denominator: incidents that were decided here; the first line: those of which the protocol did not say that 999 must be called
-- missing: incidents that are still open, and imported ones; in the first line also those of which the answers left the advice open
-- period: the day of the incident, by the home's own clock
-- method: percent
-- part: where the protocol left room
-- part all: of all
-- caveat: A higher share is not better by itself: some incidents must be reported, and some children must be protected.
--   An old file tells of no advice, so imported incidents are left out.
-- source: leicestershire-2010 par. 7; practice example; nottingham-2011 (tiered response)
SELECT
  i.period,
  i.home,
  k.part,
  SUM(CASE WHEN k.part = 'all' OR i.advice = 'room' THEN i.managed ELSE 0 END) AS numerator,
  SUM(CASE WHEN k.part = 'all' OR i.advice = 'room' THEN i.known ELSE 0 END) AS denominator,
  SUM(CASE WHEN k.part = 'all' OR i.advice <> 'must_call' THEN i.incidents - i.known ELSE 0 END)
  + SUM(CASE WHEN k.part <> 'all' AND i.advice = 'open' THEN i.known ELSE 0 END) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    CASE
      WHEN n.source = 'imported' THEN 'none'
      WHEN n.advised_tier IS NULL OR n.advised_tier = 'undecided' THEN 'open'
      WHEN n.must_call THEN 'must_call'
      ELSE 'room'
    END AS advice,
    COUNT(*) AS incidents,
    SUM(CASE WHEN n.source <> 'imported' AND n.police IS NOT NULL THEN 1 ELSE 0 END) AS known,
    SUM(CASE WHEN n.source <> 'imported' AND NOT n.police THEN 1 ELSE 0 END) AS managed
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home, 3
) AS i
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'all') AS k
GROUP BY i.period, i.home, k.part
