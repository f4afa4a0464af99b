Three days late: all of it was done in time, and written down on Sunday

On Thursday night a child's own plan said to tell the police, and the worker did as it says. She asked the on-call manager first, and the
council was told on Friday morning. Nobody opened the tool until Sunday. Nothing is refused: each record says that it was entered late,
and the duty is met, because it was met on Friday.

clock: 2026-11-22 14:00
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
...
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> thursday 22:40
That is Thursday 19 November, 22:40.
...
> 4

Question 4 (about 3 more)
Which of these is it about, if any?
  1. A child has hurt themselves, or says they may
  2. Someone from outside the home hurt or threatened a child
  3. Signs that someone is grooming or using a child
  4. Sexual touching, pictures or pressure
  5. A child says a worker hurt them or treated them badly
  6. A child is out or away without agreement
  7. I do not know
  0. None of these
Type every number that applies, with spaces between. b back, ? why, r review,
9 danger now, q save and stop
> 0

Question 5 (about 1 more)
Which of these happened, if any?
  1. The home's things were broken, damaged or taken
  2. Someone's own things were broken, damaged or taken
  3. Someone was threatened
  4. Someone was pushed, hit or hurt, or had something thrown at them
  5. Hateful words or acts about who someone is
  6. A fire was started, and it is out now
  7. Drugs were found, or were passed on to someone
  8. A knife or other weapon was found, carried or used
  10. I do not know
  0. None of these
Type every number that applies, with spaces between. b back, ? why, r review,
9 danger now, q save and stop
> 0

Check your answers
...
> y

DECISION: Tell the police today, once the manager agrees. This is not a 999
  call
...
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-7353-6

# Nothing that follows it is recorded yet, so it is all overdue.
$ callout pending
OVERDUE: 3
ELM-7353-6. Registered manager judges whether to tell: The child's parent
  Since Friday 20 November, 22:40. Hours late: 39
  callout add ELM-7353-6 notification
ELM-7353-6. Registered person (the provider or the manager) judges whether to
  tell: Ofsted
  Since Friday 20 November, 22:40. Hours late: 39
  callout add ELM-7353-6 notification
ELM-7353-6. To be told: Council that placed the child
  Since Friday 20 November, 22:40. Hours late: 39
  callout add ELM-7353-6 notification

NO SET TIME: 5
ELM-7353-6. Not yet authorised. To be asked: On-call manager
  callout add ELM-7353-6 consultation
ELM-7353-6. To be asked afterwards: The child's social worker
  callout add ELM-7353-6 consultation
ELM-7353-6. To be asked afterwards: Youth justice service
  callout add ELM-7353-6 consultation
ELM-7353-6. Record what the police did, with their incident number
  callout add ELM-7353-6 police-outcome
ELM-7353-6. A restorative conference is to be offered
  callout add ELM-7353-6 restorative

NOT FINISHED: 1
ELM-7353-6. Decided. Details can still be added
  callout resume ELM-7353-6

# The on-call manager was asked at once.
$ callout add ELM-7353-6 consultation
ELM-7353-6: who was asked. Whom you asked, or tried to, when, and what they
said.
This decision is not yet authorised.
Ask first: On-call manager.
If nobody answers: Emergency duty team of the council (out of hours).

Whom did you ask, or try to?
  1. On-call manager
  2. The child's social worker
  3. Youth justice service
  4. Emergency duty team of the council (out of hours)
  5. Somebody else
Type a number. b back, ? why, r review, q stop
> 1

What came of it?
  1. Reached, and agreed
  2. Reached, and said to do something else
  3. No answer
  4. Reached, but could not say yet
Type a number. b back, ? why, r review, q stop
> 1

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> thursday 22:50
That is Thursday 19 November, 22:50.

How?
  1. By phone   2. In person   3. By message or email
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> Ring them, and wait outside.
Check your answers
  1. Asked: On-call manager
  2. What came of it: Reached, and agreed
  3. When: Thursday 19 November, 22:50
  4. How: By phone
  5. What they said: Ring them, and wait outside.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 1
