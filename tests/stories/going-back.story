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
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
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
Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q save and stop
> b

Again:
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
     cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> r
Your answers so far
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
> b
This is the first question.
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
> 1 4

Question 6 (about 4 more)
What is the worst injury to anyone?
  1. No injury
  2. A mark, bruise or graze
  3. It needs a nurse, doctor or hospital
  4. Broken bone, knocked out, deep cut or bad burn
  5. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 7 (about 3 more)
Could it flare up again tonight and hurt someone?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 8 (about 2 more)
Will it cost more than about 500 pounds to put right?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> b

Again:
Could it flare up again tonight and hurt someone?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 3

Question 8 (about 1 more)
Will it cost more than about 500 pounds to put right?
  1. Yes   2. No   3. I do not know
Type a number. b back, ? why, r review, 9 danger now, q save and stop
> 2

Question 9 (perhaps the last)
What does the person who was hurt, threatened or lost something want?
  1. To put it right without the police
  2. They have not decided, or it is too soon to ask
  3. To tell the police
  4. I do not know
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
     or taken, Someone was pushed, hit or hurt, or had something thrown at
     them
  6. What is the worst injury to anyone? A mark, bruise or graze
  7. Could it flare up again tonight and hurt someone? I do not know
  8. Will it cost more than about 500 pounds to put right? No
  10. What does the person who was hurt, threatened or lost something want?
     They have not decided, or it is too soon to ask
Type a number to change it, or y to decide. 9 danger now, q save and stop
> 2

Question 9 (about 1 more)
When did it happen? Press Enter for now.
Or type a time: 0214, 2.14am, yesterday 23:15
b back, ? why, r review, 9 danger now, q save and stop
> 1
`1` is not a time i can read. Write 0214, 2.14am, yesterday 23:15 or 21
     november 23:15, or press enter for now.
> 5
`5` is not a time i can read. Write 0214, 2.14am, yesterday 23:15 or 21
     november 23:15, or press enter for now.
> 1
`1` is not a time i can read. Write 0214, 2.14am, yesterday 23:15 or 21
     november 23:15, or press enter for now.
> y
`y` is not a time i can read. Write 0214, 2.14am, yesterday 23:15 or 21
     november 23:15, or press enter for now.
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-CQ8A-N
