"""Whether anybody agreed to a protocol, in the sentences that stand on every banner and card.

A protocol that calls itself agreed is not taken at its word: `Agreed` says what this home could verify, on a day.
"""

from datetime import date
from typing import Literal

from calloutcli.frozen import frozen
from calloutcli.protocol.model import Protocol
from calloutcli.wording import Words, long_date, msg, words_in

Word = Literal["none_in_force", "in_force", "past_review", "trust_root_expired", "not_yet_effective"]
"""How the agreement to a protocol stands, in the word that records keep."""

_WHY = {
    "example": msg("this is an example, not your police force's protocol."),
    "draft": msg("this is a draft, not your police force's protocol."),
    "agreed": msg("no agency's signature is kept here."),
    "superseded": msg("this protocol has been superseded by a newer one."),
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
    words = words_in(language)
    if agreed.word == "none_in_force":
        why = words(agreed.why or _WHY[protocol.status])
        sentences = [words("NO LOCAL AGREEMENT IS IN FORCE: {why}", why=why)]
        if today < protocol.effective:
            day = long_date(protocol.effective, words)
            sentences.append(words("It does not take effect before {day}.", day=day))
        if today > protocol.review_by:
            sentences.append(_past_review(protocol.review_by, words))
    else:
        sentences = _agreed(protocol, today, words, agreed)
    if language in [code for code, reviewed in protocol.languages if not reviewed]:
        sentences.append(words("No fluent reader has checked these words."))
    return tuple(sentences)


def _agreed(protocol: Protocol, today: date, words: Words, agreed: Agreed) -> list[str]:
    names = _row([agency_name(protocol, agency, words.language) for agency in agreed.agencies], words)
    if agreed.word == "not_yet_effective":
        sentences = [
            words(
                "NO LOCAL AGREEMENT IS IN FORCE YET: {names} agreed to this protocol, and it is not in effect.",
                names=names,
            )
        ]
        if agreed.effective:
            sentences.append(words("It takes effect on {day}.", day=long_date(agreed.effective, words)))
        return sentences
    sentences = [words("AGREED by {names}.", names=names)]
    late = agreed.word == "past_review" or (agreed.review_by is not None and today > agreed.review_by)
    if agreed.word == "in_force" and agreed.review_by:
        sentences.append(words("To be reviewed by {day}.", day=long_date(agreed.review_by, words)))
    if late:
        sentences.append(_past_review(agreed.review_by, words))
    if agreed.word == "trust_root_expired":
        sentences.append(_root_expired(agreed.root_expires, words))
    if agreed.word != "in_force":
        sentences.append(words("Use it still, and tell your manager."))
    if protocol.status == "example":
        sentences.append(words("The file still calls itself an example."))
    if protocol.status == "draft":
        sentences.append(words("The file still calls itself a draft."))
    return sentences


def _past_review(by: date | None, words: Words) -> str:
    if by is None:
        return words("PAST ITS REVIEW DATE.")
    return words("PAST ITS REVIEW DATE: it was to be reviewed by {day}.", day=long_date(by, words))


def _root_expired(on: date | None, words: Words) -> str:
    if on is None:
        return words("ITS TRUST ROOT HAS EXPIRED: nobody has confirmed since whose signatures count.")
    return words(
        "ITS TRUST ROOT HAS EXPIRED on {day}: nobody has confirmed since whose signatures count.",
        day=long_date(on, words),
    )


def agency_name(protocol: Protocol, agency: str, language: str) -> str:
    """An agency of a trust root as the protocol calls it, when it names one of this id or name; else its name there."""
    for one in protocol.agencies:
        if agency in (one.id, one.id.replace("_", "-"), *(_slug(words) for _, words in one.name.translations)):
            return one.name.to(language)
    return agency


def _slug(words: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in words.lower()).split())


def _row(names: list[str], words: Words) -> str:
    if not names:
        return words("agencies whose names are not kept")
    if len(names) == 1:
        return names[0]
    return words("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
