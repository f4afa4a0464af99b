Setting up a home, in pieces

Somebody calls in the middle of it. `q` stops, a closed window stops, and all that was typed is saved. `b` goes back a line, `l`
changes the language.

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
> b
The home's name (now: Elm House)
> Elm Lodge
The organisation that runs it (now: not set)
> Example Care
A short code for references, such as ELM (now: HOME)
> q
Stopped. What you typed so far is saved. To go on: callout setup

$ callout setup home
Settings for the home in home

Step 2 of 8: The home
These stand on every card, and the log is named after them with its first
record, for good.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
The home's name (now: Elm Lodge)
> b
This is the first line.
The home's name (now: Elm Lodge)
>
The organisation that runs it (now: Example Care)
>
A short code for references, such as ELM (now: HOME)
> ELM

Saved.

$ callout setup language
Settings for the home in home

Step 1 of 8: Language
The questions are asked in it. Anybody can change it with l while they answer.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
  1. English   2. Cymraeg
The language. Type a number (now: English)
> l

Cam 1 o 8: Iaith
Gofynnir y cwestiynau ynddi. Gall unrhyw un ei newid gydag l wrth ateb.
Enter gadael, - clirio, b yn ôl, ? pam, l English, q cadw a stopio
  1. English   2. Cymraeg
Yr iaith. Teipiwch rif (nawr: English)
> 3
Teipiwch 1 neu 2.
> 2
Nid oes darllenydd rhugl wedi gwirio geiriau'r rhaglen hon.

Wedi'i gadw.

$ callout setup receipt
Gosodiadau'r cartref sydd yn home

Cam 8 o 8: Y dderbynneb wrth drosglwyddo'r shifft
Ysgrifennwch dderbynneb yn y dyddiadur gwaith bob tro y trosglwyddir y shifft.
Mae'n dangos wedyn na newidiwyd ac na thynnwyd unrhyw gofnod.
Mae callout handover yn ei dangos gyda phopeth arall y mae'n rhaid i'r shifft
nesaf ei wybod. Ar ei phen ei hun: callout log receipt
Enter gadael, - clirio, b yn ôl, ? pam, l English, q cadw a stopio
Ar ôl sawl diwrnod heb dderbynneb y mae callout doctor yn dweud hynny (nawr:
  7)
> ^D

Wedi stopio. Mae'r hyn a deipioch hyd yma wedi'i gadw. I fynd ymlaen: callout
setup
[exit 130]

# Somebody mends the file by hand, and forgets a quotation mark.
$ edit home/home.yaml 'home: "Elm Lodge"' 'home: "Elm Lodge'

$ callout doctor
WRONG: settings: the home's settings in `home/home.yaml` cannot be read
  home/home.yaml:4:16: error[not-yaml]: this is not YAML: did not find expected key
    4 | organisation: "Example Care"
      |                ^
     = help: check the indentation, the colons and the quotes on this line and the one above
  Meaning: No incident can be decided here until this file is mended.
  To do: mend that line in any editor; or begin anew with `callout setup`,
    which puts this file aside
OK: folder: home can be written
OK: clock: it is 20 November 2026, 10:00 here; if that is wrong, set this
  computer's clock

Wrong: 1. Worth a look: 0.
[exit 1]

$ callout setup home --lang en
error: the home's settings in `home/home.yaml` cannot be read
home/home.yaml:4:16: error[not-yaml]: this is not YAML: did not find expected key
  4 | organisation: "Example Care"
    |                ^
   = help: check the indentation, the colons and the quotes on this line and the one above
hint: mend that line in any editor; or begin anew with `callout setup`, which puts this file aside
Type y to put this file aside and set up the home anew. Anything else leaves
it.
> n
[exit 6]

$ callout setup home --lang en
error: the home's settings in `home/home.yaml` cannot be read
home/home.yaml:4:16: error[not-yaml]: this is not YAML: did not find expected key
  4 | organisation: "Example Care"
    |                ^
   = help: check the indentation, the colons and the quotes on this line and the one above
hint: mend that line in any editor; or begin anew with `callout setup`, which puts this file aside
Type y to put this file aside and set up the home anew. Anything else leaves
it.
> y
It is in home/home.yaml.20261120100000 now.
Settings for the home in home

Step 2 of 8: The home
These stand on every card, and the log is named after them with its first
record, for good.
Enter leaves it, - clears it, b back, ? why, l Cymraeg, q save and stop
The home's name (now: not set)
> Elm Lodge
The organisation that runs it (now: not set)
>
A short code for references, such as ELM (now: HOME)
> ^C
Stopped. What you typed so far is saved. To go on: callout setup
[exit 130]
