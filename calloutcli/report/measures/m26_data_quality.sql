-- measure: M26
-- name: How complete the records are
-- numerator: of these, those to which the line applies
-- denominator: incidents; of lines about police: police contacts; of a child: children who lived there; of months: months of the homes;
--   of corrections: records of other kinds; of logs: logs
-- missing: where it cannot be said
-- period: the day of the incident; of corrections the month of recording; of logs as they are now
-- method: percent
-- method corrections: rate 100
-- method unread: count
-- method problems: count
-- method disclosures: count
-- part without: not recorded
-- part without:child: no child's code
-- part without:role: the role of whoever decided is not recorded
-- part without:placed_from: where the placing council is, is not recorded
-- part without:police: whether the police were contacted is not recorded, or not decided yet
-- part without:attended: whether the police came is not recorded, of police contacts
-- part without:crime: whether it became a crime is not recorded, of police contacts but those about a missing child
-- part without:channel: of imported incidents, how the police were told is not recorded
-- part without:location: of imported incidents, where it was is not recorded
-- part without:hour: of imported incidents, the file gives no time of day
-- part without:resident: of incidents with a child's code, the child was never entered as resident
-- part without:ethnicity: ethnic group of a child who lived there
-- part without:sex: sex of a child who lived there
-- part without:send: special educational needs of a child who lived there
-- part without:legal_status: legal status of a child who lived there
-- part without:birth_year: year of birth of a child who lived there
-- part without:looked_after_since: since when in care, of a child who lived there
-- part without:placements: placements of a child who lived there
-- part without:prior_record: caution or conviction on coming, of a child who lived there
-- part late: entered more than 24 hours after the incident, of those that were decided here
-- part corrections: corrections for each 100 other records
-- part not_reporting: months of homes of which nothing is known: no incident, and nobody said that there was none
-- part nil_confirmed: of months without an incident, those of which the home said so
-- part nil_contradicted: of months of which a home said that there was no incident, those that had one
-- part without_nights: of months that count, those without bed nights
-- part logs_not_verified: logs that were not checked, or do not hold
-- part logs_partial: logs of which only a part was given
-- part problems: problems that the check of the logs found
-- part disclosures: words that are missing, and of which no record says that they were erased
-- part unread: records that could not be read
-- caveat: "No entries" is not zero. Imported incidents are left out of late entries and of corrections: they were all entered years later.
--   That a decision was never recorded at all, nothing here can find.
-- source: Howard League blog (2018): data that cannot be compared
SELECT
  i.period,
  i.home,
  k.part,
  SUM(CASE k.part
    WHEN 'without:child' THEN i.no_child
    WHEN 'without:role' THEN i.no_role
    WHEN 'without:placed_from' THEN i.no_placed
    WHEN 'without:police' THEN i.no_police
    WHEN 'without:attended' THEN i.no_attended
    WHEN 'without:crime' THEN i.no_crime
    WHEN 'without:channel' THEN i.no_channel
    WHEN 'without:location' THEN i.no_location
    WHEN 'without:hour' THEN i.no_hour
    WHEN 'without:resident' THEN i.no_resident
    ELSE i.late
  END) AS numerator,
  SUM(CASE
    WHEN k.part IN ('without:child', 'without:police') THEN i.incidents
    WHEN k.part = 'without:attended' THEN i.contacts
    WHEN k.part = 'without:crime' THEN i.contacts - i.contacts_missing
    WHEN k.part IN ('without:channel', 'without:location', 'without:hour') THEN i.incidents - i.decided
    WHEN k.part = 'without:resident' THEN i.incidents - i.no_child
    ELSE i.decided
  END) AS denominator,
  0 AS missing
