Departing from the advice, away from 999

Normal and blameless, but not alone: a coded reason, a sentence, and a second person.

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
> 3

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-VDXQ-R

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> o

To depart from the advice is normal. What will you do?
  1. Manage it in the home, restoratively. This is an example: no agency has
     agreed it.
  2. The child is away without agreement, but you know where they are and that
     they are safe
  3. Slow time: no police tonight. The manager decides tomorrow
  4. Ring the on-call manager now and decide together
  5. Ask the home's own police officer for advice in the daytime
  6. Help the person who was hurt to tell the police, if they still want to
  7. Report it to the police today, without an emergency call, once the
     manager agrees
  8. Get health help for the child and tell social care. This is not a police
     matter
  10. A child may be a victim or may need protecting: tell social care now
  11. Sexual behaviour that may have harmed a child: tell social care and the
     police today
  12. A child says a worker harmed them: the manager takes over and tells the
     LADO
  13. A child is missing: check quickly, then report it to the police
  14. A child is missing and you fear for them: call 999 now
> 1
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
Type 1, 2, 3, 4, 5, 6, 7 or 8.
> 4

Say why in one sentence.
...
>
Say why in one sentence.
> The noise was the television. Everyone is in bed.
The advice was to call 999.

Who agreed this with you? Give a role or initials.
...
>
Who agreed this with you? Give a role or initials.
> TM, on-call manager

DECISION: Manage it in the home, restoratively. This is an example: no agency
  has agreed it.
You departed from the advice, which was: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-VDXQ-R

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-VDXQ-R
