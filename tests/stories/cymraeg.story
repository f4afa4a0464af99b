Cymraeg: in Welsh, and back to English with one key

`--lang cy`, `CALLOUT_LANG=cy`, or the home's own setting; `l` at any prompt changes it. An answer means the same whatever it was asked in, and
the record says which words were shown.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Llys Derwen"
    organisation: "Gofal Enghraifft"
    code: "LLY"
    nation: "wales"
    language: "cy"
    protocol: "all-wales-example@1.0.0"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"
      emergency_duty_team: "01632 960003"
      placing_authority: "01632 960005"

$ callout decide
If anyone is in danger now, call 999. You do not need this tool first.
Os oes rhywun mewn perygl nawr, ffoniwch 999. Nid oes angen hwn yn gyntaf.

Llys Derwen. Protocol all-wales-example 1.0.0. NID OES CYTUNDEB LLEOL MEWN
GRYM: enghraifft yw hon, nid protocol eich heddlu chi. Nid oes darllenydd
rhugl wedi gwirio'r geiriau hyn. Nid oes darllenydd rhugl wedi gwirio
geiriau'r rhaglen hon.

Cwestiwn 1 (tua 5 arall)
Oes rhywun mewn perygl ar hyn o bryd?
  1. Oes   2. Nac oes   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> dau
Teipiwch 1, 2 neu 3.
> 2

Cwestiwn 2 (tua 4 arall)
Pryd ddigwyddodd hyn? Pwyswch Enter os yw'n digwydd nawr.
Neu teipiwch amser: 0214, 2.14yb, ddoe 23:15
b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a stopio
> ddoe 23:15
Yr amser hwnnw yw dydd Sadwrn 21 Tachwedd, 23:15.

Cwestiwn 3 (tua 3 arall)
Oes plentyn na allwch chi ddod o hyd iddo?
  1. Nac oes   2. Oes   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> l

Question 3 (about 3 more)
Is there a child you cannot find?
  1. No   2. Yes   3. I do not know
Type a number. b back, ? why, r review, l Cymraeg, 9 danger now, q save and
stop
> l

Cwestiwn 3 (tua 3 arall)
Oes plentyn na allwch chi ddod o hyd iddo?
  1. Nac oes   2. Oes   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> 1

Cwestiwn 4 (tua 2 arall)
Oes oedolyn wedi brifo'r plentyn, neu oes rhywun yn ei ddefnyddio?
  1. Nac oes   2. Oes   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> 1

Cwestiwn 5 (tua 1 arall)
Ydy hyn yn rhy ddifrifol i'r cartref ei ddatrys heb yr heddlu?
  1. Nac ydy   2. Ydy   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> 1

Cwestiwn 6 (yr olaf efallai)
Oes rhywun a gafodd ei frifo eisiau dweud wrth yr heddlu?
  1. Nac oes   2. Oes   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> 2

Gwiriwch eich atebion
  1. Oes rhywun mewn perygl ar hyn o bryd? Nac oes
  2. Pryd ddigwyddodd hyn? dydd Sadwrn 21 Tachwedd, 23:15
  3. Oes plentyn na allwch chi ddod o hyd iddo? Nac oes
  4. Oes oedolyn wedi brifo'r plentyn, neu oes rhywun yn ei ddefnyddio? Nac
     oes
  5. Ydy hyn yn rhy ddifrifol i'r cartref ei ddatrys heb yr heddlu? Nac ydy
  6. Oes rhywun a gafodd ei frifo eisiau dweud wrth yr heddlu? Oes
Teipiwch rif i'w newid, neu y i benderfynu. l English, 9 perygl nawr, q cadw a
stopio
> 1

Eto:
Oes rhywun mewn perygl ar hyn o bryd?
  1. Oes   2. Nac oes   3. Dydw i ddim yn gwybod
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, 9 perygl nawr, q cadw a
stopio
> 1

PENDERFYNIAD: Argyfwng: ffoniwch 999 nawr
Gwnewch nawr:
  1. Ffoniwch 999 nawr.
  2. Cadwch eich hun a'r plant i ffwrdd o'r perygl.
  3. Ewch i gwrdd â'r heddlu y tu allan. Dywedwch beth sydd ei angen ar y
     plentyn.
  4. Ffoniwch yn ôl os bydd pethau'n tawelu.
  5. Ffoniwch y rheolwr ar alwad pan fyddwch chi'n ddiogel.
Pam: Gall rhywun fod mewn perygl nawr, felly ffoniwch yn gyntaf. (rheol
  danger-now. Ffynhonnell: Pecyn cymorth Cymru i weithwyr proffesiynol:
  plismona sy'n canolbwyntio ar y plentyn: immediate safety)
  - Oes rhywun mewn perygl ar hyn o bryd? Oes
Dywedwch wedyn wrth: Y rheolwr ar alwad
Os nad oes neb yn ateb: Tîm dyletswydd brys y cyngor (y tu allan i oriau
  swyddfa)
Pwy sydd i gael gwybod:
  - Y cyngor a leolodd y plentyn, o fewn 24 awr (Rhaid iddyn nhw wybod pan
    fydd yr heddlu'n cael eu galw.)
Rhifau ffôn:
  Y rheolwr ar alwad
  01632 960001
  Tîm dyletswydd brys y cyngor (y tu allan i oriau swyddfa)
  01632 960003
  Y cyngor a leolodd y plentyn
  01632 960005
Byddai hyn wedi newid y penderfyniad:
  - Ffoniwch y rheolwr, os: Oes rhywun mewn perygl ar hyn o bryd? Nac oes
NID OES CYTUNDEB LLEOL MEWN GRYM: enghraifft yw hon, nid protocol eich heddlu
chi. Nid oes darllenydd rhugl wedi gwirio'r geiriau hyn.
Gallwch ffonio 999 unrhyw bryd o hyd.
Cyfeirnod:
LLY-1HKQ-J

Teipiwch c i gofnodi pwy ffonioch chi.
Os nad ydych chi'n cytuno, teipiwch o. Gallwch ffonio 999 unrhyw bryd o hyd.
Pwyswch Enter i ychwanegu manylion nawr. l English. q i stopio: ychwanegwch
nhw wedyn gyda callout resume
> q

Wedi stopio. Mae'r penderfyniad wedi'i gofnodi. I ychwanegu manylion: callout
resume
Cyfeirnod:
LLY-1HKQ-J

$ callout log show 0
...
  "language": "cy",
...
  "wording": {
...
