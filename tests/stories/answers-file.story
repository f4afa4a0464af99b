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
DECISION: Slow time: no police tonight. The manager decides in the daytime
...
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
    "nothing_stronger": [
      {
        "question": "danger",
        "answer": "no"
      },
      {
        "question": "concern",
        "answer": []
      },
      {
        "question": "not_over",
        "answer": "no"
      },
      {
        "question": "pattern",
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
...
    ],
    "reference": null,
    "protocol": {
      "id": "reference-model",
...
      "status": "example"
    },
    "agreement": "none_in_force",
    "recorded": null,
    "defer": {
      "until": "2026-11-23T12:00:00.000Z",
      "owner": "registered_manager",
      "holidays": []
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
    "nothing_stronger": [
      {
        "question": "danger",
        "answer": "no"
      },
      {
        "question": "concern",
        "answer": []
      },
      {
        "question": "not_over",
        "answer": "no"
      },
      {
        "question": "pattern",
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
...
    ],
    "reference": "ELM-D5C2-A",
    "protocol": {
      "id": "reference-model",
...
      "status": "example"
    },
    "agreement": "none_in_force",
    "recorded": "2026-11-22T01:55:00.000Z",
    "defer": {
      "until": "2026-11-23T12:00:00.000Z",
      "owner": "registered_manager",
      "holidays": []
    }
  }
}

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-D5C2-A  slow_time

# JSON, from standard input.
file answers.json:
    {"danger": "no", "plan": "silent", "concern": ["self_harm"], "happened": []}

$ callout decide --answers - --dry-run < answers.json
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Get the child health help and tell social care. This is not a police
  matter
...
You can still call 999 at any time.
Reference:
NOT RECORDED

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
