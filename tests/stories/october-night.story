The night the clocks go back

On 25 October 2026 half past one came twice. Callout asks which one it was.

clock: 2026-10-25 08:00
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

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> 0130
The clocks went back that night, so this time came twice. Which one?
  1. The first, before the clocks changed
  2. The second, after
> 3
Type 1 or 2.
> 2
That is Sunday 25 October, 01:30.

Question 3 (about 6 more)
What does this child's own plan say to do about this?
...
> 1

Question 4 (about 5 more)
Which of these is it about, if any?
...
> 0

Question 5 (about 3 more)
Which of these happened, if any?
...
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-G7M5-J

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-G7M5-J

$ callout log show 0
{
  "_sd": [
...
  ],
  "_sd_alg": "sha-256",
  "advice": {
    "channel": "none",
    "decider": "senior_on_shift",
    "exact": true,
    "outcome": "in_house",
    "possible": [
      "in_house"
    ],
    "rules": [
      "otherwise"
    ],
    "settled_by": "rules",
    "tier": "in_house",
    "timing": "this_shift"
  },
  "agreement": "none_in_force",
  "author": {
    "role": "not_recorded"
  },
  "departure": {
    "direction": "none",
    "reason": "not_departed"
  },
  "details": {},
  "engine": {
    "name": "calloutcli",
...
  },
  "facts": {
    "concern": [],
    "danger": "no",
    "happened": [],
    "plan": "silent"
  },
  "format": 1,
  "happened": "2026-10-25T01:30:00.000Z",
  "kind": "decision",
  "language": "en",
  "late": false,
  "log": "elm-house.example-care/log/2026",
...
  "protocol": {
    "id": "reference-model",
...
  },
  "reference": "ELM-G7M5-J",
  "seq": 0,
  "taken": {
    "channel": "none",
    "decider": "senior_on_shift",
    "outcome": "in_house",
    "tier": "in_house",
    "timing": "this_shift"
  },
  "time": "2026-10-25T08:00:00.000Z",
...
  "version": 1
}
Recorded by: no role was given (this PC, role only)
Digests: 12. Disclosed here: 0
...

# The keys work there too: b asks for the time again, 9 means danger now.
$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
Waiting: 1. First: ELM-G7M5-J. A restorative conversation is to be offered.
  callout pending lists all

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> 0130
The clocks went back that night, so this time came twice. Which one?
  1. The first, before the clocks changed
  2. The second, after
> b
When did it happen? Press Enter for now.
> 0130
The clocks went back that night, so this time came twice. Which one?
  1. The first, before the clocks changed
  2. The second, after
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-G8M1-2

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-G8M1-2
