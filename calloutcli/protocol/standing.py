"""Whether anybody agreed to a protocol, in the sentences that stand on every banner and card.

No approval is kept yet by this version: a protocol that calls itself agreed is not taken at its word.
"""

from datetime import date

from calloutcli.protocol.model import Protocol

_NONE = "NO LOCAL AGREEMENT IS IN FORCE"
_WHY = {
    "example": "this is an example, not your police force's protocol.",
    "draft": "this is a draft, not your police force's protocol.",
    "agreed": "no agency's signature is kept here.",
    "superseded": "this protocol has been superseded by a newer one.",
}


def standing(protocol: Protocol, today: date, language: str) -> tuple[str, ...]:
    """The sentences: no agreement in force and why, not yet in effect, past its review, words nobody has checked."""
    sentences = [f"{_NONE}: {_WHY[protocol.status]}"]
    if today < protocol.effective:
        sentences.append(f"It does not take effect before {long_date(protocol.effective)}.")
    if today > protocol.review_by:
        sentences.append(f"PAST ITS REVIEW DATE: it was to be reviewed by {long_date(protocol.review_by)}.")
    if language in [code for code, reviewed in protocol.languages if not reviewed]:
        sentences.append("No fluent reader has checked these words.")
    return tuple(sentences)


def long_date(day: date) -> str:
    """`1 December 2026`."""
    return f"{day.day} {day:%B %Y}"
