What another version would have decided

Police and homes wonder what another limit would have meant last month. The recorded incidents are decided by the new version;
what was advised and what staff did is taken from the log as it stands. No child is named in it.

clock: 2026-11-22 18:00
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
file half.yaml:
    {danger: no, broken: yes}

$ callout decide --protocol p/slow/1.0.0.yaml --answers mug.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers window.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers television.yaml
...

$ callout decide --protocol p/slow/1.0.0.yaml --answers half.yaml
...

# Another window. The protocol says to ring; the manager decides not to.
$ callout decide --protocol p/slow/1.0.0.yaml
...
> 2
...
>
...
> 1
...
> 240
...
> y
...
> o
...
> 1
...
> 5
...
> The owner did not want it.
...
> q
...

$ cp p/slow/1.0.0.yaml p/slow/2.0.0.yaml

$ edit p/slow/2.0.0.yaml "version: 1.0.0" "version: 2.0.0"

$ edit p/slow/2.0.0.yaml "100 or more" "500 or more"

$ callout log backtest --protocol p/slow/2.0.0.yaml
Recorded incidents that slow 2.0.0 would decide differently: 2 of 5

Less serious: 2
  ring -> in_house: 2
    HOME-NJ92-6, record 1, 2026-11-22 18:00; slow 1.0.0; advised: ring; taken:
        ring
    HOME-18CC-Z, record 5, 2026-11-22 18:00; slow 1.0.0; advised: ring; taken:
        in_house

Staff did what was advised: 4 of 5
Staff did what slow 2.0.0 would have advised: 4 of 5
Where staff departed from the advice, slow 2.0.0 would have advised what they
  did: 1 of 1
Incidents in which slow 2.0.0 would have asked more: 1. By question: costs 1
[exit 1]

$ callout log backtest --protocol p/slow/1.0.0.yaml
Recorded incidents that slow 1.0.0 would decide differently: 0 of 5

Staff did what was advised: 4 of 5
Staff did what slow 1.0.0 would have advised: 4 of 5
Where staff departed from the advice, slow 1.0.0 would have advised what they
  did: 0 of 1
Incidents in which slow 1.0.0 would have asked more: 1. By question: costs 1

# A version that asks something new: nobody was asked, so nothing can be said of what rests on it.
$ cp p/slow/2.0.0.yaml p/slow/3.0.0.yaml

$ edit p/slow/3.0.0.yaml "version: 2.0.0" "version: 3.0.0"

$ edit p/slow/3.0.0.yaml "  costs: {ask" "  again: {ask: Did it happen before?, answers: yes or no}\n  costs: {ask"

$ edit p/slow/3.0.0.yaml "costs: 500 or more}" "costs: 500 or more, again: yes}"

$ callout log backtest --protocol p/slow/3.0.0.yaml
Recorded incidents that slow 3.0.0 would decide differently: 2 of 5

Less serious: 2
  ring -> in_house: 2
    HOME-NJ92-6, record 1, 2026-11-22 18:00; slow 1.0.0; advised: ring; taken:
        ring
    HOME-18CC-Z, record 5, 2026-11-22 18:00; slow 1.0.0; advised: ring; taken:
        in_house

Cannot be said, because staff were not asked what slow 3.0.0 asks: 1
    HOME-TR43-1, record 2, 2026-11-22 18:00; slow 1.0.0; advised: ring; taken:
        ring; not asked then: again

Staff did what was advised: 4 of 5
Staff did what slow 3.0.0 would have advised: 3 of 4
Where staff departed from the advice, slow 3.0.0 would have advised what they
  did: 1 of 1
Incidents in which slow 3.0.0 would have asked more: 2. By question: again 2,
  costs 1
Questions of slow 3.0.0 that no incident answers: again
[exit 1]

# A protocol of other agencies, which asks hardly anything that this one asks.
$ callout log backtest --protocol reference-model
...

$ callout log backtest --protocol p/slow/2.0.0.yaml --json
...

# A record that cannot be read is never left out without a word.
$ sqlite3 home/log.sqlite "UPDATE record SET leaf = x'1b5b324a' WHERE seq = 1"

$ callout log backtest --protocol p/slow/2.0.0.yaml
Recorded incidents that slow 2.0.0 would decide differently: 1 of 4

Less serious: 1
  ring -> in_house: 1
    HOME-18CC-Z, record 5, 2026-11-22 18:00; slow 1.0.0; advised: ring; taken:
        in_house

Staff did what was advised: 3 of 4
Staff did what slow 2.0.0 would have advised: 4 of 4
Where staff departed from the advice, slow 2.0.0 would have advised what they
  did: 1 of 1
Incidents in which slow 2.0.0 would have asked more: 1. By question: costs 1
RECORDS THAT CANNOT BE READ: 1 (first: 1). Run callout log verify
[exit 1]

$ callout log backtest --protocol p/slow/9.0.0.yaml
error: there is no protocol file `p/slow/9.0.0.yaml`
hint: give a path, or one of: all-wales-example, leicestershire-2008, pan-dorset-slow-time, reference-model
[exit 3]

$ callout log backtest --protocol p/slow/2.0.0.yaml --home elsewhere
error: there is no log in `elsewhere` yet
hint: it is made by the first `callout decide`
[exit 6]
