Departing from the advice, towards the police

Never blocked: the reason may follow. Here the worker knows something that the questions did not ask.

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
> 1

Question 6 (about 2 more)
Could it flare up again tonight and hurt someone?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 7 (about 1 more)
Will it cost more than about 500 pounds to put right?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 8 (perhaps the last)
Has this child done the same thing lately, or picked on this person before?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Check your answers
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. When did it happen? Sunday 22 November, 01:55
  3. What does this child's own plan say to do about this? It says nothing
     about this
  4. Which of these is it about, if any? None of these
  5. Which of these happened, if any? The home's things were broken, damaged
     or taken
  6. Could it flare up again tonight and hurt someone? No
  7. Will it cost more than about 500 pounds to put right? No
  8. Has this child done the same thing lately, or picked on this person
     before? No
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
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Could it flare up again tonight and hurt someone? No
  - Will it cost more than about 500 pounds to put right? No
  - Has this child done the same thing lately, or picked on this person
    before? No
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
    happened, if any? The home's things were broken, damaged or taken, A fire
    was started, and it is out now
  - Ring the on-call manager now and decide together, if: Could it flare up
    again tonight and hurt someone? Yes
You can still call 999 at any time.
Reference:
ELM-CBDE-~

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> o

To depart from the advice is normal. What will you do?
  1. The child is away without agreement, but you know where they are and that they are safe
  2. Slow time: no police tonight. The manager decides tomorrow
  3. Ring the on-call manager now and decide together
  4. Ask the home's own police officer for advice in the daytime
  5. Help the person who was hurt to tell the police, if they still want to
  6. Report it to the police today, without an emergency call, once the manager agrees
  7. Get health help for the child and tell social care. This is not a police matter
  8. A child may be a victim or may need protecting: tell social care now
  10. Sexual behaviour that may have harmed a child: tell social care and the police today
  11. A child says a worker harmed them: the manager takes over and tells the LADO
  12. A child is missing: check quickly, then report it to the police
  13. A child is missing and you fear for them: call 999 now
  14. Emergency: call 999 now
> 6
You do not need a reason now. Press Enter to leave it out.
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

DECISION: Report it to the police today, without an emergency call, once the
  manager agrees
You departed from the advice, which was: Manage it in the home, restoratively.
  This is an example: no agency has agreed it.
Why: rule otherwise, paragraph TRIX what would happen in a family home
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
Do now:
  1. Get medical help for anyone who is hurt. This comes first.
  2. Keep people apart. Leave things as they are, in case the police need to
     see them.
  3. Ring the on-call manager and agree who will make the report.
  4. Tell the police what the home has done already, and what the child needs
     from them.
  5. Meet the police outside first. Ask for a calm visit, and stay with the
     child.
  6. Ask the youth justice service whether it can be put right restoratively.
Ask first: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
When everyone is calm: a restorative conference, if they agree to it
Who to tell:
  - Council that placed the child, within 24 hours (The child's social worker
    must not hear of it first from a charge.)
  - Ofsted, without delay if Registered person (the provider or the manager)
    judges it so (Only if the registered person judges that it is serious.)
Phone numbers:
  On-call manager
  01632 960001
  The child's social worker
  01632 960004
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
  Ofsted
  not set: run callout setup
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
    happened, if any? The home's things were broken, damaged or taken, A fire
    was started, and it is out now
  - Ring the on-call manager now and decide together, if: Could it flare up
    again tonight and hurt someone? Yes
You can still call 999 at any time.
Reference:
ELM-CBDE-~

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-CBDE-~
