Who signs, and with what

A worker who has a key of their own signs what they record: the record then says whose key it was, and the signature stands
inside it. Where nobody has a key the record says so in plain words: this PC, and the role only. At an incident a key
never stands in the way.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"

$ callout key new cd/author --out cd.key
...
This key is there to sign records that its holder makes, and for nothing else.
...

$ callout decide --key cd.key
If anyone is in danger now, call 999. You do not need this tool first.
...
> 2

Question 2 (about 7 more)
...
>

Question 3 (about 6 more)
...
> 1

Question 4 (about 5 more)
...
> 0

Question 5 (about 3 more)
...
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-63CA-X

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-63CA-X

$ callout show ELM-63CA-X
Case ELM-63CA-X. Records: 1

Record 0: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
...

$ callout log show 0
...
  "author": {
...
    "role": "not_recorded",
...
Signed by: cd (key 09123803), no role was given
Digests: 12. Disclosed here: 0
...

# A key for another purpose, and a key that is not there: the advice comes first, the record is made without a signature.
$ callout key new police/protocol --out police.key
...
This key is there to sign approvals of protocols, and trust roots, and for
nothing else.
...

file answers.yaml:
    danger: no
    plan: silent
    concern: []
    happened: []

$ callout decide --answers answers.yaml --key police.key
...
Reference:
ELM-QRHZ-G
warning: recorded without a signature, with the role only: the key `police/protocol` is there to sign approvals of protocols, and trust roots, and a key is needed to sign records that its holder makes

$ callout decide --answers answers.yaml --key nobody.key
...
Reference:
ELM-BCSN-K
warning: recorded without a signature, with the role only: `nobody.key` cannot be written or read: no such file or directory

# Elsewhere a key that does not work is refused before anything is asked.
$ callout add ELM-63CA-X correction --key police.key
error: the key `police/protocol` is there to sign approvals of protocols, and trust roots, and a key is needed to sign records that its holder makes
hint: leave out --key and CALLOUT_KEY to record with your role only
[exit 2]

$ callout add ELM-63CA-X correction --key cd.key
Correcting record 0: decision, Sunday 22 November, 01:55. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. When it happened
  2. An answer
  3. What was decided
  4. The role of whoever recorded or decided it
  5. Something else
Type a number. q to stop
> 4
What is right?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Why?
  1. It was typed wrong
  2. It became known later
  3. It belongs to another case
  4. Another reason
Type a number. q to stop
> 1
Why, in a few words? Press Enter to leave it out.
>
What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Recorded. It is record 3 of the log.

$ callout show ELM-63CA-X
Case ELM-63CA-X. Records: 2
...
  Rules: otherwise
  CORRECTED by record 3: The role: manager (it was typed wrong)

Record 3: correction, Sunday 22 November, 01:55
...

$ callout log verify
The log holds. Records: 4
Log: elm-house.example-care/log/2026
...
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 2. This PC, role only: 2
...
