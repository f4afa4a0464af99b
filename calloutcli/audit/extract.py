"""Who may see what: which records leave a home in which view, and which personal fields of them are disclosed.

This table is the only place where that is decided. Five views (`VIEWS`), one for each reader of domain knowledge: whoever
examines the record; a meeting of several agencies; the police about one incident; the Regulation 44 visitor; the child.

What cannot be withheld: the coded parts of a record (`CODED`). They are hashed whole, so whoever gets a record gets them.
A view that must not show them must not give out the record. That is why the police view leaves out every record made
before the police contact that stands, and of some kinds every record that tells of a free choice (`POLICE_STEPS`); and why a
Regulation 44 visitor without consent gets no record of a case, of whatever kind.

What is kept of a child for figures (followup/resident.py) goes to the reviewer alone, record and fields: a case is about what happened, and
ethnic group, legal status or an earlier caution are no part of it. Others get figures, in which small numbers are not shown.

What nobody has classified is given to the reviewer alone: a kind of record or a field that is not in these tables, such as
a protocol's own question answered in words. A field is known by its name: whoever writes a protocol and calls a question
`put_right` says that its answer is what `put_right` means here.
"""

from collections.abc import Mapping
from typing import Literal

View = Literal["reviewer", "meeting", "police", "reg44", "child"]
VIEWS: tuple[View, ...] = ("reviewer", "meeting", "police", "reg44", "child")

REASONS = {
    "whole": "whoever examines the record must see all of it, or cannot say what it lacks",
    "pseudonymous": "agencies in a meeting look at what was done and why, not at who: UK GDPR, no more than is needed",
    "incident": "the police were called to this incident, and this is what happened in it and why they were called",
    "staff": "the role is enough: the home names its staff itself when a statement is wanted",
    "not an interview": "what a child tells a carer is no interview: the police hear the child with an appropriate adult",
    "opinion": "a worker's own thoughts about calling are for whoever looks back at the decision",
    "put right": "prosecutors ask what was done already, and what the social worker says, before they decide (CPS checklist, items 3, 4, 6)",
    "consent": "the child and the placing authority consented to this case record being seen (Reg 44(2)(b))",
    "own": "it is the child's own record, and what was decided about them and why",
    "others": "names of staff and of other people are theirs, and are kept apart from the child's own record",
    "nobody said": "nobody has said what this field holds, so it is not given out",
    "any records": "this reader examines the whole log",
    "no case record": "it is about no child: it is about the home, or what the agencies agreed",
    "agreed": "only where a record that goes out rests on it",
    "with its record": "only where the record goes out that it is about",
    "not needed": "it is no more than this reader needs: UK GDPR, data minimisation",
    "not consented": "free words may be about a child, and nobody consented to those (Reg 44(2)(b))",
    "free choice": "taking part is voluntary: that a child did not want to must not count against them",
    "own report": "whoever was hurt tells the police themselves: the home does not do it for them",
    "looking back": "it is about how staff decided, and what is to be learnt of it",
    "figures alone": "it is kept for figures over many children, and about ethnic group or a caution: UK GDPR Articles 9 and 10",
    "of no case": "this view gives out cases: what is kept of a child beside them, the home shows the child itself",
    "not asked for": "nobody has said what this reader needs it for",
}
"""Why, in words for whoever asks. The sources: docs/formats.md, and what the project's domain notes cite."""

