Referred back: the prosecutors send it home to be put right

A call, a visit, a crime and a decision are four things, and each is recorded when it is known: at night the call and the visit, the
next day the crime, weeks later that a charge is thought about, and then that the prosecutors send it back. What is still to be done
follows from that: whom to tell, and to offer a restorative conference.

clock: 2026-11-22 02:10
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 1

DECISION: Emergency: call 999 now
Do now:
...
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-VTDA-9

# The worker called 999. The police gave a number for the call.
clock: 2026-11-22 02:40

$ callout add ELM-VTDA-9 police-outcome
ELM-VTDA-9: police and court. What the police, the prosecutors or a court did
or said: one thing at a time.

What is there to record?
  1. The police were told
  2. Whether the police came
  3. Whether the police recorded a crime
  4. What was decided for the child
  5. It was sent back, to be put right without a court
  6. Something else that the child is said to have done, after the police came
  7. The police need nothing more from the home or the child
Type a number. b back, ? why, r review, q stop
> 1

Who told the police?
  1. The home
  2. The person who was hurt or lost something, for themselves
  3. A neighbour or somebody else outside
  4. A child
  5. Somebody else
Type a number. b back, ? why, r review, q stop
> 1

How?
  1. By 999
  2. By 101
  3. Online
  4. The home's own officer
  5. In person
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

When was that, or when were you told of it?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 0212
That is Sunday 22 November, 02:12.

Which number did the police give the call?
Press Enter to leave it out.
b back, ? why, r review, q stop
> 4471 of 22 November

Which officer? Give the number on the shoulder, not a name.
Press Enter to leave it out.
b back, ? why, r review, q stop
>

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. What: The police were told
  2. The police were told by: The home
  3. How: By 999
  4. When: Sunday 22 November, 02:12
  5. Police incident number: 4471 of 22 November
  6. Officer: left out
  7. What they said: left out
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 3
Recorded. It is record 1 of the log.
Still to do in this case: 5
...

# They came. By then it was calm.
$ callout add ELM-VTDA-9 police-outcome
ELM-VTDA-9: police and court. What the police, the prosecutors or a court did
or said: one thing at a time.

What is there to record?
...
> 2

Did the police come?
...
> 1

When was that, or when were you told of it?
...
> 0231
That is Sunday 22 November, 02:31.

Which number did the police give the call?
...
>

Which officer? Give the number on the shoulder, not a name.
...
> CW 1187

What did they say, in a few words?
...
> Talked to both of them in the kitchen.
Check your answers
...
> y

What is your role? Press Enter to leave it out.
...
> 3
Recorded. It is record 2 of the log.
Still to do in this case: 5
...

# The next day they give a crime number. It is not the same as the number of the call.
clock: 2026-11-23 10:00

$ callout add ELM-VTDA-9 police-outcome
ELM-VTDA-9: police and court. What the police, the prosecutors or a court did
or said: one thing at a time.

What is there to record?
...
> 3

Did the police record a crime?
...
> ?
A crime that is recorded is not yet a decision about the child.
> 1

Where did it happen, as the police see it?
...
> 1

What do the police say it was, in plain words?
...
> 1

When was that, or when were you told of it?
...
> 0930
That is Monday 23 November, 09:30.

Which number did the police give the call?
...
>

Which crime number did they give?
...
> EV/88123/26

Which officer? Give the number on the shoulder, not a name.
...
>

What did they say, in a few words?
...
>
Check your answers
...
> y

What is your role? Press Enter to leave it out.
...
> 4
Recorded. It is record 3 of the log.
Still to do in this case: 5
...

# Two weeks later a letter says that the prosecutors are asked about a charge.
clock: 2026-12-07 11:00

$ callout add ELM-VTDA-9 police-outcome
ELM-VTDA-9: police and court. What the police, the prosecutors or a court did
or said: one thing at a time.

What is there to record?
...
> 4

What was decided for the child, in today's words?
...
> 2

