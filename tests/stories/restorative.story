Putting it right: offered, held, agreed, done

A child broke another child's lamp in temper. The home manages it restoratively. A meeting is offered to both, both want it, it is held
with the five questions, and what was agreed is done, though later than they said. Each step is a record of its own.

clock: 2026-11-22 16:10
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
    happened: [own_things]
    not_over: no
    loss: no
    pattern: no
    wishes: put_right

$ callout decide --answers what-happened.yaml
If anyone is in danger now, call 999. You do not need this tool first.
...
DECISION: Manage it in the home, restoratively
...

# Both children say yes. It is to be on Tuesday.
$ callout add ELM-JSA9-D restorative
ELM-JSA9-D: putting it right. One step at a time: what was offered, held,
agreed or done.
The decision asks for a restorative conversation.
Taking part is voluntary for each of them. Nobody has to give a reason, and
they may change their mind later.

Which is it?
  1. A restorative conversation
  2. A restorative meeting
  3. A restorative conference
Type a number. b back, ? why, r review, q stop
> 2

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
> 1

On which day is it to be held?
Type a day: 3 December, 3/12/2026, tomorrow
Press Enter to leave it out.
b back, ? why, r review, q stop
> 24 November

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
>

Who led it, or is the home's restorative champion? Initials only.
Press Enter to leave it out.
b back, ? why, r review, q stop
> LM
Check your answers
  1. What: A restorative meeting
  2. Step: It was offered
  3. The child who did it: They want to
  4. The person who was hurt: They want to
  5. Planned for: Tuesday 24 November 2026
  6. When: Sunday 22 November, 16:10
  7. Champion: LM
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 2
Recorded. It is record 1 of the log.
Still to do in this case: 1
  A restorative meeting was offered, and is to be held

clock: 2026-11-24 17:40

$ callout add ELM-JSA9-D restorative
ELM-JSA9-D: putting it right. One step at a time: what was offered, held,
agreed or done.
A restorative meeting was offered, and is to be held.
Taking part is voluntary for each of them. Nobody has to give a reason, and
they may change their mind later.

Which is it?
  1. A restorative conversation
  2. A restorative meeting
  3. A restorative conference
Type a number. b back, ? why, r review, q stop
> 2

What is there to record?
  1. It was offered
  2. It was held
  3. Whether what was agreed was done
  4. Somebody did not want it, or no longer
  5. It was called off
Type a number. b back, ? why, r review, q stop
> 2

Who took part?
Type every number that applies, with spaces between, or 0 for none of these.
  1. The child who did it
  2. The person who was hurt, or lost something
  3. Somebody who spoke for that person
  4. Family
  5. A social worker
  6. Police
  7. The youth justice service
b back, ? why, r review, q stop
> 1 2

The five questions: the child may answer all, some or none, in their own
words. Write them down now?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 1

What happened?
Press Enter to leave it out.
b back, ? why, r review, q stop
> I wanted the room to myself.

What were you thinking and feeling?
Press Enter to leave it out.
b back, ? why, r review, q stop
> I was so angry I could have burst.

What have you thought since?
Press Enter to leave it out.
b back, ? why, r review, q stop
> It was not his fault.

Who has been affected, and how?
Press Enter to leave it out.
b back, ? why, r review, q stop
> KB, he cannot read at night now.

What is needed to put it right?
Press Enter to leave it out.
b back, ? why, r review, q stop
> A lamp.

Was anything agreed, to put it right?
  1. Yes, and it is still to be done
  2. Yes, and it is done already
  3. No, nothing more was needed
  4. No, they could not agree
Type a number. b back, ? why, r review, q stop
> 1

What was agreed, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> He mends the lamp with the handyman.

By which day is it to be done?
Type a day: 3 December, 3/12/2026, tomorrow
Press Enter to leave it out.
b back, ? why, r review, q stop
> 28 November

Is the person who was hurt, or lost something, content with it?
  1. Yes
  2. No
  3. They were not asked
  4. Nobody was hurt
Type a number. b back, ? why, r review, q stop
> 1

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 24 November 16:30
That is Tuesday 24 November, 16:30.

