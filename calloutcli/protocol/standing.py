"""Whether anybody agreed to a protocol, in the sentences that stand on every banner and card.

A protocol that calls itself agreed is not taken at its word: `Agreed` says what this home could verify, on a day.
"""

from datetime import date
from typing import Literal

from calloutcli.frozen import frozen
from calloutcli.protocol.model import Protocol

Word = Literal["none_in_force", "in_force", "past_review", "trust_root_expired", "not_yet_effective"]
"""How the agreement to a protocol stands, in the word that records keep."""

_NONE = "NO LOCAL AGREEMENT IS IN FORCE"
_WHY = {
    "example": "this is an example, not your police force's protocol.",
    "draft": "this is a draft, not your police force's protocol.",
    "agreed": "no agency's signature is kept here.",
    "superseded": "this protocol has been superseded by a newer one.",
}


@frozen
class Agreed:
    """What a home could verify of an agreement. `agencies` signed it; `why` says why none is in force, where one is expected.

    The dates are None where they are not known: in a record, which keeps the word alone. `sha256` is that of the approval's
    text, `seq` the record by which this home adopted it.
    """

    word: Word = "none_in_force"
    why: str = ""
    agencies: tuple[str, ...] = ()
    effective: date | None = None
    review_by: date | None = None
    root_expires: date | None = None
    sha256: str = ""
    seq: int | None = None


NOBODY = Agreed()
"""Nobody agreed, as far as is known here."""


def standing(protocol: Protocol, today: date, language: str, agreed: Agreed = NOBODY) -> tuple[str, ...]:
    """The sentences: who agreed, or that nobody did and why; what has run out; words nobody has checked."""
    if agreed.word == "none_in_force":
        sentences = [f"{_NONE}: {agreed.why or _WHY[protocol.status]}"]
        if today < protocol.effective:
            sentences.append(f"It does not take effect before {long_date(protocol.effective)}.")
        if today > protocol.review_by:
            sentences.append(f"PAST ITS REVIEW DATE: it was to be reviewed by {long_date(protocol.review_by)}.")
    else:
        sentences = _agreed(protocol, today, language, agreed)
    if language in [code for code, reviewed in protocol.languages if not reviewed]:
        sentences.append("No fluent reader has checked these words.")
    return tuple(sentences)


def _agreed(protocol: Protocol, today: date, language: str, agreed: Agreed) -> list[str]:
    names = _row([agency_name(protocol, agency, language) for agency in agreed.agencies])
    if agreed.word == "not_yet_effective":
        when = f" It takes effect on {long_date(agreed.effective)}." if agreed.effective else ""
        return [f"{_NONE} YET: {names} agreed to this protocol, and it is not in effect.{when}"]
    sentences = [f"AGREED by {names}."]
    late = agreed.word == "past_review" or (agreed.review_by is not None and today > agreed.review_by)
    if agreed.word == "in_force" and agreed.review_by:
        sentences.append(f"To be reviewed by {long_date(agreed.review_by)}.")
    if late:
        by = f": it was to be reviewed by {long_date(agreed.review_by)}" if agreed.review_by else ""
        sentences.append(f"PAST ITS REVIEW DATE{by}.")
    if agreed.word == "trust_root_expired":
        when = f" on {long_date(agreed.root_expires)}" if agreed.root_expires else ""
        sentences.append(f"ITS TRUST ROOT HAS EXPIRED{when}: nobody has confirmed since whose signatures count.")
    if agreed.word != "in_force":
        sentences.append("Use it still, and tell your manager.")
    if protocol.status in ("example", "draft"):
        sentences.append(
            f"The file still calls itself {'an' if protocol.status == 'example' else 'a'} {protocol.status}."
        )
    return sentences


def agency_name(protocol: Protocol, agency: str, language: str) -> str:
    """An agency of a trust root as the protocol calls it, when it names one of this id or name; else its name there."""
    for one in protocol.agencies:
        if agency in (one.id, one.id.replace("_", "-"), *(_slug(words) for _, words in one.name.translations)):
            return one.name.to(language)
    return agency


def long_date(day: date) -> str:
    """`1 December 2026`."""
    return f"{day.day} {day:%B %Y}"


def _slug(words: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in words.lower()).split())


def _row(names: list[str]) -> str:
    if not names:
        return "agencies whose names are not kept"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
