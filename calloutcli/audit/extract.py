"""Who may see what: which records leave a home in which view, and which personal fields of them are disclosed.

This table is the only place where that is decided. Five views (`VIEWS`), one for each reader of domain knowledge: whoever
examines the record; a meeting of several agencies; the police about one incident; the Regulation 44 visitor; the child.

What cannot be withheld: the coded parts of a record (`CODED`). They are hashed whole, so whoever gets a record gets them.
A view that must not show them must not give out the record. That is why the police view leaves out every record made
before the police contact that stands, and why a Regulation 44 visitor without consent gets no record of a case.

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
    "put right": "prosecutors ask what was done already, before they decide (CPS checklist, items 3 and 4)",
    "consent": "the child and the placing authority consented to this case record being seen (Reg 44(2)(b))",
    "own": "it is the child's own record, and what was decided about them and why",
    "others": "names of staff and of other people are theirs, and are kept apart from the child's own record",
    "nobody said": "nobody has said what this field holds, so it is not given out",
    "any records": "this reader examines the whole log",
    "no case record": "it is about no child: it says what the agencies agreed, and when",
    "agreed": "only where a record that goes out rests on it",
    "with its record": "only where the record goes out that it is about",
    "not needed": "what is right is shown; why it was written wrong is the home's affair",
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
    "protocol_adopted":              ("+any records", "+no case record",  "-agreed",         "+no case record", "-agreed"),
    "correction":                    ("+any records", "-with its record", "-with its record", "-with its record", "-with its record"),
    "erasure":                       ("+any records", "-with its record", "-with its record", "-with its record", "-with its record"),
}  # fmt: skip
"""Each kind of record: + chosen for itself, - not; `select` says which of the others go along with those chosen."""

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


def is_disclosed(view: View, name: str) -> bool:
    """Whether the view shows the personal field `name`."""
    return FIELDS.get(name, UNKNOWN_FIELD)[VIEWS.index(view)].startswith("+")


def shows_decoys(view: View) -> bool:
    """Whether decoys are shown for what they are: to the reviewer alone.

    A reviewer sees every field, so their number tells nothing new; and with every digest accounted for it is seen that
    nothing is held back. In every other view a decoy is withheld like a field, so that the number of digests says nothing.
    """
    return view == "reviewer"
