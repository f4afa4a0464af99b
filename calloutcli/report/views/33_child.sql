-- What is recorded of each child who lives or lived in a home, one row a child. A child of two logs is two children.
SELECT
  home, log, child,
  MAX(birth_year) AS birth_year,
  MAX(ethnicity) AS ethnicity,
  MAX(sex) AS sex,
  MAX(send) AS send,
  MAX(legal_status) AS legal_status,
  MAX(looked_after_since) AS looked_after_since,
  MAX(placements) AS placements,
  MAX(prior_record_at_admission) AS prior_record_at_admission,
  MAX(placed_from) AS placed_from
FROM resident
GROUP BY home, log, child
