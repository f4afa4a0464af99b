Slow time: a damaged door at night

The door will cost more than 500 pounds. Nobody is in danger, so nobody rings the police tonight: the decision is put off
to the manager, with a deadline. Until it is closed, callout says so first, every time.

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
> 0140
That is Sunday 22 November, 01:40.

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
> 1

Question 8 (about 1 more)
Has this child done the same thing lately, or picked on this person before?
...
> 2

Question 9 (perhaps the last)
Is the child who did it under 10?
...
> 2

Check your answers
...
> y

DECISION: Slow time: no police tonight. The manager decides tomorrow
Why: It may cost a lot, and that is for the manager in daytime. (rule costly,
  from Account of the Pan-Dorset protocol (CYP Now): decision put off to the
  next day)
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Will it cost more than about 500 pounds to put right? Yes
  - Is the child who did it under 10? No
Nothing more serious applies, because you answered:
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
  - Which of these is it about, if any? None of these
  - Could it flare up again tonight and hurt someone? No
  - Has this child done the same thing lately, or picked on this person
    before? No
Who decides: Registered manager
Police: not called
When: the next day
Do now:
  1. Check that everyone is all right. Get medical help now if anyone needs
     it.
  2. Keep people apart if that helps them to stay calm.
  3. Tell anyone who was hurt that they may report it themselves, tonight or
     later.
  4. Write down what happened, what each person said, and what was broken.
  5. Leave the decision for the manager. Do not ring the police tonight just
     to have it logged.
  6. If someone is in danger later, call 999.
Tell afterwards: Registered manager, The child's social worker
If nobody answers: On-call manager, then Emergency duty team of the council
  (out of hours)
When everyone is calm: a restorative meeting, if they agree to it
Who to tell:
  - Council that placed the child, within 24 hours (The social worker should
    be part of the talk tomorrow.)
Phone numbers:
  Registered manager
  01632 960002
  The child's social worker
  01632 960004
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
Look again: Registered manager decides by Monday 23 November, 12:00
This would have changed the decision:
  - Emergency: call 999 now, if: Right now, is anyone facing serious harm, a
    weapon, a fire, or violence you cannot stop? Yes
  - Tell the police today, once the manager agrees, if: What does this child's
    own plan say to do about this? Tell the police, but not as an emergency
  - Ask the home's own police officer in the daytime, if: Which of these
    happened, if any? The home's things were broken, damaged or taken, A knife
    or other weapon was found, carried or used
  - Ring the on-call manager now and decide together, if: What does this
    child's own plan say to do about this? Ask a manager first
  - Manage it in the home, restoratively, if: What does this child's own plan
    say to do about this? Deal with it in the home
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-98ZX-U

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-98ZX-U

# The next evening something else happens. What waits comes first.
clock: 2026-11-22 21:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
Waiting: ELM-98ZX-U was put off until Monday 23 November, 12:00. When it is
  decided: callout close ELM-98ZX-U

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> q

Stopped. Nothing was answered, so nothing is kept.

# Monday afternoon: the deadline was at noon.
clock: 2026-11-23 14:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
OVERDUE: ELM-98ZX-U was put off until Monday 23 November, 12:00. When it is
  decided: callout close ELM-98ZX-U

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> q

Stopped. Nothing was answered, so nothing is kept.

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
OVERDUE: ELM-98ZX-U was put off until Monday 23 November, 12:00. When it is
  decided: callout close ELM-98ZX-U

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-98ZX-U, begun Sunday 22 November, 01:55. Answers kept: 8.

DECISION: Slow time: no police tonight. The manager decides tomorrow
...
You can still call 999 at any time.
Reference:
ELM-98ZX-U

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-98ZX-U

# The manager has looked at it with the child in the daytime.
$ callout close ELM-98ZX-U
ELM-98ZX-U was put off: Slow time: no police tonight. The manager decides
  tomorrow
What was decided? q to stop
  1. Manage it in the home, restoratively
  2. Agree when the child will come back. You know where they are, and that
     they are safe
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
> 1
Who decided?
  1. Most senior worker on shift
  2. On-call manager
  3. Registered manager
  4. Registered person (the provider or the manager)
  5. Emergency duty team of the council (out of hours)
  6. The child's social worker
  7. Council that placed the child
  8. Council officer for allegations against staff (LADO)
  10. Ofsted
> 3
Why, in one sentence? Press Enter to leave it out.
> He mended the door with the handyman and said sorry.
Recorded. ELM-98ZX-U is closed.

$ callout show ELM-98ZX-U
Case ELM-98ZX-U. Records: 2

Record 0: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:40
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? The home's things were broken, damaged or
    taken
    Could it flare up again tonight and hurt someone? No
    Will it cost more than about 500 pounds to put right? Yes
    Has this child done the same thing lately, or picked on this person
    before? No
    Is the child who did it under 10? No
  Advice: Slow time: no police tonight. The manager decides tomorrow
  Rules: costly
  Put off: Registered manager decides by Monday 23 November, 12:00

Record 1: closure, Monday 23 November, 14:00
  Decided: Manage it in the home, restoratively
  Decided by: Registered manager
  Why: He mended the door with the handyman and said sorry.
  Recorded by: registered manager (this PC, role only)

$ callout close ELM-98ZX-U
error: the case ELM-98ZX-U is closed already
hint: callout show tells how; to add to it, make a new record
[exit 2]
