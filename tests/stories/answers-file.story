Deciding by a file of answers

For scripts and for trying out a protocol: the answers come from a YAML or JSON file, nothing is asked. What the file
leaves out counts as "I do not know".

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
file door.yaml:
    danger: no
    plan: silent
    concern: []
    happened: [home_things]
    not_over: no
    loss: yes

$ callout decide --answers door.yaml --dry-run
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Slow time: no police tonight. The manager decides tomorrow
Why: rule costly, paragraph DORSET decision put off to the next day
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Will it cost more than about 500 pounds to put right? Yes
  - Has this child done the same thing lately, or picked on this person
    before? You do not know; the protocol then takes the answer "No".
  - Was the child very upset, provoked, unwell, or is this part of a
    disability? You do not know; the protocol then takes the answer "No".
  - Is the child who did it under 10? You do not know; the protocol then takes
    the answer "No".
Do now:
  1. Check that everyone is all right. Get medical help now if anyone needs
     it.
  2. Keep people apart if that helps them to stay calm.
  3. Tell anyone who was hurt that they may report it themselves, tonight or
     later.
  4. Write down what happened, what each person said, and what was broken.
  5. Leave the decision for the manager. Do not ring the police tonight just
     to have it logged.
  6. If someone is in danger later, call 999.
If nobody answers: On-call manager, then Emergency duty team of the council
  (out of hours)
When everyone is calm: a restorative meeting, if they agree to it
Who to tell:
  - Council that placed the child, within 24 hours (The social worker should
    be part of the talk tomorrow.)
Phone numbers:
  Registered manager
  01632 960002
  The child's social worker
  01632 960004
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
Look again: Registered manager decides by Monday 23 November, 12:00
This would have changed the decision:
  - Emergency: call 999 now, if: Right now, is anyone facing serious harm, a
    weapon, a fire, or violence you cannot stop? Yes
  - Emergency: call 999 now, if: What does this child's own plan say to do
    about this? Call 999
  - A child says a worker harmed them: the manager takes over and tells the
    LADO, if: Which of these is it about, if any? A child says a worker hurt
    them or treated them badly
  - Sexual behaviour that may have harmed a child: tell social care and the
    police today, if: Which of these is it about, if any? Sexual touching,
    pictures or pressure
  - A child may be a victim or may need protecting: tell social care now, if:
    Which of these is it about, if any? Someone from outside the home hurt or
    threatened a child
  - A child may be a victim or may need protecting: tell social care now, if:
    Which of these is it about, if any? Signs that someone is grooming or
    using a child
  - Get health help for the child and tell social care. This is not a police
    matter, if: Which of these is it about, if any? A child has hurt
    themselves, or says they may
  - Report it to the police today, without an emergency call, once the manager
    agrees, if: What does this child's own plan say to do about this? Tell the
    police, but not as an emergency
  - Manage it in the home, restoratively. This is an example: no agency has
    agreed it, if: What does this child's own plan say to do about this? Deal
    with it in the home
  - Manage it in the home, restoratively. This is an example: no agency has
    agreed it, if: Which of these happened, if any? None of these
You can still call 999 at any time.
Reference:
NOT RECORDED

$ callout decide --answers door.yaml --dry-run --json
If anyone is in danger now, call 999. You do not need this tool first.
{
  "format": 1,
  "command": "decide",
  "result": {
    "outcome": "slow_time",
    "tier": "in_house",
    "channel": "none",
    "timing": "next_day",
    "decider": "registered_manager",
    "rules": [
      "costly"
    ],
    "reasons": [
      {
        "question": "plan",
        "answer": "silent"
      },
      {
        "question": "happened",
        "answer": [
          "home_things"
        ]
      },
      {
        "question": "loss",
        "answer": "yes"
      },
      {
        "question": "under_ten",
        "answer": "no"
      }
    ],
    "possible": [
      "in_house",
      "slow_time",
      "report_101"
    ],
    "exact": true,
    "settled_by": "if_unknown",
    "ask": [],
    "settles": [],
    "changes": [
      {
        "question": "danger",
        "answer": "yes",
        "outcome": "call_999"
      },
      {
        "question": "plan",
        "answer": "call",
        "outcome": "call_999"
      },
      {
        "question": "concern",
        "answer": [
          "staff"
        ],
        "outcome": "staff_allegation"
      },
      {
        "question": "concern",
        "answer": [
          "sexual"
        ],
        "outcome": "sexual_harm"
      },
      {
        "question": "concern",
        "answer": [
          "harmed"
        ],
        "outcome": "child_protection"
      },
      {
        "question": "concern",
        "answer": [
          "used"
        ],
        "outcome": "child_protection"
      },
      {
        "question": "concern",
        "answer": [
          "self_harm"
        ],
        "outcome": "self_harm"
      },
      {
        "question": "plan",
        "answer": "report",
        "outcome": "report_101"
      },
      {
        "question": "plan",
        "answer": "home",
        "outcome": "in_house"
      },
      {
        "question": "happened",
        "answer": [],
        "outcome": "in_house"
      }
    ],
    "reference": null,
    "protocol": {
      "id": "reference-model",
      "version": "1.0.0",
      "sha256": "9c555b0f39673fcf2dedbd4e7d8705f662f2aa17240bc93b85bea70818a7b3be",
      "status": "example"
    },
    "agreement": "none_in_force",
    "recorded": null,
    "defer": {
      "until": "2026-11-23T12:00:00.000Z",
      "owner": "registered_manager"
    }
  }
}

