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
        "answer": "report",
        "outcome": "report_101"
      },
      {
        "question": "plan",
        "answer": "home",
        "outcome": "in_house"
      }
    ],
    "reference": null,
    "protocol": {
      "id": "reference-model",
      "version": "1.0.0",
      "sha256": "2e5d40b17ae7e8333b3a2f4a3429fbee0c01d28a75854df81b89aadaf2cbe389",
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
        "answer": "report",
        "outcome": "report_101"
      },
      {
        "question": "plan",
        "answer": "home",
        "outcome": "in_house"
      }
    ],
    "reference": "ELM-D5C2-A",
    "protocol": {
      "id": "reference-model",
      "version": "1.0.0",
      "sha256": "2e5d40b17ae7e8333b3a2f4a3429fbee0c01d28a75854df81b89aadaf2cbe389",
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

# JSON, from standard input.
file answers.json:
    {"danger": "no", "plan": "silent", "concern": ["self_harm"], "happened": []}

$ callout decide --answers - --dry-run < answers.json
If anyone is in danger now, call 999. You do not need this tool first.
DECISION: Get the child health help and tell social care. This is not a police
  matter
Why: A child who hurts themselves, or may, needs care and not blame. (rule
  self-harm, from Reference decision model of this project (our own synthesis,
  gates G0 to G9): G2)
  - Which of these is it about, if any? A child has hurt themselves, or says
    they may
Who decides: Most senior worker on shift
Police: not called
When: now
Do now:
  1. Stay with the child. Listen, and do not blame.
  2. Get medical help now. Call 999 for an ambulance if life may be at risk.
  3. Move away things they could use to hurt themselves.
  4. Follow the child's own safety plan. Ring the on-call manager.
  5. Agree who stays with them tonight, and how often you check.
Ask first: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
Who to tell:
  - Council that placed the child, within 24 hours (They are responsible for
    the child's care plan.)
Phone numbers:
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
This would have changed the decision:
  - Emergency: call 999 now, if: Right now, is anyone facing serious harm, a
    weapon, a fire, or violence you cannot stop? Yes
  - Hand over to the manager, who tells the LADO, if: Which of these is it
    about, if any? A child has hurt themselves, or says they may, A child says
    a worker hurt them or treated them badly
  - Tell social care and the police today, if: Which of these is it about, if
    any? A child has hurt themselves, or says they may, Sexual touching,
    pictures or pressure
  - Tell social care now: a child may need protecting, if: Which of these is
    it about, if any? A child has hurt themselves, or says they may, Someone
    from outside the home hurt or threatened a child
  - Manage it in the home, restoratively, if: Which of these is it about, if
    any? None of these
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
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
