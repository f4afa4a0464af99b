Erasing what was written about somebody

A manager is told that the words in a case are about another child: they were recorded in error. The words go, from every
record of the case; the coded record stays, and a record says what was erased, on what legal basis, and who agreed.

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
ELM-Q7VV-J

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
ELM-Q7VV-J

# Nothing is said of what to erase.
$ callout log erase ELM-Q7VV-J
error: the command does not say what to erase
hint: --field NAME for a field, --all for every field, --digest D for one digest; fields here: child, child_view, staff, words
[exit 2]

# A second person is needed, as a role. Typing anything but y stops.
$ callout log erase ELM-Q7VV-J --field words --basis wrong_person
To be erased of ELM-Q7VV-J:
  words, in records: 1
What stays, because the log is sealed over it: the coded answers, the times,
what was decided, and the reference.
Copies are not erased by this: backups, exports, printed pages, and what was
sent to others. Whoever holds one must erase it there.
A children's home must often keep a child's case record until 75 years after
the child's birth (Children's Homes (England) Regulations 2015, regulation
36). While that lasts, nobody has a right to have it erased (UK GDPR Article
17(3)(b)). callout does not know whether this may be erased. Ask whoever
answers for data protection first.
What is your own role? q to stop
  1. Registered manager
  2. Deputy manager
  3. Responsible individual
  4. Data protection officer
  5. Records officer or administrator
  6. Senior on shift
> 1
Who agreed to it? q to stop
  1. Deputy manager
  2. Responsible individual
  3. Data protection officer
  4. Records officer or administrator
  5. Senior on shift
> 4
Legal basis: It was recorded in error about another person (UK GDPR Articles
5(1)(d) and 17(1)(d)).
Erased by: registered manager. Agreed by: records officer or administrator.
This cannot be undone. Type y to erase, anything else to stop.
> no
Stopped. Nothing was erased.
[exit 130]

# Without a terminal nobody can be asked: everything must be said.
$ callout log erase ELM-Q7VV-J --field words --basis wrong_person < home/home.yaml
error: nothing was erased: nobody is there to say y
hint: read what it would erase, then add --yes
[exit 2]

$ callout log erase ELM-Q7VV-J --field words --basis wrong_person --role registered_manager --agreed-by registered_manager --yes
error: `registered_manager` is both who erases and who agrees
hint: an erasure needs a second person, in another role
[exit 2]

$ callout log erase ELM-Q7VV-J --field words --basis they_asked --yes
error: `--basis they_asked` is none of the codes
hint: take one of these:
  retention_ended: The time for which it must be kept has ended (UK GDPR Article 5(1)(e))
  no_longer_needed: It is no longer needed for what it was kept for (UK GDPR Article 17(1)(a))
  consent_withdrawn: It rested on consent alone, and the consent was withdrawn (UK GDPR Article 17(1)(b))
  objection_upheld: Somebody objected, and nothing outweighs that (UK GDPR Article 17(1)(c))
  never_lawful: It should never have been recorded (UK GDPR Article 17(1)(d))
  wrong_person: It was recorded in error about another person (UK GDPR Articles 5(1)(d) and 17(1)(d))
  court_order: A court or another law orders it (UK GDPR Article 17(1)(e))
[exit 2]

$ callout log erase ELM-Q7VV-J --field words --field child_view --basis wrong_person --role registered_manager --agreed-by data_protection_officer
To be erased of ELM-Q7VV-J:
  child_view, in records: 1
  words, in records: 1
What stays, because the log is sealed over it: the coded answers, the times,
what was decided, and the reference.
Copies are not erased by this: backups, exports, printed pages, and what was
sent to others. Whoever holds one must erase it there.
A children's home must often keep a child's case record until 75 years after
the child's birth (Children's Homes (England) Regulations 2015, regulation
36). While that lasts, nobody has a right to have it erased (UK GDPR Article
17(3)(b)). callout does not know whether this may be erased. Ask whoever
answers for data protection first.
Legal basis: It was recorded in error about another person (UK GDPR Articles
5(1)(d) and 17(1)(d)).
Erased by: registered manager. Agreed by: data protection officer.
This cannot be undone. Type y to erase, anything else to stop.
> y
Erased. Record 2 says so.

$ callout show ELM-Q7VV-J
Case ELM-Q7VV-J. Records: 3

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
  Your own initials: AB
  ERASED of this record: 2. Record 2 says why

Record 2: erasure, Sunday 22 November, 01:55
  Digests erased: 2, of records: 1
  Legal basis: It was recorded in error about another person (UK GDPR Articles
    5(1)(d) and 17(1)(d))
  Agreed by: data protection officer
  Recorded by: registered manager (this PC, role only)

$ callout log show 1
...
Recorded by: care worker (this PC, role only)
Digests: 12. Disclosed here: 2
...
  9n6LHjZdPNLNCy4Ub0yDx1aEOM7_ffVhGW5L2kngw5E  erased: record 2 says why
...
  XjvX6xLMThb8UUlU59KBiZtHuZOFvng52FNbuNdUTSs  disclosed: staff: AB
...

$ callout log verify
The log holds. Records: 3
...
Personal fields: disclosed 2, withheld 0, erased 2, missing and unexplained 0
Signed by a person: 0. This PC, role only: 3
...

# Erased is erased.
$ callout log erase ELM-Q7VV-J --field words --basis wrong_person --yes
error: no field `words` is kept here
hint: fields here: child, staff; callout log show tells what became of each digest
[exit 2]

$ callout log erase 2 --all --basis court_order --yes
error: there is nothing personal here to erase
hint: callout log show tells what became of each digest
[exit 2]

# One record, everything that is left in it, as a script would.
$ callout log erase 1 --all --basis court_order --role data_protection_officer --agreed-by registered_manager --yes --json < home/home.yaml
Copies are not erased by this: backups, exports, printed pages, and what was
sent to others. Whoever holds one must erase it there.
A children's home must often keep a child's case record until 75 years after
the child's birth (Children's Homes (England) Regulations 2015, regulation
36). While that lasts, nobody has a right to have it erased (UK GDPR Article
17(3)(b)). callout does not know whether this may be erased. Ask whoever
answers for data protection first.
{
  "format": 1,
  "command": "log erase",
  "result": {
    "seq": 3,
    "reference": "ELM-Q7VV-J",
    "erased": [
...
    ],
    "of": [
      1
    ],
    "fields": {
      "child": [
        1
      ],
      "staff": [
        1
      ]
    },
    "basis": "court_order",
    "role": "data_protection_officer",
    "second_person": "registered_manager",
    "drafts": []
  }
}

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-Q7VV-J  in_house
     1  2026-11-22T01:55:00Z  decision  ELM-Q7VV-J  in_house
     2  2026-11-22T01:55:00Z  erasure  ELM-Q7VV-J
     3  2026-11-22T01:55:00Z  erasure  ELM-Q7VV-J
