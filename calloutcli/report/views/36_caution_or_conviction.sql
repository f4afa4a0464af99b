-- What counts as an offence that was proved or admitted: a youth caution, a youth conditional caution, a conviction. An old word for it
-- (`dated_term`: a reprimand or final warning before 2013) stands beside.
SELECT home, log, reference, child, disposal, dated_term, decided_day, day
FROM disposal
WHERE disposal IN ('youth_caution', 'youth_conditional_caution', 'convicted')
