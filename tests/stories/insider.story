An insider, and what an auditor sees

Somebody with the keyboard and the files of the home wants an old record to say something else. Each thing that he can do is
done here in turn, and each time the auditor looks. What shows it is never the home's own word: it is a receipt in the day
book, a checkpoint that the police keep, the list in the second folder.

clock: 2026-11-20 09:00
file home/home.yaml:
    format: 1
    home: Elm House
    organisation: Example Care
    code: ELM
    heads folder: stick
file mug.yaml:
    danger: no
file weapon.yaml:
    danger: yes

$ callout decide --answers mug.yaml --json > /dev/null

$ callout decide --answers weapon.yaml --json > /dev/null

$ callout decide --answers mug.yaml --json > /dev/null

# At the handover the receipt goes into the day book; the police are sent the checkpoint, the auditor the policy.
$ callout log receipt
Write this into the day book, or print it:

  3-XWKX-F8SQ-KEYP-ZCCG-PAVE-9QWJ-EB8
  Records: 3. Friday 20 November 2026, 09:00
  Log: elm-house.example-care/log/2026

It says nothing about anybody. With it anyone can check later whether one of
these records was changed or taken away. The letters O, I, L and U are not
used.
To check it: callout log verify --receipt RECEIPT

$ callout log head --out police-head
The checkpoint is in police-head. Records: 3. Give it to an agency to keep.

$ callout log head --policy --out policy
The trust policy is in policy: hand it over by another way than the bundle that it is for.

$ cp home/log.sqlite tuesday.sqlite

$ cp stick/heads.txt tuesday-heads.txt

clock: 2026-11-21 09:00

$ callout decide --answers mug.yaml --json > /dev/null

$ cp home/log.sqlite honest.sqlite

$ cp stick/heads.txt honest-heads.txt

$ callout log verify
The log holds. Records: 4
Log: elm-house.example-care/log/2026
Root: 6f735d0dd7852be1451532eb2160ad0d3bbfb333a6c7503e9fadcb1f0bead42e
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
Checkpoints that the home itself kept, and that fit: 4. Whoever can change the
  log may change these too: --receipt and --pinned hold it against others'.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# 1. He edits a record in the file. No key, nothing kept: it is named all the same.
$ sqlite3 home/log.sqlite "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'call_999', 'none') AS BLOB) WHERE seq = 1"

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 3. Records: 4
- record 1: [altered-record] record 1 was altered: its hash is not the one
  stored when it was written
- record 1: [other-history] the first 2 records are not those that the kept
  checkpoint of size 2 signed
- log: [wrong-root] the root over the records is not the one that the
  checkpoint signed
Keep every file as it is, and tell whoever audits this home.
Log: elm-house.example-care/log/2026
Root: 1df3a0d980189b6acd35aeb333576389c71a210efc425f28814fc8b049e5345d
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
[exit 4]

# 2. He takes the last record out, with all that hangs on it, and puts the checkpoint of the day before in its place.
$ cp tuesday.sqlite home/log.sqlite

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 1. Records: 3
- record 3: [cut-off] a kept checkpoint signs 4 records, and 3 are here: the
  end is cut off, or an older copy was put back
Keep every file as it is, and tell whoever audits this home.
Log: elm-house.example-care/log/2026
Root: ef27d7a3379bbd6fb190b2b6e4df9272fab26df686e3b60a9dd2e767bf8724c6
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 3
[exit 4]

# He takes the last line out of the second folder too. Now the home's own files agree with each other,
$ cp tuesday-heads.txt stick/heads.txt

$ callout log verify
The log holds. Records: 3
Log: elm-house.example-care/log/2026
Root: ef27d7a3379bbd6fb190b2b6e4df9272fab26df686e3b60a9dd2e767bf8724c6
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 3
Checkpoints that the home itself kept, and that fit: 3. Whoever can change the
  log may change these too: --receipt and --pinned hold it against others'.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# ... and what was kept on Tuesday fits still: nobody outside kept anything of Wednesday. A receipt at each handover helps.
