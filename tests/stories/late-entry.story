Late entry: it happened yesterday

A late entry is flagged, never refused. What cannot be a time is asked again.

clock: 2026-11-22 23:50
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
> half past
`half past` is not a time I can read. Write 0214, 2.14am, yesterday 23:15 or
21 November 23:15, or press Enter for now.
> 2575
`2575` is not a time on a clock. Write 0214, 2.14am, yesterday 23:15 or 21
November 23:15, or press Enter for now.
> 23:58
That is Saturday 21 November, 23:58.

Question 3 (about 6 more)
What does this child's own plan say to do about this?
...
> b

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
> yesterday 23:15
That is Saturday 21 November, 23:15.

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
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-JESQ-A

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
ELM-JESQ-A

$ callout show ELM-JESQ-A
Case ELM-JESQ-A. Records: 2

Record 0: decision, Sunday 22 November, 23:50
  Happened: Saturday 21 November, 23:15 (late entry)
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? None of these
  Advice: Manage it in the home, restoratively
  Rules: otherwise

Record 1: decision, Sunday 22 November, 23:50
  Happened: Saturday 21 November, 23:15 (late entry)
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: care worker (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? None of these
  Advice: Manage it in the home, restoratively
  Rules: otherwise
