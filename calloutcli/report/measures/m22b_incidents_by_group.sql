-- measure: M22b
-- name: Incidents for each 1,000 nights, by group of children
-- numerator: incidents that were decided here, of children of the group
-- denominator: nights for which children of the group lived there: the stage just before
-- missing: imported incidents; in the rows of what is not recorded also incidents of children who were not living there by the records, or
--   without a child's code
-- period: the day of the incident; nights as recorded of each child
-- method: index 1000
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
-- caveat: A relative rate index is how often incidents of a group were recorded for its nights, beside the reference group. Shown only where both
--   have 10 incidents or more. It says who is written about, and not who did what. Incidents come from few children, so it varies more than
--   the interval says. Age is by year of birth, at the end of the period.
-- source: OJJDP relative rate index (the denominator is the stage before); the thresholds are a proposal
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
  SUM(i.incidents) AS numerator,
  SUM(i.nights) AS denominator,
  SUM(i.missing) AS missing
FROM (
  SELECT
    p.period,
    p.home,
    c.ethnicity,
    c.sex,
    c.send,
    c.legal_status,
    CASE
      WHEN c.birth_year IS NULL THEN 'not_recorded'
      WHEN CAST(SUBSTRING(p.last_day, 1, 4) AS INTEGER) - c.birth_year <= 12 THEN 'up_to_12'
      WHEN CAST(SUBSTRING(p.last_day, 1, 4) AS INTEGER) - c.birth_year <= 15 THEN '13_15'
      ELSE '16_over'
    END AS age,
    p.nights,
    COALESCE(n.incidents, 0) AS incidents,
    COALESCE(n.imported, 0) AS missing
  FROM period_child AS p
  INNER JOIN child AS c ON c.log = p.log AND c.child = p.child
  LEFT JOIN (
    SELECT
      q.period,
      x.log,
      x.child,
      SUM(CASE WHEN x.source = 'decided' THEN 1 ELSE 0 END) AS incidents,
      SUM(CASE WHEN x.source = 'decided' THEN 0 ELSE 1 END) AS imported
    FROM period AS q
    INNER JOIN incident AS x ON x.day BETWEEN q.first_day AND q.last_day
    WHERE q.role IN ('asked', 'year_before') AND x.child IS NOT NULL
    GROUP BY q.period, x.log, x.child
  ) AS n ON n.period = p.period AND n.log = p.log AND n.child = p.child
  WHERE p.role IN ('asked', 'year_before')
  UNION ALL
  SELECT
    q.period, x.home, 'not_recorded', 'not_recorded', 'not_recorded', 'not_recorded', 'not_recorded', 0, 0, COUNT(*)
  FROM period AS q
  INNER JOIN incident AS x ON x.day BETWEEN q.first_day AND q.last_day
  LEFT JOIN period_child AS r ON r.period = q.period AND r.log = x.log AND r.child = x.child
  WHERE q.role IN ('asked', 'year_before') AND r.child IS NULL
  GROUP BY q.period, x.home
) AS i
CROSS JOIN (
  SELECT 'ethnicity' AS kind
  UNION ALL SELECT 'sex'
  UNION ALL SELECT 'send'
  UNION ALL SELECT 'legal_status'
  UNION ALL SELECT 'age'
) AS k
GROUP BY i.period, i.home, 3
