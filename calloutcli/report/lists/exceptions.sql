-- What a reader should see first, a row each: kind, home, reference, since. What is open counts from whenever it is; what was late, or
-- an emergency that was advised and not called, where the incident lies in the period. `log review` has these kinds and
-- more (audit/exceptions.py).
SELECT 'emergency-not-called' AS kind, i.home, i.reference, i.happened AS since
FROM incident AS i
INNER JOIN period AS p ON i.day BETWEEN p.first_day AND p.last_day
WHERE p.role = 'asked' AND i.emergency_not_called
UNION ALL
SELECT 'put-off-overdue', o.home, o.reference, o.due
FROM owed AS o CROSS JOIN today AS t
WHERE o.what = 'decision' AND o.done IS NULL AND o.due < t.now
UNION ALL
SELECT 'undecided', i.home, i.reference, i.recorded
FROM incident AS i
WHERE i.undecided
UNION ALL
SELECT 'duty-not-done', o.home, o.reference, o.due
FROM owed AS o CROSS JOIN today AS t
WHERE o.what = 'notification' AND o.done IS NULL AND o.due < t.now
  AND (o.judgement = 'must_be_told' OR (o.judgement = '' AND o.judged_by = ''))
UNION ALL
SELECT 'judgement-missing', o.home, o.reference, o.due
FROM owed AS o CROSS JOIN today AS t
WHERE o.what = 'notification' AND o.done IS NULL AND o.due < t.now
  AND o.judgement = '' AND o.judged_by <> ''
UNION ALL
SELECT 'duty-late', o.home, o.reference, o.due
FROM owed AS o
INNER JOIN incident AS i ON i.log = o.log AND i.reference = o.reference
INNER JOIN period AS p ON i.day BETWEEN p.first_day AND p.last_day
WHERE p.role = 'asked' AND o.what = 'notification' AND o.late
ORDER BY 1, 4, 2, 3
