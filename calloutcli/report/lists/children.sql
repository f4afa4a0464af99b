-- How many police contacts came from each child of a home in the period: home, child (a pseudonym, NULL where unknown), contacts.
SELECT i.home, i.child, COUNT(*) AS contacts
FROM incident AS i
INNER JOIN period AS p ON i.day BETWEEN p.first_day AND p.last_day
WHERE p.role = 'asked' AND i.police
GROUP BY i.home, i.child
ORDER BY 3 DESC, 1, 2
