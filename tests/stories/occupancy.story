Months: bed nights, and a month in which nothing happened

Every rate is counted against the nights that children slept in a home, and a month without an entry is not yet a month without incidents.
The manager records both when a month is over. A month can be recorded again: the last record counts, and those before it stay.

clock: 2026-10-18 16:00
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
file what-happened.yaml:
    danger: no
    plan: silent
    concern: []
    happened: []
file in-september.yaml:
    month: 2026-09
    places: 5
    bed_nights: 131
    residents: 6

$ callout decide --answers what-happened.yaml
If anyone is in danger now, call 999. You do not need this tool first.
...

clock: 2026-11-02 09:00

# October is over. A figure is typed wrong: five places in 31 nights are not 210 bed nights.
$ callout occupancy
How many children lived here in a month. Every rate is counted against it.

Which month?
Type a month: October 2026, 10/2026, last month
b back, ? why, r review, q stop
> last month
October 2026: occupancy.

How many children is the home approved for?
A number from 1 to 200. For the number 9 type 09.
b back, ? why, r review, q stop
> 5

How many bed nights were there? Add up the beds that were slept in, night by
night.
A number from 0 to 6200. For the number 9 type 09.
b back, ? why, r review, q stop
> 210

How many different children slept here, at least one night? Count each child
once.
A number from 0 to 6200. For the number 9 type 09.
b back, ? why, r review, q stop
> 4

Is there anything that explains these figures? Give no names.
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Places: 5, nights: 31, so bed nights: at most 155.

How many bed nights were there? Add up the beds that were slept in, night by
night.
A number from 0 to 6200. For the number 9 type 09.
Press Enter to keep: 210
b back, ? why, r review, q stop
> 120
Check your answers
  Month: October 2026
  1. Places: 5
  2. Bed nights: 120
  3. Children: 4
  4. Remark: left out
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Recorded. It is record 1 of the log.

# November is not over.
$ callout occupancy november
error: `november`: that month is not over yet
hint: record it when it is: until then it cannot be right
[exit 2]

# October had an incident; September had none.
$ callout nil-return 2026-10
That a month had no incidents. An empty log does not say so.
error: October 2026 had incidents: ELM-TWX1-N
hint: callout show tells what happened; if a time is wrong, correct it first: callout add REF correction
[exit 2]

$ callout nil-return
That a month had no incidents. An empty log does not say so.

Which month had no incidents?
Type a month: October 2026, 10/2026, last month
b back, ? why, r review, q stop
> September
September 2026: no incidents.

Is there anything to add? Give no names.
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  Month without incidents: September 2026
  1. Remark: left out
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Recorded. It is record 2 of the log.

# September's figures come from a file. One child left and another came.
$ callout occupancy --answers in-september.yaml --json
{
  "format": 1,
  "command": "occupancy",
  "result": {
    "kind": "occupancy",
    "month": "2026-09",
    "seq": 3,
    "supersedes": null
  }
}
warning: there were more children than places: right only where one left and another came

# The nights of October were counted again.
$ callout occupancy october
How many children lived here in a month. Every rate is counted against it.
October 2026 was recorded on Monday 2 November, 09:00 (record 1):
  Places: 5
  Bed nights: 120
  Children: 4
That record stays. What you record now will count instead. Record it again?
  1. Yes   2. No
Type a number. q to stop
> 1

How many children is the home approved for?
A number from 1 to 200. For the number 9 type 09.
b back, ? why, r review, q stop
> 5

How many bed nights were there? Add up the beds that were slept in, night by
night.
A number from 0 to 6200. For the number 9 type 09.
b back, ? why, r review, q stop
> 124

How many different children slept here, at least one night? Count each child
once.
A number from 0 to 6200. For the number 9 type 09.
b back, ? why, r review, q stop
> 4

Is there anything that explains these figures? Give no names.
Press Enter to leave it out.
b back, ? why, r review, q stop
> Counted again from the night book.
Check your answers
  Month: October 2026
  1. Places: 5
  2. Bed nights: 124
  3. Children: 4
  4. Remark: Counted again from the night book.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Recorded. It is record 4 of the log.
warning: record 1 is of the same month, and counts no longer

$ callout log list --last 4
     1  2026-11-02T09:00:00Z  occupancy  October 2026. Places: 5. Bed nights: 120. Children: 4
     2  2026-11-02T09:00:00Z  nil_return  September 2026. No incidents
     3  2026-11-02T09:00:00Z  occupancy  September 2026. Places: 5. Bed nights: 131. Children: 6
     4  2026-11-02T09:00:00Z  occupancy  October 2026. Places: 5. Bed nights: 124. Children: 4

$ callout log show 1
{
...
}
...
  Places: 5
  Bed nights: 120
  Children: 4
Record 4 is of the same month and was made later: it counts, and not this one.
...
Digests: 4. Disclosed here: 0
...

# Somebody remembers that a mug was thrown in September.
$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.
...
> 2

Question 2 (about 7 more)
...
> 20 September 14:00
...
> 1
...
> 0
...
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
> q

Stopped. The decision is recorded. To add details: callout resume
...

$ callout log review
Looked at cases: 2. To look at: 1.

A MONTH SAID TO HAVE NO INCIDENTS HAD SOME: 1
  Record 2, since Tuesday 1 September 2026, 00:00. September 2026 was said to
      have no incidents, and had: ELM-DQ5E-T.

No rule was departed from, and no review was of one.

What nobody recorded is not here. An exception is no fault: it is where to
look.
