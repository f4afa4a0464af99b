A report: what a home's records come to

The registered manager of a home with a few incidents wants to know what they come to. The police were called once, for one of three. A month
with bed nights and a nil return counts as a month without incidents. What is too few is said to be too few. On a terminal figures stand in
tables; with `--plain` they stand in lines, for whoever has them read aloud.

file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"
      emergency_duty_team: "01632 960003"
      social_worker: "01632 960004"
      placing_authority: "01632 960005"
file calm.yaml:
    danger: no
    plan: silent
    concern: []
    happened: []
file danger.yaml:
    danger: yes
file october.yaml:
    month: 2026-10
    places: 4
    bed_nights: 118
    residents: 4
file nothing-in-october.yaml:
    month: 2026-10
file november.yaml:
    month: 2026-11
    places: 4
    bed_nights: 120
    residents: 4
clock: 2026-11-02 09:00

$ callout decide --answers calm.yaml
If anyone is in danger now, call 999. You do not need this tool first.
...

$ callout occupancy --answers october.yaml
...

$ callout nil-return --answers nothing-in-october.yaml
...

clock: 2026-11-14 22:10

$ callout decide --answers danger.yaml
If anyone is in danger now, call 999. You do not need this tool first.
...

clock: 2026-11-20 18:00

$ callout decide --answers calm.yaml
If anyone is in danger now, call 999. You do not need this tool first.
...

clock: 2026-12-01 10:00

$ callout occupancy --answers november.yaml
...

# The month that is over.
$ callout report --period 2026-11
REPORT. November 2026. A year before: November 2025.
Homes: 1. Logs: 1. Records: 6. View: reviewer.
elm-house.example-care/log/2026: holds. Records: 6. Root:
  89b9c8403734b6051470e46d2e8b9df3ffb5ed375a50af7c1e753ddbd068f47e.
"Between" gives the 95 % interval: how far chance alone may move a figure.
Missing: how many nobody recorded it of.

TO LOOK AT FIRST. What is open is of whenever; what came late, of the period.
  Somebody was not told by their time: 1
    ELM-JCT2-8, Elm house since 2026-11-15
  Nobody judged whether somebody must be told: 2
    ELM-JCT2-8, Elm house: 2, the first since 2026-11-15

M1 Police contacts
  Calls about missing children are usually the most. A fall in all calls is
  not always good: see them apart. Calls by neighbours or by children are not
  the home's decision and are counted apart, each by its own day; of those it
  is missing who called.
                                            Counted   Missing
  -----------------------------------------------------------
  all                                             1         0
  about what a child is said to have done         1         0
  each of: a child was missing; a child was to be protected; anything else: 0
    Missing: 0
  A year before nothing is recorded of it.

M2 Police contacts for each 1,000 bed nights
  A month without entries counts only with a nil return, and without bed
  nights not at all. Read it with the incident rate (M3) and the share managed
  in the home (M4): better recording alone changes each of them.
  How: rate, exact Poisson interval (Garwood).
         Counted                Figure   Missing
  ----------------------------------------------
  all   1 in 120   8.33 for each 1,000         0
                         0.21 to 46.43
  A year before nothing is recorded of it.

M2a Police contacts for each child who lived there
  A home through which many children pass looks better here than by bed nights
  (M2). A child of two logs is two children.
        Counted                     Figure   Missing
  --------------------------------------------------
  all         1      no denominator: count         1
                                      only
  A year before nothing is recorded of it.

M2b Police contacts a year for each approved place
  A place that stands empty counts as one that is lived in: bed nights (M2)
  say more.
  How: rate, exact Poisson interval (Garwood).
        Counted                     Figure   Missing
  --------------------------------------------------
  all    1 in 4    3.00 for each place and         0
                                      year
                             0.08 to 16.71
  A year before nothing is recorded of it.

M3 Incidents for each 1,000 bed nights
  More incidents with fewer police contacts may be better recording, not more
  trouble: read it with M2 and M4.
  How: rate, exact Poisson interval (Garwood).
         Counted                 Figure   Missing
  -----------------------------------------------
  all   3 in 120   25.00 for each 1,000         0
                          5.16 to 73.06
  A year before nothing is recorded of it.

M4 Managed in the home
  A higher share is not better by itself: some incidents must be reported, and
  some children must be protected. An old file tells of no advice, so imported
  incidents are left out.
                                 Counted            Figure   Missing
  ------------------------------------------------------------------
  where the protocol left room    2 of 2   too few to tell         0
  of all                          2 of 3   too few to tell         0
  A year before nothing is recorded of it.

...
NOTHING IS RECORDED IN THIS PERIOD OF
  M7 Children of whom the police recorded a crime
  M8 Children whose only recorded crimes were in the home
  M9 First-time entrants
  M10a Cautions and convictions of children in care for a year (as in OC2, PAF
    C18)
  M10b Cautions and convictions of all children who lived there

What nobody recorded is not here. No ranking is meant: homes differ in the
children they care for.

