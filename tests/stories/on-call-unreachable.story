The on-call manager does not answer: the emergency duty team is reached

A child broke a worker's finger. The protocol says: tell the police today, once the on-call manager agrees. She does not answer, twice.
Then the council's emergency duty team may stand in, and agrees. Each call is a record, made while the card is on the screen. Until
somebody agrees the decision is "not yet authorised", which stops nobody.

clock: 2026-11-22 02:10
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
...
> 2
...
> 0150
...
> 1
...
> 0
...
> 4
...
> 4
...
> 2
...
> y

DECISION: Tell the police today, once the manager agrees. This is not a 999
  call
...
Reference:
ELM-F74W-R

This decision is not yet authorised.
Ask first: On-call manager.
If nobody answers: Emergency duty team of the council (out of hours).
Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> c

Whom did you ask, or try to?
  1. On-call manager
  2. The child's social worker
  3. Youth justice service
  4. Emergency duty team of the council (out of hours)
  5. Somebody else
Type a number. b back, ? why, r review, 9 danger now, q stop
> 1

What came of it?
  1. Reached, and agreed
  2. Reached, and said to do something else
  3. No answer
  4. Reached, but could not say yet
Type a number. b back, ? why, r review, 9 danger now, q stop
> 3

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q stop
> 0157
That is Sunday 22 November, 01:57.
Check your answers
  1. Asked: On-call manager
  2. What came of it: No answer
  3. When: Sunday 22 November, 01:57
Type a number to change it, or y to record. q to stop
> y
Recorded.

This decision is not yet authorised.
No answer so far: On-call manager.
Ask instead: Emergency duty team of the council (out of hours).
Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> c

Whom did you ask, or try to?
  1. Emergency duty team of the council (out of hours)
  2. On-call manager
  3. The child's social worker
  4. Youth justice service
  5. Somebody else
Type a number. b back, ? why, r review, 9 danger now, q stop
> 2

What came of it?
  1. Reached, and agreed
  2. Reached, and said to do something else
  3. No answer
  4. Reached, but could not say yet
Type a number. b back, ? why, r review, 9 danger now, q stop
> 3

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q stop
>
Check your answers
  1. Asked: On-call manager
  2. What came of it: No answer
  3. When: Sunday 22 November, 02:10
Type a number to change it, or y to record. q to stop
> y
Recorded.

This decision is not yet authorised.
No answer so far: On-call manager.
Ask instead: Emergency duty team of the council (out of hours).
Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> c

Whom did you ask, or try to?
  1. Emergency duty team of the council (out of hours)
  2. On-call manager
  3. The child's social worker
  4. Youth justice service
  5. Somebody else
Type a number. b back, ? why, r review, 9 danger now, q stop
> 1

What came of it?
  1. Reached, and agreed
  2. Reached, and said to do something else
  3. No answer
  4. Reached, but could not say yet
Type a number. b back, ? why, r review, 9 danger now, q stop
> 1

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q stop
>

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, 9 danger now, q stop
> Ring 101 tonight, and tell me the number.
Check your answers
  1. Asked: Emergency duty team of the council (out of hours)
  2. What came of it: Reached, and agreed
  3. When: Sunday 22 November, 02:10
  4. What they said: Ring 101 tonight, and tell me the number.
Type a number to change it, or y to record. q to stop
> y
Recorded.

This decision is authorised.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-F74W-R

clock: 2026-11-22 07:30

# In the morning: every try stands there with its time.
$ callout show ELM-F74W-R
Case ELM-F74W-R. Records: 4

Record 0: decision, Sunday 22 November, 02:10
  Happened: Sunday 22 November, 01:50
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? Someone was pushed, hit or hurt, or had
    something thrown at them
    What is the worst injury to anyone? Broken bone, knocked out, deep cut or
    bad burn
    Is the child who did it under 10? No
  Advice: Tell the police today, once the manager agrees. This is not a 999
    call
  Rules: serious-injury

Record 1: consultation, Sunday 22 November, 01:57
  Asked: On-call manager
  What came of it: No answer
  When: Sunday 22 November, 01:57
  How: By phone
  Entered: Sunday 22 November, 02:10
  Recorded by: no role was given (this PC, role only)

Record 2: consultation, Sunday 22 November, 02:10
  Asked: On-call manager
  What came of it: No answer
  When: Sunday 22 November, 02:10
  How: By phone
  Recorded by: no role was given (this PC, role only)

Record 3: consultation, Sunday 22 November, 02:10
  Asked: Emergency duty team of the council (out of hours)
  What came of it: Reached, and agreed
  When: Sunday 22 November, 02:10
  How: By phone
  What they said: Ring 101 tonight, and tell me the number.
  Recorded by: no role was given (this PC, role only)
