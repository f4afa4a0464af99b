Reading a protocol aloud

Before a police sergeant, a care manager and the youth justice lead sign, they read the same words: the whole file in plain
words, the flow as a list, a poster for the wall with lines to sign on. Other programs get it as a DMN table or as JSON.

clock: 2026-11-22 14:00

$ callout protocol show pan-dorset-slow-time
Slow time: an example after published accounts of the Pan-Dorset protocol,
agreed by no agency
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.

Protocol: pan-dorset-slow-time 1.0.0
Status in the file: example
In effect from: 1 January 2026
To be reviewed by: 1 December 2027
Words in: English
Agencies:
  - The police (no force has agreed this file)
  - The home (no home has agreed this file)
  - The youth offending team (none has agreed this file)
  - The councils (none has agreed this file)
For: children's homes
Where: An example only. The protocol that it is drawn from covers Dorset,
  Bournemouth, Christchurch and Poole.
Not for: missing from care
Digest of the file (SHA-256):
...

THE QUESTIONS, IN THE ORDER ASKED

1. Is anyone at risk of being hurt right now?
   Why: If people are at risk, call first. If you are not sure, treat it as
     yes.
   Answers: Yes, No
   If nobody knows: it counts as "Yes"
   Gate: a yes, or not knowing, ends the questions and shows what to do at
     once
   Rests on: CYPNOW immediate risk to people

2. Is something about to be badly damaged right now, and you cannot stop it?
   Why: The published accounts count a risk to property too. Damage that is
     done and over is not a risk now.
   Answers: Yes, No
   If nobody knows: it counts as "Yes"
   Rests on: CYPNOW immediate risk to property

When the answers do not settle it, ask: On-call manager, then Emergency duty
  team of the council (out of hours).

HOW IT IS DECIDED

Begin at step 1, the most serious. The first step with a yes decides.

Step 1. Does any of these hold?
  1.1  Is anyone at risk of being hurt right now? "Yes"
       Someone may be at risk of being hurt right now.
       Rule people-at-risk (CYPNOW immediate risk to people)
  1.2  Is something about to be badly damaged right now, and you cannot stop
       it? "Yes"
       You may not be able to stop something from being badly damaged right
       now.
       Rule property-at-risk (CYPNOW immediate risk to property)
  Yes: Call the police now: 999.
  No: go on to step 2.

Step 2. If no step above has a yes:
  Slow time: do not decide tonight. Decide tomorrow.
  Your answers show no risk right now, so the decision can wait until
  tomorrow.
  Rule otherwise (CYPNOW decision put off to the next day)

THE OUTCOMES, THE MOST SERIOUS FIRST

Call the police now: 999
   Kind: police, as an emergency
   Police: by 999
   When: now
   Who decides: Most senior worker on shift
   Tell afterwards: On-call manager
   If nobody answers: Emergency duty team of the council (out of hours)
   Do:
     1. Call 999 now.
     2. Keep yourself and the children away from the danger.
     3. Meet the police outside. Tell them what the child needs.
     4. Ring back if it calms down. Then tell the on-call manager.

Slow time: do not decide tonight. Decide tomorrow
   Kind: managed in the home
   Police: not called
   When: the next day
   Who decides: Registered manager
   Tell afterwards: Registered manager
   If nobody answers:
     - On-call manager
     - Emergency duty team of the council (out of hours)
   Do:
     1. Check that everyone is all right. Get medical help for anyone who
        needs it.
     2. Help everyone to calm down. Try other ways to settle things first.
     3. Tell anyone who was hurt that their rights as a victim stay the same
        tomorrow.
     4. Write down what happened and what each person wants.
     5. If anyone is at risk later, call 999.
   When everyone is calm: a restorative meeting
   Put off: Registered manager decides by 12:00, the next day

ASKED AFTERWARDS, FOR THE RECORD. THESE NEVER DECIDE

- What did you try before the decision, and what helped?
  Answer: in your own words
  Rests on: BRIDPORT other solutions tried first
- Was the person who was hurt told about their rights?
  Answers:
    - Nobody was hurt
    - Yes
    - Not yet
  Rests on: CYPNOW rights of victims
- Would you call the police if this were your own child at home?
  Answers: Yes, No
  Rests on: OURS

THE SOURCES

CYPNOW: CYP Now: protocol reduces police call-outs to children's homes
  https://www.cypnow.co.uk/best-practice/article/protocol-reduces-police-callouts-to-children-s-homes
