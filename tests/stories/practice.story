Practice: a story, a decision, and how the protocol gets there

Between incidents a worker practises on a story of the protocol. They take it to be graver than it is read, at one question. Nothing of
it is in the home's log, nothing waits, and the trainer sees which question it was and not whose answer.

clock: 2026-11-22 14:30
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"

$ callout decide --practice --story V07
If anyone is in danger now, call 999. You do not need this tool first.

PRACTICE. This is not a real incident. It goes into no record. Call nobody for
it.
Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

PRACTICE. Read this story. Then decide, as at an incident.
A girl of 14 who has learning difficulties damages a door frame and a drawer
of the home. It comes to about 30 pounds.
The child's own plan says nothing about this, unless the story says otherwise.
Press Enter when you have read it. PRACTICE: r the story, q stop
>

PRACTICE. Before any question: what would you do?
  1. Manage it in the home, restoratively
  2. Agree when the child will come back. You know where they are, and that
     they are safe
  3. Slow time: no police tonight. The manager decides in the daytime
  4. Ring the on-call manager now and decide together
  5. Ask the home's own police officer in the daytime
  6. Help the person who was hurt tell the police. They may still change their
     mind
  7. Tell the police today, once the manager agrees. This is not a 999 call
  8. Get the child health help and tell social care. This is not a police
     matter
  10. Tell social care now: a child may need protecting
  11. Tell social care and the police today. Sexual behaviour may have harmed
     a child
  12. Hand over to the manager, who tells the LADO. A child says a worker
     harmed them
  13. Check quickly, then report the child missing to the police
  14. Call 999 now: a missing child may be in danger
  15. Emergency: call 999 now
Type a number, or press Enter to leave it out. PRACTICE: ? why, r the story, 9
danger now, q stop
> r
A girl of 14 who has learning difficulties damages a door frame and a drawer
of the home. It comes to about 30 pounds.
The child's own plan says nothing about this, unless the story says otherwise.
> 15

PRACTICE. Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. PRACTICE: b back, ? why, r the story, 9 danger now, q stop
> 2

PRACTICE. Question 2 (about 7 more)
When did it happen? Press Enter for now.
Or type a time: 0214, 2.14am, yesterday 23:15
PRACTICE: b back, ? why, r the story, 9 danger now, q stop
>

PRACTICE. Question 3 (about 6 more)
What does this child's own plan say to do about this?
  1. It says nothing about this
  2. Deal with it in the home
  3. Ask a manager first
  4. Tell the police, but not as an emergency
  5. Call 999
  6. I do not know
Type a number. PRACTICE: b back, ? why, r the story, 9 danger now, q stop
> 1

PRACTICE. Question 4 (about 5 more)
Which of these is it about, if any?
  1. A child has hurt themselves, or says they may
  2. Someone from outside the home hurt or threatened a child
  3. Signs that someone is grooming or using a child
  4. Sexual touching, pictures or pressure
  5. A child says a worker hurt them or treated them badly
  6. A child is out or away without agreement
  7. I do not know
  0. None of these
Type every number that applies, with spaces between. PRACTICE: b back, ? why,
r the story, 9 danger now, q stop
> 0

PRACTICE. Question 5 (about 3 more)
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
Type every number that applies, with spaces between. PRACTICE: b back, ? why,
r the story, 9 danger now, q stop
> 1

PRACTICE. Question 6 (about 3 more)
Could it flare up again tonight and hurt someone?
  1. Yes   2. No   3. I do not know
Type a number. PRACTICE: b back, ? why, r the story, 9 danger now, q stop
> 1

PRACTICE. Question 7 (about 1 more)
Will it cost more than about 500 pounds to put right?
  1. Yes   2. No   3. I do not know
Type a number. PRACTICE: b back, ? why, r the story, 9 danger now, q stop
> 2

