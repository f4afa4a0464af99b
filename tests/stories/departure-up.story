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
> 1

Question 6 (about 3 more)
Could it flare up again tonight and hurt someone?
...
> 2

Question 7 (about 2 more)
Will it cost more than about 500 pounds to put right?
...
> 2

Question 8 (about 1 more)
Has this child done the same thing lately, or picked on this person before?
...
> 2

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-AK37-8

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> o

To depart from the advice is normal. What will you do?
  1. Agree when the child will come back. You know where they are, and that
     they are safe
  2. Slow time: no police tonight. The manager decides in the daytime
  3. Ring the on-call manager now and decide together
  4. Ask the home's own police officer in the daytime
  5. Help the person who was hurt tell the police. They may still change their
     mind
  6. Tell the police today, once the manager agrees. This is not a 999 call
  7. Get the child health help and tell social care. This is not a police
     matter
  8. Tell social care now: a child may need protecting
  10. Tell social care and the police today. Sexual behaviour may have harmed
     a child
  11. Hand over to the manager, who tells the LADO. A child says a worker
     harmed them
  12. Check quickly, then report the child missing to the police
  13. Call 999 now: a missing child may be in danger
  14. Emergency: call 999 now
Type a number. b back, r review, 9 danger now, q save and stop
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
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
>

DECISION: Tell the police today, once the manager agrees. This is not a 999
  call
You departed from the advice, which was: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-AK37-8

This decision is not yet authorised.
Ask first: On-call manager.
If nobody answers: Emergency duty team of the council (out of hours).
Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-AK37-8

$ callout show 'ELM-CBDE-~'
error: no case here has the reference ELM-CBDE-~
hint: callout log list shows every reference; an unfinished interview is found by callout resume
[exit 2]