On which day was that decided?
...
> yesterday

When was that, or when were you told of it?
...
>

Which crime number did they give?
...
> EV/88123/26

Which officer? Give the number on the shoulder, not a name.
...
>

What did they say, in a few words?
...
>
Check your answers
...
> y

What is your role? Press Enter to leave it out.
...
> 4
Recorded. It is record 4 of the log.
Still to do in this case: 7
...

$ callout pending
OVERDUE: 3
...
NO SET TIME: 4
ELM-VTDA-9. To be asked afterwards: On-call manager
  callout add ELM-VTDA-9 consultation
ELM-VTDA-9. Staff are to be offered a debrief
  callout add ELM-VTDA-9 debrief
ELM-VTDA-9. To be told what was decided for the child: The child's social
  worker
  callout add ELM-VTDA-9 notification
ELM-VTDA-9. To be told what was decided for the child: Youth justice service
  callout add ELM-VTDA-9 notification
...

# The social worker must not hear of it first from a summons.
$ callout add ELM-VTDA-9 notification
ELM-VTDA-9: who was told. Whom you told, or tried to, and when; or what was
judged about telling them.

Who was to be told?
...
> 4

Were they told?
...
> 1

When was that?
...
>

How?
...
> 1

What did they say, in a few words?
...
> She will ask for the child's file to be looked at first.
Check your answers
...
> y

What is your role? Press Enter to leave it out.
...
> 4
Recorded. It is record 5 of the log.
Still to do in this case: 6
...

# The prosecutors send it back: try to put it right first.
clock: 2026-12-16 09:30

$ callout add ELM-VTDA-9 police-outcome
ELM-VTDA-9: police and court. What the police, the prosecutors or a court did
or said: one thing at a time.

What is there to record?
  1. The police were told
  2. Whether the police came
  3. Whether the police recorded a crime
  4. What was decided for the child
  5. It was sent back, to be put right without a court
  6. Something else that the child is said to have done, after the police came
  7. The police need nothing more from the home or the child
Type a number. b back, ? why, r review, q stop
> 5

Who sent it back?
  1. The police   2. The prosecutors (CPS)   3. A court
Type a number. b back, ? why, r review, q stop
> 2

When was that, or when were you told of it?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

Which officer? Give the number on the shoulder, not a name.
Press Enter to leave it out.
b back, ? why, r review, q stop
>

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> Try a restorative conference first, and tell us.
Check your answers
  1. What: It was sent back, to be put right without a court
  2. Sent back by: The prosecutors (CPS)
  3. When: Wednesday 16 December, 09:30
  4. Officer: left out
  5. What they said: Try a restorative conference first, and tell us.
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
Recorded. It is record 6 of the log.
Still to do in this case: 7
...

$ callout pending
OVERDUE: 3
...
NO SET TIME: 4
ELM-VTDA-9. To be asked afterwards: On-call manager
  callout add ELM-VTDA-9 consultation
ELM-VTDA-9. Staff are to be offered a debrief
  callout add ELM-VTDA-9 debrief
ELM-VTDA-9. To be told what was decided for the child: Youth justice service
  callout add ELM-VTDA-9 notification
ELM-VTDA-9. Sent back to be put right: offer it, or offer it again
  callout add ELM-VTDA-9 restorative
...

$ callout add ELM-VTDA-9 restorative
ELM-VTDA-9: putting it right. One step at a time: what was offered, held,
agreed or done.
Taking part is voluntary for each of them. Nobody has to give a reason, and
they may change their mind later.

Which is it?
  1. A restorative conversation
  2. A restorative meeting
  3. A restorative conference
Type a number. b back, ? why, r review, q stop
> 3

What is there to record?
  1. It was offered
  2. It was held
  3. Whether what was agreed was done
  4. Somebody did not want it, or no longer
  5. It was called off
Type a number. b back, ? why, r review, q stop
> 1