PRACTICE. Check your answers
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. When did it happen? Sunday 22 November, 14:30
  3. What does this child's own plan say to do about this? It says nothing
     about this
  4. Which of these is it about, if any? None of these
  5. Which of these happened, if any? The home's things were broken, damaged
     or taken
  6. Could it flare up again tonight and hurt someone? Yes
  7. Will it cost more than about 500 pounds to put right? No
PRACTICE: type a number to change it, or y to decide. 9 danger now, q stop
> y

PRACTICE. Call nobody for this story. If anyone is in real danger now, call
999.
DECISION: PRACTICE. Ring the on-call manager now and decide together
Why: It could flare up again tonight and hurt someone, so get help now. (rule
  not-over-yet, from Reference decision model of this project (our own
  synthesis, gates G0 to G9): G5)
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Could it flare up again tonight and hurt someone? Yes
Nothing more serious applies, because you answered:
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these is it about, if any? None of these
  - Will it cost more than about 500 pounds to put right? No
Who decides: On-call manager
Police: not called
When: now
Do now:
  1. Get another worker to stand with you, if there is one.
  2. Move the other children away. Keep your voice low and give space.
  3. Ring the on-call manager. Ask what the child's plan says and who can come
     to help.
  4. If nobody answers, ring the next person on the list.
  5. If someone is in danger, call 999. You do not need to ask first.
Ask first: On-call manager
If nobody answers: Emergency duty team of the council (out of hours)
When everyone is calm: a restorative conversation, if they agree to it
Phone numbers:
  On-call manager
  PRACTICE: ring nobody
  Emergency duty team of the council (out of hours)
  PRACTICE: ring nobody
This would have changed the decision:
  - Emergency: call 999 now, if: Right now, is anyone facing serious harm, a
    weapon, a fire, or violence you cannot stop? Yes
  - Manage it in the home, restoratively, if: Which of these happened, if any?
    None of these
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.
You can still call 999 at any time.
Reference:
PRACTICE

PRACTICE. Press Enter to see how the protocol reads the story. q stop
>

PRACTICE. The story was: V07-door-frame-30-pounds
The protocol says: Manage it in the home, restoratively
Your answers led to: Ring the on-call manager now and decide together
Same as the protocol: no
Your first thought: Emergency: call 999 now
Same as the protocol: no

PRACTICE. How the protocol gets there, with the answers of the story
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
    before? Not known; the protocol then takes the answer "No"

PRACTICE. Answered otherwise than the story: 1
  1. Could it flare up again tonight and hurt someone?
     You answered: Yes
     The story is read as: No
     With your answer: It could flare up again tonight and hurt someone, so
     get help now. (rule not-over-yet, from Reference decision model of this
     project (our own synthesis, gates G0 to G9): G5)
     With the story's answer, the decision becomes: Manage it in the home,
     restoratively
     Why we ask: If it is over there is time to think. If it is not, you need
     help now.

PRACTICE. There are no marks. If you read the story otherwise, tell your
manager: a question can be mended.
It is kept for the trainer, without your name: callout practice
For another story: callout decide --practice

# None of it is an incident: nothing is unfinished, nothing is recorded, nothing waits, and there is no log to count or to check.
$ callout resume
If anyone is in danger now, call 999. You do not need this tool first.
Nothing is unfinished.

$ callout log list
Nothing is recorded here yet.

$ callout pending
Nothing waits.

$ callout report
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout log verify --home home/practice
error: there is no log in `home/practice` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout report home/practice
error: `home/practice` holds no bundle
hint: give a bundle, or a folder of bundles: `callout log export` makes one
[exit 2]

# Somebody else stops in the middle. Nothing of that is kept.
$ callout decide --practice --story v28
If anyone is in danger now, call 999. You do not need this tool first.

PRACTICE. This is not a real incident. It goes into no record. Call nobody for
it.
Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

PRACTICE. Read this story. Then decide, as at an incident.
A boy of 16 comes at a worker with a carving knife and tells her that he is
going to stab her. There is a second child in the room.
The child's own plan says nothing about this, unless the story says otherwise.
Press Enter when you have read it. PRACTICE: r the story, q stop
>

