Slow time over Christmas

In the night before Christmas Eve a door is kicked in. The manager decides on the next working day. That is five days off:
Christmas Day, the weekend and the bank holiday are left out. When it is decided, the protocol's closing questions are asked:
what the person who was hurt wants now, what the child says, what the social worker says.

clock: 2026-12-24 02:00
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"
file door.yaml:
    danger: no
    plan: silent
    concern: []
    happened: [home_things]
    not_over: no
    loss: yes
    pattern: no
    under_ten: no

$ callout decide --answers door.yaml
...
When: the next working day
...
Look again: Registered manager decides by Tuesday 29 December, 12:00
...
Reference:
ELM-031K-X

# On the bank holiday Monday nobody is late yet.
clock: 2026-12-28 10:00

$ callout show ELM-031K-X
Case ELM-031K-X. Records: 1
...
  Put off: Registered manager decides by Tuesday 29 December, 12:00 (bank
    holidays left out: Friday 25 December 2026, Monday 28 December 2026)

# Tuesday, an hour too late.
clock: 2026-12-29 13:05

$ callout close ELM-031K-X
...
> 2

What was decided?
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
Type a number. b back, ? why, r review, q stop
> 1
...
> 1

When was it decided?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 30 December 11:00
That is Tuesday 30 December 2025, 11:00.
That is before the incident. If the incident's own time is wrong, correct that
first.
> 1130
That is Tuesday 29 December, 11:30.

What does the person who was hurt or lost something want now?
  1. Nobody was hurt or lost anything
  2. To put it right without the police
  3. They have still not decided
  4. To tell the police
  5. They have not been asked again
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

What does the child say about it now, in their own words?
Press Enter to leave it out.
b back, ? why, r review, q stop
> My mum rang. I was upset.

What does the child's social worker say?
Press Enter to leave it out.
b back, ? why, r review, q stop
> Says he has no contact until January.

Why, in one sentence?
Press Enter to leave it out.
b back, ? why, r review, q stop
> He and the handyman will mend it together.
Check your answers
  1. Decided: Manage it in the home, restoratively
  2. Decided by: Registered manager
  3. When: Tuesday 29 December, 11:30
  4. What does the person who was hurt or lost something want now? Nobody was
     hurt or lost anything
  5. What does the child say about it now, in their own words? My mum rang. I
     was upset.
  6. What does the child's social worker say? Says he has no contact until
     January.
  7. Why: He and the handyman will mend it together.
Type a number to change it, or y to record. q to stop
> 6

What does the child's social worker say?
Press Enter to keep: Says he has no contact until January.
Type - to leave it out.
b back, ? why, r review, q stop
> Says he sees his mum again on 2 January.
Check your answers
  1. Decided: Manage it in the home, restoratively
  2. Decided by: Registered manager
  3. When: Tuesday 29 December, 11:30
  4. What does the person who was hurt or lost something want now? Nobody was
     hurt or lost anything
  5. What does the child say about it now, in their own words? My mum rang. I
     was upset.
  6. What does the child's social worker say? Says he sees his mum again on 2
     January.
  7. Why: He and the handyman will mend it together.
Type a number to change it, or y to record. q to stop
> y
...
> 4
Recorded. ELM-031K-X is closed.
Still to do in this case: 2
  OVERDUE: To be told: Council that placed the child
  A restorative conversation is to be offered

$ callout show ELM-031K-X
Case ELM-031K-X. Records: 2

Record 0: decision, Thursday 24 December, 02:00
  Happened: Thursday 24 December, 02:00
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
  Put off: Registered manager decides by Tuesday 29 December, 12:00 (bank
    holidays left out: Friday 25 December 2026, Monday 28 December 2026)

Record 1: closure, Tuesday 29 December, 11:30
  Decided: Manage it in the home, restoratively
  Decided by: Registered manager
  When: Tuesday 29 December, 11:30
  What does the person who was hurt or lost something want now? Nobody was
    hurt or lost anything
  What does the child say about it now, in their own words? My mum rang. I was
    upset.
  What does the child's social worker say? Says he sees his mum again on 2
    January.
  Why: He and the handyman will mend it together.
  Entered: Tuesday 29 December, 13:05
  Recorded by: manager (this PC, role only)

# Replay counts the deadline with the holidays that stand in the record.
$ callout log replay
Decided again: 1. Same: 1. Different: 0. Not replayable: 0.
Closures looked at: 1. Different: 0.
Each of these decisions follows from its recorded answers under its own
protocol.

# A home in Scotland has other bank holidays: two days at New Year.
clock: 2026-12-31 02:00
file scotland/home.yaml:
    format: 1
    home: "Birch House"
    code: "BIR"
    nation: scotland

$ callout decide --answers door.yaml --dry-run --home scotland
...
Look again: Registered manager decides by Tuesday 5 January, 12:00
...

$ callout decide --answers door.yaml --dry-run
...
Look again: Registered manager decides by Monday 4 January, 12:00
...
