A child who lives here: facts for the figures of a year, never asked at night

Figures must be able to say whether some children are reported to the police more often than others. What they need of a child the manager
records by day: when the child comes, when something changes, when they leave. Nothing of it stands in the sealed part of the log, so that
all of it can be erased.

clock: 2026-03-03 10:00
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
file left.yaml:
    child: RK
    left_on: 20 November 2026

# RK came yesterday. The child was not asked yet which group they say that they are.
$ callout resident
Facts about a child who lives here, for the yearly figures. Never needed at an
incident.

The child's code or initials. Do not give a name.
Type it. b back, ? why, r review, q stop
> RK

On which day did the child come here?
Type a day: 22 November, 22/11/2026, yesterday
b back, ? why, r review, q stop
> yesterday

On which day did the child leave? Leave it out while they live here.
Type a day: 22 November, 22/11/2026, yesterday
Press Enter to leave it out.
b back, ? why, r review, q stop
>

Is the child a girl or a boy?
  1. A girl
  2. A boy
  3. Neither of these words fits
  4. They did not want to say
  5. They were not asked
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 2

In which year was the child born?
A number from 1990 to 2050.
Press Enter to leave it out.
b back, ? why, r review, q stop
> 2011

Which group does the child say that they belong to? Ask the child. The words
are those of the census.
  1. Asian, Asian British or Asian Welsh
  2. Black, Black British, Black Welsh, Caribbean or African
  3. Mixed or Multiple ethnic groups
  4. White
  5. Other ethnic group
  6. They did not want to say
  7. They were not asked
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> ?
The figures show whether some children are reported to the police more often
than others. Nobody else can say it for them.
> 7

Does the child get help for special educational needs?
  1. No   2. SEN support   3. An EHC plan
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 2

On which legal basis is the child in care?
  1. By agreement, without a court (section 20)
  2. Interim care order
  3. Care order
  4. On remand
  5. Something else
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 2

Since which month has the child been in care without a break?
Type a month: October 2026, 10/2026, last month
Press Enter to leave it out.
b back, ? why, r review, q stop
> may 2020

In how many homes or families has the child lived while in care? Count this
one too.
  1. This is the first
  2. 2 or 3
  3. 4 or 5
  4. 6 or more
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 3

Did the child have a caution or a conviction when they came here?
  1. No   2. Yes
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 1

Where is the council that placed the child?
  1. This council
  2. Another council, up to 20 miles away
  3. Another council, more than 20 miles away
Press Enter to leave it out.
Type a number. b back, ? why, r review, q stop
> 3
Check your answers
  Child: RK
  1. Came on: Monday 2 March 2026
  2. Left on: left out
  3. Sex: A boy
  4. Born in: 2011
  5. Ethnic group: They were not asked
  6. Special educational needs: SEN support
  7. Legal status: Interim care order
  8. In care since: May 2020
  10. Homes and families, this one too: 4 or 5
  11. Caution or conviction on coming: No
  12. Placed by: Another council, more than 20 miles away
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Recorded. It is record 0 of the log.

clock: 2026-06-10 15:30

# Three months later a court has made a care order. Enter keeps what is still right.
$ callout resident
Facts about a child who lives here, for the yearly figures. Never needed at an
incident.

The child's code or initials. Do not give a name.
Type it. b back, ? why, r review, q stop
> rk
This child was recorded on Tuesday 3 March, 10:00 (record 0):
  Child: RK
  Came on: Monday 2 March 2026
  Sex: A boy
  Born in: 2011
  Ethnic group: They were not asked
  Special educational needs: SEN support
  Legal status: Interim care order
  In care since: May 2020
  Homes and families, this one too: 4 or 5
  Caution or conviction on coming: No
  Placed by: Another council, more than 20 miles away
That record stays. What you record now will count instead. Record this child
again?
  1. Yes   2. No
Type a number. q to stop
> 1

On which day did the child come here?
Type a day: 22 November, 22/11/2026, yesterday
Press Enter to keep: Monday 2 March 2026
b back, ? why, r review, q stop
>

On which day did the child leave? Leave it out while they live here.
Type a day: 22 November, 22/11/2026, yesterday
Press Enter to leave it out.
b back, ? why, r review, q stop
>

Is the child a girl or a boy?
  1. A girl
  2. A boy
  3. Neither of these words fits
  4. They did not want to say
  5. They were not asked
Press Enter to keep: A boy
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
>

In which year was the child born?
A number from 1990 to 2050.
Press Enter to keep: 2011
Type - to leave it out.
b back, ? why, r review, q stop
>

