Agreeing to a protocol

Three agencies make a key each, in daytime, on their own computers. They sign once whose keys count (the trust root), and
then the protocol. A home checks all of it when it adopts the protocol. From then on every banner, card and record says who
agreed. Nothing is sent anywhere: the files go by e-mail or on a stick, and the groups of letters are read out by phone.

clock: 2026-11-20 10:00
file home/home.yaml:
    format: 1
    home: Elm House
    organisation: Example Care
    code: ELM
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
      youth_justice: {name: Elm Valley Youth Justice Service, role: youth_justice}
    sources:
      A: {title: Our agreement of 1 November 2026}
    roles:
      senior: Senior on shift
      manager: Manager on call
    if unsure: {ask: [manager]}
    outcomes:
      in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
      call_999: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
    questions:
      danger: {ask: Is anyone in danger right now?, answers: yes or no, if unknown: yes, gate: yes}
    rules:
      danger-now: {when: {danger: yes}, then: call_999, because: A 1}
      otherwise: {then: in_house, because: A 2}
file police/pass:
    lantern gravel otter seven

# Each agency makes its key. The police keep theirs behind a passphrase.
$ callout key new police/protocol --out police/police.key --passphrase-file police/pass
The secret key is in police/police.key. Keep it to yourself, and never send it
to anybody. It opens with your passphrase alone: if that is lost, so is the
key.
The public key is in police/police.vkey. Give it to whoever asks whose
signature is yours.
This key is there to sign approvals of protocols, and trust roots, and for
nothing else.
Public key:
police/protocol+420e787b+AT6BDLB/PYMfBRQF9CM3hXgX6TMKyIUSXo7zweArI9xn
To compare over the phone:
  5fad 855f 8d60 adc4 6a67 6f65 41dc ae31
  88f8 6f78 9c14 a303 8ca5 4a4e 3658 001d

$ callout key new elm-house/protocol --out elm-house.key
The secret key is in elm-house.key. Keep it to yourself, and never send it to
anybody. It has NO PASSPHRASE: whoever copies this file can sign with it. To
have one: --passphrase.
The public key is in elm-house.vkey. Give it to whoever asks whose signature
is yours.
This key is there to sign approvals of protocols, and trust roots, and for
nothing else.
Public key:
elm-house/protocol+457712af+AU6G/nX3oS7rO+D3LEt5wMe93IDtly1jS1l2Sse5pxWT
To compare over the phone:
  e4b0 009c c1b3 a39f dad0 3f3b a4df 0ea0
  9d88 1b83 fae3 3038 6f0c 4529 73db e906

$ callout key new youth-justice/protocol --out yjs.key
The secret key is in yjs.key. Keep it to yourself, and never send it to
anybody. It has NO PASSPHRASE: whoever copies this file can sign with it. To
have one: --passphrase.
The public key is in yjs.vkey. Give it to whoever asks whose signature is
yours.
This key is there to sign approvals of protocols, and trust roots, and for
nothing else.
Public key:
youth-justice/protocol+619dc61a+AYU2fxPbZIYLafEqjNZRf1no01PT/sn394XPQnDvrMwE
To compare over the phone:
  40b3 d35f 8c34 d696 36de c178 c4a9 0e75
  6f04 3918 1960 41e3 0473 fd27 0089 9853

# Whose keys count: two of the three must sign a protocol, and two this list and the next.
$ callout protocol trust --agency police/police.vkey --agency elm-house.vkey --agency yjs.vkey --threshold 2 --root-threshold 2 --expires 2027-12-01 --out protocols/trust-root-1
Written: protocols/trust-root-1. Nobody has signed it yet.
Trust root 1. It expires on 1 December 2027. The agencies and their keys:
  elm-house (457712af)
  police (420e787b)
  youth-justice (619dc61a)
A protocol is agreed when 2 of these sign it: elm-house, police,
youth-justice.
The next trust root counts when 2 of these sign it: elm-house, police,
youth-justice.
The trust root's SHA-256, to be read out over the phone:
  be28 8d20 aa8c 3a95 40b2 9b2f 08f5 6dee
  dc55 6ed1 c23c 08df def3 ab49 fa0d 7e44
Trust root 1 asks for 2 of 3 signatures. Signed by: nobody yet. Still to sign:
2 of elm-house, police, youth-justice.
Next, at each agency:
  callout protocol sign protocols/trust-root-1 --key KEYFILE

