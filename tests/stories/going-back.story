Going back, changing an answer, asking why

b goes back, r shows the answers so far, ? says why a question is asked and which paragraph it comes from. When a changed
answer makes later ones idle, callout says which. A wrong key only asks again.

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
> two
Type 1, 2 or 3.
>
Type 1, 2 or 3.
> ?
In an emergency you call 999 first and answer questions later. If you are not
sure, treat it as yes.
- Account of the Pan-Dorset protocol (CYP Now): immediate risk
- Reference decision model of this project (our own synthesis, gates G0 to
G9): G0
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> b

Again:
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> r
Your answers so far
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
> b
This is the first question.
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
> 1 4

Question 6 (about 5 more)
What is the worst injury to anyone?
...
> 2

Question 7 (about 4 more)
Could it flare up again tonight and hurt someone?
...
> 2

Question 8 (about 3 more)
Will it cost more than about 500 pounds to put right?
...
> b

Again:
Could it flare up again tonight and hurt someone?
...
> 2

Question 8 (about 3 more)
Will it cost more than about 500 pounds to put right?
...
> 2

Question 9 (about 2 more)
Has this child done the same thing lately, or picked on this person before?
...
> 2

Question 10 (perhaps the last)
What does the person who was hurt, threatened or lost something want?
...
> 2

Question 11 (perhaps the last)
Is the child who did it under 10?
...
> 2

Check your answers
...
> 5

Again:
Which of these happened, if any?
...
> 1
No longer needed: What is the worst injury to anyone? A mark, bruise or graze
No longer needed: What does the person who was hurt, threatened or lost
something want? They have not decided, or it is too soon to ask
No longer needed: Is the child who did it under 10? No

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-CQ8A-N

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-CQ8A-N
