Emergency: it becomes one in the middle of the questions

The key 9 means danger now at every prompt: at a question, at the time, at "Check your answers", and after the card.

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
...
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
...
>

Question 3 (about 2 more)
What does this child's own plan say to do about this?
...
> 1

Question 4 (about 1 more)
Which of these is it about, if any?
...
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-27TZ-S

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-27TZ-S

# At the time question.
clock: 2026-11-22 02:30

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 1. To go on with one: callout resume

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
...
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-Z63W-2

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-Z63W-2

# At "Check your answers", once all was answered.
clock: 2026-11-22 03:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 2. To go on with one: callout resume

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
...
>

Question 3 (about 2 more)
What does this child's own plan say to do about this?
...
> 1

Question 4 (about 1 more)
Which of these is it about, if any?
...
> 0

Question 5 (perhaps the last)
Which of these happened, if any?
...
> 0

Check your answers
...
> 9

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-Q4QT-U

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-Q4QT-U

# After the card.
clock: 2026-11-22 04:00

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Not finished: 3. To go on with one: callout resume

Question 1 (about 4 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
...
>

Question 3 (about 2 more)
What does this child's own plan say to do about this?
...
> 1

Question 4 (about 1 more)
Which of these is it about, if any?
...
> 0

Question 5 (perhaps the last)
Which of these happened, if any?
...
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
Why: Your answers point to something that the home can sort out. (rule
  otherwise, from Lancashire children's homes: Offending and anti-social
  behaviour, guidance on when to involve the police: what would happen in a
  family home)
  No rule asks for more, because you answered:
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these is it about, if any? None of these
  - Which of these happened, if any? None of these
Who decides: Most senior worker on shift
Police: not called
When: before this shift ends
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
  - Hand over to the manager, who tells the LADO, if: Which of these is it
    about, if any? A child says a worker hurt them or treated them badly
  - Tell social care and the police today, if: Which of these is it about, if
    any? Sexual touching, pictures or pressure
  - Tell social care now: a child may need protecting, if: Which of these is
    it about, if any? Someone from outside the home hurt or threatened a child
  - Get the child health help and tell social care, if: Which of these is it
    about, if any? A child has hurt themselves, or says they may
  - Tell the police today, once the manager agrees, if: What does this child's
    own plan say to do about this? Tell the police, but not as an emergency
  - Ring the on-call manager now and decide together, if: What does this
    child's own plan say to do about this? Ask a manager first
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-MQW6-V

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> 9

DECISION: Emergency: call 999 now
You departed from the advice, which was: Manage it in the home, restoratively
Do now:
  1. Call 999 now. Ask for the police, and for an ambulance or the fire
     service if needed.
  2. Get yourself and the children away from the danger. Do not try to take a
     weapon.
  3. Stay on the line and say what you see. If a child is missing, say so.
  4. Meet the police outside. Tell them about the child's needs and plan.
  5. If it calms down, ring back and say so.
  6. Ring the on-call manager when you are safe.
Why the advice was that: Your answers point to something that the home can
  sort out. (rule otherwise, from Lancashire children's homes: Offending and
  anti-social behaviour, guidance on when to involve the police: what would
  happen in a family home)
  No rule asks for more, because you answered:
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these is it about, if any? None of these
  - Which of these happened, if any? None of these
Tell afterwards: On-call manager
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
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-MQW6-V

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-MQW6-V

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-27TZ-S  call_999
     1  2026-11-22T02:30:00Z  decision  ELM-Z63W-2  call_999
     2  2026-11-22T03:00:00Z  decision  ELM-Q4QT-U  call_999
     3  2026-11-22T04:00:00Z  decision  ELM-MQW6-V  in_house
     4  2026-11-22T04:00:00Z  decision  ELM-MQW6-V  call_999
