What was recorded

For auditors: a line for each record, a record exactly as it is kept, and a check of every hash and signature. A child's
code and what staff wrote stand beside the log, not in it: they can be erased without breaking it.

clock: 2026-11-22 01:55
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

$ callout log list
Nothing is recorded here yet.

$ callout log verify
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

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
>

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
ELM-GPWW-6

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

What is your role on this shift?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 3

The child's code or initials. Do not give a name.
...
> RK

What happened, in a few plain words?
...
> Squirted water at me.

Your own initials.
...
> AB

Was the person who was hurt told that they may report it themselves?
...
> 1

Was the person deciding hurt in it, or is it said that they harmed a child?
...
> 1

What does the child say happened, in their own words?
...
>

Would you call the police if this were your own child at home?
...
> 2

Why, or why not?
...
>

Where is the council that placed the child?
...
>

Thank you. Everything is recorded. Reference:
ELM-GPWW-6

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-GPWW-6  in_house
     1  2026-11-22T01:55:00Z  decision  ELM-GPWW-6  in_house

$ callout log list --last 1 --json
{
  "format": 1,
  "command": "log list",
  "result": [
    {
      "seq": 1,
      "time": "2026-11-22T01:55:00.000Z",
      "kind": "decision",
      "reference": "ELM-GPWW-6",
      "outcome": "in_house",
      "month": "",
      "protocol": "reference-model@1.0.0"
    }
  ]
}

$ callout log show 1
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
    "role": "agency_worker"
  },
  "departure": {
    "direction": "none",
    "reason": "not_departed"
  },
  "details": {
    "decider_involved": "no",
    "own_child": "no",
    "told_of_right": "nobody_hurt"
  },
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
  "happened": "2026-11-22T01:55:00.000Z",
  "kind": "decision",
  "language": "en",
  "late": false,
  "log": "elm-house.example-care/log/2026",
...
  "protocol": {
    "id": "reference-model",
...
  },
  "reference": "ELM-GPWW-6",
  "seq": 1,
  "taken": {
    "channel": "none",
    "decider": "senior_on_shift",
    "outcome": "in_house",
    "tier": "in_house",
    "timing": "this_shift"
  },
  "time": "2026-11-22T01:55:00.000Z",
...
  "version": 2
}
Recorded by: agency or bank worker (this PC, role only)
Digests: 12. Disclosed here: 3
...
  YrRwjxA2corlj0l9OPmcs95pOb44nxt-ebitqaWatYA  disclosed: staff: AB
...
  m6xJMscd7LfFnHo40FxwwoMmQZMHTH7144sVIuVKaoE  disclosed: a decoy, nothing personal
  rYilvfn_d5SJS-8jWVj7ex-eXJFaVgn1wMpbGpYk0UQ  disclosed: child: RK
...

$ callout log show 2
error: there is no record 2: the log has 2, counted from 0
hint: callout log list shows them
[exit 2]

$ callout log verify
The log holds. Records: 2
...
Personal fields: disclosed 3, withheld 0, erased 0, missing and unexplained 0
...
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

$ callout log verify --json
{
  "format": 1,
  "command": "log verify",
  "result": {
    "ok": true,
    "records": 2,
    "root": "5dd7a33bc89e095a83641837a5d3cefe4a57453163aeb07321650dd5ea95c48a",
    "log": "elm-house.example-care/log/2026",
    "partial": false,
    "read": true,
    "digests": {
      "disclosed": 3,
      "withheld": 0,
      "erased": 0,
      "missing": 0
    },
    "authors": {
      "signed": 0,
      "role_only": 2
    },
    "agreements": 0,
    "kept": 2,
    "kept_by_other_keys": 0,
    "back_in_time": 0,
    "put_off": {
      "waiting": 0,
      "overdue": 0
    },
    "compared": [],
    "witnessed": null,
    "problems": []
  }
}
