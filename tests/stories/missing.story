Missing: asked around, reported, found, and the return interview done late

A child who does not come home is a child to find. Whom the worker asked is recorded before the report; the risk that could no longer
be borne, the report and the return are records too. The council offers its return interview within the 72 hours, and does it a day
late: that is said by whoever looks, and is nobody's name.

clock: 2026-11-21 23:10
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
      placing_authority: "01632 960005"
file out.yaml:
    danger: no
    plan: silent
    concern: [out]
    out_where: not_sure
    out_risk: no
    happened: []

$ callout decide --answers out.yaml
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Check quickly, then report the child missing to the police
...
Do now:
  1. Ring the child. Ring friends and family. Look in the usual places.
  2. Write down whom you asked and when.
  3. If you still cannot find them, report them missing. Say this is a child
     to find, not an offence.
  4. Send the police the child's information form.
  5. If you begin to fear for their safety, call 999 at once.
  6. When they come back, welcome them. Check they are well before you ask
     questions.
...
Reference:
ELM-VFG2-7

# First the worker asks around, and writes down whom.
$ callout add ELM-VFG2-7 missing
ELM-VFG2-7: missing or away. Looking for a child, reporting, finding them, and
the talk when they are back: one thing at a time.

What is there to record?
  1. You asked around or looked for the child
  2. You fear too much for the child to wait any longer
  3. The child was reported missing to the police
  4. The child is found, or is back
  5. The council's return interview: offered, done or declined
Type a number. b back, ? why, r review, q stop
> 1

Do you know where the child is?
  1. No, or not for sure
  2. Yes: at a place you know, and it was not agreed
Type a number. b back, ? why, r review, q stop
> 1

Whom did you ask, and where did you look?
Type every number that applies, with spaces between, or 0 for none of these.
  1. The child's own phone
  2. Friends
  3. Family
  4. The usual places
  5. Social media
  6. Hospitals
  7. The home and its grounds
  8. School or college
  10. Somebody else
b back, ? why, r review, q stop
> 1 2 4

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> Phone off. Her friend has not seen her since school.
Check your answers
  1. What: You asked around or looked for the child
  2. Place known: No, or not for sure
  3. Asked, or looked: Friends; The child's own phone; The usual places
  4. When: Saturday 21 November, 23:10
  5. What they said: Phone off. Her friend has not seen her since school.
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
Still to do in this case: 5
  Still missing: the child is not found, and not reported to the police
  Registered manager judges whether to tell: The child's parent
  To be told: Council that placed the child
  callout pending lists the rest.

$ callout pending
NOT BACK: 1
ELM-VFG2-7. Still missing: the child is not found, and not reported to the
  police
  callout add ELM-VFG2-7 missing

DUE: 2
ELM-VFG2-7. Registered manager judges whether to tell: The child's parent
  By tomorrow, Sunday 22 November, 23:10
  callout add ELM-VFG2-7 notification
ELM-VFG2-7. To be told: Council that placed the child
  By tomorrow, Sunday 22 November, 23:10
  callout add ELM-VFG2-7 notification

NO SET TIME: 2
ELM-VFG2-7. To be asked afterwards: On-call manager
  callout add ELM-VFG2-7 consultation
ELM-VFG2-7. Record what the police did, with their incident number
  callout add ELM-VFG2-7 police-outcome

# It gets late and cold.
clock: 2026-11-21 23:50

$ callout add ELM-VFG2-7 missing
ELM-VFG2-7: missing or away. Looking for a child, reporting, finding them, and
the talk when they are back: one thing at a time.

What is there to record?
...
> 2

Why can it not wait?
...
> 6 7 8

When was that?
...
> 2342
That is Saturday 21 November, 23:42.

What do you fear, in a few words?
...
>
Check your answers
...
> y

What is your role? Press Enter to leave it out.
...
> 1
Recorded. It is record 2 of the log.
Still to do in this case: 5
  Still missing: the child is not found, and not reported to the police
  Registered manager judges whether to tell: The child's parent
  To be told: Council that placed the child
  callout pending lists the rest.

$ callout add ELM-VFG2-7 missing
ELM-VFG2-7: missing or away. Looking for a child, reporting, finding them, and
the talk when they are back: one thing at a time.

What is there to record?
  1. You asked around or looked for the child
  2. You fear too much for the child to wait any longer
  3. The child was reported missing to the police
  4. The child is found, or is back
  5. The council's return interview: offered, done or declined
Type a number. b back, ? why, r review, q stop
> 3

Do you know where the child is?
  1. No, or not for sure
  2. Yes: at a place you know, and it was not agreed
