-- Crimes that the police recorded, with what the incident was about: where it is `safeguarding` the child is to be protected.
SELECT c.home, c.log, c.reference, c.location, c.behaviour, c.day, c.month, c.child, i.matter
FROM crime AS c
INNER JOIN incident AS i ON i.log = c.log AND i.reference = c.reference
