-- measure: M5
-- name: Departures from the advice
-- numerator: of these, decisions in which something else was followed than the protocol advised
-- denominator: incidents that were decided here and of which the answers led to an advice; of a rule: those that it decided; of a
--   reason: the departures
-- missing: imported incidents, and those that the answers left open
-- period: the day of the incident, by the home's own clock
-- method: percent
-- part: in either direction
-- part up: something more serious was followed than was advised
-- part down: something less serious was followed than was advised
-- part rule_up: more serious, by the rule that decided
-- part rule_down: less serious, by the rule that decided
-- part reason:advice_wrong: of them, because the advice was wrong for this case
-- part reason:plan_says: of them, because the child's own plan says something else
-- part reason:risk_higher: of them, because the risk is higher than the questions show
-- part reason:risk_lower: of them, because the risk is lower than the questions show
-- part reason:manager_decided: of them, because a manager decided
-- part reason:police_advised: of them, because the police advised it
-- part reason:hurt_person_asked: of them, because the person who was hurt asked for it
-- part reason:other: of them, for another reason
-- part reason:not_recorded: of them, no reason is recorded
-- caveat: A departure is normal and blameless. A rule that is often departed from may be a bad rule: rules are counted, never people.
--   The last decision of a case counts; what was decided later of one that was put off is no departure. A rule stands with the version of
--   its protocol, and numbers by rule are small.
-- source: tool audit; CPS and NPCC (the rationale is recorded)
SELECT
  i.period,
  i.home,
  k.part,
  SUM(CASE WHEN i.direction = k.part OR (k.part = '' AND i.direction IN ('up', 'down')) THEN i.known ELSE 0 END) AS numerator,
  SUM(i.known) AS denominator,
  SUM(i.incidents - i.known) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    n.direction,
    COUNT(*) AS incidents,
    SUM(
      CASE WHEN n.source = 'decided' AND n.advised_tier <> 'undecided' AND NOT n.undecided THEN 1 ELSE 0 END
    ) AS known
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home, n.direction
) AS i
CROSS JOIN (SELECT '' AS part UNION ALL SELECT 'up' UNION ALL SELECT 'down') AS k
GROUP BY i.period, i.home, k.part
UNION ALL
SELECT
  p.period,
  r.home,
  'rule_' || k.way || ':' || r.protocol || ':' || r.rule,
  SUM(CASE WHEN r.direction = k.way THEN 1 ELSE 0 END),
  COUNT(*),
  0
FROM period AS p
INNER JOIN rule AS r ON r.day BETWEEN p.first_day AND p.last_day
CROSS JOIN (SELECT 'up' AS way UNION ALL SELECT 'down') AS k
WHERE p.role IN ('asked', 'year_before')
GROUP BY p.period, r.home, k.way, r.protocol, r.rule
UNION ALL
SELECT
  i.period,
  i.home,
  'reason:' || k.reason,
  SUM(CASE WHEN i.reason = k.reason THEN i.departures ELSE 0 END),
  SUM(i.departures),
  0
FROM (
  SELECT
    p.period,
    n.home,
    CASE WHEN n.departure_reason IS NULL OR n.departure_reason = 'not_departed' THEN 'not_recorded' ELSE n.departure_reason END AS reason,
    COUNT(*) AS departures
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  WHERE p.role IN ('asked', 'year_before')
    AND n.direction IN ('up', 'down') AND n.advised_tier <> 'undecided' AND NOT n.undecided
  GROUP BY p.period, n.home, 3
) AS i
CROSS JOIN (
  SELECT 'advice_wrong' AS reason
  UNION ALL SELECT 'plan_says'
  UNION ALL SELECT 'risk_higher'
  UNION ALL SELECT 'risk_lower'
  UNION ALL SELECT 'manager_decided'
  UNION ALL SELECT 'police_advised'
  UNION ALL SELECT 'hurt_person_asked'
  UNION ALL SELECT 'other'
  UNION ALL SELECT 'not_recorded'
) AS k
GROUP BY i.period, i.home, k.reason