Who led it, or is the home's restorative champion? Initials only.
Press Enter to leave it out.
b back, ? why, r review, q stop
>
Check your answers
  1. What: A restorative meeting
  2. Step: It was held
  3. Took part: The child who did it; The person who was hurt, or lost
     something
  4. Five questions written down: Yes
  5. What happened: I wanted the room to myself.
  6. What were you thinking and feeling: I was so angry I could have burst.
  7. What have you thought since: It was not his fault.
  8. Who has been affected, and how: KB, he cannot read at night now.
  10. What is needed to put it right: A lamp.
  11. Agreed: Yes, and it is still to be done
  12. What was agreed: He mends the lamp with the handyman.
  13. To be done by: Saturday 28 November 2026
  14. The person who was hurt is content: Yes
  15. When: Tuesday 24 November, 16:30
  16. Champion: left out
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 2
Recorded. It is record 2 of the log.
Still to do in this case: 1
  A restorative meeting was held: what was agreed is to be done

# On Monday nobody has said that the lamp is mended.
clock: 2026-11-30 09:00

$ callout pending
OVERDUE: 1
ELM-JSA9-D. A restorative meeting was held: what was agreed is to be done
  Since Saturday 28 November, 22:59. Hours late: 34
  callout add ELM-JSA9-D restorative

$ callout add ELM-JSA9-D restorative
ELM-JSA9-D: putting it right. One step at a time: what was offered, held,
agreed or done.
A restorative meeting was held: what was agreed is to be done.
Taking part is voluntary for each of them. Nobody has to give a reason, and
they may change their mind later.

Which is it?
  1. A restorative conversation
  2. A restorative meeting
  3. A restorative conference
Type a number. b back, ? why, r review, q stop
> 2

What is there to record?
  1. It was offered
  2. It was held
  3. Whether what was agreed was done
  4. Somebody did not want it, or no longer
  5. It was called off
Type a number. b back, ? why, r review, q stop
> 3

Was what was agreed done?
  1. Yes
  2. In part: the rest is still to be done
  3. No, and it will not be done now
Type a number. b back, ? why, r review, q stop
> 1

Is the person who was hurt, or lost something, content with it?
  1. Yes
  2. No
  3. They were not asked
  4. Nobody was hurt
Type a number. b back, ? why, r review, q stop
> 1

When was that?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> yesterday 15:00
That is Sunday 29 November, 15:00.
Check your answers
  1. What: A restorative meeting
  2. Step: Whether what was agreed was done
  3. Done: Yes
  4. The person who was hurt is content: Yes
  5. When: Sunday 29 November, 15:00
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
Nothing more is waited for in this case.

$ callout show ELM-JSA9-D
...
Record 1: restorative, Sunday 22 November, 16:10
  What: A restorative meeting
  Step: It was offered
  The child who did it: They want to
  The person who was hurt: They want to
  Planned for: Tuesday 24 November 2026
  When: Sunday 22 November, 16:10
  Champion: LM
  Recorded by: senior on shift (this PC, role only)

Record 2: restorative, Tuesday 24 November, 16:30
  What: A restorative meeting
  Step: It was held
  Took part: The child who did it; The person who was hurt, or lost something
  Five questions written down: Yes
  What happened: I wanted the room to myself.
  What were you thinking and feeling: I was so angry I could have burst.
  What have you thought since: It was not his fault.
  Who has been affected, and how: KB, he cannot read at night now.
  What is needed to put it right: A lamp.
  Agreed: Yes, and it is still to be done
  What was agreed: He mends the lamp with the handyman.
  To be done by: Saturday 28 November 2026
  The person who was hurt is content: Yes
  When: Tuesday 24 November, 16:30
  Entered: Tuesday 24 November, 17:40
  Recorded by: senior on shift (this PC, role only)

Record 3: restorative, Sunday 29 November, 15:00
  What: A restorative meeting
  Step: Whether what was agreed was done
  Done: Yes
  The person who was hurt is content: Yes
  When: Sunday 29 November, 15:00
  Entered: Monday 30 November, 09:00
  Recorded by: manager (this PC, role only)
