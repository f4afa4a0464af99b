Slow time: a damaged door at night

The door will cost more than 500 pounds. Nobody is in danger, so nobody rings the police tonight: the decision is put off
to the manager, with a deadline. Until it is closed, callout says so first, every time.

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
> 0140
That is Sunday 22 November, 01:40.

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
> y
Type 1, 2 or 3.
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-98ZX-U

# The next evening something else happens. What waits comes first.
clock: 2026-11-22 21:00

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
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-TX0V-*

# Monday afternoon: the deadline was at noon.
clock: 2026-11-23 14:00

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
> q

Stopped. Every answer is saved. To go on: callout resume
Reference:
ELM-062R-Y

$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
Which one?
  1. ELM-98ZX-U, begun Sunday 22 November, 01:55
  2. ELM-TX0V-*, begun Sunday 22 November, 21:00
  3. ELM-062R-Y, begun Monday 23 November, 14:00
Type a number. q to stop
> q
