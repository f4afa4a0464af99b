-- Every home and the first month from which it is known: home, month.
SELECT home, MIN(month) AS month
FROM (
  SELECT home, month FROM incident
  UNION ALL SELECT home, month FROM occupancy
  UNION ALL SELECT home, month FROM nil_return
) AS seen
GROUP BY home
ORDER BY 1
