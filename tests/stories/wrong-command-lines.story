Wrong command lines

Each says what is wrong and what to do. At an incident the 999 line stands first, always.

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

$ callout
If anyone is in danger now, call 999. You do not need this tool first.

At an incident
  callout decide      a few questions: manage it here, or call the police
  callout resume      go on with an interview that was stopped
  callout show REF    one case in full; callout card REF for its card

After it
  callout pending     what waits, overdue first
  callout handover    what the next shift must know
  callout close REF   what was decided of a case that was put off or left open
  callout add REF KIND   whom you asked or told, what was put right, what the
                         police did, a note: callout add --help lists them

Running the home
  callout setup       the home's name and its phone numbers
  callout doctor      what is missing or wrong on this computer
  callout decide --practice   a story to practise on, which counts nowhere
  callout occupancy   the bed nights of a month
  callout nil-return  that a month had no incident
  callout resident    a child who lives here, for the yearly figures
  callout import FILE.csv   past incidents from a spreadsheet

Owning a protocol
  callout protocol check FILE     what is missing or contradictory in it
  callout protocol diff OLD NEW   what a change does; also test, new, show,
                                  graph, page
  callout protocol sign FILE      agreeing to it; also trust, approve, adopt,
                                  callout key new

Checking the record
  callout log verify  whether it still holds; also log receipt
  callout log review  what to look at first, and rules often departed from
  callout log replay  whether every decision follows from its answers;
                      also log backtest
  callout log export  a bundle for others; also log list, log show, log erase

callout --help shows every command. callout COMMAND --help explains one.

$ callout decide --help
If anyone is in danger now, call 999. You do not need this tool first.
Usage: callout decide [OPTIONS]

  Walk one incident: a few questions, the advice, the record.

  A question that an answers file leaves out counts as "I do not know".

Options:
  --protocol FILE or ID@VERSION  Which protocol. Else the home's own.
  --answers FILE or -            Decide by the answers in a YAML or JSON file,
                                 asking nothing.
  --json                         Print JSON for a script.
  --dry-run                      With --answers: write nothing.
  --practice                     Practise on a story. Nothing goes into the
                                 home's log.
  --story NAME                   With --practice: which story, by the
                                 beginning of its name.
  --key FILE                     Your own key, to sign the record with. Else
                                 CALLOUT_KEY.
  --lang en or cy                English or Welsh. Else CALLOUT_LANG.
  --home FOLDER                  The folder with the home's data. Else
                                 CALLOUT_HOME.
  -h, --help                     Show this message and exit.

$ callout decide --quick
If anyone is in danger now, call 999. You do not need this tool first.
error: no such option: --quick
hint: callout decide --help shows what it takes
[exit 2]

$ callout decide --json
If anyone is in danger now, call 999. You do not need this tool first.
error: `--json` and `--dry-run` need `--answers`
hint: callout decide alone asks the questions one by one
[exit 2]

$ callout dicide
error: no such command 'dicide'. Did you mean 'decide'?
hint: callout --help shows what it takes
[exit 2]

$ callout log
Usage: callout log [OPTIONS] COMMAND [ARGS]...

  What was recorded, and whether it still holds.

Options:
  -h, --help  Show this message and exit.

Commands:
  list      Every record, a line each.
  show      One record exactly as it is kept, with what it discloses.
  review    What a review looks at first: emergency advised and not...
  erase     Erase personal words for good; a record says which, on what...
  verify    Check every record, disclosure and signature, and name what...
  receipt   A short line for the day book, by which the log can be...
  head      The last signed checkpoint, for an agency to keep.
  keep      Check a checkpoint that came back, and keep it.
  export    Hand over the log, or some of its records, as evidence that...
  replay    Make each recorded decision again, by its own protocol and...
  backtest  What another version of a protocol would have decided, and...
[exit 2]

$ callout log show ten
error: invalid value for 'SEQ': 'ten' is not a valid int range
hint: callout log show --help shows what it takes
[exit 2]

$ callout log show 0
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout show ELM-7K4Q-R
error: there is no log in `home` yet
hint: it is made by the first `callout decide`
[exit 6]

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.

Elm House. Protocol reference-model 1.0.0. NO LOCAL AGREEMENT IS IN FORCE:
this is an example, not your police force's protocol.

Question 1 (about 8 more)
Right now, is anyone facing serious harm, a weapon, a fire, or violence you
cannot stop?
...
> 1

DECISION: Emergency: call 999 now
...
You can still call 999 at any time.
Reference:
ELM-MSHN-U

Type c to record whom you rang.
If you disagree, type o. You can still call 999 at any time.
Press Enter to add details now. q to stop: add them later with callout resume
> q

Stopped. The decision is recorded. To add details: callout resume
Reference:
ELM-MSHN-U

$ callout show ELM-7K4Q-R
error: no case here has the reference ELM-7K4Q-R
hint: callout log list shows every reference; an unfinished interview is found by callout resume
[exit 2]

$ callout show ELM-7K4Q-R
error: no case here has the reference ELM-7K4Q-R
hint: callout log list shows every reference; an unfinished interview is found by callout resume
[exit 2]

$ callout show Elm
error: `Elm` is not a reference
hint: a reference looks like ELM-7K4Q-R; `callout log list` shows them
[exit 2]

$ callout show
error: missing argument 'REF'
hint: callout show --help shows what it takes
[exit 2]

$ callout resume ELM-7K4Q-R
If anyone is in danger now, call 999. You do not need this tool first.
Waiting: 6. First: ELM-MSHN-U. Registered manager judges whether to tell: The
  child's parent. By Monday 23 November, 01:55. callout pending lists all
error: no unfinished interview has the reference ELM-7K4Q-R
hint: callout show tells what is recorded of it
[exit 2]

$ callout decide --protocol nothing
If anyone is in danger now, call 999. You do not need this tool first.
error: there is no protocol `nothing` here
hint: give a path, or one of: all-wales-example@1.0.0, leicestershire-2008@1.0.0, pan-dorset-slow-time@1.0.0, reference-model@1.0.0
[exit 3]

$ callout decide --protocol nothing.yaml
If anyone is in danger now, call 999. You do not need this tool first.
error: there is no protocol file `nothing.yaml`
hint: give a path, or one of: all-wales-example, leicestershire-2008, pan-dorset-slow-time, reference-model
[exit 3]

$ callout decide --protocol reference-model@9.9.9
If anyone is in danger now, call 999. You do not need this tool first.
error: there is no protocol `reference-model@9.9.9` here
hint: give a path, or one of: all-wales-example@1.0.0, leicestershire-2008@1.0.0, pan-dorset-slow-time@1.0.0, reference-model@1.0.0
[exit 3]

$ callout log show 7
error: there is no record 7: the log has 1, counted from 0
hint: callout log list shows them
[exit 2]
