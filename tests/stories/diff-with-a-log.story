What a change would have meant for the incidents of last month, from the home's log.

The log is read, never written. Only coded answers are looked at: no child is named in them.

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
      ring: {title: Ring 101, tier: planned_police, channel: "101", timing: this_shift, decider: manager}
      call: {title: Call 999, tier: emergency_police, channel: "999", timing: now, decider: senior}
    questions:
      danger: {ask: Is anyone in danger?, answers: yes or no, if unknown: yes, gate: yes}
      broken: {ask: Was something broken?, answers: yes or no}
      costs: {ask: What will it cost?, answers: 0 to 1000}
    rules:
      danger: {when: {danger: yes}, then: call, because: A 1}
      broken: {when: {broken: yes, costs: 100 or more}, then: ring, because: A 2}
      otherwise: {then: in_house, because: A 3}
file mug.yaml:
    {danger: no, broken: yes, costs: 3}
file window.yaml:
    {danger: no, broken: yes, costs: 240}
file television.yaml:
    {danger: no, broken: yes, costs: 700}

$ callout decide --protocol p/slow/1.0.0.yaml --answers mug.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers window.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers television.yaml
...

# Nobody would ring the police about a window at home. Police and homes agree on 500 pounds.
$ cp p/slow/1.0.0.yaml p/slow/2.0.0.yaml

$ edit p/slow/2.0.0.yaml "version: 1.0.0" "version: 2.0.0"

$ edit p/slow/2.0.0.yaml "100 or more" "500 or more"

$ callout protocol diff p/slow/1.0.0.yaml p/slow/2.0.0.yaml --log home
slow 1.0.0 -> slow 2.0.0
Situations that come out differently: 400 of 4,004.

Less serious:
  ring -> in_house, situations: 400
      because of: broken
      for example: danger=no, broken=yes, costs=100

Recorded incidents that come out differently: 1 of 3
  HOME-F2NA-8: ring -> in_house (less serious)

Other changes: 1
  rules:
    rule broken
      - {broken: yes, costs: 100 to 1000} -> ring
      + {broken: yes, costs: 500 to 1000} -> ring

Version: this is a major change, and the version rises by major.
[exit 1]

# A folder without a log is never taken for a clean comparison.
$ callout protocol diff p/slow/1.0.0.yaml p/slow/2.0.0.yaml --log elsewhere
error: there is no log in `elsewhere`
hint: give the folder that holds the home's data
[exit 6]
