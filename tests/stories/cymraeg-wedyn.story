Cymraeg, wedyn: what comes after, in Welsh, and back to English with one key

A form is asked in the language of the home. `l` asks the same question again in the other one, at any prompt; what is recorded is the
same whatever it was asked in.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Llys Derwen"
    code: "LLY"
    nation: "wales"
    language: "cy"
    protocol: "all-wales-example@1.0.0"
    contacts:
      on_call_manager: "01632 960001"
      registered_manager: "01632 960002"
      emergency_duty_team: "01632 960003"
      placing_authority: "01632 960005"
file answers.yaml:
    danger: no
    missing: no
    used: no
    serious: unknown
    wishes: no

$ callout decide --answers answers.yaml
If anyone is in danger now, call 999. You do not need this tool first.
PENDERFYNIAD: Heb ei benderfynu eto. Holwch cyn gweithredu.
...

# Whom the worker rang. The question is asked again in the language that was not in force.
$ callout add LLY-Q2RQ-D consultation
LLY-Q2RQ-D: pwy a holwyd. Pwy wnaethoch chi ei holi, neu geisio ei holi, pryd,
a beth oedd yr ateb.
Holwch yn gyntaf: Y rheolwr ar alwad neu Tîm dyletswydd brys y cyngor (y tu
allan i oriau swyddfa).

Pwy wnaethoch chi ei holi, neu geisio ei holi?
  1. Y rheolwr ar alwad
  2. Tîm dyletswydd brys y cyngor (y tu allan i oriau swyddfa)
  3. Rhywun arall
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> 1

Beth oedd y canlyniad?
  1. Cafwyd gafael arnyn nhw, a chytunon nhw
  2. Cafwyd gafael arnyn nhw, a dywedon nhw y dylid gwneud rhywbeth arall
  3. Dim ateb
  4. Cafwyd gafael arnyn nhw, ond doedden nhw ddim yn gallu dweud eto
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> l
What came of it?
  1. Reached, and agreed
  2. Reached, and said to do something else
  3. No answer
  4. Reached, but could not say yet
Type a number. b back, ? why, r review, l Cymraeg, q stop
> l
Beth oedd y canlyniad?
  1. Cafwyd gafael arnyn nhw, a chytunon nhw
  2. Cafwyd gafael arnyn nhw, a dywedon nhw y dylid gwneud rhywbeth arall
  3. Dim ateb
  4. Cafwyd gafael arnyn nhw, ond doedden nhw ddim yn gallu dweud eto
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> 4

Pryd oedd hynny?
Pwyswch Enter i roi'r amser presennol. Neu teipiwch amser: 0214, 2.14yb, ddoe
23:15
b yn ôl, ? pam, r adolygu, l English, q stopio
> ?
Fe'i cedwir ar gyfer pwy bynnag fydd yn edrych yn ôl ar yr achos.
>

Sut?
  1. Dros y ffôn
  2. Wyneb yn wyneb
  3. Drwy neges neu e-bost
Pwyswch Enter i'w hepgor.
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> 1

Beth oedd yr ateb, mewn ychydig eiriau?
Pwyswch Enter i'w hepgor.
b yn ôl, ? pam, r adolygu, l English, q stopio
> John Smith
Mae hyn yn edrych fel enw llawn. Defnyddiwch god neu lythrennau cyntaf yr enw.
Pwyswch Enter i'w gadw, neu teipiwch ef eto.
> l
This looks like a full name. Use a code or initials. Press Enter to keep it,
or type it again.
> Ddim yn siŵr.
Check your answers
  1. Asked: On-call manager
  2. What came of it: Reached, but could not say yet
  3. When: Sunday 22 November, 01:55
  4. How: By phone
  5. What they said: Ddim yn siŵr.
Type a number to change it, or y to record. l Cymraeg, q to stop
> y

What is your role? Press Enter to leave it out.
  1. Care worker
  2. Senior on shift
  3. Agency or bank worker
  4. Manager
  5. Other
Type a number. l Cymraeg, q to stop
> 2
Recorded. It is record 1 of the log.
Still to do in this case: 1
  The answers left it open: On-call manager decides

clock: 2026-11-22 09:30

# Somebody decides. What the protocol can lead to is said in its own words, in either language.
$ callout close LLY-Q2RQ-D
LLY-Q2RQ-D: gadawodd yr atebion hyn yn agored, ac nid oes neb wedi penderfynu
eto.

A gawsoch chi eich brifo, neu a ddywedir eich bod wedi niweidio plentyn?
  1. Ie   2. Na
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> 2

