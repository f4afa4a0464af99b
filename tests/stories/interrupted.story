Interrupted twice

A child needs you: press Ctrl-C, or just close the window. Every answer is on disk before the next question is asked.

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
> ^C
Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-Y616-4
[exit 130]

clock: 2026-11-22 02:10

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-Y616-4, begun Sunday 22 November, 01:55. Answers kept: 1.
Your answers so far
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. When did it happen? Sunday 22 November, 01:55

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
> ^D

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-Y616-4
[exit 130]

# Two are open by now: callout asks which one.
clock: 2026-11-22 02:30

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-KDBA-W

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
Which one?
  1. ELM-Y616-4, begun Sunday 22 November, 01:55
  2. ELM-KDBA-W, begun Sunday 22 November, 02:30
Type a number. q to stop
> 1

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-Y616-4, begun Sunday 22 November, 01:55. Answers kept: 3.
Your answers so far
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. When did it happen? Sunday 22 November, 01:55
  3. What does this child's own plan say to do about this? It says nothing
     about this
  4. Which of these is it about, if any? None of these

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
ELM-Y616-4

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-Y616-4

$ callout log list
     0  2026-11-22T02:30:00Z  decision  ELM-Y616-4  in_house
