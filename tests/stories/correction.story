A correction stands beside the record

The next day the worker sees that the time was typed wrong, and learns that something was broken after all. Nothing that
was written changes: each correction is a record of its own, and `show` puts it beside what it corrects.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.
...
> 2

Question 2 (about 7 more)
...
>

Question 3 (about 6 more)
...
> 1

Question 4 (about 5 more)
...
> 0

Question 5 (about 3 more)
...
> 0

Check your answers
...
> y

DECISION: Manage it in the home, restoratively
...
You can still call 999 at any time.
Reference:
ELM-QJ6F-G

If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
>

What is your role on this shift?
...
> 1

The child's code or initials. Do not give a name.
...
> RK

What happened, in a few plain words?
...
> Squirted water at me.

Your own initials.
...
> AB

Was the person who was hurt told that they may report it themselves?
...
> 1

Was the person deciding hurt in it, or is it said that they harmed a child?
...
> 1

What does the child say happened, in their own words?
...
> I was bored.

Would you call the police if this were your own child at home?
...
> 2

Why, or why not?
...
>

Where is the council that placed the child?
...
>

Thank you. Everything is recorded. Reference:
ELM-QJ6F-G

clock: 2026-11-24 14:00

# The time first: it was ten past one, not five to two. A time alone is that of the night, not of today.
$ callout add ELM-QJ6F-G correction
Which record is wrong? The last one comes first. q to stop
  1. record 1: decision, Sunday 22 November, 01:55
  2. record 0: decision, Sunday 22 November, 01:55
Type a number. q to stop
> 1
Correcting record 1: decision, Sunday 22 November, 01:55. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. When it happened
  2. An answer
  3. What was decided
  4. A detail that was chosen from a list
  5. Something written in words
  6. The role of whoever recorded or decided it
  7. Something else
Type a number. q to stop
> 1
When did it happen? Type a time: 0214, 2.14am, yesterday 23:15
>
Type a time.
> 0156
That is Sunday 22 November, 01:56.
  1. Yes   2. No, I type it again
Type a number. q to stop
> 2
When did it happen? Type a time: 0214, 2.14am, yesterday 23:15
> 0110
That is Sunday 22 November, 01:10.
  1. Yes   2. No, I type it again
Type a number. q to stop
> 1
Why?
  1. It was typed wrong
  2. It became known later
  3. It belongs to another case
  4. Another reason
Type a number. q to stop
> 1
Why, in a few words? Press Enter to leave it out.
>
What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 1
The advice stays as it was given: it was given on what was known.
Recorded. It is record 2 of the log.

# What was written, learnt later.
$ callout add ELM-QJ6F-G correction --seq 1
Correcting record 1: decision, Sunday 22 November, 01:55. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. When it happened
  2. An answer
  3. What was decided
  4. A detail that was chosen from a list
  5. Something written in words
  6. The role of whoever recorded or decided it
  7. Something else
Type a number. q to stop
> 5
Which one?
  1. The child's code or initials. Do not give a name
  2. What does the child say happened, in their own words?
  3. Your own initials
  4. What happened, in a few plain words?
Type a number. q to stop
> 4
What is right? Type it.
>
What is right?
> It was Tom Brown who squirted.
This looks like a full name. Use a code or initials. Press Enter to keep it,
or type it again.
> R says it was T who squirted.
Why?
  1. It was typed wrong
  2. It became known later
  3. It belongs to another case
  4. Another reason
Type a number. q to stop
> 4
Why, in a few words? Type it.
>
Why, in a few words?
> T said so at breakfast.
What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 2
Recorded. It is record 3 of the log.

# An answer.
$ callout add ELM-QJ6F-G correction --seq 1
Correcting record 1: decision, Sunday 22 November, 01:55. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. When it happened
  2. An answer
  3. What was decided
  4. A detail that was chosen from a list
  5. Something written in words
  6. The role of whoever recorded or decided it
  7. Something else
Type a number. q to stop
> 2
Which one?
  1. Right now, is anyone facing serious harm, a weapon, a fire, or violence
     you cannot stop? No
  2. What does this child's own plan say to do about this? It says nothing
     about this
  3. Which of these is it about, if any? None of these
  4. Which of these happened, if any? None of these
