Nobody can say yet: the manager is asked

Tablets are found, and nobody can tell whether they were for selling. The protocol does not decide: it names who to ring.
When it is decided, the decision is recorded too.

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
> 7

Question 6 (about 1 more)
Are there signs of selling, such as a lot of it, small bags, scales or cash?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 3

Question 7 (perhaps the last)
Is the child who did it under 10?
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
  5. Which of these happened, if any? Drugs were found, or were passed on to
     someone
  6. Are there signs of selling, such as a lot of it, small bags, scales or
     cash? I do not know
  7. Is the child who did it under 10? No
Type a number to change it, or y to decide. 9 danger now, q save and stop
> y

DECISION: Not decided yet. Ask before you act.
Why: The answers so far leave open: Ask the home's own police officer for
  advice in the daytime; or Report it to the police today, without an
  emergency call, once the manager agrees.
  This would settle it: Are there signs of selling, such as a lot of it, small
    bags, scales or cash?
Ask first: On-call manager, Emergency duty team of the council (out of hours)
Phone numbers:
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
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
  - A child may be a victim or may need protecting: tell social care now, if:
    Is the child who did it under 10? Yes
  - Get health help for the child and tell social care. This is not a police
    matter, if: Which of these is it about, if any? A child has hurt
    themselves, or says they may
  - Report it to the police today, without an emergency call, once the manager
    agrees, if: What does this child's own plan say to do about this? Tell the
    police, but not as an emergency
  - Manage it in the home, restoratively. This is an example: no agency has
    agreed it, if: Which of these happened, if any? None of these
You can still call 999 at any time.
Reference:
ELM-ARXF-B

Type o when it is decided.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-ARXF-B

# The on-call manager has been rung.
clock: 2026-11-22 02:20

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.
Going on with ELM-ARXF-B, begun Sunday 22 November, 01:55. Answers kept: 6.

Type o when it is decided.
Press Enter to add details now. q to stop: add them later with callout resume
> o

What was decided?
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
  15. Emergency: call 999 now
> 5

DECISION: Ask the home's own police officer for advice in the daytime
You departed from the advice, which was: Not decided yet. Ask before you act.
Why: The answers so far leave open: Ask the home's own police officer for
  advice in the daytime; or Report it to the police today, without an
  emergency call, once the manager agrees.
  This would settle it: Are there signs of selling, such as a lot of it, small
    bags, scales or cash?
Do now:
  1. If anyone is unwell, get medical help first.
  2. Lock the thing away, with a second worker if you can. Touch it as little
     as possible.
  3. Write down what it is, where it was and where it is now. Both of you
     sign.
  4. Ring the on-call manager and tell them.
  5. The manager asks the officer how to hand it over, and what else would
     help.
  6. Talk with the child about why they had it, and whether someone gave it to
     them.
Ask first: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
When everyone is calm: a restorative conversation, if they agree to it
Who to tell:
  - Council that placed the child, within 24 hours (The social worker needs to
    know what was found.)
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
  - A child may be a victim or may need protecting: tell social care now, if:
    Is the child who did it under 10? Yes
  - Get health help for the child and tell social care. This is not a police
    matter, if: Which of these is it about, if any? A child has hurt
    themselves, or says they may
  - Report it to the police today, without an emergency call, once the manager
    agrees, if: What does this child's own plan say to do about this? Tell the
    police, but not as an emergency
  - Manage it in the home, restoratively. This is an example: no agency has
    agreed it, if: Which of these happened, if any? None of these
You can still call 999 at any time.
Reference:
ELM-ARXF-B

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

What is your role on this shift?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
> 1

The child's code or initials. Do not give a name.
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
     save and stop
>

What happened, in a few plain words?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
     save and stop
>

Your own initials.
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
     save and stop
>

Was the person who was hurt told that they may report it themselves?
  1. Nobody was hurt
  2. Yes
  3. Not yet
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
     q save and stop
>

Is the person deciding also the person who was hurt?
  1. Yes   2. No   3. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
     q save and stop
>

What does the child say happened, in their own words?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
     save and stop
>

Would you call the police if this were your own child at home?
  1. Yes   2. No   3. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
     q save and stop
>

Why, or why not?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
     save and stop
>

Thank you. Everything is recorded. Reference:
ELM-ARXF-B

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-ARXF-B  undecided
     1  2026-11-22T02:20:00Z  decision  ELM-ARXF-B  named_officer
     2  2026-11-22T02:20:00Z  decision  ELM-ARXF-B  named_officer