Type a number. b back, ? why, r review, q stop
> 1

How were the police told?
  1. By 999
  2. By 101
  3. Online
  4. The home's own officer
  5. In person
Type a number. b back, ? why, r review, q stop
> 2

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 2345
That is Saturday 21 November, 23:45.

What do you fear, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. What: The child was reported missing to the police
  2. Place known: No, or not for sure
  3. How: By 101
  4. When: Saturday 21 November, 23:45
  5. What was feared: left out
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
Recorded. It is record 3 of the log.
Still to do in this case: 5
  Still missing: the child is reported to the police, and not found
  Registered manager judges whether to tell: The child's parent
  To be told: Council that placed the child
  callout pending lists the rest.

# The number that the police gave is recorded with what the police did.
file told.yaml:
    step: reported
    called_by: home
    channel: call_101
    happened: 2026-11-21 23:45
    incident_number: "5120 of 21 November"
file council.yaml:
    whom: placing_authority
    result: told
    happened: 2026-11-21 23:48
    channel: phone
file parent.yaml:
    whom: parent
    judgement: must_be_told
    judged_by: registered_manager
    judgement_why: Her plan says that her mother is told when she is out at night.
    result: told
    happened: 2026-11-21 23:49
    channel: phone

$ callout add ELM-VFG2-7 police-outcome --answers told.yaml
Recorded. It is record 4 of the log.
Still to do in this case: 4
  Still missing: the child is reported to the police, and not found
  Registered manager judges whether to tell: The child's parent
  To be told: Council that placed the child
  callout pending lists the rest.

$ callout add ELM-VFG2-7 notification --answers council.yaml
Recorded. It is record 5 of the log.
Still to do in this case: 3
  Still missing: the child is reported to the police, and not found
  Registered manager judges whether to tell: The child's parent
  To be asked afterwards: On-call manager

$ callout add ELM-VFG2-7 notification --answers parent.yaml
Recorded. It is record 6 of the log.
Still to do in this case: 2
  Still missing: the child is reported to the police, and not found
  To be asked afterwards: On-call manager

clock: 2026-11-22 03:30

$ callout add ELM-VFG2-7 missing
ELM-VFG2-7: missing or away. Looking for a child, reporting, finding them, and
the talk when they are back: one thing at a time.

What is there to record?
  1. You asked around or looked for the child
  2. You fear too much for the child to wait any longer
  3. The child was reported missing to the police
  4. The child is found, or is back
  5. The council's return interview: offered, done or declined
Type a number. b back, ? why, r review, q stop
> 4

How is the child back, or where were they?
  1. Came back alone
  2. With family
  3. With friends
  4. Outdoors or in a public place
  5. The police found them
  6. In hospital
  7. Somewhere else
Type a number. b back, ? why, r review, q stop
> ?
It is kept for whoever looks back at the case.
> 1

How are they? Which of these fit?
Type every number that applies, with spaces between, or 0 for none of these.
  1. Hurt
  2. Ill, drunk or drugged
  3. Upset or afraid
  4. Somebody may have harmed or used them
b back, ? why, r review, q stop
> 3

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 0320
That is Sunday 22 November, 03:20.

Where, and with whom, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. What: The child is found, or is back
  2. Found: Came back alone
  3. How they are: Upset or afraid
  4. When: Sunday 22 November, 03:20
  5. Where, and with whom: left out
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
Recorded. It is record 7 of the log.
Still to do in this case: 2
  The council is to offer a return interview, within 72 hours of the child's
    return
  To be asked afterwards: On-call manager

$ callout pending
DUE: 1
ELM-VFG2-7. The council is to offer a return interview, within 72 hours of the
  child's return
  By Wednesday 25 November, 03:20
  callout add ELM-VFG2-7 missing

NO SET TIME: 1
ELM-VFG2-7. To be asked afterwards: On-call manager
  callout add ELM-VFG2-7 consultation

# The council offers the interview in time.
clock: 2026-11-23 15:00

$ callout add ELM-VFG2-7 missing
ELM-VFG2-7: missing or away. Looking for a child, reporting, finding them, and
the talk when they are back: one thing at a time.

What is there to record?
...
> 5

What about the council's return interview?
...
> 1

By whom?
...
> 1

When was that?
...
>
Check your answers
...
> y

What is your role? Press Enter to leave it out.
...
> 4
Recorded. It is record 8 of the log.
Still to do in this case: 2
  The return interview was offered, and is still to be done
  To be asked afterwards: On-call manager

# It is due on Wednesday before half past three in the morning. On Wednesday at noon it is not done.
clock: 2026-11-25 12:00

