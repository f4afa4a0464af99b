A broken protocol file

The error points at the line and says how to mend it. The 999 line stands before it. Any other protocol can still be
named.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Elm House"
    code: "ELM"
    protocol: "ours.yaml"
file ours.yaml:
    format: 1
    protocol: ours
    version: 1.0.0
    title: Ours
    status: example
    effective: 2026-01-01
    review by: 2027-12-01
    outcomes:
      in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
    questions:
      danger:
        ask: Is anyone in danger?
        answers: yes or no
        answers: yes or no
    rules:
      danger-now: {when: {danger: maybe}, then: call_999, because: A 1}

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.
error: the file cannot be read as a protocol
ours.yaml:14:5: error[repeated-key]: `answers` is here twice
  14 |     answers: yes or no
     |     ^
   = help: line 13 has it first: keep one
hint: until it is mended, the example: callout decide --protocol reference-model
[exit 3]

$ callout decide --answers - --json < ours.yaml
If anyone is in danger now, call 999. You do not need this tool first.
error: the file cannot be read as a protocol
ours.yaml:14:5: error[repeated-key]: `answers` is here twice
  14 |     answers: yes or no
     |     ^
   = help: line 13 has it first: keep one
[exit 3]

file ours.yaml:
    format: 1
    protocol: ours
    version: 1.0.0
    title: Ours
    status: example
    effective: 2026-01-01
    review by: 2027-12-01
    agencies:
      home: {name: Elm House, role: home}
    roles:
      senior: Senior on shift
    if unsure:
      ask: [senior]
    decide by: most serious
    sources:
      A: {title: Our own rules}
    outcomes:
      in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
    questions:
      danger:
        ask: Is anyone in danger?
        answers: yes or no
        gate: yes
    rules:
      danger-now: {when: {danger: maybe}, then: call_999, because: A 1}
      otherwise: {then: in_hose, because: A 1}

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.
error: `ours.yaml` cannot be used as a protocol: problems found: 3
ours.yaml:25:31: error[unknown-answer]: `danger` has no answer `maybe`
  25 |   danger-now: {when: {danger: maybe}, then: call_999, because: A 1}
     |                               ^
   = help: expected one of: `yes`, `no`
ours.yaml:25:45: error[unknown-outcome]: no outcome is called `call_999`
  25 |   danger-now: {when: {danger: maybe}, then: call_999, because: A 1}
     |                                             ^
   = help: expected one of: `in_house`
ours.yaml:26:21: error[unknown-outcome]: no outcome is called `in_hose`
  26 |   otherwise: {then: in_hose, because: A 1}
     |                     ^
   = help: did you mean `in_house`?
hint: mend the lines named above; until it is mended, the example: callout decide --protocol reference-model
[exit 3]

$ callout decide --protocol reference-model
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> q

Stopped. Nothing was answered, so nothing is kept.
