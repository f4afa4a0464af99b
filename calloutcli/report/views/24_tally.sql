-- Records by home, month of recording and kind.
SELECT home, month, kind, SUM(records) AS records, SUM(late) AS late
FROM tally_row
GROUP BY home, month, kind
