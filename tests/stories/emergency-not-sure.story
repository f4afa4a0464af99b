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

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 3

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-NB9V-E

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> ^D

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-NB9V-E
[exit 130]

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-NB9V-E  call_999
