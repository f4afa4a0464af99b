An owner's first five minutes: a protocol from nothing, a change, and what the change does.

A police sergeant, a care manager and somebody from the youth justice service sit down together. `new` gives them a draft
that can be proved complete; then they argue over changes by what these do, not by how they sound.

# A draft to argue over.
$ callout protocol new elm-valley
Written: protocols/elm-valley/0.1.0.yaml, with scenarios.yaml and CHANGES.md beside it.
Change it, then: callout protocol check protocols/elm-valley/0.1.0.yaml

$ callout protocol check protocols/elm-valley/0.1.0.yaml
protocols/elm-valley/0.1.0.yaml: Errors: 0, warnings: 0, notes: 0, waived: 0. Situations: 12.

$ callout protocol test protocols/elm-valley/0.1.0.yaml
Worked incidents that come out as expected: 6 of 6
Rules that decide one of them: 5 of 5
Answers that one of them gives: 7 of 7

# The sergeant wants to hear of every injury that needs treatment. The next version is a new file: no version is ever edited.
$ cp protocols/elm-valley/0.1.0.yaml protocols/elm-valley/0.1.1.yaml

$ edit protocols/elm-valley/0.1.1.yaml "version: 0.1.0" "version: 0.1.1"

$ edit protocols/elm-valley/0.1.1.yaml "when: {injury: treatment}\n    then: slow_time" "when: {injury: treatment}\n    then: report_101"

$ callout protocol diff protocols/elm-valley/0.1.0.yaml protocols/elm-valley/0.1.1.yaml
elm-valley 0.1.0 -> elm-valley 0.1.1
Situations that come out differently: 1 of 12.

More serious:
  slow_time -> report_101, situations: 1
      because of: needed-treatment
      for example: danger=no, injury=treatment, wants_police=no

Worked incidents that come out differently: 1 of 6
  sprained-wrist: slow_time -> report_101 (more serious)

Other changes: 1
  rules:
    rule needed-treatment
      - {injury: treatment} -> slow_time
      + {injury: treatment} -> report_101

VERSION: this is a minor change, and going from 0.1.0 to 0.1.1 says patch: it
  needs 0.2.0.
[exit 1]

# More serious for one kind of incident, and the version says less than that. Check says so too, and something else: one
# rule has nothing left to decide.
$ callout protocol check protocols/elm-valley/0.1.1.yaml
protocols/elm-valley/0.1.1.yaml:10:10: error[version-too-small]: since 0.1.0 there is a minor change, and 0.1.1 says patch
  10 | version: 0.1.1
     |          ^
   = help: make it 0.2.0 or later; callout protocol diff shows what changed
protocols/elm-valley/0.1.1.yaml:107:3: warning[shadowed-rule]: `hurt-and-wants-police` never makes a difference: wherever it holds, `needed-treatment` holds too, and the outcome is the same without it
  107 |   hurt-and-wants-police:
      |   ^
   = case: danger=no, injury=treatment, wants_police=yes
   = help: take the rule out, or narrow the others
protocols/elm-valley/0.1.1.yaml: Errors: 1, warnings: 1, notes: 0, waived: 0. Situations: 12.
[exit 1]

# They settle it: the old rule goes, the version rises, and the worked incident now says what they agreed.
$ edit protocols/elm-valley/0.1.1.yaml "  hurt-and-wants-police:\n    when: {injury: treatment, wants_police: yes}\n    then: report_101\n    because: A 2\n    note: Someone needs treatment and wants the police to know.\n" ""

$ edit protocols/elm-valley/0.1.1.yaml "version: 0.1.1" "version: 0.2.0"

$ cp protocols/elm-valley/0.1.1.yaml protocols/elm-valley/0.2.0.yaml

$ rm protocols/elm-valley/0.1.1.yaml

$ callout protocol check protocols/elm-valley/0.2.0.yaml
protocols/elm-valley/0.2.0.yaml: Errors: 0, warnings: 0, notes: 0, waived: 0. Situations: 12.

$ callout protocol test protocols/elm-valley/0.2.0.yaml
error: `protocols/elm-valley/scenarios.yaml` cannot be used: problems found: 1
protocols/elm-valley/scenarios.yaml:25:13: error[unknown-rule]: no rule is called `hurt-and-wants-police`
  25 |     rules: [hurt-and-wants-police]
     |             ^
   = help: did you mean `was-hurt-and-wants-police`?
[exit 3]

$ edit protocols/elm-valley/scenarios.yaml "rules: [hurt-and-wants-police]" "rules: [needed-treatment]"

$ edit protocols/elm-valley/scenarios.yaml "wants_police: no}\n    outcome: slow_time\n    rules: [needed-treatment]" "wants_police: no}\n    outcome: report_101\n    rules: [needed-treatment]"

$ callout protocol test protocols/elm-valley/0.2.0.yaml
Worked incidents that come out as expected: 6 of 6
Rules that decide one of them: 4 of 4
Answers that one of them gives: 7 of 7

# What if somebody leaves out the last rule?
$ cp protocols/elm-valley/0.2.0.yaml hole.yaml

$ edit hole.yaml "  otherwise:\n    then: in_house\n    because: A 5\n    note: Nobody is in danger, and nobody is badly hurt.\n" ""

$ callout protocol check hole.yaml
hole.yaml:33:3: warning[unreached-outcome]: nothing leads to `in_house`
  33 |   in_house:
     |   ^
   = help: add a rule that leads to it, or take it out
hole.yaml:101:1: error[missing-outcome]: no rule decides in 3 of 12 situations, for example when `danger` is `no` and `injury` is `none`
  101 | rules:
      | ^
   = case: danger=no, injury=none, wants_police=no
   = help: add a rule for this case, or end the list with `otherwise`
hole.yaml: Errors: 1, warnings: 1, notes: 0, waived: 0. Situations: 12.
[exit 1]