Which group does the child say that they belong to? Ask the child. The words
are those of the census.
  1. Asian, Asian British or Asian Welsh
  2. Black, Black British, Black Welsh, Caribbean or African
  3. Mixed or Multiple ethnic groups
  4. White
  5. Other ethnic group
  6. They did not want to say
  7. They were not asked
Press Enter to keep: They were not asked
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
> 3

Does the child get help for special educational needs?
  1. No   2. SEN support   3. An EHC plan
Press Enter to keep: SEN support
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
>

On which legal basis is the child in care?
  1. By agreement, without a court (section 20)
  2. Interim care order
  3. Care order
  4. On remand
  5. Something else
Press Enter to keep: Interim care order
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
> 3

Since which month has the child been in care without a break?
Type a month: October 2026, 10/2026, last month
Press Enter to keep: May 2020
Type - to leave it out.
b back, ? why, r review, q stop
>

In how many homes or families has the child lived while in care? Count this
one too.
  1. This is the first
  2. 2 or 3
  3. 4 or 5
  4. 6 or more
Press Enter to keep: 4 or 5
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
>

Did the child have a caution or a conviction when they came here?
  1. No   2. Yes
Press Enter to keep: No
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
>

Where is the council that placed the child?
  1. This council
  2. Another council, up to 20 miles away
  3. Another council, more than 20 miles away
Press Enter to keep: Another council, more than 20 miles away
Type - to leave it out.
Type a number. b back, ? why, r review, q stop
>
Check your answers
  Child: rk
  1. Came on: Monday 2 March 2026
  2. Left on: left out
  3. Sex: A boy
  4. Born in: 2011
  5. Ethnic group: Mixed or Multiple ethnic groups
  6. Special educational needs: SEN support
  7. Legal status: Care order
  8. In care since: May 2020
  10. Homes and families, this one too: 4 or 5
  11. Caution or conviction on coming: No
  12. Placed by: Another council, more than 20 miles away
Type a number to change it, or y to record. q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. q to stop
> 4
Recorded. It is record 1 of the log. Record 0 stays, and counts no longer.

# The year of birth was typed wrong. Nothing else changed, so it is corrected by the number of the record.
$ callout add 1 correction
Correcting record 1: resident, Wednesday 10 June, 15:30. q to stop
The record stays as it was written. What you type stands beside it.
What is wrong?
  1. Child
  2. Came on: Monday 2 March 2026
  3. Left on: not recorded
  4. Sex: A boy
  5. Born in: 2011
  6. Ethnic group: Mixed or Multiple ethnic groups
  7. Special educational needs: SEN support
  8. Legal status: Care order
  10. In care since: May 2020
  11. Homes and families, this one too: 4 or 5
  12. Caution or conviction on coming: No
  13. Placed by: Another council, more than 20 miles away
  14. The role: manager
  15. Something else
Type a number. q to stop
> 5

In which year was the child born?
A number from 1990 to 2050.
b back, ? why, r review, q stop
> 2012
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
Recorded. It is record 2 of the log.

clock: 2026-11-20 17:00

# RK leaves. A file need only say who, and what is new.
$ callout resident --answers left.yaml --json
{
  "format": 1,
  "command": "resident",
  "result": {
    "kind": "resident",
    "seq": 3,
    "supersedes": 1,
    "new": true
  }
}

$ callout log list
     0  2026-03-03T10:00:00Z  resident
     1  2026-06-10T14:30:00Z  resident
     2  2026-06-10T14:30:00Z  correction
     3  2026-11-20T17:00:00Z  resident

$ callout log show 1
...
In words: Resident
  Child: rk
  Came on: Monday 2 March 2026
  Sex: A boy
  Born in: 2011
  Ethnic group: Mixed or Multiple ethnic groups
  Special educational needs: SEN support
  Legal status: Care order
  In care since: May 2020
  Homes and families, this one too: 4 or 5
  Caution or conviction on coming: No
  Placed by: Another council, more than 20 miles away
  CORRECTED by record 2: Born in: 2012 (it was typed wrong)
Record 3 is of the same child and was made later: it counts, and not this one.
Recorded by: manager (this PC, role only)
Digests: 14. Disclosed here: 12
...

$ callout log verify
The log holds. Records: 4
Log: elm-house.example-care/log/2026
Root: d8c04cd741e6b0c8f586f12fb0ade3d61bb833d91486574ff281b75eb4eb82dc
Checked with: this home's own key file
Personal fields: disclosed 37, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
Checkpoints that the home itself kept, and that fit: 4. Whoever can change the
  log may change these too: --receipt and --pinned hold it against others'.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