$ callout log list
Nothing is recorded here yet.

$ callout decide --answers door.yaml --json
If anyone is in danger now, call 999. You do not need this tool first.
{
  "format": 1,
  "command": "decide",
  "result": {
    "outcome": "slow_time",
    "tier": "in_house",
    "channel": "none",
    "timing": "next_day",
    "decider": "registered_manager",
    "rules": [
      "costly"
    ],
    "reasons": [
      {
        "question": "plan",
        "answer": "silent"
      },
      {
        "question": "happened",
        "answer": [
          "home_things"
        ]
      },
      {
        "question": "loss",
        "answer": "yes"
      },
      {
        "question": "under_ten",
        "answer": "no"
      }
    ],
    "possible": [
      "in_house",
      "slow_time",
      "report_101"
    ],
    "exact": true,
    "settled_by": "if_unknown",
    "ask": [],
    "settles": [],
    "changes": [
      {
        "question": "danger",
        "answer": "yes",
        "outcome": "call_999"
      },
      {
        "question": "plan",
        "answer": "call",
        "outcome": "call_999"
      },
      {
        "question": "concern",
        "answer": [
          "staff"
        ],
        "outcome": "staff_allegation"
      },
      {
        "question": "concern",
        "answer": [
          "sexual"
        ],
        "outcome": "sexual_harm"
      },
      {
        "question": "concern",
        "answer": [
          "harmed"
        ],
        "outcome": "child_protection"
      },
      {
        "question": "concern",
        "answer": [
          "used"
        ],
        "outcome": "child_protection"
      },
      {
        "question": "concern",
        "answer": [
          "self_harm"
        ],
        "outcome": "self_harm"
      },
      {
        "question": "plan",
        "answer": "report",
        "outcome": "report_101"
      },
      {
        "question": "plan",
        "answer": "home",
        "outcome": "in_house"
      },
      {
        "question": "happened",
        "answer": [],
        "outcome": "in_house"
      }
    ],
    "reference": "ELM-D5C2-A",
    "protocol": {
      "id": "reference-model",
      "version": "1.0.0",
      "sha256": "9c555b0f39673fcf2dedbd4e7d8705f662f2aa17240bc93b85bea70818a7b3be",
      "status": "example"
    },
    "agreement": "none_in_force",
    "recorded": "2026-11-22T01:55:00.000Z",
    "defer": {
      "until": "2026-11-23T12:00:00.000Z",
      "owner": "registered_manager"
    }
  }
}

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-D5C2-A  slow_time

# JSON, numbers as on the screen, from standard input, against another protocol.
file answers.json:
    {"danger": 1}

$ callout decide --answers - --dry-run < answers.json
If anyone is in danger now, call 999. You do not need this tool first.
error: `standard input` holds answers that do not fit
error[unknown-answer]: `danger` has no answer `1`
   = help: write one of: yes, no, unknown
hint: mend them and run it again
[exit 2]

file wrong.yaml:
    danger: perhaps
    colour: blue
    loss: [yes]

$ callout decide --answers wrong.yaml
If anyone is in danger now, call 999. You do not need this tool first.
error: `wrong.yaml` holds answers that do not fit
wrong.yaml:2:1: error[unknown-question]: no question is called `colour`
  2 | colour: blue
    | ^
   = help: expected one of: `danger`, `plan`, `concern`, `out_where`, `out_risk`, `happened`, `injury`, `not_over`
wrong.yaml:1:1: error[unknown-answer]: `danger` has no answer `perhaps`
  1 | danger: perhaps
    | ^
   = help: expected one of: `yes`, `no`, `unknown`
wrong.yaml:3:1: error[unknown-answer]: `loss` has no answer `['yes']`
  3 | loss: [yes]
    | ^
   = help: write one of: yes, no, unknown
hint: mend them and run it again
[exit 2]

$ callout decide --answers nothing.yaml
If anyone is in danger now, call 999. You do not need this tool first.
error: there is no answers file `nothing.yaml`
hint: give the path of a YAML or JSON file, or - for standard input
[exit 2]
