-- Decisions by what was done, a month each: home, month, tier, how many. Imported incidents have no tier.
SELECT i.home, i.month, i.taken_tier AS tier, COUNT(*) AS incidents
FROM incident AS i
INNER JOIN month AS m ON m.month = i.month
WHERE i.taken_tier IS NOT NULL
GROUP BY i.home, i.month, i.taken_tier
ORDER BY 2, 1, 3
