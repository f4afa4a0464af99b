Far away: a council 150 miles off was not told

A child placed here by a council far away kicked a window in. The manager decides the next day, and the child's council must be told within
24 hours. Two mornings later neither was done: the day shift sees that first. The council is told late, and the record says so for good.

clock: 2026-11-24 19:30
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
...
> 1910
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
Who to tell:
  - Council that placed the child, within 24 hours (The social worker should
    be part of that talk.)
...
>

What is your role on this shift?
...
> 2

The child's code or initials. Do not give a name.
...
> RK

What happened, in a few plain words?
...
> Kicked a window in.

Your own initials.
...
>

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
  1. It is this council
  2. Another council, up to 20 miles away
  3. Another council, more than 20 miles away
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 3

Thank you. Everything is recorded. Reference:
ELM-V6MN-3

clock: 2026-11-26 07:30

# The day shift begins.
$ callout pending
OVERDUE: 2
ELM-V6MN-3. Registered manager decides what was put off
  Since Wednesday 25 November, 12:00. Hours late: 19
  callout close ELM-V6MN-3
ELM-V6MN-3. To be told: Council that placed the child
  Since Wednesday 25 November, 19:10. Hours late: 12
  callout add ELM-V6MN-3 notification

NO SET TIME: 3
ELM-V6MN-3. To be asked afterwards: Registered manager
  callout add ELM-V6MN-3 consultation
ELM-V6MN-3. To be asked afterwards: The child's social worker
  callout add ELM-V6MN-3 consultation
ELM-V6MN-3. A restorative meeting is to be offered
  callout add ELM-V6MN-3 restorative

# A worker rings the council. She swaps two letters of the reference first.
$ callout add ELM-VM6N-3 notification
error: `ELM-VM6N-3` is mistyped: its last character does not fit
hint: did you mean ELM-V6MN-3? Look at the card again
[exit 2]

$ callout add ELM-V6MN-3 notification
...
> 1

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
> They had not heard. They ask who will speak to RK.
Check your answers
  1. To be told: Council that placed the child
  2. Result: They were told
  3. When: Thursday 26 November, 07:30
  4. How: By phone
  5. What they said: They had not heard. They ask who will speak to RK.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
...
> 2
Recorded. It is record 2 of the log.
Still to do in this case: 4
  OVERDUE: Registered manager decides what was put off
  To be asked afterwards: Registered manager
  To be asked afterwards: The child's social worker
  callout pending lists the rest.

# It was late, and says so; where the council is stands in the record, and only the manager's decision is overdue.
$ callout show ELM-V6MN-3
...
  Where is the council that placed the child? Another council, more than 20
    miles away
...
  What happened, in a few plain words? Kicked a window in.

Record 2: notification, Thursday 26 November, 07:30
  To be told: Council that placed the child
  Because of: The protocol
  Judged: No judgement was needed
  Result: They were told
  When: Thursday 26 November, 07:30
  How: By phone
  What they said: They had not heard. They ask who will speak to RK.
  Recorded by: senior on shift (this PC, role only)
  LATE: they were to be told by Wednesday 25 November, 19:10

$ callout pending
OVERDUE: 1
ELM-V6MN-3. Registered manager decides what was put off
  Since Wednesday 25 November, 12:00. Hours late: 19
  callout close ELM-V6MN-3

NO SET TIME: 3
ELM-V6MN-3. To be asked afterwards: Registered manager
  callout add ELM-V6MN-3 consultation
ELM-V6MN-3. To be asked afterwards: The child's social worker
  callout add ELM-V6MN-3 consultation
ELM-V6MN-3. A restorative meeting is to be offered
  callout add ELM-V6MN-3 restorative
