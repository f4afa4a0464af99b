Handover: a decision that was put off, and forgotten

On Friday night a door is broken. It will cost a lot, so the decision is put off to the manager, who is back on Monday.
Nobody makes it. On Monday afternoon the handover shows it as overdue. It is made, and then the handover shows only who was
never told.

clock: 2026-11-20 21:30
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
file door.yaml:
    danger: no
    plan: silent
    concern: []
    happened: [home_things]
    not_over: no
    loss: yes
    pattern: no
    under_ten: no

# Before anything is recorded there is nothing to hand over, and that is said.
$ callout handover
If anyone is in danger now, call 999. You do not need this tool first.

Handover. Elm House. Friday 20 November 2026, 21:30
Nothing waits.

Nothing is recorded here yet, so there is no receipt to write down.

$ callout decide --answers door.yaml
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Slow time: no police tonight. The manager decides in the daytime
...
Look again: Registered manager decides by Monday 23 November, 12:00
...
Reference:
ELM-0CPR-6

$ callout add ELM-0CPR-6 note
ELM-0CPR-6: note. A few words for the case, or for the next shift.

What is to be written down, in plain words?
Type it. b back, ? why, r review, q stop
> He is worried about his mother. Please sit with him at breakfast.

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

Is the next shift to see it?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 1

Until which day? Left out, it is shown until tomorrow.
Type a day: 3 December, 3/12/2026, tomorrow
Press Enter to leave it out.
b back, ? why, r review, q stop
> 23 November
Check your answers
  1. Note: He is worried about his mother. Please sit with him at breakfast.
  2. When: Friday 20 November, 21:30
  3. For the next shift: Yes
  4. Shown until: Monday 23 November 2026
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
Recorded. It is record 1 of the log.
Still to do in this case: 6
  To be told: Council that placed the child
  Registered manager decides what was put off
  To be asked afterwards: Registered manager
  callout pending lists the rest.

# Saturday morning: the night shift goes home.
clock: 2026-11-21 07:30

$ callout handover
If anyone is in danger now, call 999. You do not need this tool first.

Handover. Elm House. Saturday 21 November 2026, 07:30

DUE: 2
ELM-0CPR-6. To be told: Council that placed the child
  By today, 21:30
  callout add ELM-0CPR-6 notification
ELM-0CPR-6. Registered manager decides what was put off
  By Monday 23 November, 12:00
  callout close ELM-0CPR-6

CASES, open or of the last 24 hours: 1
ELM-0CPR-6. Happened Friday 20 November, 21:30
  Put off: Slow time: no police tonight. The manager decides in the daytime
  Watch: To be asked afterwards: Registered manager; To be asked afterwards:
    The child's social worker; A restorative meeting is to be offered
  Note for you, until Monday 23 November 2026: He is worried about his mother.
    Please sit with him at breakfast.

Write this in the day book:
  2-9J7X-QBZM-WEEB-GS79-9DMF-6E70-8KG
  Records: 2. Saturday 21 November 2026, 07:30

# Monday. Another incident is begun, and the phone rings.
clock: 2026-11-23 13:50

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
OVERDUE: 2. First: ELM-0CPR-6. To be told: Council that placed the child.
  Since Saturday 21 November, 21:30. callout pending lists all: 6

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q save and stop
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-3TVC-J

clock: 2026-11-23 14:30

$ callout handover
If anyone is in danger now, call 999. You do not need this tool first.

Handover. Elm House. Monday 23 November 2026, 14:30

OVERDUE: 2
ELM-0CPR-6. To be told: Council that placed the child
  Since Saturday 21 November, 21:30. Hours late: 41
  callout add ELM-0CPR-6 notification
ELM-0CPR-6. Registered manager decides what was put off
  Since today, 12:00. Hours late: 2
  callout close ELM-0CPR-6

CASES, open or of the last 24 hours: 1
ELM-0CPR-6. Happened Friday 20 November, 21:30
  Put off: Slow time: no police tonight. The manager decides in the daytime
  Watch: To be asked afterwards: Registered manager; To be asked afterwards:
    The child's social worker; A restorative meeting is to be offered
  Note for you, until Monday 23 November 2026: He is worried about his mother.
    Please sit with him at breakfast.

NOT FINISHED: 1
ELM-3TVC-J. The questions were not finished
  callout resume ELM-3TVC-J

Write this in the day book:
  2-9J7X-QBZM-WEEB-GS79-9DMF-6E70-8KG
  Records: 2. Monday 23 November 2026, 14:30

$ callout pending
OVERDUE: 2
ELM-0CPR-6. To be told: Council that placed the child
  Since Saturday 21 November, 21:30. Hours late: 41
  callout add ELM-0CPR-6 notification