BRIDPORT: Bridport News: joint project helps to prevent children in care
          getting criminal records
  https://www.bridportnews.co.uk/news/19037771.joint-project-dorset-police-social-services-helps-prevent-children-care-getting-criminal-records/?ref=rss
OURS: Filled in by this project, because the published accounts do not say

$ callout protocol graph all-wales-example --format text
Wales: an example after accounts of the All Wales Protocol, agreed by no
agency
NO LOCAL AGREEMENT IS IN FORCE: this is an example, not your police force's
protocol.

Begin at step 1, the most serious. The first step with a yes decides.

Step 1. Does this hold?
  Is anyone in danger right now? "Yes"
  Someone may be in danger now, so calling comes first.
  Rule danger-now (POLICING immediate safety)
  Yes: Emergency: call 999 now.
  No: go on to step 2.

Step 2. Does this hold?
  All of these:
  - Is there a child you cannot find? "Yes"
  - Do you fear for the child's safety? "Yes"
  A child may be missing, and may not be safe.
  Rule missing-and-in-fear (MISSING concern for safety)
  Yes: A child is missing and you fear for them: call 999 now.
  No: go on to step 3.

Step 3. Does this hold?
  Is there a child you cannot find? "Yes"
  A child may be missing, and their safety is what matters.
  Rule missing (MISSING reporting a child missing)
  Yes: A child is missing: look, ask, then report it to the police.
  No: go on to step 4.

Step 4. Does this hold?
  Has an adult hurt this child, or is someone using this child? "Yes"
  A child who is hurt or used by others needs protecting.
  Rule child-is-a-victim (NATIONAL exploited children are victims)
  Yes: A child may be a victim: tell social care now.
  No: go on to step 5.

Step 5. Does any of these hold?
  5.1  Is it too serious for the home to put right without the police? "Yes"
       It is too serious for the home to put right without the police.
       Rule too-serious-for-the-home (ALLWALES informal resolution and Outcome
       21)
  5.2  Does anyone who was hurt want to tell the police? "Yes"
       Someone who was hurt wants to tell the police, which is their right.
       Rule wants-to-report (OURS)
  Yes: Ring the manager. If the police must come in, ask for an informal way
       to settle it.
  No: go on to step 6.

Step 6. If no step above has a yes:
  Put it right in the home.
  Your answers point to something that the home can put right.
  Rule otherwise (MINOR minor incidents at the placement)

# The words of a protocol come in the languages that its file has.
$ callout protocol graph all-wales-example --lang cy
...

$ callout protocol graph pan-dorset-slow-time --lang cy
error: `pan-dorset-slow-time` has no words in `cy`
hint: give --lang one of: en
[exit 2]

$ callout protocol graph pan-dorset-slow-time --format mermaid
flowchart TD
  step1["Step 1. Does any of these hold?<br/>Is anyone at risk of being hurt right now? #34;Yes#34;<br/>Rule people-at-risk (CYPNOW immediate risk to people)<br/>or<br/>Is something about to be badly damaged right now, and you cannot stop it? #34;Yes#34;<br/>Rule property-at-risk (CYPNOW immediate risk to property)"]
  outcome1(["Call the police now#58; 999"])
  step1 -->|Yes| outcome1
  step1 -->|No| step2
  step2["Step 2. Else<br/>Slow time#58; do not decide tonight. Decide tomorrow<br/>Rule otherwise (CYPNOW decision put off to the next day)"]

$ callout protocol graph reference-model --format svg --out flow.svg
The flow is in flow.svg.

$ callout protocol page reference-model --out poster.html
The poster is in poster.html: open it in a browser and print it.

$ callout protocol page reference-model --out nowhere/poster.html
error: `nowhere/poster.html` cannot be written or read: no such file or directory
hint: check the folder and the disk, or choose another file with --out
[exit 6]

# Which form is wanted must be said.
$ callout protocol export reference-model
error: no form is named
hint: give --dmn for a decision table, or --json for everything
[exit 2]

$ callout protocol export reference-model --dmn --out table.dmn
The decision table is in table.dmn.

$ callout protocol export leicestershire-2008 --json --out protocol.json
The protocol is in protocol.json.

$ callout protocol show no-such-protocol
error: there is no protocol `no-such-protocol` here
hint: give a path, or one of: all-wales-example@1.0.0, leicestershire-2008@1.0.0, pan-dorset-slow-time@1.0.0, reference-model@1.0.0
[exit 3]
