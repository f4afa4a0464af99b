"""What was wrong in a record and what is right: a record beside the one it corrects, which stays as it was written.

Body of a `correction`: `reference`; `corrects`, the seq of a record before it in the same case; `part`, which kind of thing was
wrong (below), and `field`, its name in that record; `reason`, a code below; `right` as the field's own type where it has one:
an answer as in `facts`, a time, a code. What is right in words is personal and stands in a disclosure, named as the field
where the field itself is one, else `right`; why in words in another, `why_corrected`. A field that stands in a disclosure as a code, a
day or a number is corrected like words, and what is right has its type. The advice is not given again: it was given on what was known.
"""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from calloutcli.canonical import Json
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.record.kinds import Entry, Record
from calloutcli.wording import msg

KIND = "correction"

Part = Literal["time", "answer", "outcome", "role", "detail", "words", "other"]
"""What was wrong: when it happened; an answer; the outcome taken; a role; a coded detail; personal words; something else."""

PARTS: Final[tuple[Part, ...]] = get_args(Part)

REASONS = (
    ("typed_wrong", msg("It was typed wrong")),
    ("learnt_later", msg("It became known later")),
    ("wrong_case", msg("It belongs to another case")),
    ("other", msg("Another reason")),
)

RIGHT: Final = "right"
WHY: Final = "why_corrected"
OTHER_FIELD: Final = "other"


@frozen
class Correction:
    """What a correction says. `right` is coded; `words` are personal, and text but for a personal code, day or number.

    One of them is there, or `words` were erased and are empty.
    """

    corrects: int
    part: Part
    field: str
    reason: str
    right: Json = None
    words: Json = ""
    why: str = ""

    @property
    def is_in_words(self) -> bool:
        """Whether what is right stands in a disclosure that is still there."""
        return self.words not in (None, "")


def correction_of(record: Record, correction: Correction, role: str, uid: str) -> Entry:
    """The entry that corrects a record.

    Raises:
        EvidenceError: it corrects another record, or says nothing that is right.
    """
    if correction.corrects != record.position.seq:
        raise EvidenceError(f"the correction is of record {correction.corrects}, not of {record.position.seq}")
    if correction.right is None and not correction.is_in_words:
        raise EvidenceError("a correction says what is right")
    body: dict[str, Json] = {
        "reference": record.reference,
        "corrects": correction.corrects,
        "part": correction.part,
        "field": correction.field,
        "reason": correction.reason,
    }
    if correction.right is not None:
        body["right"] = correction.right
    personal: dict[str, Json] = {}
    if correction.is_in_words:
        personal[words_name(correction.part, correction.field)] = correction.words
    if correction.why:
        personal[WHY] = correction.why
    return Entry(KIND, uid, role, record.protocol, {}, body, personal)


def correction_in(record: Record, personal: Mapping[str, Json]) -> Correction:
    """The correction that a record of that kind holds, with its words as far as they are disclosed in `personal`.

    Raises:
        EvidenceError: the body is not of the form above, or the record that it corrects is not before it.
    """
    corrects, part, field, reason = (record.body.get(name) for name in ("corrects", "part", "field", "reason"))
    if type(corrects) is not int or not isinstance(field, str) or not isinstance(reason, str):
        raise EvidenceError(msg("record {seq} cannot be read as a correction", seq=record.position.seq))
    if part not in PARTS:
        raise EvidenceError(
            msg(
                "record {seq} corrects a part `{part}`, and this version knows none of that name",
                seq=record.position.seq,
                part=part,
            )
        )
    if not 0 <= corrects < record.position.seq:
        raise EvidenceError(msg("record {seq} corrects a record that is not before it", seq=record.position.seq))
    words = personal.get(words_name(part, field), "")
    return Correction(corrects, part, field, reason, record.body.get(RIGHT), words, str(personal.get(WHY, "")))


def words_name(part: Part, field: str) -> str:
    """Under which name the right words are disclosed."""
    return field if part == "words" else RIGHT


def reason_words(code: str) -> str:
    """Why a record is corrected, in words, as a Message; a code of a later version as it stands."""
    return dict(REASONS).get(code, code.replace("_", " "))