PRACTICE. Before any question: what would you do?
  1. Manage it in the home, restoratively
  2. Agree when the child will come back. You know where they are, and that
     they are safe
  3. Slow time: no police tonight. The manager decides in the daytime
  4. Ring the on-call manager now and decide together
  5. Ask the home's own police officer in the daytime
  6. Help the person who was hurt tell the police. They may still change their
     mind
  7. Tell the police today, once the manager agrees. This is not a 999 call
  8. Get the child health help and tell social care. This is not a police
     matter
  10. Tell social care now: a child may need protecting
  11. Tell social care and the police today. Sexual behaviour may have harmed
     a child
  12. Hand over to the manager, who tells the LADO. A child says a worker
     harmed them
  13. Check quickly, then report the child missing to the police
  14. Call 999 now: a missing child may be in danger
  15. Emergency: call 999 now
Type a number, or press Enter to leave it out. PRACTICE: ? why, r the story, 9
danger now, q stop
> ?
Your first thought is set beside the protocol afterwards. There are no marks.
> 9
Call nobody for this story. If anyone is in real danger now, call 999.
Your first thought: Emergency: call 999 now

PRACTICE. Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
  1. Yes   2. No   3. I do not know
Type a number. PRACTICE: b back, ? why, r the story, 9 danger now, q stop
> q

PRACTICE. Stopped. Nothing of this practice is kept.

# The trainer's summary.
$ callout practice
PRACTICE. These are stories, not incidents. None of it is in the home's log or
in a report.
It is about the questions and never about people: no names are asked.

Protocol: reference-model 1.0.0
Practised: 1. Same as the protocol: 0
First thoughts: 1. Same as the protocol: 0

Where answers parted from the story. First what changed the decision most
often
  Could it flare up again tonight and hurt someone?
     Asked: 1. Answered otherwise: 1. Changed the decision: 1
     Answered: Yes. How often: 1

Stories
  V07-door-frame-30-pounds
     The protocol says: Manage it in the home, restoratively
     Practised: 1. Same as the protocol: 0
     Led to: Ring the on-call manager now and decide together. How often: 1

A question that many answer otherwise may be one to mend: tell the protocol's
owners.

$ callout practice --list --protocol leicestershire-2008
Protocol: leicestershire-2008 1.0.0

broken-plate. Practised: 0
  A young person breaks a plate in temper. The home's copy of the policy puts
  this among the matters for staff.

pushed-and-sorry. Practised: 0
  Two residents push each other over the remote control. The copy says that
  staff may manage it, and both want to talk.

no-copy-to-hand. Practised: 0
  Something was taken from the office. The agency worker cannot find the
  policy.

copy-says-report. Practised: 0
  The copy of the policy says that what happened is to be reported. It is over
  and all are calm.

V28-knife-advancing. Practised: 0
  A boy of 16 comes at a worker with a carving knife and tells her that he is
  going to stab her.

danger-not-known. Practised: 0
  There is a crash and a scream upstairs. Nobody has looked yet.

# Wrong command lines.
$ callout decide --practice --story V
If anyone is in danger now, call 999. You do not need this tool first.
error: several stories begin with `V`
hint: give more of it: V01-water-squirt, V05-mug-thrown-distress, V07-door-frame-30-pounds
[exit 2]

$ callout decide --practice --story nothing
If anyone is in danger now, call 999. You do not need this tool first.
error: there is no story `nothing`
hint: callout practice --list shows them all
[exit 2]

$ callout decide --story V07
If anyone is in danger now, call 999. You do not need this tool first.
error: `--story` needs `--practice`
hint: callout decide --practice --story NAME
[exit 2]

$ callout decide --practice --answers x.yaml
If anyone is in danger now, call 999. You do not need this tool first.
error: `--practice` does not go with `--answers`, `--json`, `--dry-run` or `--key`
hint: nothing of a practice is recorded or signed: callout decide --practice
[exit 2]