#                                      reviewer    meeting           police             reg44         child
FIELDS: Mapping[str, tuple[str, ...]] = {
    "child":                         ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "words":                         ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "staff":                         ("+whole", "-pseudonymous", "-staff",            "+consent",    "-others"),
    "departure_sentence":            ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "second_person":                 ("+whole", "-pseudonymous", "-staff",            "+consent",    "-others"),
    "reason":                        ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "child_view":                    ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "tried":                         ("+whole", "-pseudonymous", "+put right",        "+consent",    "+own"),
    "put_right":                     ("+whole", "-pseudonymous", "+put right",        "+consent",    "+own"),
    "own_child_why":                 ("+whole", "-pseudonymous", "-opinion",          "+consent",    "+own"),
    "why_corrected":                 ("+whole", "-pseudonymous", "-not needed",       "+consent",    "+own"),
    "social_worker_view":            ("+whole", "-pseudonymous", "+put right",        "+consent",    "+own"),
    "advice":                        ("+whole", "-pseudonymous", "-not needed",       "+consent",    "+own"),
    "judgement_why":                 ("+whole", "-pseudonymous", "-not needed",       "+consent",    "+own"),
    "said":                          ("+whole", "-pseudonymous", "-not needed",       "+consent",    "+own"),
    "what_happened":                 ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "thinking_then":                 ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "thought_since":                 ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "who_affected":                  ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "needed":                        ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "declined_why":                  ("+whole", "-pseudonymous", "-free choice",      "+consent",    "-others"),
    "champion":                      ("+whole", "-pseudonymous", "-staff",            "+consent",    "-others"),
    "support":                       ("+whole", "-pseudonymous", "-not needed",       "+consent",    "-others"),
    "reporter":                      ("+whole", "-pseudonymous", "-own report",       "+consent",    "-others"),
    "wishes_words":                  ("+whole", "-pseudonymous", "-own report",       "+consent",    "-others"),
    "incident_number":               ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "crime_number":                  ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "officer":                       ("+whole", "-pseudonymous", "+incident",         "+consent",    "-others"),
    "police_words":                  ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "asked":                         ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "risk_words":                    ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "where_found":                   ("+whole", "-pseudonymous", "+incident",         "+consent",    "+own"),
    "return_words":                  ("+whole", "-pseudonymous", "-not an interview", "+consent",    "+own"),
    "learning":                      ("+whole", "-pseudonymous", "-looking back",     "+consent",    "-looking back"),
    "remark":                        ("+whole", "-pseudonymous", "-not needed",        "-not consented", "-not needed"),
    "old_reference":                 ("+whole", "-pseudonymous", "-not needed",       "+consent",    "+own"),
    "came_on":                       ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "left_on":                       ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "sex":                           ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "birth_year":                    ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "ethnicity":                     ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "send":                          ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "legal_status":                  ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "looked_after_since":            ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "placements":                    ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "prior_record_at_admission":     ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
    "placed_from":                   ("+whole", "-figures alone", "-figures alone",    "-figures alone", "-of no case"),
}  # fmt: skip
"""Each personal field that has a meaning of its own: + disclosed, - withheld, and why.

In a correction the right words have the name of the field that they correct, and are disclosed like it. The reviewer alone
sees the wrong ones too: they may be about another child.
"""

UNKNOWN_FIELD = ("+whole", "-nobody said", "-nobody said", "-nobody said", "-nobody said")

#                                      reviewer        meeting            police             reg44              child
RECORDS: Mapping[str, tuple[str, ...]] = {
    "decision":                      ("+any records", "+pseudonymous",    "+incident",       "+consent",        "+own"),
    "closure":                       ("+any records", "+pseudonymous",    "+incident",       "+consent",        "+own"),
    "consultation":                  ("+any records", "+pseudonymous",    "-not needed",     "+consent",        "+own"),
    "notification":                  ("+any records", "+pseudonymous",    "-not needed",     "+consent",        "+own"),
    "restorative":                   ("+any records", "+pseudonymous",    "+put right",      "+consent",        "+own"),
    "debrief":                       ("+any records", "-not needed",      "-not needed",     "+consent",        "-others"),
    "individual_report":             ("+any records", "+pseudonymous",    "-own report",     "+consent",        "-others"),
    "police_outcome":                ("+any records", "+pseudonymous",    "+incident",       "+consent",        "+own"),
    "missing":                       ("+any records", "+pseudonymous",    "+incident",       "+consent",        "+own"),
    "review":                        ("+any records", "+pseudonymous",    "-looking back",   "+consent",        "-looking back"),
    "note":                          ("+any records", "-not needed",      "-not needed",     "+consent",        "+own"),
    "imported":                      ("+any records", "+pseudonymous",    "-not needed",     "+consent",        "+own"),
    "occupancy":                     ("+any records", "+no case record",  "-not needed",     "+no case record", "-not needed"),
    "nil_return":                    ("+any records", "+no case record",  "-not needed",     "+no case record", "-not needed"),
    "resident":                      ("+any records", "-figures alone",   "-figures alone",  "-figures alone",   "-of no case"),
    "protocol_adopted":              ("+any records", "+no case record",  "-agreed",         "+no case record", "-agreed"),
    "correction":                    ("+any records", "-with its record", "-with its record", "-with its record", "-with its record"),
    "erasure":                       ("+any records", "-with its record", "-with its record", "-with its record", "-with its record"),
}  # fmt: skip
"""Each kind of record: + chosen for itself, - not; `select` says which of the others go along with those chosen."""

