-- Each month of each period and each home. `has_nights`: the month counts, and its bed nights are known.
SELECT
  p.period, p.role, p.whole_months, m.home, m.month, m.places, m.bed_nights, m.residents, m.incidents, m.nil, m.counts,
  (m.counts AND COALESCE(m.bed_nights, 0) > 0) AS has_nights
FROM period AS p
INNER JOIN home_month AS m ON m.month BETWEEN p.first_month AND p.last_month
