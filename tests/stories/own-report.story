A person's own report, apart from what the home decides

A child hit the worker on shift. The home manages it restoratively. The worker was hurt and is the one deciding: the tool notices, and
she hands over. She has not made up her mind about the police, and is asked again two days later. Both records stand side by side:
her own report changes nothing of what the home decided, and the home's decision never stands in her way.

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
> 2
...
> 2
...
> 2
...
> 1
...
> y

DECISION: Manage it in the home, restoratively
...
Reference:
ELM-HSG4-X

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>
...
> 2
...
> JT
...
> JT hit me on the arm when I took the tablet away.
...
> MK
...
> 2

Was the person deciding hurt in it, or is it said that they harmed a child?
  1. Neither
  2. They were hurt
  3. It is said that they harmed a child
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 2

The person deciding was hurt. Then somebody else can decide for the home.
Ring: On-call manager
01632 960001
Ring: Emergency duty team of the council (out of hours)
01632 960003
Whoever was hurt may also tell the police themselves, now or later. That is
apart from what the home decides.
To write that down: callout add ELM-HSG4-X own-report

Who decides for the home now?
  1. On-call manager
  2. Emergency duty team of the council (out of hours)
  3. Most senior worker on shift
  4. Registered manager
  5. Another worker on shift
  6. Nobody else yet: I go on
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

Did they decide something else? Then type o. If not, press Enter.
>

What does the child say happened, in their own words?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
>

Would you call the police if this were your own child at home?
  1. Yes   2. No   3. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
>

Why, or why not?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
>

Where is the council that placed the child?
  1. It is this council
  2. Another council, up to 20 miles away
  3. Another council, more than 20 miles away
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

Thank you. Everything is recorded. Reference:
ELM-HSG4-X

# The next shift sees that somebody is to come back to her.
clock: 2026-11-22 08:00

$ callout add ELM-HSG4-X own-report
ELM-HSG4-X: a person's own report. Somebody who was hurt or lost something may
tell the police themselves. The home does not decide that.

Who is it?
  1. A worker
  2. A child who lives here
  3. Another child
  4. A visitor or neighbour
  5. Somebody else
Type a number. b back, ? why, r review, q stop
> 1

Their code or initials. Do not give a name.
Press Enter to leave it out.
b back, ? why, r review, q stop
> MK

Have they been told that they may report it themselves?
  1. Yes   2. Not yet
Type a number. b back, ? why, r review, q stop
> 1

Have they told the police?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 2

What do they want?
  1. To tell the police now
  2. To tell the police later
  3. Not to tell the police
  4. They have not decided
  5. They have not been asked
Type a number. b back, ? why, r review, q stop
> 4

What did they say, in their own words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> I want to sleep on it.

On which day will you ask again?
Type a day: 3 December, 3/12/2026, tomorrow
Press Enter to leave it out.
b back, ? why, r review, q stop
> 24 November

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>
Check your answers
  1. Who: A worker
  2. Code or initials: MK
  3. Told of their right: Yes
  4. Told the police: No
  5. What they want: They have not decided
  6. In their words: I want to sleep on it.
  7. Ask again on: Tuesday 24 November 2026
  8. When: Sunday 22 November, 08:00
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
Still to do in this case: 3
  To be asked again whether they want to tell the police: a worker
  Staff are to be offered a debrief
  A restorative conversation is to be offered

# Two days later the day has come.
clock: 2026-11-24 18:00

$ callout pending
DUE: 1
ELM-HSG4-X. To be asked again whether they want to tell the police: a worker
  By today, 22:59
  callout add ELM-HSG4-X own-report

NO SET TIME: 2
ELM-HSG4-X. Staff are to be offered a debrief
  callout add ELM-HSG4-X debrief
ELM-HSG4-X. A restorative conversation is to be offered
  callout add ELM-HSG4-X restorative

$ callout add ELM-HSG4-X own-report
ELM-HSG4-X: a person's own report. Somebody who was hurt or lost something may
tell the police themselves. The home does not decide that.