Recorded. It is record 1 of the log.
Still to do in this case: 7
  OVERDUE: Registered manager judges whether to tell: The child's parent
  OVERDUE: Registered person (the provider or the manager) judges whether to
    tell: Ofsted
  OVERDUE: To be told: Council that placed the child
  callout pending lists the rest.

# The council was told on Friday, within 24 hours. What is before the incident, or still to come, is asked again.
$ callout add ELM-7353-6 notification
ELM-7353-6: who was told. Whom you told, or tried to, and when; or what was
judged about telling them.

Who was to be told?
  1. Council that placed the child
  2. The child's parent
  3. Ofsted
  4. Somebody else
Type a number. b back, ? why, r review, q stop
> 1

Were they told?
  1. They were told
  2. Tried, and not reached
  3. Not yet: it will be done
Type a number. b back, ? why, r review, q stop
> 1

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> thursday 21:00
That is Thursday 19 November, 21:00.
That is before the incident. If the incident's own time is wrong, correct that
first.
> tomorrow 10:00
`tomorrow 10:00` has no day I can read. Write 0214, 2.14am, yesterday 23:15 or
21 November 23:15, or press Enter for now.
> friday 10:00
That is Friday 20 November, 10:00.

How?
  1. By phone
  2. By email
  3. By an online form
  4. In person
  5. By letter
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> They tell the social worker.
Check your answers
  1. To be told: Council that placed the child
  2. Result: They were told
  3. When: Friday 20 November, 10:00
  4. How: By phone
  5. What they said: They tell the social worker.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 1
Recorded. It is record 2 of the log.
Still to do in this case: 6
  OVERDUE: Registered manager judges whether to tell: The child's parent
  OVERDUE: Registered person (the provider or the manager) judges whether to
    tell: Ofsted
  To be asked afterwards: The child's social worker
  callout pending lists the rest.

# Each is said to be late; the council was told in time.
$ callout show ELM-7353-6
Case ELM-7353-6. Records: 3

Record 0: decision, Sunday 22 November, 14:00
  Happened: Thursday 19 November, 22:40 (late entry)
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? Tell the police, but
    not as an emergency
    Which of these is it about, if any? None of these
    Which of these happened, if any? None of these
  Advice: Tell the police today, once the manager agrees. This is not a 999
    call
  Rules: plan-says-report

Record 1: consultation, Thursday 19 November, 22:50
  Asked: On-call manager
  What came of it: Reached, and agreed
  When: Thursday 19 November, 22:50
  How: By phone
  What they said: Ring them, and wait outside.
  Entered: Sunday 22 November, 14:00 (late entry)
  Recorded by: care worker (this PC, role only)

Record 2: notification, Friday 20 November, 10:00
  To be told: Council that placed the child
  Because of: The protocol
  Judged: No judgement was needed
  Result: They were told
  When: Friday 20 November, 10:00
  How: By phone
  What they said: They tell the social worker.
  Entered: Sunday 22 November, 14:00 (late entry)
  Recorded by: care worker (this PC, role only)

$ callout pending
OVERDUE: 2
ELM-7353-6. Registered manager judges whether to tell: The child's parent
  Since Friday 20 November, 22:40. Hours late: 39
  callout add ELM-7353-6 notification
ELM-7353-6. Registered person (the provider or the manager) judges whether to
  tell: Ofsted
  Since Friday 20 November, 22:40. Hours late: 39
  callout add ELM-7353-6 notification

NO SET TIME: 4
ELM-7353-6. To be asked afterwards: The child's social worker
  callout add ELM-7353-6 consultation
ELM-7353-6. To be asked afterwards: Youth justice service
  callout add ELM-7353-6 consultation
ELM-7353-6. Record what the police did, with their incident number
  callout add ELM-7353-6 police-outcome
ELM-7353-6. A restorative conference is to be offered
  callout add ELM-7353-6 restorative

NOT FINISHED: 1
ELM-7353-6. Decided. Details can still be added
  callout resume ELM-7353-6

$ callout log verify
The log holds. Records: 3
...
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.
