Decided again

An auditor has every recorded decision decided again, under the protocol that the record names by its digest. Nothing is
asked and nothing is written. What is altered behind callout's back is named: in a record, or in the kept protocol.

clock: 2026-11-22 01:55
file p/slow/1.0.0.yaml:
    format: 1
    protocol: slow
    version: 1.0.0
    title: A protocol of three rules
    status: draft
    effective: 2026-01-01
    review by: 2027-01-01
    agencies: {police: {name: The police, role: police}}
    sources: {A: {title: Our agreement}}
    roles: {senior: Senior on shift, manager: On-call manager}
    if unsure: {ask: [manager]}
    outcomes:
      in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
      wait:
        title: Wait for the morning
        tier: in_house
        channel: none
        timing: next_day
        decider: manager
        defer: {until: next_day 12:00, owner: manager}
      call: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
    questions:
      danger: {ask: Is anyone in danger?, answers: yes or no, if unknown: yes, gate: yes}
      broken: {ask: Was something broken?, answers: yes or no}
      costs: {ask: What will it cost?, answers: 0 to 1000}
    rules:
      danger: {when: {danger: yes}, then: call, because: A 1}
      broken: {when: {broken: yes, costs: 100 or more}, then: wait, because: A 2}
      otherwise: {then: in_house, because: A 3}
file mug.yaml:
    {danger: no, broken: yes, costs: 3}
file window.yaml:
    {danger: no, broken: yes, costs: 240}
file nobody-knows.yaml:
    {danger: no, broken: yes}

$ callout log replay
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout decide --protocol p/slow/1.0.0.yaml --answers mug.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers window.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers nobody-knows.yaml
...

$ callout log replay
Decided again: 3. Same: 3. Different: 0. Not replayable: 0.
Each of these decisions follows from its recorded answers under its own
protocol.

# The manager closes in the morning what was put off. Its words are looked at as well.
clock: 2026-11-22 09:30

$ callout close HOME-ENFX-W
...
> 2
...
> 1
...
> 1
...
>
...
>
...
> y
...
>
Recorded. HOME-ENFX-W is closed.
...

$ callout log replay
Decided again: 3. Same: 3. Different: 0. Not replayable: 0.
Closures looked at: 1. Different: 0.
Each of these decisions follows from its recorded answers under its own
protocol.

$ cp home/log.sqlite before.sqlite

# Somebody makes an old record milder. The advice in it does not follow from its answers any more.
$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"costs\":240', '\"costs\":24') AS BLOB) WHERE seq = 1"

$ callout log replay
Decided again: 3. Same: 2. Different: 1. Not replayable: 0.
Closures looked at: 1. Different: 0.

Different:
  Record 1, HOME-ENFX-W, written by calloutcli 0.1.0 (this is 0.1.0)
    advice.outcome: recorded `wait`, now `in_house`
    advice.timing: recorded `next_day`, now `this_shift`
    advice.decider: recorded `manager`, now `senior`
    advice.rules: recorded `broken`, now `otherwise`
    advice.possible: recorded `wait`, now `in_house`
      because the recorded answers lead to `in_house`, by otherwise
    departure.direction: recorded `none`, now `up`
      because `wait` is more serious than the advice `in_house`

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]

# Somebody changes what staff did.
$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"taken\":{\"channel\":\"none\"', '\"taken\":{\"channel\":\"call_101\"') AS BLOB) WHERE seq = 0"

$ callout log replay --json
{
  "format": 1,
  "command": "log replay",
  "result": {
    "ok": false,
    "decided_again": 3,
    "same": 2,
    "different": 1,
    "read_once": 0,
    "closures": 1,
    "closures_different": 0,
    "others": {},
    "differences": [
      {
        "seq": 0,
        "reference": "HOME-XMNB-4",
        "field": "taken.channel",
        "recorded": "call_101",
        "now": "none",
        "why": "the protocol says so of the outcome `in_house`",
        "engine": "calloutcli 0.1.0"
      }
    ],
    "not_replayable": [],
    "absent": {
      "reason": "missing",
      "records": 0,
      "seqs": []
    },
    "put_off": {
      "waiting": 0,
      "overdue": 0
    },
    "engine": "0.1.0"
  }
}
[exit 4]

# An answer that is none, and a record that is no record.
$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"broken\":\"yes\"', '\"broken\":\"a mug\"') AS BLOB) WHERE seq = 0"

$ sqlite3 home/log.sqlite "UPDATE record SET leaf = x'1b5b324a' WHERE seq = 2"

$ callout log replay
Decided again: 1. Same: 1. Different: 0. Not replayable: 2.
Closures looked at: 1. Different: 0.

Not replayable:
  [facts_not_answers] its facts are no answers of slow 1.0.0: `broken` has no
    answer `a mug`
      record 0, HOME-XMNB-4
  [unreadable] it cannot be read: the bytes are not canonical JSON: Expecting
    value: line 1 column 1 (char 0)
      record 2

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]

# The protocol is gone from the log. The agencies' own copy serves as well: it is known by its digest.
$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "DELETE FROM protocol"

$ callout log replay
Decided again: 0. Same: 0. Different: 0. Not replayable: 4.

Not replayable:
  [protocol_missing] the protocol slow 1.0.0 with SHA-256 337c6a7e74e2... is
    not kept here
      records 0 to 3

Who has a protocol that is not kept here can give it: --protocol-file FILE

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]

$ callout log replay --protocol-file p/slow/1.0.0.yaml
Decided again: 3. Same: 3. Different: 0. Not replayable: 0.
Closures looked at: 1. Different: 0.
Each of these decisions follows from its recorded answers under its own
protocol.

# Another protocol under the same name is not taken for it.
$ cp p/slow/1.0.0.yaml other.yaml

$ edit other.yaml "100 or more" "500 or more"

$ callout log replay --protocol-file other.yaml
note: no record that was decided again names the protocol `other.yaml`
Decided again: 0. Same: 0. Different: 0. Not replayable: 4.

Not replayable:
  [protocol_missing] the protocol slow 1.0.0 with SHA-256 337c6a7e74e2... is
    not kept here
      records 0 to 3

Who has a protocol that is not kept here can give it: --protocol-file FILE

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]

$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "UPDATE protocol SET source = CAST(replace(CAST(source AS TEXT), '100 or more', '500 or more') AS BLOB)"

$ callout log replay
Decided again: 0. Same: 0. Different: 0. Not replayable: 4.

Not replayable:
  [protocol_altered] what is kept as the protocol slow 1.0.0 with SHA-256
    337c6a7e74e2... is something else: its SHA-256 is 47e4fd77f9d3...
      records 0 to 3

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]

# The end is cut off, or a record is taken out.
$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "DELETE FROM record WHERE seq IN (0, 2)"

$ callout log replay
Decided again: 1. Same: 1. Different: 0. Not replayable: 2.
Closures looked at: 1. Different: 0.

Not replayable:
  [missing] there is no such record: records 0, 2

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]