Beth a benderfynwyd?
  1. Datryswch hyn yn y cartref
  2. Ffoniwch y rheolwr. Os oes rhaid cael yr heddlu, gofynnwch am ffordd
     anffurfiol o ddatrys y mater
  3. Rhywbeth arall
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> l
What was decided?
  1. Put it right in the home
  2. Ring the manager. If the police must come in, ask for an informal way to
     settle it
  3. Something else
Type a number. b back, ? why, r review, l Cymraeg, q stop
> l
Beth a benderfynwyd?
  1. Datryswch hyn yn y cartref
  2. Ffoniwch y rheolwr. Os oes rhaid cael yr heddlu, gofynnwch am ffordd
     anffurfiol o ddatrys y mater
  3. Rhywbeth arall
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> 2

Pwy benderfynodd?
  1. Y rheolwr ar alwad
  2. Tîm dyletswydd brys y cyngor (y tu allan i oriau swyddfa)
  3. Yr uwch weithiwr ar y shifft
  4. Rheolwr y cartref
  5. Rhywun arall
Teipiwch rif. b yn ôl, ? pam, r adolygu, l English, q stopio
> 1

Pryd y penderfynwyd hyn?
Pwyswch Enter i roi'r amser presennol. Neu teipiwch amser: 0214, 2.14yb, ddoe
23:15
b yn ôl, ? pam, r adolygu, l English, q stopio
>

Pam, mewn un frawddeg?
Pwyswch Enter i'w hepgor.
b yn ôl, ? pam, r adolygu, l English, q stopio
> Mae'n rhy ddifrifol.
Gwiriwch eich atebion
  1. Penderfynwyd: Ffoniwch y rheolwr. Os oes rhaid cael yr heddlu, gofynnwch
     am ffordd anffurfiol o ddatrys y mater
  2. Penderfynwyd gan: Y rheolwr ar alwad
  3. Pryd: dydd Sul 22 Tachwedd, 09:30
  4. Pam: Mae'n rhy ddifrifol.
Teipiwch rif i'w newid, neu y i gofnodi. l English, q i stopio
> y

Beth yw eich rôl? Pwyswch Enter i'w hepgor.
  1. Gweithiwr gofal
  2. Uwch weithiwr ar y shifft
  3. Gweithiwr asiantaeth neu weithiwr wrth gefn
  4. Rheolwr
  5. Arall
Teipiwch rif. l English, q i stopio
> 4
Wedi'i gofnodi. Mae LLY-Q2RQ-D wedi'i gau.
I'w wneud o hyd yn yr achos hwn: 3
  I gael gwybod: Y cyngor a leolodd y plentyn
  Cofnodwch beth wnaeth yr heddlu, gyda'u rhif digwyddiad
  I'w gynnig: Cyfarfod adferol

# What is wrong is put right: what cannot be is said in Welsh, and 9 shows the 999 line here too.
$ callout add LLY-Q2RQ-D correction --seq 1
Yn cywiro cofnod 1: holi rhywun, dydd Sul 22 Tachwedd, 01:55. q i stopio
Mae'r cofnod yn aros fel yr ysgrifennwyd ef. Bydd yr hyn a deipiwch yn sefyll
wrth ei ochr.
Beth sy'n anghywir?
  1. Holwyd: Y rheolwr ar alwad
  2. Y canlyniad: Cafwyd gafael arnyn nhw, ond doedden nhw ddim yn gallu dweud
     eto
  3. Pryd: dydd Sul 22 Tachwedd, 01:55
  4. Sut: Dros y ffôn
  5. Yr ateb
  6. Y rôl: uwch weithiwr ar y shifft
  7. Rhywbeth arall
Teipiwch rif. l English, q i stopio
> l
What is wrong?
  1. Asked: On-call manager
  2. What came of it: Reached, but could not say yet
  3. When: Sunday 22 November, 01:55
  4. How: By phone
  5. What they said
  6. The role: senior on shift
  7. Something else
Type a number. l Cymraeg, q to stop
> 9
If anyone is in danger now, call 999. You do not need this tool first.
> l
Beth sy'n anghywir?
  1. Holwyd: Y rheolwr ar alwad
  2. Y canlyniad: Cafwyd gafael arnyn nhw, ond doedden nhw ddim yn gallu dweud
     eto
  3. Pryd: dydd Sul 22 Tachwedd, 01:55
  4. Sut: Dros y ffôn
  5. Yr ateb
  6. Y rôl: uwch weithiwr ar y shifft
  7. Rhywbeth arall
Teipiwch rif. l English, q i stopio
> 3
Pryd oedd hynny? Teipiwch amser: 0214, 2.14yb, ddoe 23:15
> 0140
Yr amser hwnnw yw dydd Sul 22 Tachwedd, 01:40.
Mae hynny cyn y digwyddiad. Os yw amser y digwyddiad ei hun yn anghywir,
cywirwch hwnnw'n gyntaf.
> 0157
Yr amser hwnnw yw dydd Sul 22 Tachwedd, 01:57.
  1. Ie   2. Na, rwy'n ei deipio eto