$ callout protocol sign protocols/trust-root-1 --key police/police.key
Trust root 1. It expires on 1 December 2027. The agencies and their keys:
  elm-house (457712af)
  police (420e787b)
  youth-justice (619dc61a)
A protocol is agreed when 2 of these sign it: elm-house, police,
youth-justice.
The next trust root counts when 2 of these sign it: elm-house, police,
youth-justice.
The trust root's SHA-256, to be read out over the phone:
  be28 8d20 aa8c 3a95 40b2 9b2f 08f5 6dee
  dc55 6ed1 c23c 08df def3 ab49 fa0d 7e44
Sign this as police/protocol? Type y for yes.
> y
The passphrase of police/protocol. It is not shown while you type.
> lantern gravel otter seven
Signed protocols/trust-root-1 as police/protocol.
Trust root 1 asks for 2 of 3 signatures. Signed by: police. Still to sign: 1
of elm-house, youth-justice.

$ callout protocol sign protocols/trust-root-1 --key elm-house.key
Trust root 1. It expires on 1 December 2027. The agencies and their keys:
  elm-house (457712af)
  police (420e787b)
  youth-justice (619dc61a)
A protocol is agreed when 2 of these sign it: elm-house, police,
youth-justice.
The next trust root counts when 2 of these sign it: elm-house, police,
youth-justice.
The trust root's SHA-256, to be read out over the phone:
  be28 8d20 aa8c 3a95 40b2 9b2f 08f5 6dee
  dc55 6ed1 c23c 08df def3 ab49 fa0d 7e44
Sign this as elm-house/protocol? Type y for yes.
> y
Signed protocols/trust-root-1 as elm-house/protocol.
Trust root 1 asks for 2 of 3 signatures. Signed by: elm-house, police. That is
enough.

# The approval is prepared once, and goes round with the protocol.
$ callout protocol approve protocols/elm-valley/1.0.0.yaml
Written: protocols/elm-valley/1.0.0.approval. Nobody has signed it yet.
Protocol elm-valley 1.0.0: When we call the police
In effect from 1 November 2026, to be reviewed by 1 November 2027. Rules: 2.
Questions: 1. Outcomes: 2.
It rests on trust root 1. It supersedes no other approval.
The SHA-256 of the file, to be compared by all who sign:
  9b46 8c88 6ba7 8624 3645 bc0b f1fb e5dd
  ecdb f5d1 9396 377b 65b9 33bf 12a4 a880
Trust root 1 asks for 2 of 3 signatures. Signed by: nobody yet. Still to sign:
2 of elm-house, police, youth-justice.
Next, at each agency, with the protocol's file beside the approval:
  callout protocol sign protocols/elm-valley/1.0.0.approval --key KEYFILE

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key police/police.key --passphrase-file police/pass
Protocol elm-valley 1.0.0: When we call the police
In effect from 1 November 2026, to be reviewed by 1 November 2027. Rules: 2.
Questions: 1. Outcomes: 2.
It rests on trust root 1. It supersedes no other approval.
The SHA-256 of the file, to be compared by all who sign:
  9b46 8c88 6ba7 8624 3645 bc0b f1fb e5dd
  ecdb f5d1 9396 377b 65b9 33bf 12a4 a880
To read it all: callout protocol show protocols/elm-valley/1.0.0.yaml
Sign this as police/protocol? Type y for yes.
> y
Signed protocols/elm-valley/1.0.0.approval as police/protocol.
Trust root 1 asks for 2 of 3 signatures. Signed by: police. Still to sign: 1
of elm-house, youth-justice.

$ callout protocol approve protocols/elm-valley/1.0.0.yaml
Protocol elm-valley 1.0.0: When we call the police
In effect from 1 November 2026, to be reviewed by 1 November 2027. Rules: 2.
Questions: 1. Outcomes: 2.
It rests on trust root 1. It supersedes no other approval.
The SHA-256 of the file, to be compared by all who sign:
  9b46 8c88 6ba7 8624 3645 bc0b f1fb e5dd
  ecdb f5d1 9396 377b 65b9 33bf 12a4 a880
