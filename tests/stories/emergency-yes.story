Emergency: somebody is in danger

"Yes" to the first question shows the 999 card at once, without asking anything else, and the record is already safe. The
details are added when everybody is safe.

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
> 1

DECISION: Emergency: call 999 now
Do now:
  1. Call 999 now. Ask for the police, and for an ambulance or the fire
     service if needed.
  2. Get yourself and the children away from the danger. Do not try to take a
     weapon.
  3. Stay on the line and say what you see. If a child is missing, say so.
  4. Meet the police outside. Tell them about the child's needs and plan.
  5. If it calms down, ring back and say so.
  6. Ring the on-call manager when you are safe.
Why: Someone may be in danger now, so calling comes first. (rule danger-now,
  from Reference decision model of this project (our own synthesis, gates G0
  to G9): G0)
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? Yes
Tell afterwards: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
Who to tell:
  - Council that placed the child, within 24 hours (They must know when the
    police were called about a child.)
  - The child's parent, within 24 hours if Registered manager judges it so
    (Only where the child's own plan says so.)
  - Ofsted, without delay if Registered person (the provider or the manager)
    judges it so (Only if the registered person judges that it is serious.)
Phone numbers:
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
  Ofsted
  not set: run callout setup
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-15TE-9

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-15TE-9

clock: 2026-11-22 04:10

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
Waiting: 6. First: ELM-15TE-9. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-15TE-9, begun Sunday 22 November, 01:55. Answers kept: 1.

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-15TE-9

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

When did it happen? Press Enter for now.
...
> 0150
That is Sunday 22 November, 01:50.

What is your role on this shift?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 2

The child's code or initials. Do not give a name.
...
> RK

What happened, in a few plain words?
...
> Held a knife in the kitchen. Police came at 02:05.

Your own initials.
...
> AB

Was the person who was hurt told that they may report it themselves?
...
> 1

Was the person deciding hurt in it, or is it said that they harmed a child?
...
> 1

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
ELM-15TE-9

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-15TE-9  call_999
     1  2026-11-22T04:10:00Z  decision  ELM-15TE-9  call_999

$ callout log verify
The log holds. Records: 2
...
Personal fields: disclosed 3, withheld 0, erased 0, missing and unexplained 0
...
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.
