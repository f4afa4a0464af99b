Setting up a home

Once, in daytime: the home's name and its phone numbers. Each line can be skipped with Enter and set again later. From
then on every card shows the numbers.

clock: 2026-11-20 10:00

$ callout setup
Settings for the home in home
Press Enter to leave a line as it is. Type - to clear it. Each line is saved at once.
The home's name (now: not set)
> Elm House
The organisation that runs it (now: not set)
> Example Care
A short code for references, such as ELM (now: HOME)
> elm house
Type 2 to 6 letters or digits.
> elm
Whose bank holidays count: england, wales, scotland, northern ireland (now:
  england)
> britain
Type one of england, wales, scotland, northern ireland.
> Wales
The protocol: a file, or one of all-wales-example@1.0.0,
  leicestershire-2008@1.0.0, pan-dorset-slow-time@1.0.0, reference-model@1.0.0
  (now: not set)
>
A second folder for checkpoints, on another disk if you can (now: not set)
>
Phone numbers, as you would read them out
On-call manager (now: not set)
> 01632 960001
Registered manager (now: not set)
> 01632 960002
Emergency duty team of the council (out of hours) (now: not set)
> 01632 960003
The child's social worker (now: not set)
> 01632 960004
Council that placed the child (now: not set)
> 01632 960005
Youth justice service (now: not set)
>
Council officer for allegations against staff (LADO) (now: not set)
>
Ofsted (now: not set)
>
Saved.
  Youth justice service: not set: run callout setup
  Council officer for allegations against staff (LADO): not set: run callout setup
  Ofsted: not set: run callout setup
Next: callout doctor

# Corrected later: everything else stays.
$ callout setup
Settings for the home in home
Press Enter to leave a line as it is. Type - to clear it. Each line is saved at once.
The home's name (now: Elm House)
>
The organisation that runs it (now: Example Care)
>
A short code for references, such as ELM (now: ELM)
>
Whose bank holidays count: england, wales, scotland, northern ireland (now:
  wales)
>
The protocol: a file, or one of all-wales-example@1.0.0,
  leicestershire-2008@1.0.0, pan-dorset-slow-time@1.0.0, reference-model@1.0.0
  (now: not set)
>
A second folder for checkpoints, on another disk if you can (now: not set)
>
Phone numbers, as you would read them out
On-call manager (now: 01632 960001)
> 01632 960009
Registered manager (now: 01632 960002)
> ^C
Stopped. What you typed so far is saved.
[exit 130]

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
  Registered manager
  01632 960002
  The child's social worker
  01632 960004
  On-call manager
  01632 960009
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
