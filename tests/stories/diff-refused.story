What `diff` refuses, and what it never calls "no difference".

file p/slow/1.0.0.yaml:
    format: 1
    protocol: slow
    version: 1.0.0
    title: A protocol of two rules
    status: draft
    effective: 2026-01-01
    review by: 2027-01-01
    agencies: {police: {name: The police, role: police}}
    sources: {A: {title: Our agreement}}
    roles: {senior: Senior on shift, manager: On-call manager}
    if unsure: {ask: [manager]}
    outcomes:
      in_house: {title: Manage it here, tier: in_house, channel: none, timing: this_shift, decider: senior}
      call: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
    questions:
      danger: {ask: Is anyone in danger?, answers: yes or no, if unknown: yes, gate: yes}
    rules:
      danger: {when: {danger: yes}, then: call, because: A 1}
      otherwise: {then: in_house, because: A 3}
file p/slow/scenarios.yaml:
    format: 1
    protocol: slow
    scenarios:
      shouting:
        story: Somebody shouts upstairs.
        answers: {danger: perhaps}
        outcome: call

# The same file: nothing differs, but the worked incidents could not be run, and that is said.
$ callout protocol diff p/slow/1.0.0.yaml p/slow/1.0.0.yaml
slow 1.0.0 -> slow 1.0.0
No situation comes out differently. Situations: 2.

WORKED INCIDENTS COULD NOT BE RUN: `p/slow/scenarios.yaml` cannot be used:
  problems found: 1: callout protocol test shows them

Version: nothing changed that needs another one.
[exit 1]

$ callout protocol test p/slow/1.0.0.yaml
error: `p/slow/scenarios.yaml` cannot be used: problems found: 1
p/slow/scenarios.yaml:6:23: error[unknown-answer]: `danger` has no answer `perhaps`
  6 |     answers: {danger: perhaps}
    |                       ^
   = help: expected one of: `yes`, `no`, `unknown`
[exit 3]

$ rm p/slow/scenarios.yaml

$ callout protocol diff p/slow/1.0.0.yaml p/slow/1.0.0.yaml
slow 1.0.0 -> slow 1.0.0
No situation comes out differently. Situations: 2.

Version: nothing changed that needs another one.

# A version that goes backwards.
$ cp p/slow/1.0.0.yaml p/slow/0.9.0.yaml

$ edit p/slow/0.9.0.yaml "version: 1.0.0" "version: 0.9.0"

$ callout protocol diff p/slow/1.0.0.yaml p/slow/0.9.0.yaml
slow 1.0.0 -> slow 0.9.0
No situation comes out differently. Situations: 2.

VERSION: the version goes backwards, from 1.0.0 to 0.9.0.
[exit 1]

# Another question instead of this one: nothing is shared, so nothing can be compared.
$ cp p/slow/1.0.0.yaml other.yaml

$ edit other.yaml "  danger: {ask" "  peril: {ask"

$ edit other.yaml "when: {danger: yes}" "when: {peril: yes}"

$ callout protocol diff p/slow/1.0.0.yaml other.yaml
error: `slow 1.0.0` and `slow 1.0.0` share no question: nothing can be compared
hint: compare two versions of one protocol
[exit 3]

# A question that only one of the two asks is said, and so is one whose answers differ.
$ cp p/slow/1.0.0.yaml p/slow/1.1.0.yaml

$ edit p/slow/1.1.0.yaml "version: 1.0.0" "version: 1.1.0"

$ edit p/slow/1.1.0.yaml "gate: yes}\n" "gate: yes}\n  knife: {ask: Is there a knife?, answers: yes or no, if unknown: yes}\n"

$ edit p/slow/1.1.0.yaml "  otherwise:" "  knife: {when: {knife: yes}, then: call, because: A 2}\n  otherwise:"

$ callout protocol diff p/slow/1.0.0.yaml p/slow/1.1.0.yaml
slow 1.0.0 -> slow 1.1.0
Situations that come out differently: 1 of 4.
Compared over the questions that both ask: danger.
Only the new one asks, taken here with every answer: knife.

More serious:
  in_house -> call, situations: 1
      because of: knife
      for example: danger=no, knife=yes

Other changes: 6
  questions:
    question knife
      + choice: yes, no; if unknown: yes
  rules:
    rule knife
      + {knife: yes} -> call
  words:
    question knife: ask
      + Is there a knife?
    question knife: yes
      + en: Yes / cy: Ie
    question knife: no
      + en: No / cy: Na
    rule knife: because
      + A 2

Version: this is a minor change, and the version rises by minor.
[exit 1]

$ callout protocol diff p/slow/1.0.0.yaml p/slow/1.1.0.yaml --fail-on lowered
slow 1.0.0 -> slow 1.1.0
Situations that come out differently: 1 of 4.
Compared over the questions that both ask: danger.
Only the new one asks, taken here with every answer: knife.

More serious:
  in_house -> call, situations: 1
      because of: knife
      for example: danger=no, knife=yes

Other changes: 6
  questions:
    question knife
      + choice: yes, no; if unknown: yes
  rules:
    rule knife
      + {knife: yes} -> call
  words:
    question knife: ask
      + Is there a knife?
    question knife: yes
      + en: Yes / cy: Ie
    question knife: no
      + en: No / cy: Na
    rule knife: because
      + A 2

Version: this is a minor change, and the version rises by minor.

# Files and names that are not there.
$ callout protocol diff p/slow/1.0.0.yaml p/slow/3.0.0.yaml
error: there is no protocol file `p/slow/3.0.0.yaml`
hint: give a path, or one of: all-wales-example, leicestershire-2008, pan-dorset-slow-time, reference-model
[exit 3]

$ callout protocol diff git:HEAD p/slow/1.0.0.yaml
error: `git:HEAD` names no revision
hint: write git:REVISION:PATH, such as git:HEAD~1:protocols/x/1.0.0.yaml
[exit 3]

$ callout protocol diff nobody@1.0.0 p/slow/1.0.0.yaml
error: there is no protocol `nobody` here
hint: give a path, or one of: all-wales-example@1.0.0, leicestershire-2008@1.0.0, pan-dorset-slow-time@1.0.0, reference-model@1.0.0
[exit 3]

$ callout protocol diff p/slow/1.0.0.yaml
error: missing argument 'NEW'
hint: callout protocol diff --help shows what it takes
[exit 2]