# Without a period it is the last twelve whole months. Read aloud, without tables:
$ callout report --plain
REPORT. 1 December 2025 to 30 November 2026. A year before: 1 December 2024 to
30 November 2025.
Homes: 1. Logs: 1. Records: 6. View: reviewer.
elm-house.example-care/log/2026: holds. Records: 6. Root:
  89b9c8403734b6051470e46d2e8b9df3ffb5ed375a50af7c1e753ddbd068f47e.
"Between" gives the 95 % interval: how far chance alone may move a figure.
Missing: how many nobody recorded it of.

TO LOOK AT FIRST. What is open is of whenever; what came late, of the period.
  Somebody was not told by their time: 1
    ELM-JCT2-8, Elm house since 2026-11-15
  Nobody judged whether somebody must be told: 2
    ELM-JCT2-8, Elm house: 2, the first since 2026-11-15

M1 Police contacts
  Calls about missing children are usually the most. A fall in all calls is
  not always good: see them apart. Calls by neighbours or by children are not
  the home's decision and are counted apart, each by its own day; of those it
  is missing who called.
  all: 1. Missing: 0
  about what a child is said to have done: 1. Missing: 0
  each of: a child was missing; a child was to be protected; anything else: 0
    Missing: 0
  A year before nothing is recorded of it.

M2 Police contacts for each 1,000 bed nights
  A month without entries counts only with a nil return, and without bed
  nights not at all. Read it with the incident rate (M3) and the share managed
  in the home (M4): better recording alone changes each of them.
  How: rate, exact Poisson interval (Garwood).
  all: 1 in 238, 4.20 for each 1,000, between 0.11 and 23.41. Missing: 0
  A year before nothing is recorded of it.

M2a Police contacts for each child who lived there
  A home through which many children pass looks better here than by bed nights
  (M2). A child of two logs is two children.
  all: 1, no denominator: count only. Missing: 1
  A year before nothing is recorded of it.

M2b Police contacts a year for each approved place
  A place that stands empty counts as one that is lived in: bed nights (M2)
  say more.
  How: rate, exact Poisson interval (Garwood).
  all: 1 in 8, 1.50 for each place and year, between 0.04 and 8.36. Missing: 0
  A year before nothing is recorded of it.

M3 Incidents for each 1,000 bed nights
  More incidents with fewer police contacts may be better recording, not more
  trouble: read it with M2 and M4.
  How: rate, exact Poisson interval (Garwood).
  all: 3 in 238, 12.61 for each 1,000, between 2.60 and 36.84. Missing: 0
  A year before nothing is recorded of it.

M4 Managed in the home
  A higher share is not better by itself: some incidents must be reported, and
  some children must be protected. An old file tells of no advice, so imported
  incidents are left out.
  where the protocol left room: 2 of 2, too few to tell. Missing: 0
  of all: 2 of 3, too few to tell. Missing: 0
  A year before nothing is recorded of it.

...
NOTHING IS RECORDED IN THIS PERIOD OF
  M7 Children of whom the police recorded a crime
  M8 Children whose only recorded crimes were in the home
  M9 First-time entrants
  M10a Cautions and convictions of children in care for a year (as in OC2, PAF
    C18)
  M10b Cautions and convictions of all children who lived there

What nobody recorded is not here. No ranking is meant: homes differ in the
children they care for.

# What is no period, and what cannot be done, is said before anything is read.
$ callout report --period November
error: `November` is not a period
hint: write a month as 2026-10, a quarter as 2026Q3, a financial year as 2025/26, other days as 2026-01-15..2026-03-02
[exit 2]

# Somebody changes a record behind callout's back. Nothing is counted that does not hold, unless somebody says so; then every page says so.
$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), '2026-11-14', '2026-11-15') AS BLOB) WHERE seq = 3"

$ callout report --period 2026-11
error: the log elm-house.example-care/log/2026 does not hold: record 3 was altered: its hash is not the one stored when it was written (problems: 3)
hint: see what does not hold: callout log verify. To count it all the same say --unverified: every page then says so
[exit 4]

$ callout report --period 2026-11 --unverified
warning: not every log was seen to hold: see the report's first lines
REPORT. November 2026. A year before: November 2025.
Homes: 1. Logs: 1. Records: 6. View: reviewer.
NOT VERIFIED. These figures rest on records that nobody has seen to hold.
elm-house.example-care/log/2026: does not hold. Problems: 3. Records: 6. Root:
  89b9c8403734b6051470e46d2e8b9df3ffb5ed375a50af7c1e753ddbd068f47e.
"Between" gives the 95 % interval: how far chance alone may move a figure.
Missing: how many nobody recorded it of.

TO LOOK AT FIRST. What is open is of whenever; what came late, of the period.
  Somebody was not told by their time: 1
    ELM-JCT2-8, Elm house since 2026-11-16
  Nobody judged whether somebody must be told: 2
    ELM-JCT2-8, Elm house: 2, the first since 2026-11-16
  Records that were not checked, or do not hold: 1

...
NOT VERIFIED. These figures rest on records that nobody has seen to hold.
What nobody recorded is not here. No ranking is meant: homes differ in the
children they care for.