$ callout pending
OVERDUE: 1
ELM-VFG2-7. The return interview was offered, and is still to be done
  Since today, 03:20. Hours late: 8
  callout add ELM-VFG2-7 missing

NO SET TIME: 1
ELM-VFG2-7. To be asked afterwards: On-call manager
  callout add ELM-VFG2-7 consultation

clock: 2026-11-26 16:00

$ callout add ELM-VFG2-7 missing
ELM-VFG2-7: missing or away. Looking for a child, reporting, finding them, and
the talk when they are back: one thing at a time.

What is there to record?
  1. You asked around or looked for the child
  2. You fear too much for the child to wait any longer
  3. The child was reported missing to the police
  4. The child is found, or is back
  5. The council's return interview: offered, done or declined
Type a number. b back, ? why, r review, q stop
> 5

What about the council's return interview?
  1. It was offered   2. It was done   3. It was declined
Type a number. b back, ? why, r review, q stop
> 2

By whom?
  1. Somebody independent
  2. A worker of the council
  3. Somebody else
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

What did the child want to be known of it, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> She was at the bus station. She wants to see her sister more often.
Check your answers
  1. What: The council's return interview: offered, done or declined
  2. Return interview: It was done
  3. By: Somebody independent
  4. When: Thursday 26 November, 16:00
  5. What the child wanted to be known: She was at the bus station. She wants
     to see her sister more often.
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
Recorded. It is record 9 of the log.
Still to do in this case: 1
  To be asked afterwards: On-call manager

$ callout log review
Looked at cases: 1. To look at: 1.

RETURN INTERVIEW LATE: 1
  ELM-VFG2-7, record 1, since Wednesday 25 November 2026, 03:20. Offered in
      time, and done after 72 hours. Not reviewed.

No rule was departed from, and no review was of one.

What nobody recorded is not here. An exception is no fault: it is where to
look.

$ callout show ELM-VFG2-7
Case ELM-VFG2-7. Records: 10

Record 0: decision, Saturday 21 November, 23:10
...
Record 1: missing, Saturday 21 November, 23:10
  What: You asked around or looked for the child
  Place known: No, or not for sure
  Asked, or looked: Friends; The child's own phone; The usual places
  When: Saturday 21 November, 23:10
  What they said: Phone off. Her friend has not seen her since school.
  Recorded by: care worker (this PC, role only)

Record 2: missing, Saturday 21 November, 23:42
  What: You fear too much for the child to wait any longer
  Why it cannot wait: Who the child may be with; It is not like this child;
    Cold, dark or bad weather
  When: Saturday 21 November, 23:42
  Entered: Saturday 21 November, 23:50
  Recorded by: care worker (this PC, role only)

Record 3: missing, Saturday 21 November, 23:45
  What: The child was reported missing to the police
  Place known: No, or not for sure
  How: By 101
  When: Saturday 21 November, 23:45
  Recorded by: care worker (this PC, role only)

Record 4: police outcome, Saturday 21 November, 23:45
  What: The police were told
  The police were told by: The home
  How: By 101
  When: Saturday 21 November, 23:45
  Police incident number: 5120 of 21 November
  Recorded by: no role was given (this PC, role only)

Record 5: notification, Saturday 21 November, 23:48
  To be told: Council that placed the child
  Because of: The protocol
  Judged: No judgement was needed
  Result: They were told
  When: Saturday 21 November, 23:48
  How: By phone
  Recorded by: no role was given (this PC, role only)

Record 6: notification, Saturday 21 November, 23:49
  To be told: The child's parent
  Because of: The child's own plan
  Judged: It was judged that they must be told
  Judged by: Registered manager
  Why: Her plan says that her mother is told when she is out at night.
  Result: They were told
  When: Saturday 21 November, 23:49
  How: By phone
  Recorded by: no role was given (this PC, role only)

Record 7: missing, Sunday 22 November, 03:20
  What: The child is found, or is back
  Found: Came back alone
  How they are: Upset or afraid
  When: Sunday 22 November, 03:20
  Entered: Sunday 22 November, 03:30
  Recorded by: care worker (this PC, role only)

Record 8: missing, Monday 23 November, 15:00
  What: The council's return interview: offered, done or declined
  Return interview: It was offered
  By: Somebody independent
  When: Monday 23 November, 15:00
  Recorded by: manager (this PC, role only)

Record 9: missing, Thursday 26 November, 16:00
  What: The council's return interview: offered, done or declined
  Return interview: It was done
  By: Somebody independent
  When: Thursday 26 November, 16:00
  What the child wanted to be known: She was at the bus station. She wants to
    see her sister more often.
  Recorded by: manager (this PC, role only)