$ callout log verify --pinned police-head
The log holds. Records: 3
Log: elm-house.example-care/log/2026
Root: ef27d7a3379bbd6fb190b2b6e4df9272fab26df686e3b60a9dd2e767bf8724c6
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 3
Fits: the pinned checkpoint in police-head, at 3 records
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# 3. He has the log's key, and rewrites history: record 1 says something else, and everything is signed again.
$ cp honest.sqlite home/log.sqlite

$ cp honest-heads.txt stick/heads.txt

$ rewrite home 1 call_999 none

$ callout log verify
THE LOG DOES NOT HOLD. Problems: 1. Records: 4
- record 1: [other-history] the first 2 records are not those that the kept
  checkpoint of size 2 signed
Keep every file as it is, and tell whoever audits this home.
Log: elm-house.example-care/log/2026
Root: 964969960b6bccf3b14e063a307edc51b36a3cc705a221061642fda166662168
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
[exit 4]

# The decision does not follow from its answers any more: to hide that, he must change those too.
$ callout log replay
Decided again: 4. Same: 3. Different: 1. Not replayable: 0.

Different:
  Record 1, ELM-818D-B, written by calloutcli 0.1.0 (this is 0.1.0)
    advice.outcome: recorded `none`, now `call_999`
    advice.channel: recorded `none`, now `call_999`
    advice.possible: recorded `none`, now `call_999`
      because the recorded answers lead to `call_999`, by danger-now
    taken.outcome: recorded `none`, now nothing
      because the protocol has no outcome `none`

Keep every file as it is. callout log verify says whether a record was
altered.
[exit 4]

# The second folder goes on the fire.
$ rm stick/heads.txt

$ callout log verify
The log holds. Records: 4
Log: elm-house.example-care/log/2026
Root: 964969960b6bccf3b14e063a307edc51b36a3cc705a221061642fda166662168
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
Held against nothing that anybody kept: a log that was cut short, or written
  again with its own key, would hold too. To see that it was not: --receipt,
  --pinned.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

$ callout log verify --pinned police-head
THE LOG DOES NOT HOLD. Problems: 1. Records: 4
- record 2: [other-history] the first 3 records are not those that the pinned
  checkpoint in police-head of size 3 signed
Keep every file as it is, and tell whoever audits this home.
Log: elm-house.example-care/log/2026
Root: 964969960b6bccf3b14e063a307edc51b36a3cc705a221061642fda166662168
Checked with: this home's own key file
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
[exit 4]

# 4. He is thorough, and makes a bundle of it for the auditor: it is signed with the log's true key.
$ callout log export for-the-auditor --json > /dev/null

$ callout log verify for-the-auditor
error: a bundle cannot vouch for itself: the log's key must come by another way
hint: ask the home for it (`callout log head --policy`), then: callout log verify BUNDLE --policy FILE
[exit 2]

$ callout log verify for-the-auditor --policy policy
The log holds. Records: 4
Log: elm-house.example-care/log/2026
Root: 964969960b6bccf3b14e063a307edc51b36a3cc705a221061642fda166662168
Checked with: the policy policy
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
Held against nothing that anybody kept: a log that was cut short, or written
  again with its own key, would hold too. To see that it was not: --receipt,
  --pinned.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

$ callout log verify for-the-auditor --policy policy --pinned police-head
THE LOG DOES NOT HOLD. Problems: 1. Records: 4
- record 2: [other-history] the first 3 records are not those that the pinned
  checkpoint in police-head of size 3 signed
Keep every file as it is, and tell whoever audits this home.
Log: elm-house.example-care/log/2026
Root: 964969960b6bccf3b14e063a307edc51b36a3cc705a221061642fda166662168
Checked with: the policy policy
Personal fields: disclosed 0, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 4
[exit 4]

# 5. A record made of a lie, or never made, no check can show: no word here is about that.
