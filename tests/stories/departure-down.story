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

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 3

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-VDXQ-R

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> o

To depart from the advice is normal. What will you do?
  1. Manage it in the home, restoratively
  2. Agree when the child will come back. You know where they are, and that
     they are safe
  3. Slow time: no police tonight. The manager decides in the daytime
  4. Ring the on-call manager now and decide together
  5. Ask the home's own police officer in the daytime
  6. Help the person who was hurt tell the police. They may still change their
     mind
  7. Tell the police today, once the manager agrees. This is not a 999 call
  8. Get the child health help and tell social care. This is not a police
     matter
  10. Tell social care now: a child may need protecting
  11. Tell social care and the police today. Sexual behaviour may have harmed
     a child
  12. Hand over to the manager, who tells the LADO. A child says a worker
     harmed them
  13. Check quickly, then report the child missing to the police
  14. Call 999 now: a missing child may be in danger
Type a number. b back, r review, 9 danger now, q save and stop
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
Type a number. b back, r review, 9 danger now, q save and stop
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

DECISION: Manage it in the home, restoratively
You departed from the advice, which was: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-VDXQ-R

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-VDXQ-R

$ callout show ELM-VDXQ-R
Case ELM-VDXQ-R. Records: 2

Record 0: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? I do not know
  Advice: Emergency: call 999 now
  Rules: danger-now

Record 1: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? I do not know
  Advice: Emergency: call 999 now
  Rules: danger-now
  Done instead: Manage it in the home, restoratively
  Why: The risk is lower than the questions show
  Why, in one sentence: The noise was the television. Everyone is in bed.
  Who agreed: TM, on-call manager