FROM (
  SELECT
    p.period,
    n.home,
    COUNT(*) AS incidents,
    SUM(CASE WHEN n.source = 'decided' THEN 1 ELSE 0 END) AS decided,
    SUM(CASE WHEN n.police THEN 1 ELSE 0 END) AS contacts,
    SUM(CASE WHEN n.police AND n.matter = 'missing' THEN 1 ELSE 0 END) AS contacts_missing,
    SUM(CASE WHEN n.child IS NULL THEN 1 ELSE 0 END) AS no_child,
    SUM(CASE WHEN n.source = 'decided' AND n.role = 'not_recorded' THEN 1 ELSE 0 END) AS no_role,
    SUM(CASE WHEN n.source = 'decided' AND n.placed = 'not_recorded' THEN 1 ELSE 0 END) AS no_placed,
    SUM(CASE WHEN n.police IS NULL THEN 1 ELSE 0 END) AS no_police,
    SUM(CASE WHEN n.police AND n.attended = 'not_recorded' THEN 1 ELSE 0 END) AS no_attended,
    SUM(CASE WHEN n.police AND n.crime = 'not_recorded' AND n.matter <> 'missing' THEN 1 ELSE 0 END) AS no_crime,
    SUM(CASE WHEN n.source = 'imported' AND n.police IS NULL THEN 1 ELSE 0 END) AS no_channel,
    SUM(CASE WHEN n.source = 'imported' AND n.location = 'not_recorded' THEN 1 ELSE 0 END) AS no_location,
    SUM(CASE WHEN n.source = 'imported' AND n.hour IS NULL THEN 1 ELSE 0 END) AS no_hour,
    SUM(CASE WHEN n.child IS NOT NULL AND c.child IS NULL THEN 1 ELSE 0 END) AS no_resident,
    SUM(CASE WHEN n.late THEN 1 ELSE 0 END) AS late
  FROM period AS p
  INNER JOIN incident AS n ON n.day BETWEEN p.first_day AND p.last_day
  LEFT JOIN child AS c ON c.log = n.log AND c.child = n.child
  WHERE p.role IN ('asked', 'year_before')
  GROUP BY p.period, n.home
) AS i
CROSS JOIN (
  SELECT 'without:child' AS part
  UNION ALL SELECT 'without:role'
  UNION ALL SELECT 'without:placed_from'
  UNION ALL SELECT 'without:police'
  UNION ALL SELECT 'without:attended'
  UNION ALL SELECT 'without:crime'
  UNION ALL SELECT 'without:channel'
  UNION ALL SELECT 'without:location'
  UNION ALL SELECT 'without:hour'
  UNION ALL SELECT 'without:resident'
  UNION ALL SELECT 'late'
) AS k
GROUP BY i.period, i.home, k.part
UNION ALL
SELECT
  r.period,
  r.home,
  'without:' || k.field,
  SUM(CASE k.field
    WHEN 'ethnicity' THEN CASE WHEN c.ethnicity = 'not_recorded' THEN 1 ELSE 0 END
    WHEN 'sex' THEN CASE WHEN c.sex = 'not_recorded' THEN 1 ELSE 0 END
    WHEN 'send' THEN CASE WHEN c.send = 'not_recorded' THEN 1 ELSE 0 END
    WHEN 'legal_status' THEN CASE WHEN c.legal_status = 'not_recorded' THEN 1 ELSE 0 END
    WHEN 'birth_year' THEN CASE WHEN c.birth_year IS NULL THEN 1 ELSE 0 END
    WHEN 'looked_after_since' THEN CASE WHEN c.looked_after_since IS NULL THEN 1 ELSE 0 END
    WHEN 'placements' THEN CASE WHEN c.placements = 'not_recorded' THEN 1 ELSE 0 END
    ELSE CASE WHEN c.prior_record_at_admission = 'not_recorded' THEN 1 ELSE 0 END
  END),
  COUNT(*),
  0
FROM period_child AS r
INNER JOIN child AS c ON c.log = r.log AND c.child = r.child
CROSS JOIN (
  SELECT 'ethnicity' AS field
  UNION ALL SELECT 'sex'
  UNION ALL SELECT 'send'
  UNION ALL SELECT 'legal_status'
  UNION ALL SELECT 'birth_year'
  UNION ALL SELECT 'looked_after_since'
  UNION ALL SELECT 'placements'
  UNION ALL SELECT 'prior_record'
) AS k
WHERE r.role IN ('asked', 'year_before')
GROUP BY r.period, r.home, k.field
UNION ALL
SELECT
  m.period,
  m.home,
  k.part,
  SUM(CASE k.part
    WHEN 'not_reporting' THEN CASE WHEN m.counts THEN 0 ELSE 1 END
    WHEN 'nil_confirmed' THEN CASE WHEN m.nil AND m.incidents = 0 THEN 1 ELSE 0 END
    WHEN 'nil_contradicted' THEN CASE WHEN m.nil AND m.incidents > 0 THEN 1 ELSE 0 END
    ELSE CASE WHEN m.counts AND NOT m.has_nights THEN 1 ELSE 0 END
  END),
  SUM(CASE k.part
    WHEN 'not_reporting' THEN 1
    WHEN 'nil_confirmed' THEN CASE WHEN m.incidents = 0 THEN 1 ELSE 0 END
    WHEN 'nil_contradicted' THEN CASE WHEN m.nil THEN 1 ELSE 0 END
    ELSE CASE WHEN m.counts THEN 1 ELSE 0 END
  END),
  0
FROM period_month AS m
CROSS JOIN (
  SELECT 'not_reporting' AS part
  UNION ALL SELECT 'nil_confirmed'
  UNION ALL SELECT 'nil_contradicted'
  UNION ALL SELECT 'without_nights'
) AS k
WHERE m.role IN ('asked', 'year_before')
GROUP BY m.period, m.home, k.part
UNION ALL
SELECT
  p.period,
  t.home,
  'corrections',
  SUM(CASE WHEN t.kind = 'correction' THEN t.records ELSE 0 END),
  CASE WHEN p.whole_months THEN SUM(CASE WHEN t.kind NOT IN ('correction', 'imported') THEN t.records ELSE 0 END) END,
  0
FROM period AS p
INNER JOIN tally AS t ON t.month BETWEEN p.first_month AND p.last_month
WHERE p.role IN ('asked', 'year_before')
GROUP BY p.period, p.whole_months, t.home
UNION ALL
SELECT
  p.period,
  g.home,
  k.part,
  SUM(CASE k.part
    WHEN 'logs_not_verified' THEN CASE WHEN g.verified THEN 0 ELSE 1 END
    WHEN 'logs_partial' THEN CASE WHEN g.partial THEN 1 ELSE 0 END
    WHEN 'problems' THEN g.problems
    WHEN 'disclosures' THEN g.missing_disclosures
    ELSE g.unread
  END),
  CASE WHEN k.part IN ('logs_not_verified', 'logs_partial') THEN COUNT(*) END,
  0
FROM period AS p
CROSS JOIN log AS g
CROSS JOIN (
  SELECT 'logs_not_verified' AS part
  UNION ALL SELECT 'logs_partial'
  UNION ALL SELECT 'problems'
  UNION ALL SELECT 'disclosures'
  UNION ALL SELECT 'unread'
) AS k
WHERE p.role = 'asked'
GROUP BY p.period, g.home, k.part
