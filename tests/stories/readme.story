A door, at five to two on a Sunday morning

The transcript in the README: a child has kicked a door in. Nobody is hurt, and it is over. The whole interview takes
about a minute; the card, and a reference that can be read over the phone, come at the end.

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
> 0150
That is Sunday 22 November, 01:50.

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
> 1

Question 8 (about 1 more)
Has this child done the same thing lately, or picked on this person before?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 9 (perhaps the last)
Is the child who did it under 10?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Check your answers
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. When did it happen? Sunday 22 November, 01:50
  3. What does this child's own plan say to do about this? It says nothing
     about this
  4. Which of these is it about, if any? None of these
  5. Which of these happened, if any? The home's things were broken, damaged
     or taken
  6. Could it flare up again tonight and hurt someone? No
  7. Will it cost more than about 500 pounds to put right? Yes
  8. Has this child done the same thing lately, or picked on this person
     before? No
  10. Is the child who did it under 10? No
Type a number to change it, or y to decide. 9 danger now, q save and stop
> y

DECISION: Slow time: no police tonight. The manager decides tomorrow
Why: It may cost a lot, and that is for the manager in daytime. (rule costly,
  from Account of the Pan-Dorset protocol (CYP Now): decision put off to the
  next day)
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Will it cost more than about 500 pounds to put right? Yes
  - Is the child who did it under 10? No
Who decides: Registered manager
Police: not called
When: the next day
Do now:
  1. Check that everyone is all right. Get medical help now if anyone needs
     it.
  2. Keep people apart if that helps them to stay calm.
  3. Tell anyone who was hurt that they may report it themselves, tonight or
     later.
  4. Write down what happened, what each person said, and what was broken.
  5. Leave the decision for the manager. Do not ring the police tonight just
     to have it logged.
  6. If someone is in danger later, call 999.
Tell afterwards: Registered manager, The child's social worker
If nobody answers: On-call manager, then Emergency duty team of the council
  (out of hours)
When everyone is calm: a restorative meeting, if they agree to it
Who to tell:
  - Council that placed the child, within 24 hours (The social worker should
    be part of the talk tomorrow.)
Phone numbers:
  Registered manager
  01632 960002
  The child's social worker
  01632 960004
  On-call manager
  01632 960001
  Emergency duty team of the council (out of hours)
  01632 960003
  Council that placed the child
  01632 960005
Look again: Registered manager decides by Monday 23 November, 12:00
This would have changed the decision:
  - Emergency: call 999 now, if: Right now, is anyone facing serious harm, a
    weapon, a fire, or violence you cannot stop? Yes
  - Tell the police today, once the manager agrees, if: What does this child's
    own plan say to do about this? Tell the police, but not as an emergency
  - Ask the home's own police officer in the daytime, if: Which of these
    happened, if any? The home's things were broken, damaged or taken, A knife
    or other weapon was found, carried or used
  - Ring the on-call manager now and decide together, if: What does this
    child's own plan say to do about this? Ask a manager first
  - Manage it in the home, restoratively, if: What does this child's own plan
    say to do about this? Deal with it in the home
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
ELM-9X4R-S

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-9X4R-S