Trust root 1 asks for 2 of 3 signatures. Signed by: police. Still to sign: 1
of elm-house, youth-justice.
[exit 1]

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key elm-house.key
Protocol elm-valley 1.0.0: When we call the police
In effect from 1 November 2026, to be reviewed by 1 November 2027. Rules: 2.
Questions: 1. Outcomes: 2.
It rests on trust root 1. It supersedes no other approval.
The SHA-256 of the file, to be compared by all who sign:
  9b46 8c88 6ba7 8624 3645 bc0b f1fb e5dd
  ecdb f5d1 9396 377b 65b9 33bf 12a4 a880
To read it all: callout protocol show protocols/elm-valley/1.0.0.yaml
Sign this as elm-house/protocol? Type y for yes.
> n
Nothing was signed.
[exit 1]

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key elm-house.key
Protocol elm-valley 1.0.0: When we call the police
In effect from 1 November 2026, to be reviewed by 1 November 2027. Rules: 2.
Questions: 1. Outcomes: 2.
It rests on trust root 1. It supersedes no other approval.
The SHA-256 of the file, to be compared by all who sign:
  9b46 8c88 6ba7 8624 3645 bc0b f1fb e5dd
  ecdb f5d1 9396 377b 65b9 33bf 12a4 a880
To read it all: callout protocol show protocols/elm-valley/1.0.0.yaml
Sign this as elm-house/protocol? Type y for yes.
> y
Signed protocols/elm-valley/1.0.0.approval as elm-house/protocol.
Trust root 1 asks for 2 of 3 signatures. Signed by: elm-house, police. That is
enough.

$ callout protocol sign protocols/elm-valley/1.0.0.yaml --key yjs.key
Protocol elm-valley 1.0.0: When we call the police
In effect from 1 November 2026, to be reviewed by 1 November 2027. Rules: 2.
Questions: 1. Outcomes: 2.
It rests on trust root 1. It supersedes no other approval.
The SHA-256 of the file, to be compared by all who sign:
  9b46 8c88 6ba7 8624 3645 bc0b f1fb e5dd
  ecdb f5d1 9396 377b 65b9 33bf 12a4 a880
To read it all: callout protocol show protocols/elm-valley/1.0.0.yaml
Sign this as youth-justice/protocol? Type y for yes.
> y
Signed protocols/elm-valley/1.0.0.approval as youth-justice/protocol.
Trust root 1 asks for 2 of 3 signatures. Signed by: elm-house, police,
youth-justice. That is enough.

$ callout protocol check protocols/elm-valley/1.0.0.yaml
protocols/elm-valley/1.0.0.yaml: Errors: 0, warnings: 0, notes: 0, waived: 0. Situations: 2.

# At the home. The groups are read to each agency over the phone.
$ callout protocol adopt protocols/elm-valley/1.0.0.yaml
This home has no trust root yet. From now on it relies on the keys in this
one:
Trust root 1. It expires on 1 December 2027. The agencies and their keys:
  elm-house (457712af)
  police (420e787b)
  youth-justice (619dc61a)
A protocol is agreed when 2 of these sign it: elm-house, police,
youth-justice.
The next trust root counts when 2 of these sign it: elm-house, police,
youth-justice.
The trust root's SHA-256, to be read out over the phone:
  be28 8d20 aa8c 3a95 40b2 9b2f 08f5 6dee
  dc55 6ed1 c23c 08df def3 ab49 fa0d 7e44
Read it to each agency over the phone, on a number that you knew before. Each
must have the same groups: this is the only time that nothing else can tell
whether it is theirs.
Did you compare it with each agency? Type y for yes.
> y
Adopted: elm-valley 1.0.0. It is record 0 of this home's log.
AGREED by Elm House, Elm Valley Police and Elm Valley Youth Justice Service.
To be reviewed by 1 November 2027.
The approval's SHA-256:
  069f d68f e91a 7272 f23c 0fe6 7a1a 6526
  94f5 e5eb 69e5 8214 92b9 4e87 b964 7e8e

clock: 2026-11-22 01:55

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol elm-valley 1.0.0. AGREED by Elm House, Elm Valley Police
and Elm Valley Youth Justice Service. To be reviewed by 1 November 2027.

Question 1 (about 1 more)
Is anyone in danger right now?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 2 (about 1 more)
When did it happen? Press Enter for now.
Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q save and stop
>

Check your answers
  1. Is anyone in danger right now? No
  2. When did it happen? Sunday 22 November, 01:55
Type a number to change it, or y to decide. 9 danger now, q save and stop
> y

DECISION: Manage it here
Why: rule otherwise, from Our agreement of 1 November 2026: 2
  No rule asks for more, because you answered:
  - Is anyone in danger right now? No
