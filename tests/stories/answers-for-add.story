What happened next, from a file

Another program of the home, or somebody who wrote it down first, adds to a case with a file of answers. Nothing is asked. What
does not fit is told with its line, and then nothing is recorded.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
file night.yaml:
    danger: no
    plan: report
    concern: []
    happened: [home_things]

$ callout decide --answers night.yaml
If anyone is in danger now, call 999. You do not need this tool first.
...
Reference:
ELM-9GFG-7

# In the morning somebody writes down who was rung in the night.
clock: 2026-11-22 08:30
file rung.yaml:
    whom: on_call_manager
    result: no answer
    happened: 2026-11-22 01:30
    chanel: phone

$ callout add ELM-9GFG-7 consultation --answers rung.yaml
error: `rung.yaml` holds answers that do not fit
rung.yaml:2:1: error[bad-answers]: `no answer` is not an answer to `result`
  2 | result: no answer
    | ^
   = help: write one of agreed, disagreed, no_answer, not_yet
rung.yaml:3:1: error[bad-answers]: that is before the incident
  3 | happened: 2026-11-22 01:30
    | ^
   = help: if the incident's own time is wrong, correct that first
rung.yaml:4:1: error[bad-answers]: `chanel` is not asked in this form
  4 | chanel: phone
    | ^
   = help: did you mean `channel`?
hint: mend them and run it again
[exit 2]

file rung.yaml:
    whom: on_call_manager
    result: no_answer
    happened: 2026-11-22 01:58
    channel: phone

$ callout add ELM-9GFG-7 consultation --answers rung.yaml
Recorded. It is record 1 of the log.
Still to do in this case: 8
  Registered manager judges whether to tell: The child's parent
  Registered person (the provider or the manager) judges whether to tell:
    Ofsted
  To be told: Council that placed the child
  callout pending lists the rest.

# The other program writes JSON. What the case knows already, such as on which basis, may be left out.
file told.json:
    {"whom": "placing_authority", "result": "told", "happened": "2026-11-22 08:10",
     "channel": "phone", "said": "They ring back from 01632 960005."}

$ callout add ELM-9GFG-7 notification --answers - --json < told.json
warning: `said`: This looks like a phone number.
{
  "format": 1,
  "command": "add",
  "result": {
    "reference": "ELM-9GFG-7",
    "kind": "notification",
    "seq": 2,
    "new": true
  }
}

# Three days later: it stands where it belongs, and says that it was entered late.
clock: 2026-11-25 14:00
file team.yaml:
    whom: emergency_duty_team
    result: agreed
    happened: 22 November 0205
    advice: "Keep them apart. Ring 101 in the morning."

$ callout add ELM-9GFG-7 consultation --answers team.yaml
Recorded. It is record 3 of the log.
Still to do in this case: 6
  OVERDUE: Registered manager judges whether to tell: The child's parent
  OVERDUE: Registered person (the provider or the manager) judges whether to
    tell: Ofsted
  To be asked afterwards: The child's social worker
  callout pending lists the rest.

$ callout show ELM-9GFG-7
Case ELM-9GFG-7. Records: 4

Record 0: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? Tell the police, but
    not as an emergency
    Which of these is it about, if any? None of these
    Which of these happened, if any? The home's things were broken, damaged or
    taken
  Advice: Tell the police today, once the manager agrees. This is not a 999
    call
  Rules: plan-says-report

Record 1: consultation, Sunday 22 November, 01:58
  Asked: On-call manager
  What came of it: No answer
  When: Sunday 22 November, 01:58
  How: By phone
  Entered: Sunday 22 November, 08:30
  Recorded by: no role was given (this PC, role only)

Record 3: consultation, Sunday 22 November, 02:05
  Asked: Emergency duty team of the council (out of hours)
  What came of it: Reached, and agreed
  When: Sunday 22 November, 02:05
  What they said: Keep them apart. Ring 101 in the morning.
  Entered: Wednesday 25 November, 14:00 (late entry)
  Recorded by: no role was given (this PC, role only)

Record 2: notification, Sunday 22 November, 08:10
  To be told: Council that placed the child
  Because of: The protocol
  Judged: No judgement was needed
  Result: They were told
  When: Sunday 22 November, 08:10
  How: By phone
  What they said: They ring back from 01632 960005.
  Entered: Sunday 22 November, 08:30
  Recorded by: no role was given (this PC, role only)

# Wrong command lines.
$ callout add ELM-9GFG-7 consultation --json
error: `--json` needs `--answers`
hint: callout add ELM-9GFG-7 consultation alone asks the questions one by one
[exit 2]

$ callout add ELM-9GFG-7 correction --answers team.yaml
error: a correction is asked for step by step
hint: leave out --answers and --json
[exit 2]

$ callout add ELM-9GFG-7 consultation --answers nothing.yaml
error: there is no answers file `nothing.yaml`
hint: give the path of a YAML or JSON file, or - for standard input
[exit 2]

$ callout add ELM-9GFG-7 gossip --answers team.yaml
error: `gossip` is nothing that can be added
hint: what can: consultation, notification, restorative, debrief, own-report, police-outcome, missing, review, note, correction
[exit 2]