Teipiwch rif. l English, q i stopio
> 1
Pam?
  1. Cafodd ei deipio'n anghywir
  2. Daeth yn hysbys yn ddiweddarach
  3. Mae'n perthyn i achos arall
  4. Rheswm arall
Teipiwch rif. l English, q i stopio
> 1
Pam, mewn ychydig eiriau? Pwyswch Enter i'w hepgor.
>
Beth yw eich rôl? Pwyswch Enter i'w hepgor.
  1. Gweithiwr gofal
  2. Uwch weithiwr ar y shifft
  3. Gweithiwr asiantaeth neu weithiwr wrth gefn
  4. Rheolwr
  5. Arall
Teipiwch rif. l English, q i stopio
> 2
Wedi'i gofnodi. Cofnod 3 o'r log ydyw.

$ callout pending
I'W WNEUD: 1
LLY-Q2RQ-D. I gael gwybod: Y cyngor a leolodd y plentyn
  Erbyn yfory, dydd Llun 23 Tachwedd, 09:30
  callout add LLY-Q2RQ-D notification

DIM AMSER PENODOL: 2
LLY-Q2RQ-D. Cofnodwch beth wnaeth yr heddlu, gyda'u rhif digwyddiad
  callout add LLY-Q2RQ-D police-outcome
LLY-Q2RQ-D. I'w gynnig: Cyfarfod adferol
  callout add LLY-Q2RQ-D restorative

clock: 2026-12-02 11:00

$ callout occupancy
Faint o blant oedd yn byw yma mewn mis. Cyfrifir pob cyfradd ar sail hyn.

Pa fis?
Teipiwch fis: Hydref 2026, 10/2026, mis diwethaf
b yn ôl, ? pam, r adolygu, l English, q stopio
> Hydref
Hydref 2026: nosweithiau gwely mis.

Ar gyfer sawl plentyn y mae'r cartref wedi'i gymeradwyo?
Rhif o 1 i 200. Ar gyfer y rhif 9 teipiwch 09.
b yn ôl, ? pam, r adolygu, l English, q stopio
> 4

Sawl noson gwely oedd? Adiwch y gwelyau y cysgwyd ynddyn nhw, noson wrth
noson.
Rhif o 0 i 6200. Ar gyfer y rhif 9 teipiwch 09.
b yn ôl, ? pam, r adolygu, l English, q stopio
> 200

Sawl plentyn gwahanol a gysgodd yma, am un noson o leiaf? Cyfrwch bob plentyn
unwaith.
Rhif o 0 i 6200. Ar gyfer y rhif 9 teipiwch 09.
b yn ôl, ? pam, r adolygu, l English, q stopio
> l
How many different children slept here, at least one night? Count each child
once.
A number from 0 to 6200. For the number 9 type 09.
b back, ? why, r review, l Cymraeg, q stop
> 7

Is there anything that explains these figures? Give no names.
Press Enter to leave it out.
b back, ? why, r review, l Cymraeg, q stop
> l
A oes unrhyw beth sy'n esbonio'r ffigurau hyn? Peidiwch â rhoi enwau.
Pwyswch Enter i'w hepgor.
b yn ôl, ? pam, r adolygu, l English, q stopio
>
Lleoedd: 4, nosweithiau: 31, felly nosweithiau gwely, ar y mwyaf: 124.

Sawl noson gwely oedd? Adiwch y gwelyau y cysgwyd ynddyn nhw, noson wrth
noson.
Rhif o 0 i 6200. Ar gyfer y rhif 9 teipiwch 09.
Pwyswch Enter i gadw: 200
b yn ôl, ? pam, r adolygu, l English, q stopio
> 120
Gwiriwch eich atebion
  Mis: Hydref 2026
  1. Lleoedd: 4
  2. Nosweithiau gwely: 120
  3. Plant: 7
  4. Sylw: wedi'i hepgor
Teipiwch rif i'w newid, neu y i gofnodi. l English, q i stopio
> y

Beth yw eich rôl? Pwyswch Enter i'w hepgor.
  1. Gweithiwr gofal
  2. Uwch weithiwr ar y shifft
  3. Gweithiwr asiantaeth neu weithiwr wrth gefn
  4. Rheolwr
  5. Arall
Teipiwch rif. l English, q i stopio
> 4
Wedi'i gofnodi. Cofnod 4 o'r log ydyw.
rhybudd: roedd mwy o blant nag o leoedd: dim ond os gadawodd un plentyn a bod un arall wedi dod y mae hynny'n gywir