Type a number. q to stop
> 4
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
Type every number that applies, with spaces between. q to stop
> nothing
Type the numbers that apply with spaces between, for example 1 2, or 0 for
none of these.
> 0
That is what the record says already.
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
Type every number that applies, with spaces between. q to stop
> 1
Why?
  1. It was typed wrong
  2. It became known later
  3. It belongs to another case
  4. Another reason
Type a number. q to stop
> 2
Why, in a few words? Press Enter to leave it out.
>
What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
>
The advice stays as it was given: it was given on what was known.
Recorded. It is record 4 of the log.

# And that correction was itself wrong. The first time the person stops.
$ callout add ELM-QJ6F-G correction --seq 4
Correcting record 4: correction, Tuesday 24 November, 14:00. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. What it says is right   2. Something else
Type a number. q to stop
> 1
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
Type every number that applies, with spaces between. q to stop
> 1 3
Why?
  1. It was typed wrong
  2. It became known later
  3. It belongs to another case
  4. Another reason
Type a number. q to stop
> 2
Why, in a few words? Press Enter to leave it out.
> q
Stopped. Nothing was recorded.
[exit 130]

$ callout add ELM-QJ6F-G correction --seq 4
Correcting record 4: correction, Tuesday 24 November, 14:00. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. What it says is right   2. Something else
Type a number. q to stop
> 1
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
Type every number that applies, with spaces between. q to stop
> 1 2
Why?
  1. It was typed wrong
  2. It became known later
  3. It belongs to another case
  4. Another reason
Type a number. q to stop
> 1
Why, in a few words? Press Enter to leave it out.
>
What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
The advice stays as it was given: it was given on what was known.
Recorded. It is record 5 of the log.

$ callout show ELM-QJ6F-G
Case ELM-QJ6F-G. Records: 6

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
    Which of these happened, if any? None of these
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
    Which of these happened, if any? None of these
  Advice: Manage it in the home, restoratively
  Rules: otherwise
  Was the person deciding hurt in it, or is it said that they harmed a child?
    Neither
  Would you call the police if this were your own child at home? No
  Was the person who was hurt told that they may report it themselves? Nobody
    was hurt
  The child's code or initials. Do not give a name: RK
  What does the child say happened, in their own words? I was bored.
  Your own initials: AB
  What happened, in a few plain words? Squirted water at me.
  CORRECTED by record 2: When it happened: Sunday 22 November, 01:10 (it was
    typed wrong)
  CORRECTED by record 3: What happened, in a few plain words? R says it was T
    who squirted. (another reason)
  CORRECTED by record 4: Which of these happened, if any? The home's things
    were broken, damaged or taken (it became known later)
    CORRECTED by record 5: Which of these happened, if any? The home's things
    were broken, damaged or taken, Someone's own things were broken, damaged
    or taken (it was typed wrong)

Record 2: correction, Tuesday 24 November, 14:00
  Corrects record 1: When it happened: Sunday 22 November, 01:10
  Why: It was typed wrong
  Recorded by: care worker (this PC, role only)

Record 3: correction, Tuesday 24 November, 14:00
  Corrects record 1: What happened, in a few plain words? R says it was T who
    squirted.
  Why: Another reason
  In words: T said so at breakfast.
  Recorded by: senior on shift (this PC, role only)

Record 4: correction, Tuesday 24 November, 14:00
  Corrects record 1: Which of these happened, if any? The home's things were
    broken, damaged or taken
  Why: It became known later
  Recorded by: no role was given (this PC, role only)
  CORRECTED by record 5: Which of these happened, if any? The home's things
    were broken, damaged or taken, Someone's own things were broken, damaged
    or taken (it was typed wrong)

Record 5: correction, Tuesday 24 November, 14:00
  Corrects record 4: Which of these happened, if any? The home's things were
    broken, damaged or taken, Someone's own things were broken, damaged or
    taken
  Why: It was typed wrong
  Recorded by: manager (this PC, role only)

# A record of another case is none of this one's.
$ callout add ELM-QJ6F-G correction --seq 9
error: record 9 does not belong to the case ELM-QJ6F-G
hint: its records are 0, 1, 2, 3, 4, 5
[exit 2]

$ callout add ELM-QJ6F-G pizza
error: `pizza` is nothing that can be added
hint: what can: consultation, notification, restorative, debrief, own-report, police-outcome, missing, review, note, correction
[exit 2]

# The window is closed: nothing is recorded.
$ callout add ELM-QJ6F-G correction
...
> ^D
Stopped. Nothing was recorded.
[exit 130]

$ callout log verify
...
...
