Departing from the advice, towards the police

Never blocked: the reason may follow. Here the worker knows something that the questions did not ask.

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

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
...
>

Question 3 (about 2 more)
What does this child's own plan say to do about this?
...
> 1

Question 4 (about 1 more)
Which of these is it about, if any?
...
> 0

Question 5 (perhaps the last)
Which of these happened, if any?
...
> 1

Question 6 (about 2 more)
Could it flare up again tonight and hurt someone?
...
> 2

Question 7 (about 1 more)
Will it cost more than about 500 pounds to put right?
...
> 2

Question 8 (perhaps the last)
Has this child done the same thing lately, or picked on this person before?
...
> 2

Check your answers
...
> y

DECISION: Manage it in the home, restoratively. This is an example: no agency
  has agreed it.
...
You can still call 999 at any time.
Reference:
ELM-CBDE-~

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> o

To depart from the advice is normal. What will you do?
  1. The child is away without agreement, but you know where they are and that
     they are safe
  2. Slow time: no police tonight. The manager decides tomorrow
  3. Ring the on-call manager now and decide together
  4. Ask the home's own police officer for advice in the daytime
  5. Help the person who was hurt to tell the police, if they still want to
  6. Report it to the police today, without an emergency call, once the
     manager agrees
  7. Get health help for the child and tell social care. This is not a police
     matter
  8. A child may be a victim or may need protecting: tell social care now
  10. Sexual behaviour that may have harmed a child: tell social care and the
     police today
  11. A child says a worker harmed them: the manager takes over and tells the
     LADO
  12. A child is missing: check quickly, then report it to the police
  13. A child is missing and you fear for them: call 999 now
  14. Emergency: call 999 now
> 6
You do not need a reason now. Press Enter to leave it out.
Why?
  1. The advice was wrong for this case
  2. The child's own plan says something else
  3. The risk is higher than the questions show
  4. The risk is lower than the questions show
  5. A manager decided
  6. The police advised it
  7. The person who was hurt asked for it
  8. Another reason
>

DECISION: Report it to the police today, without an emergency call, once the
  manager agrees
You departed from the advice, which was: Manage it in the home, restoratively.
  This is an example: no agency has agreed it.
...
You can still call 999 at any time.
Reference:
ELM-CBDE-~

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-CBDE-~
