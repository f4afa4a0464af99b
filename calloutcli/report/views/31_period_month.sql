-- Each month of each period and each home. `has_nights`: the month counts, and its bed nights are known. `incidents` are those of the month;
-- `incidents_within` and `contacts_within` lie in the period, where that begins or ends within the month.
SELECT
  p.period, p.role, p.whole_months, m.home, m.month, m.places, m.bed_nights, m.residents, m.incidents, m.nil, m.counts,
  (m.counts AND COALESCE(m.bed_nights, 0) > 0) AS has_nights,
  COALESCE(c.incidents, 0) AS incidents_within,
  COALESCE(c.contacts, 0) AS contacts_within
FROM period AS p
INNER JOIN home_month AS m ON m.month BETWEEN p.first_month AND p.last_month
LEFT JOIN (
  SELECT q.period, i.home, i.month, COUNT(*) AS incidents, SUM(CASE WHEN i.police THEN 1 ELSE 0 END) AS contacts
  FROM period AS q
  INNER JOIN incident AS i ON i.day BETWEEN q.first_day AND q.last_day
  GROUP BY q.period, i.home, i.month
) AS c ON c.period = p.period AND c.home = m.home AND c.month = m.month
