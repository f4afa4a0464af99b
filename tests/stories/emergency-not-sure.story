Emergency: the worker does not know

"I do not know" to a question of danger is taken as yes. The window is closed at once, to make the call: nothing is lost.

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
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 3

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
Why: rule danger-now, paragraph M G0
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? You do not know; the protocol then takes the answer
    "Yes".
If nobody answers: Emergency duty team of the council (out of hours)
Who to tell:
  - Council that placed the child, within 24 hours (They must know when the
    police were called about a child.)
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
You can still call 999 at any time.
Reference:
ELM-NB9V-E

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> ^D

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-NB9V-E
[exit 130]

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-NB9V-E  call_999
