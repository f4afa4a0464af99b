Left open: nobody can say, so a manager decides and closes the case

The answers leave two things to do, and the protocol says whom to ask. The worker reaches nobody that night. In the morning
the manager decides. callout offers what the answers left first, and then everything else.

clock: 2026-11-22 23:40
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
file drugs.yaml:
    danger: no
    plan: silent
    concern: []
    happened: [drugs]
    under_ten: no

$ callout decide --answers drugs.yaml
...
Reference:
ELM-Y39V-N

# A wrong day is easily typed: before the incident, or still to come.
clock: 2026-11-23 09:20

$ callout close ELM-Y39V-N
ELM-Y39V-N: the answers left it open, and nobody has decided yet.

Were you hurt in it, or is it said that you harmed a child?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> q
Stopped. Nothing was recorded.
[exit 130]

$ callout close ELM-Y39V-N
ELM-Y39V-N: the answers left it open, and nobody has decided yet.

Were you hurt in it, or is it said that you harmed a child?
  1. Yes   2. No
Type a number. b back, ? why, r review, q stop
> 2

What was decided?
  1. Ask the home's own police officer in the daytime
  2. Tell the police today, once the manager agrees. This is not a 999 call
  3. Something else
Type a number. b back, ? why, r review, q stop
> ?
It is kept for whoever looks back at the case.
> 3
What was decided?
  1. Manage it in the home, restoratively
  2. Agree when the child will come back. You know where they are, and that
     they are safe
  3. Ring the on-call manager now and decide together
  4. Help the person who was hurt tell the police. They may still change their
     mind
  5. Get the child health help and tell social care. This is not a police
     matter
  6. Tell social care now: a child may need protecting
  7. Tell social care and the police today. Sexual behaviour may have harmed a
     child
  8. Hand over to the manager, who tells the LADO. A child says a worker
     harmed them
  10. Check quickly, then report the child missing to the police
  11. Call 999 now: a missing child may be in danger
  12. Emergency: call 999 now
Type a number. b back, ? why, r review, q stop
> 7

Who decided?
  1. On-call manager
  2. Emergency duty team of the council (out of hours)
  3. Registered manager
  4. Somebody else
Type a number. b back, ? why, r review, q stop
> b

What was decided?
  1. Ask the home's own police officer in the daytime
  2. Tell the police today, once the manager agrees. This is not a 999 call
  3. Something else
Press Enter to keep: Tell social care and the police today. Sexual behaviour
may have harmed a child
Type a number. b back, ? why, r review, q stop
> 1

Who decided?
  1. On-call manager
  2. Emergency duty team of the council (out of hours)
  3. Registered manager
  4. Somebody else
Type a number. b back, ? why, r review, q stop
> 4
Who decided?
  1. Most senior worker on shift
  2. Registered person (the provider or the manager)
  3. The child's social worker
  4. Council that placed the child
  5. The child's parent
  6. Youth justice service
  7. Council officer for allegations against staff (LADO)
  8. Ofsted
  10. Responsible individual
  11. Police
  12. Police officer who is named for this home
Type a number. b back, ? why, r review, q stop
> 1

When was it decided?
Press Enter for now. Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, q stop
> 21 November 23:00
That is Saturday 21 November, 23:00.
That is before the incident. If the incident's own time is wrong, correct that
first.
> 23 November 12:00
`23 November 12:00` is still to come. Write 0214, 2.14am, yesterday 23:15 or
21 November 23:15, or press Enter for now.
> 0905
That is Monday 23 November, 09:05.

What does the person who was hurt or lost something want now?
  1. Nobody was hurt or lost anything
  2. To put it right without the police
  3. They have still not decided
  4. To tell the police
  5. They have not been asked again
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> b

When was it decided?
Type a time: 0214, 2.14am, yesterday 23:15, or now
Press Enter to keep: Monday 23 November, 09:05
b back, ? why, r review, q stop
>

What does the person who was hurt or lost something want now?
  1. Nobody was hurt or lost anything
  2. To put it right without the police
  3. They have still not decided
  4. To tell the police
  5. They have not been asked again
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
>

What does the child say about it now, in their own words?
Press Enter to leave it out.
b back, ? why, r review, q stop
>

What does the child's social worker say?
Press Enter to leave it out.
b back, ? why, r review, q stop
>

Why, in one sentence?
Press Enter to leave it out.
b back, ? why, r review, q stop
> The officer comes at eleven. We have told the social worker.
Check your answers
  1. Decided: Ask the home's own police officer in the daytime
  2. Decided by: Most senior worker on shift
  3. When: Monday 23 November, 09:05
  4. What does the person who was hurt or lost something want now? left out
  5. What does the child say about it now, in their own words? left out
  6. What does the child's social worker say? left out
  7. Why: The officer comes at eleven. We have told the social worker.
Type a number to change it, or y to record. q to stop
> 2

Who decided?
  1. On-call manager
  2. Emergency duty team of the council (out of hours)
  3. Registered manager
  4. Somebody else
Press Enter to keep: Most senior worker on shift
Type a number. b back, ? why, r review, q stop
>
Check your answers
  1. Decided: Ask the home's own police officer in the daytime
  2. Decided by: Most senior worker on shift
  3. When: Monday 23 November, 09:05
  4. What does the person who was hurt or lost something want now? left out
  5. What does the child say about it now, in their own words? left out
  6. What does the child's social worker say? left out
  7. Why: The officer comes at eleven. We have told the social worker.
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
>
Recorded. ELM-Y39V-N is closed.
Still to do in this case: 7
  Registered manager judges whether to tell: The child's parent
  Registered person (the provider or the manager) judges whether to tell:
    Ofsted
  To be told: Council that placed the child
  callout pending lists the rest.

$ callout show ELM-Y39V-N
Case ELM-Y39V-N. Records: 2

Record 0: decision, Sunday 22 November, 23:40
  Happened: Sunday 22 November, 23:40
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
    Is the child who did it under 10? No
  Advice: Not decided yet. Ask before you act.
  Rules: none

Record 1: closure, Monday 23 November, 09:05
  Decided: Ask the home's own police officer in the daytime
  Decided by: Most senior worker on shift
  When: Monday 23 November, 09:05
  Why: The officer comes at eleven. We have told the social worker.
  Entered: Monday 23 November, 09:20
  Recorded by: no role was given (this PC, role only)
