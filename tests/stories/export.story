Handing over the log

For a manager whom Ofsted, the Regulation 44 visitor or a panel asks for the log. `callout log export` makes a folder or a zip
that others can check without us. What it shows depends on who gets it.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"

$ callout log export for-ofsted
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

# One incident that was dealt with in the home.
$ callout decide
...
> 2
...
>
...
> 1
...
> 0
...
> 0
...
> y
...
>
...
> 1
...
> RK
...
> Squirted water at me.
...
> AB
...
> 1
...
> 1
...
> It was a joke.
...
> 2
...
> It was play.
...
> 1
...

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-1TB4-7  in_house
     1  2026-11-22T01:55:00Z  decision  ELM-1TB4-7  in_house

# The whole log, for whoever examines it: everything is shown.
$ callout log export for-ofsted
Exported to for-ofsted: the whole log. View: reviewer
Personal fields shown: 5. Digests withheld: 0. Erased: 0
Hand over the log's key by another way: callout log head --policy

# They get the key by another way, and check it on their own computer.
$ callout log head --policy --out policy.txt
The trust policy is in policy.txt: hand it over by another way than the bundle that it is for.

$ callout log verify for-ofsted --policy policy.txt
The log holds. Records: 2
Log: elm-house.example-care/log/2026
Root: 8eafdc2a071c6f56250dd2fca2cda25e64d72aab5d8374e767b73f54f37ecf27
Checked with: the policy policy.txt
Personal fields: disclosed 5, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 2
Held against nothing that anybody kept: a log that was cut short, or written
  again with its own key, would hold too. To see that it was not: --receipt,
  --pinned.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# A month later: only what is new, and proof that nothing before it was changed.
clock: 2026-12-22 02:10
file answers.json:
    {"danger": "no", "plan": "home", "concern": [], "happened": []}

$ callout decide --answers answers.json
...

$ callout log export december.zip --seq 2- --since for-ofsted/checkpoint
Exported to december.zip: 1 of 3 records, each with its proof. View: reviewer
Personal fields shown: 0. Digests withheld: 0. Erased: 0
It shows that the log went on from the checkpoint of 2 records
Hand over the log's key by another way: callout log head --policy

$ callout log verify december.zip --policy policy.txt --pinned for-ofsted/checkpoint
The part of the log holds. Records: 1
Log: elm-house.example-care/log/2026
Root: 59f4b847acedb2275bb72c6cbe6ef0f0850a893466b09ca29c11343a30e4e32a
Checked with: the policy policy.txt
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 1
Fits: the pinned checkpoint in for-ofsted/checkpoint, at 2 records
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# A meeting of agencies gets decisions, and not one word that staff or children said.
$ callout log export meeting.zip --view meeting
Exported to meeting.zip: 3 of 3 records, each with its proof. View: meeting
Personal fields shown: 0. Digests withheld: 36. Erased: 0
Homes are small: a rare mix of clear answers can still tell who it was.
Hand over the log's key by another way: callout log head --policy

# The Regulation 44 visitor sees no case record without the consent of both.
$ callout log export visitor.zip --view reg44
error: no record here is for the view `reg44` as it was asked for
hint: without consent a visitor gets adopted protocols only, and none was adopted: callout log head hands over the checkpoint
[exit 2]

$ callout log export visitor.zip --view reg44 --consent child --case ELM-1TB4-7
error: a case record is for the Regulation 44 visitor by consent of the child and the placing authority: the consent of `placing_authority` is missing
hint: --consent child --consent placing_authority, once both are given
[exit 2]

# An export never writes over anything.
$ callout log export december.zip
error: `december.zip` is there already, and an export never writes over anything
hint: choose another name
[exit 6]

# What was changed on the way is named, and not believed.
$ edit for-ofsted/entries.jsonl "\"seq\":0" "\"seq\":1"

$ callout log verify for-ofsted --policy policy.txt
THE LOG DOES NOT HOLD. Problems: 3. Records: 2
- record 0: [misplaced-record] record 0 says that it is record 1
- log: [wrong-root] the root over the records is not the one that the
  checkpoint signed
- log: [altered-file] `entries.jsonl` is not the file that the MANIFEST lists
Keep every file as it is, and tell whoever audits this home.
Log: elm-house.example-care/log/2026
Root: 8e15ad5c4c6e63197cb48dc68509785c07699f0831c3a7bbe9a9f642515ebfae
Checked with: the policy policy.txt
Personal fields: disclosed 5, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 2
[exit 4]
