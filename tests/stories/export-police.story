What the police get, and what the child gets

For a manager. The police were called to one incident; another one on the same night stayed in the home. The police get the
first and never the second, and with it the form that prosecutors ask for, filled as far as the record goes.

clock: 2026-11-22 01:55
file home/home.yaml:
    format: 1
    home: "Elm House"
    organisation: "Example Care"
    code: "ELM"

# The child's plan says to tell the police.
$ callout decide
...
> 2
...
>
...
> 4
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
> Threw a stone at a car.
...
> AB
...
> 2
...
> 1
...
> They laughed at me.
...
> 2
...
> It was not meant.
...
> 1
...

# The same night, and nothing for the police.
file answers.json:
    {"danger": "no", "plan": "home", "concern": [], "happened": []}

$ callout decide --answers answers.json
...

$ callout log list
     0  2026-11-22T01:55:00Z  decision  ELM-83MH-5  report_101
     1  2026-11-22T01:55:00Z  decision  ELM-83MH-5  report_101
     2  2026-11-22T01:55:00Z  decision  ELM-VQ7K-A  in_house

# A manager agrees first, and says on which basis it is shared: both stay with what is handed over.
$ callout log export police.zip --view police --case ELM-83MH-5
error: the police view needs --agreed-by
hint: a manager agrees to it first: --agreed-by registered_manager
[exit 2]

$ callout log export police.zip --view police --case ELM-83MH-5 --agreed-by registered_manager --basis safeguarding
Exported to police.zip: 2 of 3 records, each with its proof. View: police
Personal fields shown: 2. Digests withheld: 22. Erased: 0
Agreed to by: registered_manager. Basis for sharing: safeguarding

CHILD INFORMATION FORM: the part for children's homes

Case: ELM-83MH-5
Child: RK
Happened: Sunday 22 November 2026, 01:55
Decided to involve the police: Sunday 22 November 2026, 01:55
Recorded by: Care worker
What happened: Threw a stone at a car.

1. The home's behaviour policy
   When the police are called: protocol reference-model 1.0.0, Police or not?
     An example protocol that no agency has agreed. Agreement between
     agencies: none in force.
   The home's policy on behaviour itself: not recorded

2. Why the police were involved, and whether that was as the policy agrees
   Done: Tell the police today, once the manager agrees. This is not a 999
     call
   As the protocol advised, to which no agency has agreed
   Rule plan-says-report: This child's own plan says to tell the police, but
     not as an emergency. (Walsall: Contacting the police: placement plan)

3. What was done already, informally or by the home's own rules
   not recorded

4. Apology, or what was agreed to put it right
   not recorded

5. What the person who was hurt wants
   Was the person who was hurt told that they may report it themselves? Yes

6. What the social worker says
   not recorded

7. What the child's own plan says
   What does this child's own plan say to do about this? Tell the police, but
     not as an emergency

8. The child's recent behaviour
   not recorded

9. What makes it more serious or less
   Right now, is anyone facing serious harm, a weapon, a fire, or violence you
     cannot stop? No
   Which of these is it about, if any? None of these
   Which of these happened, if any? None of these

The form is for a decision about an offence. A child who is missing, was
  harmed or is used by others needs no such form.
"not recorded" means: not in the records that go with this form. The home may
  know more, and the manager can tell it.
Answers stand as they were given at the time. The home does not sort them into
  aggravating and mitigating.
The tenth point of the checklist is left out: its wording could not be
  verified.
A child's account to a carer is no interview, and is not in this export.

Hand over the log's key by another way: callout log head --policy

# What stayed in the home is not for the police.
$ callout log export other.zip --view police --case ELM-VQ7K-A --agreed-by registered_manager --basis safeguarding
error: the case stayed in the home, or is not decided yet: the police view gives out no such record
hint: whoever may see the whole record gets it by --view reviewer
[exit 2]

# The child's own copy: their words and what was decided, in README.txt; nobody's initials but their own.
$ callout log export own-copy --view child --case ELM-83MH-5
Exported to own-copy: 2 of 3 records, each with its proof. View: child
Personal fields shown: 4. Digests withheld: 20. Erased: 0
Free text may speak of other people. Read README.txt before you hand it over.
Hand over the log's key by another way: callout log head --policy
