A home whose record is asked for

Two decisions, a receipt in the day book, the policy handed over in person. Then the bundle is made, and the auditor
checks it and decides every decision again.

clock: 2026-11-20 09:00
file home/home.yaml:
    format: 1
    home: Elm House
    organisation: Example Care
    code: ELM
file mug.yaml:
    danger: no
file weapon.yaml:
    danger: yes

$ callout decide --answers mug.yaml --json > /dev/null

$ callout decide --answers weapon.yaml --json > /dev/null

$ callout log receipt
Write this into the day book, or print it:

  2-RHZS-K1QF-2VDD-8S6V-NQ5Z-CFTZ-433
  Records: 2. Friday 20 November 2026, 09:00
  Log: elm-house.example-care/log/2026

It says nothing about anybody. With it anyone can check later whether one of
these records was changed or taken away. The letters O, I, L and U are not
used.
To check it: callout log verify --receipt RECEIPT

$ callout log head --policy --out policy
The trust policy is in policy: hand it over by another way than the bundle that it is for.

$ callout log export for-the-panel
Exported to for-the-panel: the whole log. View: reviewer
...

$ callout log verify for-the-panel --policy policy --receipt 2-RHZS-K1QF-2VDD-8S6V-NQ5Z-CFTZ-433
The log holds. Records: 2
...

$ callout log replay for-the-panel
Decided again: 2. Same: 2. Different: 0. Not replayable: 0.
...
