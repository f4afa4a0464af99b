-- Days on which the home's decision brought the police in, up to the end of the period: home, day, how many.
SELECT i.home, i.day, COUNT(*) AS contacts
FROM incident AS i
INNER JOIN period AS p ON i.day <= p.last_day
WHERE p.role = 'asked' AND i.police
GROUP BY i.home, i.day
ORDER BY 2, 1
