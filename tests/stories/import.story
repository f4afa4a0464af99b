Import: six old incidents out of a spreadsheet

Elm House kept its incidents in a spreadsheet before it had callout. The manager takes them into the log, marked as imported, so
that later figures have something to be held against. One line is wrong at first, and so nothing is written. The same file is not
taken in twice.

clock: 2026-11-26 09:30
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"

# What the spreadsheet program saved. Line 4 has a word that is spelt wrongly. Line 6 is two lines of the file.
file old.csv:
    Ref,Date,Time,What,Where,Police,Outcome,RJ,Young person,Notes,Keyworker
    11/07,03/03/2011,02:14,Criminal damage,Unit,999,Reprimand,N,KB,Kicked the kitchen door in.,SM
    11/09,12/04/2011,,AWOL,Community,101,,,KB,"Back at 03:00, on his own.",SM
    11/12,02/07/2011,n/k,Asault on staff,Unit,N,,Held,TR,Pushed a worker at bedtime.,SM
    11/15,30/10/2011,01:30 second,Theft,Unit,N,,Declined,TR,Took a phone.,AD
    12/02,14/02/2012,21.40,Criminal damage,Unit,N,NFA,Held,MW,"Broke two plates.
    Swept up, and said sorry.",AD
    12/04,19/05/2012,16:05,Assault on YP,School,999,Final warning,,KB,Hit another child at the bus stop.,SM

# What its columns are, and what its words mean. Nothing is guessed.
file mapping.yaml:
    format: 1
    dates: [DD/MM/YYYY]
    happened: {column: Date, time column: Time, no time: [n/k]}
    fields:
      category:
        column: What
        values:
          Criminal damage: damage
          AWOL: missing
          Assault on staff: hurt_staff
          Assault on YP: hurt_child
          Theft: taken
      location: {column: Where, values: {Unit: inside, Community: outside, School: outside}}
      channel: {column: Police, values: {999: call_999, 101: call_101, N: none}}
      called_by: {always: not_recorded}
      disposal:
        column: Outcome
        values: {NFA: no_further_action, Reprimand: reprimand, Final warning: final_warning}
        blank: not_recorded
      restorative_offered: {column: RJ, values: {Held: yes, Declined: yes, N: no}, blank: not_recorded}
      restorative_accepted: {column: RJ, values: {Held: yes, Declined: no, N: not_recorded}, blank: not_recorded}
      restorative_completed: {column: RJ, values: {Held: yes, Declined: no, N: no}, blank: not_recorded}
      child: {column: Young person}
      words: {column: Notes}
      old_reference: {column: Ref}

$ callout import old.csv --mapping mapping.yaml
error: `old.csv` cannot be imported: problems: 1. Nothing was written
old.csv:4: What: the mapping does not know the word `Asault on staff`
   = help: did you mean `Assault on staff`? Else add it to the `values` of `category` in the mapping
hint: mend the file or the mapping, and try it first with --dry-run
[exit 2]

# She mends the line in the file, and looks first.
$ edit old.csv "Asault" "Assault"

$ callout import old.csv --mapping mapping.yaml --dry-run
old.csv: incidents: 6, from Thursday 3 March 2011 to Saturday 19 May 2012
  Was missing: 1
  Hit, pushed or hurt another child: 1
  Hit, pushed or hurt a worker: 1
  Broke or damaged the home's things: 2
  Took something: 1
Without a time: 2
Not recorded, because the file does not say it: called_by 6, attended 6, crime
    6, disposal 3, referred_by 6, restorative_offered 2, restorative_accepted
    3, restorative_completed 2
note: columns that the mapping does not use: Keyworker
Nothing was written: this was a dry run.

$ callout log list
Nothing is recorded here yet.

$ callout import old.csv --mapping mapping.yaml
old.csv: incidents: 6, from Thursday 3 March 2011 to Saturday 19 May 2012
  Was missing: 1
  Hit, pushed or hurt another child: 1
  Hit, pushed or hurt a worker: 1
  Broke or damaged the home's things: 2
  Took something: 1
Without a time: 2
Not recorded, because the file does not say it: called_by 6, attended 6, crime
    6, disposal 3, referred_by 6, restorative_offered 2, restorative_accepted
    3, restorative_completed 2
