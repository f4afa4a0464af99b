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

DECISION: Slow time: no police tonight. The manager decides in the daytime
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
When: the next working day
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
    be part of that talk.)
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
Waiting: 5. First: ELM-98ZX-U. To be told: Council that placed the child. By
  Monday 23 November, 01:40. callout pending lists all

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
OVERDUE: 2. First: ELM-98ZX-U. To be told: Council that placed the child.
  Since Monday 23 November, 01:40. callout pending lists all: 5

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> q

Stopped. Nothing was answered, so nothing is kept.

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
OVERDUE: 2. First: ELM-98ZX-U. To be told: Council that placed the child.
  Since Monday 23 November, 01:40. callout pending lists all: 5

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-98ZX-U, begun Sunday 22 November, 01:55. Answers kept: 8.

DECISION: Slow time: no police tonight. The manager decides in the daytime
...
Look again: Registered manager decides by Monday 23 November, 12:00
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

# The child has said since that this worker hurt them. So it is not for that worker to decide.
$ callout close ELM-98ZX-U
...
> 1
Somebody else must decide. Nothing was recorded. You can still call 999 at any
time.
[exit 1]

# The manager has looked at it with the child in the daytime.
$ callout close ELM-98ZX-U
...
> 2
...
> ?
...
> 1
...
> 1
...
> 0930
...
> 2
...
> I am sorry. I helped to mend it.
...
>
...
> He mended the door with the handyman and said sorry.
...
> 4

What does the person who was hurt or lost something want now?
  1. Nobody was hurt or lost anything
  2. To put it right without the police
  3. They have still not decided
  4. To tell the police
  5. They have not been asked again
Press Enter to keep: To put it right without the police
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
> 2
...
> y
...
> 4
Recorded. ELM-98ZX-U is closed.
...

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
  Advice: Slow time: no police tonight. The manager decides in the daytime
  Rules: costly
  Put off: Registered manager decides by Monday 23 November, 12:00

Record 1: closure, Monday 23 November, 09:30
  Decided: Manage it in the home, restoratively
  Decided by: Registered manager
  When: Monday 23 November, 09:30
  What does the person who was hurt or lost something want now? To put it
    right without the police
  What does the child say about it now, in their own words? I am sorry. I
    helped to mend it.
  Why: He mended the door with the handyman and said sorry.
  Entered: Monday 23 November, 14:00
  Recorded by: manager (this PC, role only)

# It was closed already. What was wrong is put right by a correction, and what is new is a note.
$ callout close ELM-98ZX-U
error: the case ELM-98ZX-U is closed already: Registered manager, Monday 23 November, 09:30, record 1
hint: to put that record right: callout add ELM-98ZX-U correction; to add to the case: callout add ELM-98ZX-U note
[exit 2]