Who decides: Senior on shift
Police: not called
When: before this shift ends
This would have changed the decision:
  - Call 999, if: Is anyone in danger right now? Yes
AGREED by Elm House, Elm Valley Police and Elm Valley Youth Justice Service.
To be reviewed by 1 November 2027.
You can still call 999 at any time.
Reference:
ELM-60N1-B

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

What is your role on this shift?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

The child's code or initials. Do not give a name.
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
>

What happened, in a few plain words?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
>

Your own initials.
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
>

Thank you. Everything is recorded. Reference:
ELM-60N1-B

$ callout show ELM-60N1-B
Case ELM-60N1-B. Records: 2

Record 1: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: elm-valley 1.0.0, agreement in force
  Agreed by: Elm House, Elm Valley Police, Elm Valley Youth Justice Service
    (record 0)
  Recorded by: no role was given (this PC, role only)
  Answers:
    Is anyone in danger right now? No
  Advice: Manage it here
  Rules: otherwise

Record 2: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: elm-valley 1.0.0, agreement in force
  Agreed by: Elm House, Elm Valley Police, Elm Valley Youth Justice Service
    (record 0)
  Recorded by: care worker (this PC, role only)
  Answers:
    Is anyone in danger right now? No
  Advice: Manage it here
  Rules: otherwise

$ callout log list
     0  2026-11-20T10:00:00Z  protocol_adopted
     1  2026-11-22T01:55:00Z  decision  ELM-60N1-B  in_house
     2  2026-11-22T01:55:00Z  decision  ELM-60N1-B  in_house

$ callout doctor
OK: folder: home can be written
OK: clock: it is 22 November 2026, 01:55 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
OK: protocol: Elm House. Protocol elm-valley 1.0.0. AGREED by Elm House, Elm
  Valley Police and Elm Valley Youth Justice Service. To be reviewed by 1
  November 2027.
LOOK: phone numbers: not set: Manager on call
  Meaning: A card that says to ring them shows no number.
  To do: run callout setup contacts
OK: log: it can be read and continues every kept checkpoint. Records: 3
LOOK: receipt: no handover receipt was ever made here. Records: 3
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

Wrong: 0. Worth a look: 4.

# A year later nobody has reviewed it. It is used all the same, and says so.
clock: 2027-11-02 03:10

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol elm-valley 1.0.0. AGREED by Elm House, Elm Valley Police
and Elm Valley Youth Justice Service. PAST ITS REVIEW DATE: it was to be
reviewed by 1 November 2027. Use it still, and tell your manager.

Question 1 (about 1 more)
Is anyone in danger right now?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 1

DECISION: Call 999
Why: rule danger-now, from Our agreement of 1 November 2026: 1
  - Is anyone in danger right now? Yes
This would have changed the decision:
  - Manage it here, if: Is anyone in danger right now? No
AGREED by Elm House, Elm Valley Police and Elm Valley Youth Justice Service.
PAST ITS REVIEW DATE: it was to be reviewed by 1 November 2027. Use it still,
and tell your manager.
You can still call 999 at any time.
Reference:
ELM-MF86-1

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-MF86-1

$ callout doctor
...
OK: folder: home can be written
OK: clock: it is 2 November 2027, 03:10 here; if that is wrong, set this
  computer's clock
OK: home: Elm House, Example Care, references begin with ELM
LOOK: protocol: Elm House. Protocol elm-valley 1.0.0. AGREED by Elm House, Elm
  Valley Police and Elm Valley Youth Justice Service. PAST ITS REVIEW DATE: it
  was to be reviewed by 1 November 2027. Use it still, and tell your manager.
  Meaning: It advises all the same. Every card says that it is past its date.
  To do: ask its agencies to review it, and adopt what they sign
LOOK: review: the protocol is to be reviewed by 1 November 2027
  Meaning: That day has passed. Days ago: 1.
  To do: ask its agencies for a new version
LOOK: trust root: the list of whose signatures count runs out on 1 December
  2027
  Meaning: After that day every card says that it has passed. Days left: 29.
  To do: ask its agencies for a new trust root
LOOK: phone numbers: not set: Manager on call
  Meaning: A card that says to ring them shows no number.
  To do: run callout setup contacts
OK: log: it can be read and continues every kept checkpoint. Records: 4
LOOK: receipt: no handover receipt was ever made here. Records: 4
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

...