note: columns that the mapping does not use: Keyworker
Is that right? What is imported cannot be taken out again. Type y to import
> y
Imported. Records: 0 to 5. Every one is marked as imported.
  line 2: ELM-0NGR-2
  line 3: ELM-P739-Q
  line 4: ELM-J8NF-M
  line 5: ELM-SX7K-3
  line 6: ELM-1ZCZ-6
  line 8: ELM-GHWN-P

# The reprimand is a youth caution in today's terms. The old word stays beside it.
$ callout show ELM-0NGR-2
Case ELM-0NGR-2. Records: 1

Record 0: imported, Thursday 3 March 2011, 02:14
  Happened: Thursday 3 March 2011, 02:14
  Time: As the file gives it
  What: Broke or damaged the home's things
  Where: In the home or its grounds
  Police told: By 999
  Decided: Youth caution
  Old word on the paper: Reprimand
  Restorative talk offered: No
  Restorative talk completed: No
  The child's code: KB
  In the file's words: Kicked the kitchen door in.
  Old reference: 11/07
  Line of the file: 2
  SHA-256 of the file:
    d8b6547450138be32f7346d51544caea1b5df16cd7dfc3c6edd91c4df7d081a2
  Entered: Thursday 26 November, 09:30 (late entry)
  Recorded by: no role was given (this PC, role only)

# Nobody knows at what time this one happened.
$ callout show ELM-P739-Q
Case ELM-P739-Q. Records: 1

Record 1: imported, Tuesday 12 April 2011, 12:00
  Happened: Tuesday 12 April 2011, 12:00
  Time: Not in the file: noon stands for it
  What: Was missing
  Where: Somewhere else
  Police told: By 101
  The child's code: KB
  In the file's words: Back at 03:00, on his own.
  Old reference: 11/09
  Line of the file: 3
  SHA-256 of the file:
    d8b6547450138be32f7346d51544caea1b5df16cd7dfc3c6edd91c4df7d081a2
  Entered: Thursday 26 November, 09:30 (late entry)
  Recorded by: no role was given (this PC, role only)

$ callout log verify
The log holds. Records: 6
Log: elm-house.example-care/log/2026
Root: 61507736dc15145e0a1fee5de502cc60f4d2536e1fc5e6a764c1b52dacad0867
Checked with: this home's own key file
Personal fields: disclosed 18, withheld 0, erased 0, missing and unexplained 0
Signed by a person: 0. This PC, role only: 6
Checkpoints that the home itself kept, and that fit: 1. Whoever can change the
  log may change these too: --receipt and --pinned hold it against others'.
What was never recorded, no check of a log can show: compare police incident
  numbers, rota and day book.

# The same file again would count every incident twice.
$ callout import old.csv --mapping mapping.yaml
error: `old.csv` cannot be imported: problems: 1. Nothing was written
old.csv:2: this file was imported before: its line 2 is record 0
   = help: callout log list --kind imported shows what was imported
hint: take what was imported before out of the file; what is wrong in it can be corrected
[exit 2]

# Next year somebody adds a line to the spreadsheet and saves it anew.
$ edit old.csv "12/04,19/05/2012" "12/03,01/03/2012,08:00,Theft,Unit,N,,,KB,Took a bicycle.,AD\n12/04,19/05/2012"

$ callout import old.csv --mapping mapping.yaml
error: `old.csv` cannot be imported: problems: 6. Nothing was written
old.csv:2: what this line says was imported before
   = also in lines: 3, 4, 5, 6, 9
   = help: take it out of the file: record 0 says the same
hint: take what was imported before out of the file; what is wrong in it can be corrected
[exit 2]

# She saves the new line alone.
file new.csv:
    Ref,Date,Time,What,Where,Police,Outcome,RJ,Young person,Notes,Keyworker
    12/03,01/03/2012,08:00,Theft,Unit,N,,,KB,Took a bicycle.,AD

$ callout import new.csv --mapping mapping.yaml
...
> y
Imported. Record: 6. It is marked as imported.
...

# What is imported decides nothing, waits for nothing, and a protocol is not held against it.
$ callout pending
Nothing waits.

$ callout log replay
Decided again: 0. Same: 0. Different: 0. Not replayable: 0.
Other records, which decide nothing: imported 7.
