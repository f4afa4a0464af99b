Setting up a home

Once, in daytime, in about five minutes: eight steps, each line saved at once. Enter leaves a line as it is, so that every step can be
skipped, and walked through again. From then on every card shows the numbers, each with its hours.

clock: 2026-11-20 10:00

$ callout setup
Settings for the home in home
It takes about five minutes. Each line is saved at once: stop and go on when
you like.

Step 1 of 8: Language
The questions are asked in it. Anybody can change it with l while they answer.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
  1. English   2. Cymraeg
The language. Type a number (now: English)
>

Step 2 of 8: The home
These stand on every card, and the log is named after them with its first
record, for good.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
The home's name (now: not set)
> Elm House
The organisation that runs it (now: not set)
> Example Care
A short code for references, such as ELM (now: HOME)
> elm house
Type 2 to 6 letters or digits.
> elm

Step 3 of 8: Bank holidays
A decision that is put off to a working day leaves out weekends and bank
holidays.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
  1. England   2. Wales   3. Scotland   4. Northern Ireland
Whose bank holidays count. Type a number (now: England)
> 5
Type 1, 2, 3 or 4.
> Wales

Step 4 of 8: The protocol in use
It decides what is asked and what is advised, from the next incident on.
Those that come with callout are examples. No police force agreed to them, and
every card says so.
One that your agencies signed comes with: callout protocol adopt FILE
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
  1. all-wales-example@1.0.0: an example
  2. leicestershire-2008@1.0.0: an example
  3. pan-dorset-slow-time@1.0.0: an example
  4. reference-model@1.0.0: an example
The protocol. Type a number, or the name of a file (now: not set, so
  reference-model is used)
> 9
Type 1, 2, 3 or 4.
> ?
Until your agencies agree on one, choose the example that is closest to what
your police expect.
>

Step 5 of 8: Phone numbers
These are all whom a card may say to ring. Type each number as you would read
it out.
To change the hours of a number, type the number again.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
On-call manager (now: not set)
> 01632 960001, 17:00 to 09:00
The number for other times (now: not set)
>
Registered manager (now: not set)
> 01632 960002
Hours, such as 17:00 to 09:00 (now: at any time)
> 09:00 to 17:00
The number for other times (now: not set)
> 01632 96009
That does not look like a whole phone number. Press Enter to keep it, or type
it again.
> 01632 960009
Emergency duty team of the council (out of hours) (now: not set)
> 01632 960003
Hours, such as 17:00 to 09:00 (now: at any time)
>
The child's social worker (now: not set)
> 01632 960004
Hours, such as 17:00 to 09:00 (now: at any time)
>
Council that placed the child (now: not set)
> 01632 960005
Hours, such as 17:00 to 09:00 (now: at any time)
>
Youth justice service (now: not set)
>
Council officer for allegations against staff (LADO) (now: not set)
>
Ofsted (now: not set)
>

Step 6 of 8: Keys
The log signs its records with a key of its own. It is made with the first
record: home/keys/log.key
Keep a copy of it in a safe place, away from any copy of the log.
Somebody who wants to sign as well has a key of their own: callout key new
INITIALS/author --out FILE
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
Where the copy of the log's key is, such as: an envelope in the office safe
  (now: not set)
> An envelope in the office safe

Step 7 of 8: A second folder
With each record a checkpoint is kept: a few lines that show later whether
records were lost or changed.
They belong on another drive than the log. A memory stick will do.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
A second folder for checkpoints, on another drive (now: not set)
> heads
Type the whole path, such as E:\callout or /media/stick/callout.
>

Step 8 of 8: The receipt at handover
Write a receipt into the day book at each handover. It shows later that no
record was changed or taken away.
callout handover prints it with all else that the next shift must know. Alone:
callout log receipt
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
After how many days without a receipt callout doctor says so (now: 7)
> two
Type a number of days from 1 to 366.
> 3

Saved.
Still missing, or worth a look:
  - protocol: Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS
    IN FORCE: this is an example, not your police force's protocol.
    It advises all the same, and every card says that nobody agreed. Your
    police may expect something else.
  - phone numbers: not set: Youth justice service, Council officer for
    allegations against staff (LADO), Ofsted
    A card that says to ring them shows no number.
  - second folder: none is set: checkpoints are kept beside the log
    One lost drive takes the log, and with it what would show that it is lost.
To try it on a story, with nothing recorded: callout decide --practice
Next: callout doctor

# One step alone, corrected later: everything else stays.
$ callout setup contacts
Settings for the home in home

Step 5 of 8: Phone numbers
These are all whom a card may say to ring. Type each number as you would read
it out.
To change the hours of a number, type the number again.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
On-call manager (now: 01632 960001, 17:00 to 09:00)
> 01632 960009
Hours, such as 17:00 to 09:00 (now: 17:00 to 09:00)
>
The number for other times (now: not set)
> 01632 960012
Registered manager (now: 01632 960002, 09:00 to 17:00; at other times 01632
  960009)
> b
On-call manager (now: 01632 960009, 17:00 to 09:00; at other times 01632
  960012)
> ?
At night nobody has time to look for a number. The card shows it, alone on a
line.
> q
Stopped. What you typed so far is saved. To go on: callout setup

$ callout setup numbers
error: there is no step `numbers` in setup
hint: give one of: language, home, nation, protocol, contacts, keys, folder, receipt; or none
[exit 2]

clock: 2026-11-22 01:55

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 2

Question 2 (about 7 more)
When did it happen? Press Enter for now.
...
>

Question 3 (about 6 more)
What does this child's own plan say to do about this?
...
> 1

Question 4 (about 5 more)
Which of these is it about, if any?
...
> 0

Question 5 (about 3 more)
Which of these happened, if any?
...
> 1

Question 6 (about 3 more)
Could it flare up again tonight and hurt someone?
...
> 2

Question 7 (about 2 more)
Will it cost more than about 500 pounds to put right?
...
> 1

Question 8 (about 1 more)
Has this child done the same thing lately, or picked on this person before?
...
> 2

Question 9 (perhaps the last)
Is the child who did it under 10?
...
> 2

Check your answers
...
> y

DECISION: Slow time: no police tonight. The manager decides in the daytime
...
You can still call 999 at any time.
Reference:
ELM-G1AK-6

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-G1AK-6

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-G1AK-6  slow_time

$ callout card ELM-G1AK-6
DECISION: Slow time: no police tonight. The manager decides in the daytime
Why: It may cost a lot, and that is for the manager in daytime. (rule costly,
  from Account of the Pan-Dorset protocol (CYP Now): decision put off to the
  next day)
  - What does this child's own plan say to do about this? It says nothing
    about this
  - Which of these happened, if any? The home's things were broken, damaged or
    taken
  - Will it cost more than about 500 pounds to put right? Yes
  - Is the child who did it under 10? No
Nothing more serious applies, because you answered:
  - Right now, is anyone facing serious harm, a weapon, a fire, or violence
    you cannot stop? No
  - Which of these is it about, if any? None of these
  - Could it flare up again tonight and hurt someone? No
  - Has this child done the same thing lately, or picked on this person
    before? No
Who decides: Registered manager
Police: not called
When: the next working day
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
    be part of that talk.)
Phone numbers:
  Registered manager, 09:00 to 17:00
  01632 960002
  Registered manager, at other times
  01632 960009
  The child's social worker
  01632 960004
  On-call manager, 17:00 to 09:00
  01632 960009
  On-call manager, at other times
  01632 960012
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
ELM-G1AK-6