ELM-0CPR-6. Registered manager decides what was put off
  Since today, 12:00. Hours late: 2
  callout close ELM-0CPR-6

NO SET TIME: 4
ELM-0CPR-6. To be asked afterwards: Registered manager
  callout add ELM-0CPR-6 consultation
ELM-0CPR-6. To be asked afterwards: The child's social worker
  callout add ELM-0CPR-6 consultation
ELM-0CPR-6. A note for the next shift
  callout show ELM-0CPR-6
ELM-0CPR-6. A restorative meeting is to be offered
  callout add ELM-0CPR-6 restorative

NOT FINISHED: 1
ELM-3TVC-J. The questions were not finished
  callout resume ELM-3TVC-J

$ callout close ELM-0CPR-6
ELM-0CPR-6 was put off: Slow time: no police tonight. The manager decides in
the daytime
OVERDUE since Monday 23 November, 12:00.

Were you hurt in it, or is it said that you harmed a child?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 2

What was decided?
  1. Manage it in the home, restoratively
  2. Agree when the child will come back. You know where they are, and that
     they are safe
  3. Ring the on-call manager now and decide together
  4. Ask the home's own police officer in the daytime
  5. Help the person who was hurt tell the police. They may still change their
     mind
  6. Tell the police today, once the manager agrees. This is not a 999 call
  7. Get the child health help and tell social care. This is not a police
     matter
  8. Tell social care now: a child may need protecting
  10. Tell social care and the police today. Sexual behaviour may have harmed
     a child
  11. Hand over to the manager, who tells the LADO. A child says a worker
     harmed them
  12. Check quickly, then report the child missing to the police
  13. Call 999 now: a missing child may be in danger
  14. Emergency: call 999 now
Type a number. b back, ? why, r review, q stop
> 1

Who decided?
  1. Registered manager
  2. On-call manager
  3. Emergency duty team of the council (out of hours)
  4. Somebody else
Type a number. b back, ? why, r review, q stop
> 1

When was it decided?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

What does the person who was hurt or lost something want now?
  1. Nobody was hurt or lost anything
  2. To put it right without the police
  3. They have still not decided
  4. To tell the police
  5. They have not been asked again
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

What does the child say about it now, in their own words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> I was cross about the phone call. I mended it with the handyman.

What does the child's social worker say?
Press Enter to leave it out.
b back, ? why, r review, q stop
>

Why, in one sentence?
Press Enter to leave it out.
b back, ? why, r review, q stop
> He put it right himself, and nobody was hurt.
Check your answers
  1. Decided: Manage it in the home, restoratively
  2. Decided by: Registered manager
  3. When: Monday 23 November, 14:30
  4. What does the person who was hurt or lost something want now? Nobody was
     hurt or lost anything
  5. What does the child say about it now, in their own words? I was cross
     about the phone call. I mended it with the handyman.
  6. What does the child's social worker say? left out
  7. Why: He put it right himself, and nobody was hurt.
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
Recorded. ELM-0CPR-6 is closed.
Still to do in this case: 3
  OVERDUE: To be told: Council that placed the child
  A note for the next shift
  A restorative conversation is to be offered

$ callout handover
If anyone is in danger now, call 999. You do not need this tool first.

Handover. Elm House. Monday 23 November 2026, 14:30

OVERDUE: 1
ELM-0CPR-6. To be told: Council that placed the child
  Since Saturday 21 November, 21:30. Hours late: 41
  callout add ELM-0CPR-6 notification

CASES, open or of the last 24 hours: 1
ELM-0CPR-6. Happened Friday 20 November, 21:30
  Decided: Manage it in the home, restoratively
  Watch: A restorative conversation is to be offered
  Note for you, until Monday 23 November 2026: He is worried about his mother.
    Please sit with him at breakfast.

NOT FINISHED: 1
ELM-3TVC-J. The questions were not finished
  callout resume ELM-3TVC-J

Write this in the day book:
  3-QW45-0WZC-4NA7-DX98-XZXJ-7W6C-V6M
  Records: 3. Monday 23 November 2026, 14:30

$ callout handover --page handover.html
The handover is in handover.html: open it in a browser and print it.

$ callout pending --json
{
  "format": 1,
  "command": "pending",
  "result": [
    {
      "reference": "ELM-0CPR-6",
      "matter": "notification",
      "who": "placing_authority",
      "due": "2026-11-21T21:30:00.000Z",
      "words": "To be told: Council that placed the child",
      "do": "callout add ELM-0CPR-6 notification",
      "until": null,
      "overdue": true
    },
...
    {
      "reference": "ELM-3TVC-J",
      "matter": "interview",
      "who": "",
      "due": null,
      "words": "The questions were not finished",
      "do": "callout resume ELM-3TVC-J",
      "until": null,
      "overdue": false
    }
  ]
}
