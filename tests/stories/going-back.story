Going back, changing an answer, asking why

b goes back, r shows the answers so far, ? says why a question is asked and which paragraph it comes from. When a changed
answer makes later ones idle, callout says which. A wrong key only asks again.

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
> two
Type 1, 2 or 3.
>
Type 1, 2 or 3.
> ?
In an emergency you call 999 first and answer questions later. If you are not
sure, treat it as yes.
- Account of the Pan-Dorset protocol (CYP Now): immediate risk
- Reference decision model of this project (our own synthesis, gates G0 to
G9): G0
> 2

Question 2 (about 3 more)
When did it happen? Press Enter for now.
...
> b

Again:
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> r
Your answers so far
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
> b
This is the first question.
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
> 1 4

Question 6 (about 4 more)
What is the worst injury to anyone?
...
> 2

Question 7 (about 3 more)
Could it flare up again tonight and hurt someone?
...
> 2

Question 8 (about 2 more)
Will it cost more than about 500 pounds to put right?
...
> b

Again:
Could it flare up again tonight and hurt someone?
...
> 2

Question 8 (about 2 more)
Will it cost more than about 500 pounds to put right?
...
> 2

Question 9 (about 1 more)
Has this child done the same thing lately, or picked on this person before?
...
> 2

Question 10 (perhaps the last)
What does the person who was hurt, threatened or lost something want?
...
> 2

Question 11 (perhaps the last)
Is the child who did it under 10?
...
> 2

Check your answers
...
> 5

Again:
Which of these happened, if any?
...
> 1
No longer needed: What is the worst injury to anyone? A mark, bruise or graze
No longer needed: What does the person who was hurt, threatened or lost
something want? They have not decided, or it is too soon to ask
No longer needed: Is the child who did it under 10? No

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
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Could it flare up again tonight and hurt someone? No
  - Will it cost more than about 500 pounds to put right? No
  - Has this child done the same thing lately, or picked on this person
    before? No
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
ELM-CQ8A-N

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-CQ8A-N
