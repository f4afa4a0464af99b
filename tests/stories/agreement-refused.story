What a home does not adopt

One signature missing; a protocol changed after it was signed; last year's protocol put back. Each is refused, and what is
in force stays in force. A home may use a protocol that nobody agreed, and then says so on every banner.

clock: 2026-11-20 10:00
file protocols/elm-valley/1.0.0.yaml:
    format: 1
    protocol: elm-valley
    version: 1.0.0
    title: When we call the police
    status: agreed
    effective: 2026-11-01
    review by: 2027-11-01
    agencies:
      police: {name: Elm Valley Police, role: police}
      elm_house: {name: Elm House, role: home}
    sources:
      A: {title: Our agreement of 1 November 2026}
    roles:
      senior: Senior on shift
    if unsure: {ask: [senior]}
    outcomes:
      in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
      call_999: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
    questions:
      danger: {ask: Is anyone in danger right now?, answers: yes or no, if unknown: yes, gate: yes}
    rules:
      danger-now: {when: {danger: yes}, then: call_999, because: A 1}
      otherwise: {then: in_house, because: A 2}

$ callout key new police/protocol --out police.key
...

$ callout key new elm-house/protocol --out elm-house.key
...

$ callout protocol trust --agency police.vkey --agency elm-house.vkey --threshold 2 --root-threshold 2 --expires 2027-12-01 --out protocols/trust-root-1
...

$ callout protocol sign protocols/trust-root-1 --key police.key
...
> y
...

$ callout protocol sign protocols/trust-root-1 --key elm-house.key
...
> y
...

$ callout protocol approve protocols/elm-valley/1.0.0.yaml
...

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key police.key
...
> y
...

# One signature is missing.
$ callout protocol adopt protocols/elm-valley/1.0.0.yaml
error: the approval of `elm-valley` 1.0.0 needs the signatures of 2 of 2 agencies, and has 1: signed by police; not signed by elm-house
hint: an agency signs with: callout protocol sign FILE --key KEYFILE
[exit 5]

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key elm-house.key
...
> y
...

$ callout protocol adopt protocols/elm-valley/1.0.0.yaml
...
> y
...

# The next version, agreed and adopted.
$ cp protocols/elm-valley/1.0.0.yaml protocols/elm-valley/1.1.0.yaml

$ edit protocols/elm-valley/1.1.0.yaml "version: 1.0.0" "version: 1.1.0"

$ edit protocols/elm-valley/1.1.0.yaml "if unknown: yes" "why: Call first and ask later., if unknown: yes"

$ callout protocol approve protocols/elm-valley/1.1.0.yaml
...

$ callout protocol sign protocols/elm-valley/1.1.0.yaml --key police.key
...
> y
...

$ callout protocol sign protocols/elm-valley/1.1.0.yaml --key elm-house.key
...
> y
...

$ callout protocol adopt protocols/elm-valley/1.1.0.yaml
Adopted: elm-valley 1.1.0. It is record 1 of this home's log.
AGREED by Elm House and Elm Valley Police. To be reviewed by 1 November 2027.
The approval's SHA-256:
  43e0 583e 298e 178f 0c39 eb44 cd85 5856
  707c cd28 7167 86a4 64eb 369e fbcd 74c6

# Somebody puts the old one back, which was agreed once and is signed still.
$ callout protocol adopt protocols/elm-valley/1.0.0.yaml
error: `elm-valley` 1.0.0 is older than 1.1.0, which the agencies agreed and this home knows
hint: take the newest version that they signed
[exit 5]

# Somebody changes a word after it was signed.
$ edit protocols/elm-valley/1.1.0.yaml "Manage it here" "Do nothing"

$ callout protocol adopt protocols/elm-valley/1.1.0.yaml
error: the approval of `elm-valley` 1.1.0 is for another file: not one byte may differ, and these do
hint: fetch the file that the agencies signed; a changed one needs a new version and new signatures
[exit 5]

$ callout protocol adopt protocols/elm-valley/1.1.0.yaml --without-agreement
error: `elm-valley` 1.1.0 was agreed with other words in it
hint: a changed protocol needs a new version: callout protocol diff says which
[exit 5]

$ callout protocol check protocols/elm-valley/1.1.0.yaml
protocols/elm-valley/1.1.0.yaml:5:9: error[agreed-without-approval]: the protocol calls itself agreed, and the approval of `elm-valley` 1.1.0 is for another file: not one byte may differ, and these do
  5 | status: agreed
    |         ^
   = help: write `status: draft` until the agencies have signed, or put `1.1.0.approval` beside it
protocols/elm-valley/1.1.0.yaml: Errors: 1, warnings: 0, notes: 0, waived: 0. Situations: 2.
[exit 1]

# A key for something else.
$ callout key new police/author --out sergeant.key
...

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key sergeant.key
error: the key `police/author` is there to sign records that its holder makes, and a key is needed to sign approvals of protocols, and trust roots
hint: use a key whose name ends in /protocol
[exit 2]

# What is in force is still the version that all agreed.
$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

This home has no name yet: run callout setup. Protocol elm-valley 1.1.0.
AGREED by Elm House and Elm Valley Police. To be reviewed by 1 November 2027.

Question 1 (about 1 more)
Is anyone in danger right now?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> q

Stopped. Nothing was answered, so nothing is kept.

# A draft may be tried out. Nobody takes it for an agreement.
$ callout protocol new try-out
...

$ callout protocol adopt protocols/try-out/0.1.0.yaml
error: no approval of `try-out` 0.1.0 stands beside it, so nobody can tell who agreed
hint: give it with --approval FILE; to use the protocol though nobody agreed: --without-agreement
[exit 5]

$ callout protocol adopt protocols/try-out/0.1.0.yaml --without-agreement
Adopted: try-out 0.1.0. It is record 2 of this home's log.
NO LOCAL AGREEMENT IS IN FORCE: this home adopted it without the agencies'
signatures. It does not take effect before 1 December 2026.

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

This home has no name yet: run callout setup. Protocol try-out 0.1.0. NO LOCAL
AGREEMENT IS IN FORCE: this home adopted it without the agencies' signatures.
It does not take effect before 1 December 2026.

Question 1 (about 2 more)
Is anyone in danger right now?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> q

Stopped. Nothing was answered, so nothing is kept.
