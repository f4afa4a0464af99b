A new allegation: charged for what happened after the police came

Two children shout at each other in the garden. The home sorts it out, and calls nobody; a neighbour does. Nothing that the neighbour
rang about is recorded as a crime. But a child who was being calmed pulls away from an officer, and is charged for that. The record
keeps the two apart, and links the charge to the call that it came of.

clock: 2026-11-20 19:40
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
file shouting.yaml:
    danger: no
    plan: silent
    concern: []
    happened: []
file neighbour.yaml:
    step: reported
    called_by: public
    channel: call_101
    happened: 2026-11-20 19:50
file came.yaml:
    step: attended
    attended: yes
    happened: 2026-11-20 20:05
    incident_number: "3307 of 20 November"
file no-crime.yaml:
    step: recorded
    crime: no
    location: inside
    behaviour: loud
    happened: 2026-11-20 20:20
file charged.yaml:
    step: disposal
    disposal: charged
    disposal_date: 2026-12-11
    happened: 2026-12-12 10:00
    crime_number: EV/90417/26

$ callout decide --answers shouting.yaml
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Manage it in the home, restoratively
...
Reference:
ELM-G4YJ-H

# The home had no reason to call. That a neighbour did is a record of its own.
clock: 2026-11-20 20:45

$ callout add ELM-G4YJ-H police-outcome --answers neighbour.yaml
Recorded. It is record 1 of the log.
Still to do in this case: 1
  A restorative conversation is to be offered

$ callout add ELM-G4YJ-H police-outcome --answers came.yaml
Recorded. It is record 2 of the log.
Still to do in this case: 1
  A restorative conversation is to be offered

$ callout add ELM-G4YJ-H police-outcome --answers no-crime.yaml
Recorded. It is record 3 of the log.
Still to do in this case: 1
  A restorative conversation is to be offered

$ callout add ELM-G4YJ-H police-outcome
ELM-G4YJ-H: police and court. What the police, the prosecutors or a court did
or said: one thing at a time.

What is there to record?
  1. The police were told
  2. Whether the police came
  3. Whether the police recorded a crime
  4. What was decided for the child
  5. It was sent back, to be put right without a court
  6. Something else that the child is said to have done, after the police came
  7. The police need nothing more from the home or the child
Type a number. b back, ? why, r review, q stop
> 6

What do the police say it was, in plain words?
  1. Hitting, pushing or hurting someone
  2. Threatening someone
  3. Pulling away from the police, or getting in their way
  4. Breaking or damaging something
  5. Taking something
  6. Hateful words or acts about who someone is
  7. Shouting, swearing or a row
  8. Starting a fire
  10. Having drugs, or passing them on
  11. Having or using a weapon
  12. Sexual touching, pictures or pressure
  13. Something else
Type a number. b back, ? why, r review, q stop
> 3

Against whom?
  1. A police officer
  2. A worker of the home
  3. Another child
  4. Somebody else
  5. Nobody: a thing, or nothing
Type a number. b back, ? why, r review, q stop
> 1

Did it come of the police being there?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, q stop
> ?
Some children are charged for what happened after the police came, not for
what they were called for. Whoever looks back must be able to see that.
> 1

When was that, or when were you told of it?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 2015
That is Friday 20 November, 20:15.

Which crime number did they give?
Press Enter to leave it out.
b back, ? why, r review, q stop
> 9
If anyone is in danger now, call 999. You do not need this tool first.
Which crime number did they give?
Press Enter to leave it out.
b back, ? why, r review, q stop
> b

When was that, or when were you told of it?
Type a time: 0214, 2.14am, yesterday 23:15, or now
Press Enter to keep: Friday 20 November, 20:15
b back, ? why, r review, q stop
>

Which crime number did they give?
Press Enter to leave it out.
b back, ? why, r review, q stop
> EV/90417/26

Which officer? Give the number on the shoulder, not a name.
Press Enter to leave it out.
b back, ? why, r review, q stop
> CW 2210

What did they say, in a few words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> She put a hand on his arm and he pulled away.
Check your answers
  1. What: Something else that the child is said to have done, after the
     police came
  2. What the police say it was: Pulling away from the police, or getting in
     their way
  3. Against: A police officer
  4. It came of the police being there: Yes
  5. When: Friday 20 November, 20:15
  6. Crime number: EV/90417/26
  7. Officer: CW 2210
  8. What they said: She put a hand on his arm and he pulled away.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 2
Recorded. It is record 4 of the log.
Still to do in this case: 1
  A restorative conversation is to be offered

# Three weeks later a letter comes. The social worker must not learn of it in court.
clock: 2026-12-12 10:30

$ callout add ELM-G4YJ-H police-outcome --answers charged.yaml
Recorded. It is record 5 of the log.
Still to do in this case: 3
  To be told what was decided for the child: The child's social worker
  To be told what was decided for the child: Youth justice service
  A restorative conversation is to be offered

$ callout log review
Looked at cases: 1. To look at: 1.

A NEW ALLEGATION AFTER THE POLICE CAME: 1
  ELM-G4YJ-H, record 4, since Friday 20 November 2026, 20:15. Pulling away
      from the police, or getting in their way. It followed record 1: the
      police were called. By whom: A neighbour or somebody else outside. Not
      reviewed.

No rule was departed from, and no review was of one.

What nobody recorded is not here. An exception is no fault: it is where to
look.

$ callout show ELM-G4YJ-H
Case ELM-G4YJ-H. Records: 6

...
Record 1: police outcome, Friday 20 November, 19:50
  What: The police were told
  The police were told by: A neighbour or somebody else outside
  How: By 101
  When: Friday 20 November, 19:50
  Entered: Friday 20 November, 20:45
  Recorded by: no role was given (this PC, role only)

Record 2: police outcome, Friday 20 November, 20:05
  What: Whether the police came
  The police came: Yes
  When: Friday 20 November, 20:05
  Police incident number: 3307 of 20 November
  Entered: Friday 20 November, 20:45
  Recorded by: no role was given (this PC, role only)

Record 4: police outcome, Friday 20 November, 20:15
  What: Something else that the child is said to have done, after the police
    came
  What the police say it was: Pulling away from the police, or getting in
    their way
  Against: A police officer
  It came of the police being there: Yes
  When: Friday 20 November, 20:15
  Crime number: EV/90417/26
  Officer: CW 2210
  What they said: She put a hand on his arm and he pulled away.
  Entered: Friday 20 November, 20:45
  Recorded by: senior on shift (this PC, role only)

Record 3: police outcome, Friday 20 November, 20:20
  What: Whether the police recorded a crime
  Recorded as a crime: No, only that they were called
  Where: In the home or its grounds
  What the police say it was: Shouting, swearing or a row
  When: Friday 20 November, 20:20
  Entered: Friday 20 November, 20:45
  Recorded by: no role was given (this PC, role only)

Record 5: police outcome, Saturday 12 December, 10:00
  What: What was decided for the child
  Decided: Charged, or sent to court
  Decided on: Friday 11 December 2026
  When: Saturday 12 December, 10:00
  Crime number: EV/90417/26
  Entered: Saturday 12 December, 10:30
  Recorded by: no role was given (this PC, role only)