POLICE_STEPS: Mapping[str, tuple[str, ...]] = {
    "restorative": ("held", "completion"),
    "missing": ("enquiries", "risk", "reported", "found"),
    "police_outcome": ("reported", "attended", "recorded", "disposal", "referred_back", "no_further_contact"),
}
"""Of these kinds the police get records of these steps alone: what was done to put it right, what it took to find a child, what the police
did. Whether a child agreed to a restorative talk or to a return interview is a free choice ("free choice" above), and what is
alleged to have happened after the police came is another incident."""

UNKNOWN_KIND = ("+any records", "-not asked for", "-not asked for", "-not asked for", "-not asked for")

CODED = {
    "kind, format, uid, seq, log, prev, time": "where the record stands in the log, and when it was written",
    "engine, protocol": "which version of callout and of which protocol decided",
    "author": "the role of whoever recorded it, and a key where records are signed",
    "facts": "the coded answers: what happened, in the protocol's own choices",
    "reference, version, happened, late": "the case's reference, when it happened, whether it was entered late",
    "advice, taken, departure": "what the protocol advised, what was done, in which direction they differ, and a coded reason",
    "agreement, language, details": "whether agencies had agreed, and coded answers given after the decision",
    "defer, closes, decided_by": "until when a decision was put off, who owed it, and which role made it",
    "corrects, part, field, right, reason": "what a correction is of, what is right where that is a code, and a coded reason",
    "of, erased, basis, second_person": "which digests an erasure is of, on which basis, which role agreed; never what was erased",
    "approval, agencies, trust_root, effective, review_by, before, superseded": "what agencies agreed, with their signatures",
}
"""The parts of a record that everybody sees who gets the record."""

CODED_BY_KIND: Mapping[str, tuple[str, str]] = {
    "consultation": ("whom, result, channel", "who was asked, by role, how, and what came of it"),
    "notification": (
        "whom, basis, judgement, judged_by, result, channel",
        "who was told, by role, on which basis, how, and which role judged whether they must be",
    ),
    "restorative": (
        (
            "level, step, child_consent, hurt_consent, planned, took_part, five_questions, result, complete_by, completed, satisfied,"
            " declined_by, called_off_because"
        ),
        "what was offered, held or done to put it right, who took part, by role, and what each side wanted",
    ),
    "debrief": ("offered_to, step, planned", "which role was offered a debrief, and what came of it"),
    "individual_report": (
        "who, again, told_of_right, reported, channel, helped_by, wishes, ask_again",
        "whether somebody who was hurt reported it, or wants to; never who they are",
    ),
    "police_outcome": (
        (
            "step, called_by, channel, attended, crime, location, disposal, dated_term, disposal_date, referred_by, behaviour, against,"
            " from_call"
        ),
        "what the police and the court did, and what was alleged after they came",
    ),
    "missing": (
        "step, absence, asked_whom, risk_reasons, channel, found_where, how_they_are, interview, interview_by, declined_by",
        "what was done before a child was reported missing, why it could not wait, and how the child came back",
    ),
    "review": (
        "reviewer, finding, rules, reviewed_on",
        "who looked back, by role, what was found, and about which rules",
    ),
    "note": ("handover, until", "whether a note is for the next shift, and until when"),
    "imported": (
        (
            "time_known, category, location, channel, called_by, attended, crime, disposal, dated_term, disposal_date, referred_by,"
            " restorative_offered, restorative_accepted, restorative_completed, return_interview, source, line"
        ),
        "what older papers say of an incident, and from which line of which file it was taken",
    ),
    "occupancy": ("month, places, bed_nights, residents", "how many children the home had in a month"),
    "nil_return": ("month", "that a month had no incidents"),
    "resident": (
        "late",
        "that something was written of a child who lives here; what, and of whom, is personal to the last word",
    ),
}
"""The same of what is added to a case and of months: the kind's own parts, and what they say. `happened` and `late` come with each."""


def is_disclosed(view: View, name: str) -> bool:
    """Whether the view shows the personal field `name`."""
    return FIELDS.get(name, UNKNOWN_FIELD)[VIEWS.index(view)].startswith("+")


def needs_consent(kind: str) -> bool:
    """Whether the Regulation 44 visitor gets records of the kind by consent alone."""
    return RECORDS.get(kind, UNKNOWN_KIND)[VIEWS.index("reg44")] == "+consent"


def shows_decoys(view: View) -> bool:
    """Whether decoys are shown for what they are: to the reviewer alone.

    A reviewer sees every field, so their number tells nothing new; and with every digest accounted for it is seen that
    nothing is held back. In every other view a decoy is withheld like a field, so that the number of digests says nothing.
    """
    return view == "reviewer"
