A review: what a panel looks at, first things first

A log of three cases. In one an emergency was advised, and 999 was not called: that is always first, reviewed or not. In one a
decision was put off and forgotten. In one staff did something less serious than advised. The panel records what it found, of rules
and never of people, and takes a bundle home: it says the same.

clock: 2026-11-20 22:30
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
file door.yaml:
    danger: no
    plan: silent
    concern: []
    happened: [home_things]
    not_over: no
    loss: yes
    pattern: no
    under_ten: no

# A door is broken. The manager is to decide in the daytime, and nobody does.
$ callout decide --answers door.yaml
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Slow time: no police tonight. The manager decides in the daytime
...
Reference:
ELM-434Z-7

# A noise upstairs. The worker is not sure, and then sees that it is the television.
clock: 2026-11-21 01:10

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Waiting: 5. First: ELM-434Z-7. To be told: Council that placed the child. By
  Saturday 21 November, 22:30. callout pending lists all

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 3

DECISION: Emergency: call 999 now
Do now:
...
> o

To depart from the advice is normal. What will you do?
...
> 1
Why?
...
> 4

Say why in one sentence.
...
> The noise was the television. Everyone is in bed.
The advice was to call 999.

Who agreed this with you? Give a role or initials.
...
> TM, on-call manager

DECISION: Manage it in the home, restoratively
You departed from the advice, which was: Emergency: call 999 now
...
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-GZPB-P

# Another door. This time the worker sorts it out at once.
clock: 2026-11-21 18:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
Waiting: 6. First: ELM-434Z-7. To be told: Council that placed the child. By
  Saturday 21 November, 22:30. callout pending lists all

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

...
> 1745
...
> 1
...
> 0
...
> 1
...
> 2
...
> 1
...
> 2
...
> 2

Check your answers
...
> y

DECISION: Slow time: no police tonight. The manager decides in the daytime
...
> o

To depart from the advice is normal. What will you do?
...
> 1
Why?
...
> 4

Say why in one sentence.
...
> A handyman mended it for ten pounds.

DECISION: Manage it in the home, restoratively
...
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-3MKP-X

# The panel meets on 2 December.
clock: 2026-12-02 14:00

$ callout log review
Looked at cases: 3. To look at: 4.

EMERGENCY ADVISED, AND 999 NOT CALLED: 1
  ELM-GZPB-P, record 2, since Saturday 21 November 2026, 01:10. Advised:
      Emergency: call 999 now. Done: Manage it in the home, restoratively.
      Why: The risk is lower than the questions show. Not reviewed.

PUT OFF, AND NOT DECIDED BY THEIR TIME: 1
  ELM-434Z-7, record 0, since Monday 23 November 2026, 12:00. Owed by:
      Registered manager. Not reviewed.

SOMEBODY WAS NOT TOLD BY THEIR TIME: 1
  ELM-434Z-7, record 0, since Saturday 21 November 2026, 22:30. Not told:
      Council that placed the child. Not reviewed.

LESS SERIOUS THAN ADVISED: 1
  ELM-3MKP-X, record 4, since Saturday 21 November 2026, 18:00. Advised: Slow
      time: no police tonight. The manager decides in the daytime. Done:
      Manage it in the home, restoratively. Why: The risk is lower than the
      questions show. Not reviewed.

RULES DEPARTED FROM, OR NAMED BY A REVIEW. Rules are counted, never people.
  costly (reference-model). Cases decided: 2. Less serious than advised: 1.
      More serious: 0.
  danger-now (reference-model). Cases decided: 1. Less serious than advised:
      1. More serious: 0.

What nobody recorded is not here. An exception is no fault: it is where to
look.

$ callout add ELM-GZPB-P review
ELM-GZPB-P: review. What those who look back found. A review judges rules and
what was done, never a person.
Advised: Emergency: call 999 now.
Done: Manage it in the home, restoratively.
Why it differed: The risk is lower than the questions show.

Who looked back at it?
  1. A manager of the home
  2. The youth justice service
  3. The police
  4. Several agencies together
Type a number. b back, ? why, r review, q stop
> 4

What did they find?
  1. What was done was as the protocol says
  2. It was not as the protocol says, and there was good reason
  3. There is something to learn from it
  4. The owners of the protocol are to look at it
Type a number. b back, ? why, r review, q stop
> 3

Which of the rules that decided it does that concern?
Type every number that applies, with spaces between, or 0 for none of these.
  1. danger-now: Someone may be in danger now, so calling comes first.
b back, ? why, r review, q stop
> ?
A rule that is often departed from may be a bad rule. Rules are counted, never
people.
> 1

On which day was that?
Type a day: 22 November, 22/11/2026, yesterday
b back, ? why, r review, q stop
> 1 December

What is to be learnt, in a few words? Name nobody.
Press Enter to leave it out.
b back, ? why, r review, q stop
> Try the door of the room before you look for a rule.
Check your answers
  1. Looked at by: Several agencies together
  2. Found: There is something to learn from it
  3. Rules: danger-now: Someone may be in danger now, so calling comes first.
  4. On: Tuesday 1 December 2026
  5. To be learnt: Try the door of the room before you look for a rule.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
>
Recorded. It is record 5 of the log.
Still to do in this case: 1
  A restorative conversation is to be offered

$ callout add ELM-3MKP-X review
ELM-3MKP-X: review. What those who look back found. A review judges rules and
what was done, never a person.
Advised: Slow time: no police tonight. The manager decides in the daytime.
Done: Manage it in the home, restoratively.
Why it differed: The risk is lower than the questions show.

