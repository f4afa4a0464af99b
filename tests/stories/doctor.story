What is wrong on this computer

`callout doctor` looks at everything that a record needs, before the night it is needed.

clock: 2026-11-20 10:00

$ callout doctor
OK: folder: home can be written
OK: clock: it is 20 November 2026, 10:00 here; if that is wrong, set this
  computer's clock
LOOK: home: the home's name or organisation is not set
  Meaning: Cards and pages do not say whose they are. The log gets its name
    from them too, with the first record and for good.
  To do: run callout setup
LOOK: protocol: This home has no name yet: run callout setup. Protocol
  reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE: this is an example,
  not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
OK: bank holidays: deadlines in working days leave out those of England
LOOK: phone numbers: not set: On-call manager, Registered manager, Emergency
  duty team of the council (out of hours), The child's social worker, Council
  that placed the child, Youth justice service, Council officer for
  allegations against staff (LADO), Ofsted
  Meaning: A card that says to ring them shows no number.
  To do: run callout setup contacts
OK: log: nothing is recorded yet: the log and its key are made by the first
  decision
LOOK: second folder: none is set: checkpoints are kept beside the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose one with callout setup folder

Wrong: 0. Worth a look: 4.

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

$ callout doctor
OK: folder: home can be written
OK: clock: it is 20 November 2026, 10:00 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT
  IS IN FORCE: this is an example, not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
OK: bank holidays: deadlines in working days leave out those of England
LOOK: phone numbers: not set: Youth justice service, Council officer for
  allegations against staff (LADO), Ofsted
  Meaning: A card that says to ring them shows no number.
  To do: run callout setup contacts
OK: log: nothing is recorded yet: the log and its key are made by the first
  decision
LOOK: second folder: none is set: checkpoints are kept beside the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose one with callout setup folder

Wrong: 0. Worth a look: 3.

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
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-NSX6-N

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-NSX6-N

$ callout doctor
OK: folder: home can be written
OK: clock: it is 20 November 2026, 10:00 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT
  IS IN FORCE: this is an example, not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
OK: bank holidays: deadlines in working days leave out those of England
LOOK: phone numbers: not set: Youth justice service, Council officer for
  allegations against staff (LADO), Ofsted
  Meaning: A card that says to ring them shows no number.
  To do: run callout setup contacts
OK: log: it can be read and continues every kept checkpoint. Records: 1
LOOK: receipt: no handover receipt was ever made here. Records: 1
  Meaning: With a receipt in the day book, nobody can take away records
    unseen. Without one somebody with this computer could.
  To do: run callout handover at each handover, and write the receipt into the
    day book
LOOK: key copy: nobody has said where a copy of the log's key is kept:
  home/keys/log.key
  Meaning: If this computer is lost, and the key with it, nobody can add to
    this log again.
  To do: copy it to a safe place, not beside a copy of the log; then callout
    setup keys
LOOK: second folder: none is set: checkpoints are kept beside the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose one with callout setup folder
LOOK: drafts: interviews not finished: 1
  Meaning: They may hold answers that the log does not have yet.
  To do: run callout resume

Wrong: 0. Worth a look: 6.

$ callout doctor --json
{
  "format": 1,
  "command": "doctor",
  "result": [
    {
      "name": "folder",
      "state": "ok",
      "found": "home can be written",
      "meaning": "",
      "do": ""
    },
    {
      "name": "clock",
      "state": "ok",
      "found": "it is 20 November 2026, 10:00 here; if that is wrong, set this computer's clock",
      "meaning": "",
      "do": ""
    },
    {
      "name": "home",
      "state": "ok",
      "found": "Elm House, Example Care, references begin with ELM",
      "meaning": "",
      "do": ""
    },
    {
      "name": "protocol",
      "state": "look",
      "found": "Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's protocol.",
      "meaning": "It advises all the same, and every card says that nobody agreed. Your police may expect something else.",
      "do": "agree a protocol with the police and the youth justice service"
    },
    {
      "name": "bank holidays",
      "state": "ok",
      "found": "deadlines in working days leave out those of England",
      "meaning": "",
      "do": ""
    },
    {
      "name": "phone numbers",
      "state": "look",
      "found": "not set: Youth justice service, Council officer for allegations against staff (LADO), Ofsted",
      "meaning": "A card that says to ring them shows no number.",
      "do": "run callout setup contacts"
    },
    {
      "name": "log",
      "state": "ok",
      "found": "it can be read and continues every kept checkpoint. Records: 1",
      "meaning": "",
      "do": ""
    },
    {
      "name": "receipt",
      "state": "look",
      "found": "no handover receipt was ever made here. Records: 1",
      "meaning": "With a receipt in the day book, nobody can take away records unseen. Without one somebody with this computer could.",
      "do": "run callout handover at each handover, and write the receipt into the day book"
    },
    {
      "name": "key copy",
      "state": "look",
      "found": "nobody has said where a copy of the log's key is kept: home/keys/log.key",
      "meaning": "If this computer is lost, and the key with it, nobody can add to this log again.",
      "do": "copy it to a safe place, not beside a copy of the log; then callout setup keys"
    },
    {
      "name": "second folder",
      "state": "look",
      "found": "none is set: checkpoints are kept beside the log",
      "meaning": "One lost drive takes the log, and with it what would show that it is lost.",
      "do": "choose one with callout setup folder"
    },
    {
      "name": "drafts",
      "state": "look",
      "found": "interviews not finished: 1",
      "meaning": "They may hold answers that the log does not have yet.",
      "do": "run callout resume"
    }
  ]
}
