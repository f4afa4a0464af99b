Departing from the advice, away from 999

Normal and blameless, but not alone: a coded reason, a sentence, and a second person.

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
> 3

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
    you cannot stop? You do not know; the protocol then takes the answer
    "Yes".
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
ELM-VDXQ-R

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> o

To depart from the advice is normal. What will you do?
  1. Manage it in the home, restoratively. This is an example: no agency has agreed it.
  2. The child is away without agreement, but you know where they are and that they are safe
  3. Slow time: no police tonight. The manager decides tomorrow
  4. Ring the on-call manager now and decide together
  5. Ask the home's own police officer for advice in the daytime
  6. Help the person who was hurt to tell the police, if they still want to
  7. Report it to the police today, without an emergency call, once the manager agrees
  8. Get health help for the child and tell social care. This is not a police matter
  10. A child may be a victim or may need protecting: tell social care now
  11. Sexual behaviour that may have harmed a child: tell social care and the police today
  12. A child says a worker harmed them: the manager takes over and tells the LADO
  13. A child is missing: check quickly, then report it to the police
  14. A child is missing and you fear for them: call 999 now
> 1
Why?
  1. The advice was wrong for this case
  2. The child's own plan says something else
  3. The risk is higher than the questions show
  4. The risk is lower than the questions show
  5. A manager decided
  6. The police advised it
  7. The person who was hurt asked for it
  8. Another reason
>
Type 1, 2, 3, 4, 5, 6, 7 or 8.
> 4

Say why in one sentence.
Type it. b back, r review, 9 danger now, q save and stop
>
Say why in one sentence.
> The noise was the television. Everyone is in bed.
The advice was to call 999.

Who agreed this with you? Give a role or initials.
Type it. b back, r review, 9 danger now, q save and stop
>
Who agreed this with you? Give a role or initials.
> TM, on-call manager

DECISION: Manage it in the home, restoratively. This is an example: no agency
  has agreed it.
You departed from the advice, which was: Emergency: call 999 now
Why: rule danger-now, paragraph M G0
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? You do not know; the protocol then takes the answer
    "Yes".
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
You can still call 999 at any time.
Reference:
ELM-VDXQ-R

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-VDXQ-R
