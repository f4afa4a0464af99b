-- measure: M22a
-- name: Police contacts among incidents, by group of children
-- numerator: of these, incidents where the police were contacted as a result of the home's decision
-- denominator: incidents of children of the group that were decided here: the stage just before
-- missing: incidents that are still open, and imported ones
-- period: the day of the incident
-- method: index
-- reference ethnicity:white: the largest group
-- reference sex:male: the larger group
-- reference send:none: the larger group
-- reference legal_status:care_order: the largest group
-- reference age:13_15: the largest group
-- part ethnicity:asian: Asian, Asian British or Asian Welsh
-- part ethnicity:black: Black, Black British, Black Welsh, Caribbean or African
-- part ethnicity:mixed: Mixed or Multiple ethnic groups
-- part ethnicity:white: White
-- part ethnicity:other_ethnic_group: Other ethnic group
-- part ethnicity:refused: ethnic group: did not want to say
-- part ethnicity:not_asked: ethnic group: not asked
-- part ethnicity:not_recorded: ethnic group: not recorded
-- part sex:female: girls
-- part sex:male: boys
-- part sex:other_sex: neither of these words fits
-- part sex:refused: sex: did not want to say
-- part sex:not_asked: sex: not asked
-- part sex:not_recorded: sex: not recorded
-- part send:none: no special educational needs
-- part send:sen_support: SEN support
-- part send:ehc_plan: an EHC plan
-- part send:not_recorded: special educational needs: not recorded
-- part legal_status:section_20: by agreement (section 20)
-- part legal_status:interim_care_order: interim care order
-- part legal_status:care_order: care order
-- part legal_status:remand: on remand
-- part legal_status:other_status: another legal status
-- part legal_status:not_recorded: legal status: not recorded
-- part age:up_to_12: up to 12 years
-- part age:13_15: 13 to 15 years
-- part age:16_over: 16 years and over
-- part age:not_recorded: age: not recorded
-- caveat: A relative rate index is how often the police were contacted for incidents of a group, beside how often for the reference group.
--   Shown only where both have 10 incidents and 5 contacts or more. What is not recorded is a row of its own, with children who were never
--   entered as residents. Incidents come from few children, so it varies more than the interval says. Age is by year of birth, at the end of
--   the period. Sex, ethnic group and the like are never an input to a decision.
-- source: OJJDP relative rate index (the denominator is the decision stage before); the thresholds are a proposal
SELECT
  i.period,
  i.home,
  k.kind || ':' || CASE k.kind
    WHEN 'ethnicity' THEN i.ethnicity
    WHEN 'sex' THEN i.sex
    WHEN 'send' THEN i.send
    WHEN 'legal_status' THEN i.legal_status
    WHEN 'age' THEN i.age
  END AS part,
  SUM(i.contacts) AS numerator,
  SUM(i.known) AS denominator,
  SUM(i.incidents - i.known) AS missing
FROM (
  SELECT
    p.period,
    n.home,
    COALESCE(c.ethnicity, 'not_recorded') AS ethnicity,
    COALESCE(c.sex, 'not_recorded') AS sex,
    COALESCE(c.send, 'not_recorded') AS send,
    COALESCE(c.legal_status, 'not_recorded') AS legal_status,
    CASE
      WHEN c.birth_year IS NULL THEN 'not_recorded'
      WHEN CAST(SUBSTRING(p.last_day, 1, 4) AS INTEGER) - c.birth_year <= 12 THEN 'up_to_12'
      WHEN CAST(SUBSTRING(p.last_day, 1, 4) AS INTEGER) - c.birth_year <= 15 THEN '13_15'
      ELSE '16_over'
    END AS age,
    COUNT(*) AS incidents,
    SUM(CASE WHEN n.source = 'decided' AND n.police IS NOT NULL THEN 1 ELSE 0 END) AS known,
    SUM(CASE WHEN n.source = 'decided' AND n.police THEN 1 ELSE 0 END) AS contacts
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN child AS c ON c.log = n.log AND c.child = n.child
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home, 3, 4, 5, 6, 7
) AS i
CROSS JOIN (
  SELECT 'ethnicity' AS kind
  UNION ALL SELECT 'sex'
  UNION ALL SELECT 'send'
  UNION ALL SELECT 'legal_status'
  UNION ALL SELECT 'age'
) AS k
GROUP BY i.period, i.home, 3
