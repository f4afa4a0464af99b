An older copy of the log is put back

The checkpoint of every append is kept in a second folder. So a log that has become shorter is noticed, before anything
is added to it. The answers stay saved, and are recorded when the right file is back.

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
ELM-B73J-1

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-B73J-1

$ cp home/log.sqlite monday.sqlite

clock: 2026-11-22 03:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume
Waiting: 6. First: ELM-B73J-1. Registered manager judges whether to tell: The
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
ELM-RPV9-W

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-RPV9-W

$ cp home/log.sqlite tuesday.sqlite

$ cp monday.sqlite home/log.sqlite

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 1. Records: 1
- record 1: [cut-off] a kept checkpoint signs 2 records, and 1 are here: the
  end is cut off, or an older copy was put back
Keep every file as it is, and tell whoever audits this home.
...
[exit 4]

clock: 2026-11-22 05:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 2. To go on with one: callout resume
Waiting: 6. First: ELM-B73J-1. Registered manager judges whether to tell: The
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
ELM-0FKE-C

If anyone is in danger now, call 999. You do not need this tool first.
Not in the log yet: records in the log: 1; but a kept checkpoint says 2.
Your answers are saved and the advice stands. To do: an older copy may have
been put back: keep `home` as it is and tell your manager.
[exit 4]

# The manager puts the right file back.
$ cp tuesday.sqlite home/log.sqlite

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
Waiting: 12. First: ELM-B73J-1. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all
Which one?
  1. ELM-B73J-1, begun Sunday 22 November, 01:55
  2. ELM-RPV9-W, begun Sunday 22 November, 03:00
  3. ELM-0FKE-C, begun Sunday 22 November, 05:00
Type a number. q to stop
> 3

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-0FKE-C, begun Sunday 22 November, 05:00. Answers kept: 1.
Your answers so far
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? Yes

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-0FKE-C

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-0FKE-C

$ callout log verify
The log holds. Records: 3
...
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
...
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.
