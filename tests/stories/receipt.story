A receipt for the day book

At the end of a shift somebody writes one line into the day book, or gives the last checkpoint to an agency. Whoever has
either can later tell whether the log was cut short or rewritten. Neither says anything about a child.

clock: 2026-11-22 07:45
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
file mug.yaml:
    danger: no
    plan: silent
    concern: []
    happened: []

$ callout log receipt
Nothing is recorded here yet, so there is no receipt to write down.

$ callout log head
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout log head --policy
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout decide --answers mug.yaml --json
...

$ callout decide --answers mug.yaml --json
...

$ callout log receipt
Write this into the day book, or print it:
...
  Records: 2. Sunday 22 November 2026, 07:45
  Log: elm-house.example-care/log/2026

It says nothing about anybody. With it anyone can check later whether one of
these records was changed or taken away. The letters O, I, L and U are not
used.
To check it: callout log verify --receipt RECEIPT

$ callout log receipt --json
{
  "format": 1,
  "command": "log receipt",
  "result": {
    "origin": "elm-house.example-care/log/2026",
    "size": 2,
    "time": "2026-11-22T07:45:00.000Z",
...
  }
}

# An agency keeps the checkpoint.
$ callout log head
elm-house.example-care/log/2026
2
...

$ callout log head --out checkpoint.txt
The checkpoint is in checkpoint.txt. Records: 2. Give it to an agency to keep.

# An auditor needs the key, by another way than the evidence.
$ callout log head --policy --out policy.txt
The trust policy is in policy.txt: hand it over by another way than the bundle that it is for.

$ cp home/log.sqlite sunday.sqlite

clock: 2026-11-23 07:45

$ callout decide --answers mug.yaml --json
...

# The checkpoint comes back from the agency.
$ callout log keep checkpoint.txt
Kept already: a checkpoint that this log signed. Records: 2. The log still
begins with them.

$ callout log keep checkpoint.txt --json
{
  "format": 1,
  "command": "log keep",
  "result": {
    "origin": "elm-house.example-care/log/2026",
    "size": 2,
...
    "new": false,
    "other_signatures": []
  }
}

# It comes back altered, or is something else.
$ edit checkpoint.txt "2026\n2\n" "2026\n3\n"

$ callout log keep checkpoint.txt
error: the signature of `elm-house.example-care/log/2026` does not hold
[exit 4]

$ callout log keep mug.yaml
error: `mug.yaml` is not a checkpoint: the note has no signature block after an empty line
hint: give the file that `callout log head` made, or that came back from an agency or a witness
[exit 4]

$ callout log keep nothing.txt
error: `nothing.txt` cannot be written or read: no such file or directory
hint: check the name of the file
[exit 6]

# Somebody puts Sunday's log back, or takes it away. Nothing more is handed out.
$ callout log head --out monday.txt
The checkpoint is in monday.txt. Records: 3. Give it to an agency to keep.

$ cp sunday.sqlite home/log.sqlite

$ callout log receipt
error: records in the log: 2; but a kept checkpoint says 3
hint: an older copy may have been put back: keep `home` as it is and tell your manager
[exit 4]

$ callout log head
error: records in the log: 2; but a kept checkpoint says 3
hint: an older copy may have been put back: keep `home` as it is and tell your manager
[exit 4]

$ rm home/log.sqlite

$ callout log receipt
error: there is no log in `home`, but a kept checkpoint says that it had 3 records
hint: keep the folder as it is, fetch the last backup, and tell your manager
[exit 4]

# They take the kept checkpoints away too. Only the agency's copy, and the line in the day book, still say so.
$ cp sunday.sqlite home/log.sqlite

$ rm home/heads/heads.txt

$ callout log receipt
Write this into the day book, or print it:
...
  Records: 2. Monday 23 November 2026, 07:45
...
To check it: callout log verify --receipt RECEIPT

$ callout log keep monday.txt
error: this log signed a checkpoint of 3 records once, and 2 are here: the end is cut off, or an older copy was put back
hint: keep this file, it is the proof; keep the home's folder as it is, and tell whoever audits this home
[exit 4]
