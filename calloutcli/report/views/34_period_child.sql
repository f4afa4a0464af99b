-- Each child who lived in a home for a night or more of the months of a period that count: for how many of these nights, and whether still
-- there after its last day. A night is that which follows a day; that of the day of leaving is not one. Of a month that does not count,
-- nobody: the day on which a child came may lie years before the home's first record, and "no entries" is not zero.
SELECT
  n.period, n.role, n.first_day, n.last_day, n.home, n.log, n.child,
  SUM(CASE WHEN n.from_day < n.to_day THEN DATE_DIFF('day', n.from_day, n.to_day) ELSE 0 END) AS nights,
  MAX(n.stays_on) AS stays_on
FROM (
  SELECT
    p.period, p.role, p.first_day, p.last_day, r.home, r.log, r.child,
    CAST(GREATEST(r.came_on, p.first_day, m.month || '-01') AS DATE) AS from_day,
    LEAST(
      CAST(COALESCE(r.left_on, '9999-12-31') AS DATE),
      CAST(CAST(p.last_day AS DATE) + INTERVAL '1' DAY AS DATE),
      CAST(CAST(m.month || '-01' AS DATE) + INTERVAL '1' MONTH AS DATE)
    ) AS to_day,
    CASE WHEN r.left_on IS NULL OR r.left_on > p.last_day THEN 1 ELSE 0 END AS stays_on
  FROM period AS p
  INNER JOIN period_month AS m ON m.period = p.period AND m.counts
  INNER JOIN resident AS r
    ON r.home = m.home
    AND r.came_on <= p.last_day
    AND (r.left_on IS NULL OR r.left_on > p.first_day)
) AS n
GROUP BY n.period, n.role, n.first_day, n.last_day, n.home, n.log, n.child
HAVING SUM(CASE WHEN n.from_day < n.to_day THEN 1 ELSE 0 END) > 0
