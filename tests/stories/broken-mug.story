A broken mug, managed in the home

A child throws a mug at the wall and goes to bed. Nobody is hurt. The protocol says: manage it here. The worker adds the
details straight away, and the case can be read again by its reference.

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

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q save and stop
>

Question 3 (about 6 more)
What does this child's own plan say to do about this?
  1. It says nothing about this
  2. Deal with it in the home
  3. Ask a manager first
  4. Tell the police, but not as an emergency
  5. Call 999
  6. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 1

Question 4 (about 5 more)
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

Question 5 (about 3 more)
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

Question 6 (about 3 more)
Could it flare up again tonight and hurt someone?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 7 (about 2 more)
Will it cost more than about 500 pounds to put right?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 8 (about 1 more)
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
ELM-CXMC-2

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

What is your role on this shift?
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

The child's code or initials. Do not give a name.
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
> RK

What happened, in a few plain words?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
> Threw a mug at the wall after a phone call. Went to bed.

Your own initials.
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
> AB

Was the person who was hurt told that they may report it themselves?
  1. Nobody was hurt
  2. Yes
  3. Not yet
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

Was the person deciding hurt in it, or is it said that they harmed a child?
  1. Neither
  2. They were hurt
  3. It is said that they harmed a child
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

What does the child say happened, in their own words?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
> It slipped.

Would you call the police if this were your own child at home?
  1. Yes   2. No   3. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 2

Why, or why not?
Type it, or press Enter to leave it out. b back, r review, 9 danger now, q
save and stop
> It was only a mug.

Where is the council that placed the child?
  1. It is this council
  2. Another council, up to 20 miles away
  3. Another council, more than 20 miles away
  4. I do not know
Type a number, or press Enter to leave it out. b back, r review, 9 danger now,
q save and stop
> 1

Thank you. Everything is recorded. Reference:
ELM-CXMC-2

# Nothing is left to do, and the case can be read in full.
$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
Waiting: 1. First: ELM-CXMC-2. A restorative conversation is to be offered.
  callout pending lists all
Nothing is unfinished.

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-CXMC-2  in_house
     1  2026-11-22T01:55:00Z  decision  ELM-CXMC-2  in_house

$ callout show ELM-CXMC-2
Case ELM-CXMC-2. Records: 2

Record 0: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: no role was given (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? The home's things were broken, damaged or
    taken
    Could it flare up again tonight and hurt someone? No
    Will it cost more than about 500 pounds to put right? No
    Has this child done the same thing lately, or picked on this person
    before? No
  Advice: Manage it in the home, restoratively
  Rules: otherwise

Record 1: decision, Sunday 22 November, 01:55
  Happened: Sunday 22 November, 01:55
  Protocol: reference-model 1.0.0, agreement none in force
  Recorded by: care worker (this PC, role only)
  Answers:
    Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
    What does this child's own plan say to do about this? It says nothing
    about this
    Which of these is it about, if any? None of these
    Which of these happened, if any? The home's things were broken, damaged or
    taken
    Could it flare up again tonight and hurt someone? No
    Will it cost more than about 500 pounds to put right? No
    Has this child done the same thing lately, or picked on this person
    before? No
  Advice: Manage it in the home, restoratively
  Rules: otherwise
  Was the person deciding hurt in it, or is it said that they harmed a child?
    Neither
  Would you call the police if this were your own child at home? No
  Where is the council that placed the child? It is this council
  Was the person who was hurt told that they may report it themselves? Nobody
    was hurt
  The child's code or initials. Do not give a name: RK
  What does the child say happened, in their own words? It slipped.
  Why, or why not? It was only a mug.
  Your own initials: AB
  What happened, in a few plain words? Threw a mug at the wall after a phone
    call. Went to bed.

$ callout card ELM-CXMC-2 --page card.html
The card is in card.html: open it in a browser and print it.
