-- From which day each home used which protocol: as it was put in force, else when a case was first decided by it: home, day, protocol.
SELECT u.home, COALESCE(MIN(u.adopted), MIN(u.used)) AS day, u.protocol
FROM (
  SELECT home, day AS adopted, CAST(NULL AS VARCHAR) AS used, protocol FROM adoption
  UNION ALL SELECT home, NULL, SUBSTR(recorded, 1, 10), protocol FROM incident WHERE protocol IS NOT NULL
) AS u
GROUP BY u.home, u.protocol
ORDER BY 2, 3, 1
