"""What the records count up to: measures in SQL, their statistics, charts and pages. The extra `report`; nothing else needs it."""
