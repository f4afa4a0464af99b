-- Each period and each home of which a month counts in it: only there is a count of none a nought.
SELECT period, role, home
FROM period_month
WHERE counts
GROUP BY period, role, home