Does the child who did it want to take part?
  1. They want to
  2. They have not decided
  3. They do not want to
  4. They have not been asked
Type a number. b back, ? why, r review, q stop
> 1

Does the person who was hurt, or lost something, want to take part?
  1. They want to
  2. They have not decided
  3. They do not want to
  4. They have not been asked
  5. Nobody was hurt or lost anything
Type a number. b back, ? why, r review, q stop
> 2

On which day is it to be held?
Type a day: 3 December, 3/12/2026, tomorrow
Press Enter to leave it out.
b back, ? why, r review, q stop
> 8 January

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

Who led it, or is the home's restorative champion? Initials only.
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. What: A restorative conference
  2. Step: It was offered
  3. The child who did it: They want to
  4. The person who was hurt: They have not decided
  5. Planned for: Friday 8 January 2027
  6. When: Wednesday 16 December, 09:30
  7. Champion: left out
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
Recorded. It is record 7 of the log.
Still to do in this case: 7
...

$ callout pending
OVERDUE: 3
...
DUE: 1
ELM-VTDA-9. A restorative conference was offered, and is to be held
  By Friday 8 January 2027, 22:59
  callout add ELM-VTDA-9 restorative

NO SET TIME: 3
ELM-VTDA-9. To be asked afterwards: On-call manager
  callout add ELM-VTDA-9 consultation
ELM-VTDA-9. Staff are to be offered a debrief
  callout add ELM-VTDA-9 debrief
ELM-VTDA-9. To be told what was decided for the child: Youth justice service
  callout add ELM-VTDA-9 notification
...

$ callout show ELM-VTDA-9
Case ELM-VTDA-9. Records: 8
...
Record 1: police outcome, Sunday 22 November, 02:12
  What: The police were told
  The police were told by: The home
  How: By 999
  When: Sunday 22 November, 02:12
  Police incident number: 4471 of 22 November
  Entered: Sunday 22 November, 02:40
  Recorded by: agency or bank worker (this PC, role only)

Record 2: police outcome, Sunday 22 November, 02:31
  What: Whether the police came
  The police came: Yes
  When: Sunday 22 November, 02:31
  Officer: CW 1187
  What they said: Talked to both of them in the kitchen.
  Entered: Sunday 22 November, 02:40
  Recorded by: agency or bank worker (this PC, role only)

Record 3: police outcome, Monday 23 November, 09:30
  What: Whether the police recorded a crime
  Recorded as a crime: Yes
  Where: In the home or its grounds
  What the police say it was: Hitting, pushing or hurting someone
  When: Monday 23 November, 09:30
  Crime number: EV/88123/26
  Entered: Monday 23 November, 10:00
  Recorded by: manager (this PC, role only)

Record 4: police outcome, Monday 7 December, 11:00
  What: What was decided for the child
  Decided: Nothing yet: it was sent to the prosecutors to think about a charge
  Decided on: Sunday 6 December 2026
  When: Monday 7 December, 11:00
  Crime number: EV/88123/26
  Recorded by: manager (this PC, role only)

Record 5: notification, Monday 7 December, 11:00
  To be told: The child's social worker
  Because of: Good practice
  Judged: No judgement was needed
  Result: They were told
  When: Monday 7 December, 11:00
  How: By phone
  What they said: She will ask for the child's file to be looked at first.
  Recorded by: manager (this PC, role only)

Record 6: police outcome, Wednesday 16 December, 09:30
  What: It was sent back, to be put right without a court
  Sent back by: The prosecutors (CPS)
  When: Wednesday 16 December, 09:30
  What they said: Try a restorative conference first, and tell us.
  Recorded by: manager (this PC, role only)

Record 7: restorative, Wednesday 16 December, 09:30
  What: A restorative conference
  Step: It was offered
  The child who did it: They want to
  The person who was hurt: They have not decided
  Planned for: Friday 8 January 2027
  When: Wednesday 16 December, 09:30
  Recorded by: manager (this PC, role only)