Who looked back at it?
  1. A manager of the home
  2. The youth justice service
  3. The police
  4. Several agencies together
Type a number. b back, ? why, r review, q stop
> 4

What did they find?
  1. What was done was as the protocol says
  2. It was not as the protocol says, and there was good reason
  3. There is something to learn from it
  4. The owners of the protocol are to look at it
Type a number. b back, ? why, r review, q stop
> 4

Which of the rules that decided it does that concern?
Type every number that applies, with spaces between, or 0 for none of these.
  1. costly: It may cost a lot, and that is for the manager in daytime.
b back, ? why, r review, q stop
> 1

On which day was that?
Type a day: 22 November, 22/11/2026, yesterday
b back, ? why, r review, q stop
> today

What is to be learnt, in a few words? Name nobody.
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. Looked at by: Several agencies together
  2. Found: The owners of the protocol are to look at it
  3. Rules: costly: It may cost a lot, and that is for the manager in daytime.
  4. On: Wednesday 2 December 2026
  5. To be learnt: left out
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
>
Recorded. It is record 6 of the log.
Still to do in this case: 1
  A restorative conversation is to be offered

# The emergency stays where it is. The rule is named by a review now.
$ callout log review
Looked at cases: 3. To look at: 4.

EMERGENCY ADVISED, AND 999 NOT CALLED: 1
  ELM-GZPB-P, record 2, since Saturday 21 November 2026, 01:10. Advised:
      Emergency: call 999 now. Done: Manage it in the home, restoratively.
      Why: The risk is lower than the questions show. Reviewed: there is
      something to learn from it.

PUT OFF, AND NOT DECIDED BY THEIR TIME: 1
  ELM-434Z-7, record 0, since Monday 23 November 2026, 12:00. Owed by:
      Registered manager. Not reviewed.

SOMEBODY WAS NOT TOLD BY THEIR TIME: 1
  ELM-434Z-7, record 0, since Saturday 21 November 2026, 22:30. Not told:
      Council that placed the child. Not reviewed.

LESS SERIOUS THAN ADVISED: 1
  ELM-3MKP-X, record 4, since Saturday 21 November 2026, 18:00. Advised: Slow
      time: no police tonight. The manager decides in the daytime. Done:
      Manage it in the home, restoratively. Why: The risk is lower than the
      questions show. Reviewed: the owners of the protocol are to look at it.

RULES DEPARTED FROM, OR NAMED BY A REVIEW. Rules are counted, never people.
  costly (reference-model). Cases decided: 2. Less serious than advised: 1.
      More serious: 0. The owners of the protocol are to look at it: 1.
  danger-now (reference-model). Cases decided: 1. Less serious than advised:
      1. More serious: 0. There is something to learn from it: 1.

What nobody recorded is not here. An exception is no fault: it is where to
look.

$ callout log verify
The log holds. Records: 7
Log: elm-house.example-care/log/2026
Root: 0459ff7e2e47601a4fe572fd6e6f8ee4c3da08e5272f9be1dde3f955feacea04
Checked with: this home's own key file
Personal fields: disclosed 4, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 7
PUT OFF, AND NOT DECIDED BY THEIR TIME: 1. Which: callout log review
Checkpoints that the home itself kept, and that fit: 7. Whoever can change the
  log may change these too: --receipt and --pinned hold it against others'.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# A bundle for the panel, without names, says the same.
$ callout log export for-the-panel --view meeting
Exported to for-the-panel: 7 of 7 records, each with its proof. View: meeting
Personal fields shown: 0. Digests withheld: 68. Erased: 0
PUT OFF, AND NOT DECIDED BY THEIR TIME: 1
- ELM-434Z-7, by Monday 23 November 2026, 12:00
Homes are small: a rare mix of clear answers can still tell who it was.
Hand over the log's key by another way: callout log head --policy

$ callout log review for-the-panel --json
{
  "format": 1,
  "command": "log review",
  "result": {
    "cases": 3,
    "unread": 0,
    "partial": true,
    "exceptions": [
      {
        "id": "emergency-not-called",
        "reference": "ELM-GZPB-P",
        "seq": 2,
        "words": "Advised: Emergency: call 999 now. Done: Manage it in the home, restoratively. Why: The risk is lower than the questions show.",
        "since": "2026-11-21T01:10:00.000Z",
        "reviewed": [
          "learning"
        ]
      },
      {
        "id": "put-off-overdue",
        "reference": "ELM-434Z-7",
        "seq": 0,
        "words": "Owed by: Registered manager.",
        "since": "2026-11-23T12:00:00.000Z",
        "reviewed": []
      },
      {
        "id": "duty-not-done",
        "reference": "ELM-434Z-7",
        "seq": 0,
        "words": "Not told: Council that placed the child.",
        "since": "2026-11-21T22:30:00.000Z",
        "reviewed": []
      },
      {
        "id": "departed-down",
        "reference": "ELM-3MKP-X",
        "seq": 4,
        "words": "Advised: Slow time: no police tonight. The manager decides in the daytime. Done: Manage it in the home, restoratively. Why: The risk is lower than the questions show.",
        "since": "2026-11-21T18:00:00.000Z",
        "reviewed": [
          "refer"
        ]
      }
    ],
    "rules": [
      {
        "protocol": "reference-model",
        "rule": "costly",
        "decisions": 2,
        "up": 0,
        "down": 1,
        "findings": {
          "refer": 1
        }
      },
      {
        "protocol": "reference-model",
        "rule": "danger-now",
        "decisions": 1,
        "up": 0,
        "down": 1,
        "findings": {
          "learning": 1
        }
      }
    ]
  }
}
