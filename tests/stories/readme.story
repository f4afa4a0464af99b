A door, at five to two on a Sunday morning

The transcript for the README: a child has kicked a door in. It will cost more than 500 pounds, nobody is hurt, and it is
over. The whole interview takes about a minute; the card, and a reference that can be read over the phone, come at the end.

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
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> 0150
That is Sunday 22 November, 01:50.

Question 3 (about 6 more)
What does this child's own plan say to do about this?
...
> 1
...
> 0

Question 5 (about 3 more)
Which of these happened, if any?
  1. The home's things were broken, damaged or taken
...
> 1
...
> 2

Question 7 (about 2 more)
Will it cost more than about 500 pounds to put right?
...
> 1
...
> 2
...
> 2

Check your answers
...
Type a number to change it, or y to decide. 9 danger now, q save and stop
> y

DECISION: Slow time: no police tonight. The manager decides in the daytime
Why: It may cost a lot, and that is for the manager in daytime. (rule costly,
...
Do now:
  1. Check that everyone is all right. Get medical help now if anyone needs
     it.
  2. Keep people apart if that helps them to stay calm.
...
  5. Leave the decision for the manager. Do not ring the police tonight just
     to have it logged.
  6. If someone is in danger later, call 999.
...
Phone numbers:
  Registered manager
  01632 960002
...
Look again: Registered manager decides by Monday 23 November, 12:00
...
You can still call 999 at any time.
Reference:
ELM-9X4R-S

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q
...
