Nobody can say yet: the manager is asked

Tablets are found, and nobody can tell whether they were for selling. The protocol does not decide: it names who to ring.
When it is decided, the decision is recorded too.

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
> 7

Question 6 (about 1 more)
Are there signs of selling, such as a lot of it, small bags, scales or cash?
...
> 3

Question 7 (perhaps the last)
Is the child who did it under 10?
...
> 2

Check your answers
...
> y

DECISION: Not decided yet. Ask before you act.
...
You can still call 999 at any time.
Reference:
ELM-ARXF-B

Ask first: On-call manager or Emergency duty team of the council (out of
hours).
Type c to record whom you rang.
Type o when it is decided.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-ARXF-B

# The on-call manager has been rung.
clock: 2026-11-22 02:20

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
OVERDUE: 1. First: ELM-ARXF-B. The answers left it open: On-call manager
  decides. Since Sunday 22 November, 01:55. callout pending lists all: 1

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-ARXF-B, begun Sunday 22 November, 01:55. Answers kept: 6.

DECISION: Not decided yet. Ask before you act.
...
You can still call 999 at any time.
Reference:
ELM-ARXF-B

Ask first: On-call manager or Emergency duty team of the council (out of
hours).
Type c to record whom you rang.
Type o when it is decided.
Press Enter to add details now. q to stop: add them later with callout resume
> o

What was decided?
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
  15. Emergency: call 999 now
Type a number. b back, r review, 9 danger now, q save and stop
> 5

DECISION: Ask the home's own police officer in the daytime
...
You can still call 999 at any time.
Reference:
ELM-ARXF-B

This decision is not yet authorised.
Ask first: On-call manager.
If nobody answers: Emergency duty team of the council (out of hours).
Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

What is your role on this shift?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

The child's code or initials. Do not give a name.
...
>

What happened, in a few plain words?
...
>

Your own initials.
...
>

Was the person who was hurt told that they may report it themselves?
...
>

Was the person deciding hurt in it, or is it said that they harmed a child?
...
>

What does the child say happened, in their own words?
...
>

Would you call the police if this were your own child at home?
...
>

Why, or why not?
...
>

Where is the council that placed the child?
...
>

Thank you. Everything is recorded. Reference:
ELM-ARXF-B

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-ARXF-B  undecided
     1  2026-11-22T02:20:00Z  decision  ELM-ARXF-B  named_officer
     2  2026-11-22T02:20:00Z  decision  ELM-ARXF-B  named_officer

$ callout show ELM-ARXF-B
Case ELM-ARXF-B. Records: 3

Record 0: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? Drugs were found, or were passed on to
    someone
    Are there signs of selling, such as a lot of it, small bags, scales or
    cash? I do not know
    Is the child who did it under 10? No
  Advice: Not decided yet. Ask before you act.
  Rules: none

Record 1: decision, Sunday 22 November, 02:20
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? Drugs were found, or were passed on to
    someone
    Are there signs of selling, such as a lot of it, small bags, scales or
    cash? I do not know
    Is the child who did it under 10? No
  Advice: Not decided yet. Ask before you act.
  Rules: none
  Decided: Ask the home's own police officer in the daytime
  Why: A manager decided

Record 2: decision, Sunday 22 November, 02:20
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: care worker (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? Drugs were found, or were passed on to
    someone
    Are there signs of selling, such as a lot of it, small bags, scales or
    cash? I do not know
    Is the child who did it under 10? No
  Advice: Not decided yet. Ask before you act.
  Rules: none
  Decided: Ask the home's own police officer in the daytime
  Why: A manager decided