clock: 2036-11-20 10:00

# Years later nobody needs it any more. What was written of the child goes, record by record, and the log still holds.
$ callout log erase 3 --all --basis no_longer_needed --role registered_manager --agreed-by data_protection_officer --yes
To be erased:
  birth_year, in records: 3
  came_on, in records: 3
  child, in records: 3
  ethnicity, in records: 3
  left_on, in records: 3
  legal_status, in records: 3
  looked_after_since, in records: 3
  placed_from, in records: 3
  placements, in records: 3
  prior_record_at_admission, in records: 3
  send, in records: 3
  sex, in records: 3
What stays, because the log is sealed over it: that something was recorded of
a child, and when.
Other records of the same child stay too, until each is erased: 0, 1.
Copies are not erased by this: backups, exports, printed pages, and what was
sent to others. Whoever holds one must erase it there.
A children's home must often keep a child's case record until 75 years after
the child's birth (Children's Homes (England) Regulations 2015, regulation
36). While that lasts, nobody has a right to have it erased (UK GDPR Article
17(3)(b)). callout does not know whether this may be erased. Ask whoever
answers for data protection first.
Legal basis: It is no longer needed for what it was kept for (UK GDPR Article
17(1)(a)).
Erased by: registered manager. Agreed by: data protection officer.
This cannot be undone.
Erased. Record 4 says so.

$ callout log show 3
...
In words: Resident
Recorded by: no role was given (this PC, role only)
Digests: 14. Disclosed here: 0
...

$ callout log erase 1 --all --basis no_longer_needed --role registered_manager --agreed-by data_protection_officer --yes
To be erased:
  birth_year, in records: 1, 2
  came_on, in records: 1
  child, in records: 1
  ethnicity, in records: 1
  left_on, in records: 1
  legal_status, in records: 1
  looked_after_since, in records: 1
  placed_from, in records: 1
  placements, in records: 1
  prior_record_at_admission, in records: 1
  send, in records: 1
  sex, in records: 1
What stays, because the log is sealed over it: that something was recorded of
a child, and when.
Other records of the same child stay too, until each is erased: 0.
Copies are not erased by this: backups, exports, printed pages, and what was
sent to others. Whoever holds one must erase it there.
A children's home must often keep a child's case record until 75 years after
the child's birth (Children's Homes (England) Regulations 2015, regulation
36). While that lasts, nobody has a right to have it erased (UK GDPR Article
17(3)(b)). callout does not know whether this may be erased. Ask whoever
answers for data protection first.
Legal basis: It is no longer needed for what it was kept for (UK GDPR Article
17(1)(a)).
Erased by: registered manager. Agreed by: data protection officer.
This cannot be undone.
Erased. Record 5 says so.

$ callout log erase 0 --all --basis no_longer_needed --role registered_manager --agreed-by data_protection_officer --yes
To be erased:
  birth_year, in records: 0
  came_on, in records: 0
  child, in records: 0
  ethnicity, in records: 0
  left_on, in records: 0
  legal_status, in records: 0
  looked_after_since, in records: 0
  placed_from, in records: 0
  placements, in records: 0
  prior_record_at_admission, in records: 0
  send, in records: 0
  sex, in records: 0
What stays, because the log is sealed over it: that something was recorded of
a child, and when.
Copies are not erased by this: backups, exports, printed pages, and what was
sent to others. Whoever holds one must erase it there.
A children's home must often keep a child's case record until 75 years after
the child's birth (Children's Homes (England) Regulations 2015, regulation
36). While that lasts, nobody has a right to have it erased (UK GDPR Article
17(3)(b)). callout does not know whether this may be erased. Ask whoever
answers for data protection first.
Legal basis: It is no longer needed for what it was kept for (UK GDPR Article
17(1)(a)).
Erased by: registered manager. Agreed by: data protection officer.
This cannot be undone.
Erased. Record 6 says so.

$ callout log verify
The log holds. Records: 7
Log: elm-house.example-care/log/2026
Root: 21aafba01eb127448f818f929839c6bf3829a1f79056e0b7068fea2ae465012b
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 37, missing and unexplained 0
Signed by a person: 0. This PC, role only: 7
Checkpoints that the home itself kept, and that fit: 7. Whoever can change the
  log may change these too: --receipt and --pinned hold it against others'.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.
