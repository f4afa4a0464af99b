"""README.txt of a bundle: in plain words what it is, for whom, what is withheld and why, and how to check it.

Nobody reads it by machine, and it proves nothing: whoever made the bundle wrote it.
"""

import textwrap
from collections.abc import Mapping

from calloutcli.audit.extract import (
    CODED,
    CODED_BY_KIND,
    FIELDS,
    REASONS,
    RECORDS,
    UNKNOWN_FIELD,
    VIEWS,
    View,
    needs_consent,
)
from calloutcli.frozen import frozen

_WIDTH = 78
_LISTED = 50

TITLES: Mapping[View, str] = {
    "reviewer": "for whoever examines the record: everything that the home holds",
    "meeting": "for a meeting of agencies: decisions without names",
    "police": "for the police: one incident to which they were called, and nothing else",
    "reg44": "for the Regulation 44 visitor",
    "child": "for the child whose record it is",
}
_CARE: Mapping[View, tuple[str, ...]] = {
    "reviewer": ("It names children by code and staff by initials. Keep it as you keep a case file.",),
    "meeting": (
        "Homes are small: a rare mix of clear answers can still tell who it was. Keep it in the meeting.",
        "It holds incidents that were dealt with in the home. It is not for a police file on a child.",
    ),
    "police": (
        "It is limited to this incident. Records made while the case stayed in the home are not in it.",
        "The record says what staff decided to do. That a call was made is for other records to show.",
    ),
    "reg44": ("Homes are small: a rare mix of clear answers can still tell who it was.",),
    "child": (
        "Free text may speak of other children or of staff. Read it before you hand it over, and leave out what is theirs.",
    ),
}


_CHECK = """\
1. Get the log's key, a policy file, from the home itself or from an agency, by another way than this export: a bundle cannot vouch for itself.
2. With callout: callout log verify FOLDER-OR-ZIP --policy FILE
3. Without callout: `sha256sum -c MANIFEST` finds what was damaged on the way; the signature in `checkpoint` and the hash tree over entries.jsonl (RFC 6962) show the rest. docs/verify-without-us.md of callout says how."""


@frozen
class Handed:
    """What was exported. `records` of `size`; `shown`, `withheld`, `erased`, `missing` count personal fields' digests.

    `exported`: the time in words. `since`: the size of the earlier checkpoint from which the log is shown to go on; None:
    none was given. `held`: how many cases the log holds, where no case record goes out; None otherwise. `put_off`: each decision
    that was put off and not made by its time; `put_off_held`: their number, where no case is named. `own`: what is written
    about a child, in plain words, for the child (own_copy.py).
    """

    view: View
    origin: str
    size: int
    root: str
    whole: bool
    exported: str
    records: int
    shown: int = 0
    withheld: int = 0
    erased: int = 0
    missing: int = 0
    cases: tuple[str, ...] = ()
    agreed_by: str = ""
    basis: str = ""
    consents: tuple[str, ...] = ()
    since: int | None = None
    held: int | None = None
    put_off: tuple[str, ...] = ()
    put_off_held: int = 0
    own: tuple[str, ...] = ()


def render_readme(handed: Handed) -> str:
    """The text, in lines of at most 78 characters."""
    paragraphs = [
        f"EXPORT FROM THE LOG {handed.origin}",
        f"View: {handed.view}, {TITLES[handed.view]}.",
        *_what(handed),
        *put_off_lines(handed),
        *_CARE[handed.view],
        *_permissions(handed),
        *handed.own,
        "WHAT IS SHOWN AND WHAT IS WITHHELD",
        *_shown(handed),
        "HOW TO CHECK IT",
        *_check(handed),
    ]
    return "\n\n".join("\n".join(_wrapped(line) for line in one.split("\n")) for one in paragraphs) + "\n"


def _what(handed: Handed) -> list[str]:
    part = "the whole log" if handed.whole else "single records, each with a proof that the log holds it"
    lines = [
        f"Exported {handed.exported}. Records here: {handed.records}: {part}. The log held {handed.size} records then.",
    ]
    if not handed.whole:
        lines.append("It cannot show that nothing else was recorded between these records: only a whole export can.")
    if handed.cases:
        lines.append(f"Cases asked for: {', '.join(handed.cases[:50])}.")
    if handed.held is not None:
        lines.append(f"No child's case record is in it. The log holds cases: {_few(handed.held)}.")
    if handed.since is not None:
        lines.append(f"It shows that the log went on from the earlier checkpoint of {handed.since} records.")
    return lines


def put_off_lines(handed: Handed) -> list[str]:
    """What every view says of decisions that were put off and not made by their time: which, or where no case is told, how many."""
    if handed.put_off:
        listed = [f"- {one}" for one in handed.put_off[:_LISTED]]
        more = [f"- and more: {len(handed.put_off) - _LISTED}"] if len(handed.put_off) > _LISTED else []
        return ["\n".join([f"PUT OFF, AND NOT DECIDED BY THEIR TIME: {len(handed.put_off)}", *listed, *more])]
    if handed.put_off_held:
        return [f"PUT OFF, AND NOT DECIDED BY THEIR TIME: {_few(handed.put_off_held)}"]
    return []


def _few(count: int) -> str:
    """A count for a reader who sees no case: a small one could tell whose."""
    return "fewer than 5" if 0 < count < 5 else str(count)


def _permissions(handed: Handed) -> list[str]:
    lines = []
    if handed.agreed_by:
        lines.append(f"Agreed to by: {_words(handed.agreed_by)}. Basis for sharing: {_words(handed.basis)}.")
    if handed.consents:
        lines.append(f"Consent was given by: {', '.join(_words(one) for one in handed.consents)}.")
    return lines


def _shown(handed: Handed) -> list[str]:
    at = VIEWS.index(handed.view)
    counts = f"Shown: {handed.shown}. Digests withheld: {handed.withheld}. Erased: {handed.erased}."
    lines = [f"Personal fields stand in disclosures.jsonl. {counts} Missing without a reason: {handed.missing}."]
    listed: list[str] = []
    by_reason: dict[str, list[str]] = {}
    for name, row in FIELDS.items():
        by_reason.setdefault(row[at], []).append(name)
    by_reason.setdefault(UNKNOWN_FIELD[at], []).append("any other field")
    for cell, names in by_reason.items():
        verb = "Shown" if cell.startswith("+") else "Withheld"
        listed.append(f"- {verb}: {', '.join(names)}. Why: {REASONS[cell[1:]]}.")
    lines.append("\n".join(listed))
    if handed.view == "reviewer":
        lines.append("Every record has the same number of digests; those that are no field are shown to be none.")
    else:
        lines.append(
            "The number withheld says nothing: every record is filled up with digests of nothing, listed as withheld too."
            " A field that was erased may also be listed so, where its erasure concerns records that are not here."
        )
    lines.append("Whoever has a record sees its coded parts; they cannot be withheld:")
    no_cases = handed.view == "reg44" and not handed.cases
    kinds = [one for one in CODED_BY_KIND if RECORDS[one][at].startswith("+") and not (no_cases and needs_consent(one))]
    coded = [*CODED.items(), *(CODED_BY_KIND[kind] for kind in kinds)]
    return [*lines, "\n".join(f"- {names}: {why}" for names, why in coded)]


def _check(handed: Handed) -> tuple[str, ...]:
    return _CHECK, f"The checkpoint signs {handed.size} records with the root {handed.root}"


def _words(code: str) -> str:
    return code.replace("_", " ")


def _wrapped(text: str) -> str:
    hang = "  " if text.startswith(("- ", "1. ", "2. ", "3. ")) else ""
    return textwrap.fill(text, _WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