Who is it?
  1. A worker
  2. A child who lives here
  3. Another child
  4. A visitor or neighbour
  5. Somebody else
Type a number. b back, ? why, r review, q stop
> 1

Were they asked before in this case?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 1

Their code or initials. Do not give a name.
Press Enter to leave it out.
b back, ? why, r review, q stop
> MK

Have they been told that they may report it themselves?
  1. Yes   2. Not yet
Type a number. b back, ? why, r review, q stop
> 1

Have they told the police?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 1

How did they tell the police?
  1. By 999
  2. By 101
  3. Online
  4. Through the home's own officer
  5. In person
Type a number. b back, ? why, r review, q stop
> 2

Who helped them to do it?
  1. Nobody: they did it themselves
  2. A worker
  3. A manager
  4. A social worker
  5. An advocate
  6. Family or a friend
  7. Somebody else
Type a number. b back, ? why, r review, q stop
> 3

What did they say, in their own words?
Press Enter to leave it out.
b back, ? why, r review, q stop
>

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 24 November 17:15
That is Tuesday 24 November, 17:15.

Which number did the police give the call?
Press Enter to leave it out.
b back, ? why, r review, q stop
> 1204 of 24 November

Which crime number did they give?
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. Who: A worker
  2. Asked before: Yes
  3. Code or initials: MK
  4. Told of their right: Yes
  5. Told the police: Yes
  6. How: By 101
  7. Helped by: A manager
  8. In their words: left out
  10. When: Tuesday 24 November, 17:15
  11. Police incident number: 1204 of 24 November
  12. Crime number: left out
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
Recorded. It is record 3 of the log.
Still to do in this case: 2
  Staff are to be offered a debrief
  A restorative conversation is to be offered

# The home's decision stands as it was made; her report stands beside it.
$ callout show ELM-HSG4-X
Case ELM-HSG4-X. Records: 4

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
    What is the worst injury to anyone? A mark, bruise or graze
    Could it flare up again tonight and hurt someone? No
    Has this child done the same thing lately, or picked on this person
    before? No
    What does the person who was hurt, threatened or lost something want? To
    put it right without the police
  Advice: Manage it in the home, restoratively
  Rules: otherwise

Record 1: decision, Sunday 22 November, 02:10
  Happened: Sunday 22 November, 01:50
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: senior on shift (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? Someone was pushed, hit or hurt, or had
    something thrown at them
    What is the worst injury to anyone? A mark, bruise or graze
    Could it flare up again tonight and hurt someone? No
    Has this child done the same thing lately, or picked on this person
    before? No
    What does the person who was hurt, threatened or lost something want? To
    put it right without the police
  Advice: Manage it in the home, restoratively
  Rules: otherwise
  Was the person deciding hurt in it, or is it said that they harmed a child?
    They were hurt
  Who decides for the home now? On-call manager
  Where is the council that placed the child? It is this council
  Was the person who was hurt told that they may report it themselves? Yes
  The child's code or initials. Do not give a name: JT
  Your own initials: MK
  What happened, in a few plain words? JT hit me on the arm when I took the
    tablet away.

Record 2: individual report, Sunday 22 November, 08:00
  Who: A worker
  Asked before: No
  Code or initials: MK
  Told of their right: Yes
  Told the police: No
  What they want: They have not decided
  In their words: I want to sleep on it.
  Ask again on: Tuesday 24 November 2026
  When: Sunday 22 November, 08:00
  Recorded by: manager (this PC, role only)

Record 3: individual report, Tuesday 24 November, 17:15
  Who: A worker
  Asked before: Yes
  Code or initials: MK
  Told of their right: Yes
  Told the police: Yes
  How: By 101
  Helped by: A manager
  When: Tuesday 24 November, 17:15
  Police incident number: 1204 of 24 November
  Entered: Tuesday 24 November, 18:00
  Recorded by: manager (this PC, role only)
