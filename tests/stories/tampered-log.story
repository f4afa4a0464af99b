Somebody changed the log

One word of an old record is changed behind callout's back. The check names the record. Nothing more is added to a log
that does not hold, but a worker still gets the questions and the advice.

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
...
You can still call 999 at any time.
Reference:
ELM-0R0M-5

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-0R0M-5

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
Waiting: 6. First: ELM-0R0M-5. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all

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
ELM-X4T6-W

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-X4T6-W

$ callout log verify
The log holds. Records: 2
...
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
...
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

$ cp home/log.sqlite before.sqlite

$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'call_999', 'in_house') AS BLOB) WHERE seq = 0"

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 3. Records: 2
- record 0: [altered-record] record 0 was altered: its hash is not the one
  stored when it was written
- record 0: [other-history] the first 1 records are not those that the kept
  checkpoint of size 1 signed
- log: [wrong-root] the root over the records is not the one that the
  checkpoint signed
Keep every file as it is, and tell whoever audits this home.
...
[exit 4]

# The last record removed.
$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "DELETE FROM record WHERE seq = 1"

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 4. Records: 1
- record 1: [stray-disclosure] disclosures belong to record 1, which is not
  there
- record 1: [wrong-size] the checkpoint signs 2 records, and 1 are here
- record 1: [cut-off] a kept checkpoint signs 2 records, and 1 are here: the
  end is cut off, or an older copy was put back
- log: [wrong-root] the root over the records is not the one that the
  checkpoint signed
Keep every file as it is, and tell whoever audits this home.
...
[exit 4]

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 2. To go on with one: callout resume
Waiting: 6. First: ELM-0R0M-5. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 1

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-CJS6-X

If anyone is in danger now, call 999. You do not need this tool first.
Not in the log yet: records in the log: 1; but a kept checkpoint says 2.
Your answers are saved and the advice stands. To do: an older copy may have
been put back: keep `home` as it is and tell your manager.
[exit 4]
