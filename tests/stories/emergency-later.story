Emergency: it becomes one in the middle of the questions

The key 9 means danger now at every prompt: at a question, at the time, at "Check your answers", and after the card.

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
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-27TZ-S

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-27TZ-S

# At the time question.
clock: 2026-11-22 02:30

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
Waiting: 6. First: ELM-27TZ-S. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-Z63W-2

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-Z63W-2

# At "Check your answers", once all was answered.
clock: 2026-11-22 03:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 2. To go on with one: callout resume
Waiting: 12. First: ELM-27TZ-S. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all

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
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-Q4QT-U

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-Q4QT-U

# After the card.
clock: 2026-11-22 04:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 3. To go on with one: callout resume
Waiting: 18. First: ELM-27TZ-S. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all

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
ELM-MQW6-V

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> 9

DECISION: Emergency: call 999 now
You departed from the advice, which was: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-MQW6-V

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-MQW6-V

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-27TZ-S  call_999
     1  2026-11-22T02:30:00Z  decision  ELM-Z63W-2  call_999
     2  2026-11-22T03:00:00Z  decision  ELM-Q4QT-U  call_999
     3  2026-11-22T04:00:00Z  decision  ELM-MQW6-V  in_house
     4  2026-11-22T04:00:00Z  decision  ELM-MQW6-V  call_999
