What goes wrong with time

A home works, and months later something is not as it was. `callout doctor` finds it, says what it means, and what to do.

clock: 2026-11-20 10:00
file stick/readme.txt:
    The memory stick of Elm House.
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    protocol: "pan-dorset-slow-time@1.0.0"
    heads folder: "stick"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"
      emergency_duty_team: "01632 96000"
      lado: "01632 960007"
    hours:
      on_call_manager: "17:00 to 09:00"
      emergency_duty_team: "5pm to 8.30am"
file calm.yaml:
    danger: no

$ callout decide --answers calm.yaml
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Call the police now: 999
Do now:
  1. Call 999 now.
  2. Keep yourself and the children away from the danger.
  3. Meet the police outside. Tell them what the child needs.
  4. Ring back if it calms down. Then tell the on-call manager.
Why: You may not be able to stop something from being badly damaged right now.
  (rule property-at-risk, from CYP Now: protocol reduces police call-outs to
  children's homes: immediate risk to property)
  - Is something about to be badly damaged right now, and you cannot stop it?
    Not known; the protocol then takes the answer "Yes"
Tell afterwards: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
Phone numbers:
  On-call manager, 17:00 to 09:00
  01632 960001
  Emergency duty team of the council (out of hours), 5pm to 8.30am
  01632 96000
This would have changed the decision:
  - Slow time: do not decide tonight, if: Is something about to be badly
    damaged right now, and you cannot stop it? No
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-P06F-R

$ callout doctor
OK: folder: home can be written
OK: clock: it is 20 November 2026, 10:00 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol pan-dorset-slow-time 1.0.0. NO LOCAL
  AGREEMENT IS IN FORCE: this is an example, not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
LOOK: phone numbers: these do not look like whole phone numbers: Emergency
  duty team of the council (out of hours)
  Meaning: At night nobody has time to look for the right one.
  To do: run callout setup contacts
LOOK: phone numbers: the protocol in use has no such role: lado
  Meaning: No card shows these numbers.
  To do: run callout setup contacts
LOOK: hours: nobody answers at these times: 09:00 to 17:00. Asked are: On-call
  manager, Emergency duty team of the council (out of hours)
  Meaning: Staff who are unsure then find nobody to ask.
  To do: give one of them a number for other times: callout setup contacts
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
LOOK: second folder: stick is on the same drive as the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose another one with callout setup folder

Wrong: 0. Worth a look: 7.

# The number is mended, somebody answers at any hour, the key's copy lies in the safe, and the receipt goes into the day book.
$ edit home/home.yaml "emergency_duty_team: \"01632 96000\"" "emergency_duty_team: \"01632 960003\""

$ edit home/home.yaml "hours:\n" "key copy: office safe\nout of hours:\n  on_call_manager: \"01632 960004\"\nhours:\n"

$ edit home/home.yaml "\n  lado: \"01632 960007\"" ""

$ callout log receipt
Write this into the day book, or print it:

  1-AP4R-P99B-FAY1-E8TM-2FSH-B68P-5XH
  Records: 1. Friday 20 November 2026, 10:00
  Log: elm-house.example-care/log/2026

It says nothing about anybody. With it anyone can check later whether one of
these records was changed or taken away. The letters O, I, L and U are not
used.
To check it: callout log verify --receipt RECEIPT

$ callout doctor
OK: folder: home can be written
OK: clock: it is 20 November 2026, 10:00 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol pan-dorset-slow-time 1.0.0. NO LOCAL
  AGREEMENT IS IN FORCE: this is an example, not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
OK: phone numbers: every role of the protocol has one
OK: log: it can be read and continues every kept checkpoint. Records: 1
OK: receipt: the last one was made on 20 November 2026, 10:00. Is it in the
  day book?
LOOK: second folder: stick is on the same drive as the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose another one with callout setup folder

Wrong: 0. Worth a look: 2.

# Eight days later there is another record, and no receipt.
clock: 2026-11-28 03:00

$ callout decide --answers calm.yaml
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Call the police now: 999
Do now:
  1. Call 999 now.
  2. Keep yourself and the children away from the danger.
  3. Meet the police outside. Tell them what the child needs.
  4. Ring back if it calms down. Then tell the on-call manager.
Why: You may not be able to stop something from being badly damaged right now.
  (rule property-at-risk, from CYP Now: protocol reduces police call-outs to
  children's homes: immediate risk to property)
  - Is something about to be badly damaged right now, and you cannot stop it?
    Not known; the protocol then takes the answer "Yes"
Tell afterwards: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
Phone numbers:
  On-call manager, 17:00 to 09:00
  01632 960001
  On-call manager, at other times
  01632 960004
  Emergency duty team of the council (out of hours), 5pm to 8.30am
  01632 960003
This would have changed the decision:
  - Slow time: do not decide tonight, if: Is something about to be badly
    damaged right now, and you cannot stop it? No
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-HAG2-P

$ callout doctor
OK: folder: home can be written
OK: clock: it is 28 November 2026, 03:00 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol pan-dorset-slow-time 1.0.0. NO LOCAL
  AGREEMENT IS IN FORCE: this is an example, not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
OK: phone numbers: every role of the protocol has one
OK: log: it can be read and continues every kept checkpoint. Records: 2
LOOK: receipt: the last one was made on 20 November 2026, 10:00. Records
  since: 1
  Meaning: With a receipt in the day book, nobody can take away records
    unseen. Without one somebody with this computer could.
  To do: run callout handover at each handover, and write the receipt into the
    day book
LOOK: second folder: stick is on the same drive as the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose another one with callout setup folder

Wrong: 0. Worth a look: 3.

# The stick was exchanged for an empty one, and the battery of the clock is flat.
$ rm stick/heads.txt

clock: 2025-01-01 00:00

$ callout doctor
OK: folder: home can be written
LOOK: clock: this computer's clock says: 1 January 2025, 00:00
  Meaning: That cannot be: callout was written later. Every record gets a
    wrong time.
  To do: set this computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol pan-dorset-slow-time 1.0.0. NO LOCAL
  AGREEMENT IS IN FORCE: this is an example, not your police force's protocol.
  It does not take effect before 1 January 2026.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
OK: phone numbers: every role of the protocol has one
OK: log: it can be read and continues every kept checkpoint. Records: 2
LOOK: clock: the last record was made on 28 November 2026, 03:00, later than
  this computer's clock says now
  Meaning: Until the clock is right, nobody can tell what is overdue.
  To do: set this computer's clock
OK: receipt: the last one was made on 20 November 2026, 10:00. Is it in the
  day book?
LOOK: second folder: stick holds no checkpoint of this log. Records: 2
  Meaning: It is another stick, or somebody emptied it. The log cannot be held
    against what was kept.
  To do: put back the right one; or run callout log verify with the last
    receipt of the day book
LOOK: second folder: stick is on the same drive as the log
  Meaning: One lost drive takes the log, and with it what would show that it
    is lost.
  To do: choose another one with callout setup folder

Wrong: 0. Worth a look: 5.

# The stick is not there at all.
$ edit home/home.yaml "heads folder: \"stick\"" "heads folder: \"gone/stick\""

clock: 2027-11-20 10:00

$ callout doctor
...
OK: folder: home can be written
OK: clock: it is 20 November 2027, 10:00 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol pan-dorset-slow-time 1.0.0. NO LOCAL
  AGREEMENT IS IN FORCE: this is an example, not your police force's protocol.
  Meaning: It advises all the same, and every card says that nobody agreed.
    Your police may expect something else.
  To do: agree a protocol with the police and the youth justice service
LOOK: review: the protocol is to be reviewed by 1 December 2027
  Meaning: After that day every card says that it has passed. Days left: 11.
  To do: ask its agencies for a new version
OK: phone numbers: every role of the protocol has one
OK: log: it can be read and continues every kept checkpoint. Records: 2
LOOK: receipt: the last one was made on 20 November 2026, 10:00. Records
  since: 1
  Meaning: With a receipt in the day book, nobody can take away records
    unseen. Without one somebody with this computer could.
  To do: run callout handover at each handover, and write the receipt into the
    day book
LOOK: second folder: checkpoints cannot be kept in the second folder: `gone`
  is not there
  Meaning: Incidents are recorded all the same. But nothing outside the home's
    folder then shows whether records were lost.
  To do: put the drive back; or choose another one with callout setup folder

...
