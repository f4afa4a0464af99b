Somebody changed the log

One word of an old record is changed behind callout's back. The check names the record. Nothing more is added to a log
that does not hold, but a worker still gets the questions and the advice.

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

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
     cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 1

DECISION: Emergency: call 999 now
Do now:
  1. Call 999 now. Ask for the police, and for an ambulance or the fire
     service if needed.
  2. Get yourself and the children away from the danger. Do not try to take a
     weapon.
  3. Stay on the line and say what you see. If a child is missing, say so.
  4. Meet the police outside. Tell them about the child's needs and plan.
  5. If it calms down, ring back and say so.
  6. Ring the on-call manager when you are safe.
Why: rule danger-now, paragraph M G0
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? Yes
If nobody answers: Emergency duty team of the council (out of hours)
Who to tell:
  - Council that placed the child, within 24 hours (They must know when the
    police were called about a child.)
  - Ofsted, without delay if Registered person (the provider or the manager)
    judges it so (Only if the registered person judges that it is serious.)
Phone numbers:
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
  Ofsted
  not set: run callout setup
You can still call 999 at any time.
Reference:
ELM-0R0M-5

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-0R0M-5

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
     cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q save and stop
>

Question 3 (about 2 more)
What does this child's own plan say to do about this?
  1. It says nothing about this
  2. Deal with it in the home
  3. Ask a manager first
  4. Tell the police, but not as an emergency
  5. Call 999
  6. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 1

Question 4 (about 1 more)
Which of these is it about, if any?
  1. A child has hurt themselves, or says they may
  2. Someone from outside the home hurt or threatened a child
  3. Signs that someone is grooming or using a child
  4. Sexual touching, pictures or pressure
  5. A child says a worker hurt them or treated them badly
  6. A child is out or away without agreement
  7. I do not know
  0. None of these
Type every number that applies, with spaces between. b back, ? why, r review,
     9 danger now, q save and stop
> 0

Question 5 (perhaps the last)
Which of these happened, if any?
  1. The home's things were broken, damaged or taken
  2. Someone's own things were broken, damaged or taken
  3. Someone was threatened
  4. Someone was pushed, hit or hurt, or had something thrown at them
  5. Hateful words or acts about who someone is
  6. A fire was started, and it is out now
  7. Drugs were found, or were passed on to someone
  8. A knife or other weapon was found, carried or used
  10. I do not know
  0. None of these
Type every number that applies, with spaces between. b back, ? why, r review,
     9 danger now, q save and stop
> 0

Check your answers
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. When did it happen? Sunday 22 November, 01:55
  3. What does this child's own plan say to do about this? It says nothing
     about this
  4. Which of these is it about, if any? None of these
  5. Which of these happened, if any? None of these
Type a number to change it, or y to decide. 9 danger now, q save and stop
> y

DECISION: Manage it in the home, restoratively. This is an example: no agency
  has agreed it.
Why: rule otherwise, paragraph TRIX what would happen in a family home
  No rule asks for more, because you answered:
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these is it about, if any? None of these
  - Which of these happened, if any? None of these
Do now:
  1. Check that everyone is all right. Give first aid, or get medical help, if
     it is needed.
  2. Stay near the child. Give them time and space to calm down.
  3. When all are calm, have a restorative talk, if they agree to it. Use the
     five questions.
  4. Ask anyone who was hurt or upset what would put it right. They may still
     tell the police themselves.
  5. Write down what happened in plain words. Do not use the names of crimes.
  6. Tell the manager at handover. Ring sooner if you are worried.
When everyone is calm: a restorative conversation, if they agree to it
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
  - Ring the on-call manager now and decide together, if: What does this
    child's own plan say to do about this? Ask a manager first
  - Ring the on-call manager now and decide together, if: Which of these
    happened, if any? A fire was started, and it is out now
You can still call 999 at any time.
Reference:
ELM-X4T6-W

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-X4T6-W

$ callout log verify
The log holds. Records: 2. Disclosed fields: 0. Erased: 0
Root: bf6f1d7c2191cd13401f89b9b772e7bf9162cfff2ceb8aa5b30f657393623d55
Log: elm-house.example-care/log/2026

$ cp home/log.sqlite before.sqlite

$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'call_999', 'in_house') AS BLOB) WHERE seq = 0"

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 3. Records: 2. Disclosed fields: 0. Erased: 0
- log: [wrong-root] the root over the records is not the one that the checkpoint signed
- record 0: [altered-record] record 0 was altered: its hash is not the one stored when it was written
- record 0: [other-history] the first 1 records are not those that the kept checkpoint of size 1 signed
Keep every file as it is, and tell whoever audits this home.
[exit 4]

# The last record removed.
$ cp before.sqlite home/log.sqlite

$ sqlite3 home/log.sqlite "DELETE FROM record WHERE seq = 1"

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 15. Records: 1. Disclosed fields: 0. Erased: 0
- log: [wrong-root] the root over the records is not the one that the checkpoint signed
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [stray-disclosure] a disclosure belongs to record 1, which is not there
- record 1: [wrong-size] the checkpoint signs 2 records, and 1 are here
- record 1: [cut-off] a kept checkpoint signs 2 records, and 1 are here: the end is cut off, or an older copy was put back
Keep every file as it is, and tell whoever audits this home.
[exit 4]

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 2. To go on with one: callout resume

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
     cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 1

DECISION: Emergency: call 999 now
Do now:
  1. Call 999 now. Ask for the police, and for an ambulance or the fire
     service if needed.
  2. Get yourself and the children away from the danger. Do not try to take a
     weapon.
  3. Stay on the line and say what you see. If a child is missing, say so.
  4. Meet the police outside. Tell them about the child's needs and plan.
  5. If it calms down, ring back and say so.
  6. Ring the on-call manager when you are safe.
Why: rule danger-now, paragraph M G0
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? Yes
If nobody answers: Emergency duty team of the council (out of hours)
Who to tell:
  - Council that placed the child, within 24 hours (They must know when the
    police were called about a child.)
  - Ofsted, without delay if Registered person (the provider or the manager)
    judges it so (Only if the registered person judges that it is serious.)
Phone numbers:
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
  Ofsted
  not set: run callout setup
You can still call 999 at any time.
Reference:
ELM-CJS6-X

If anyone is in danger now, call 999. You do not need this tool first.
Not in the log yet: the log has 1 records, but a kept checkpoint says 2.
Your answers are saved and the advice stands. To do: an older copy may have
     been put back: keep `home` as it is and tell your manager.
[exit 4]
