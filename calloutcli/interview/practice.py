"""One practice on a worked incident: where somebody's answers and the story part, and the line that is kept of it.

It is no record of an incident: it has no reference, no hour, no name and no signature, and stands in no log that is ever handed on.
The day and not the hour: whose shift it was is not to be read from it.

Format of `practice/log.jsonl`, number 1: an empty line, then a canonical JSON object (canonical.py) on a line, for each practice:
`{"practice":1,"day":"2026-11-22","protocol":<id>,"version":...,"sha256":...,"scenario":<its id>,
"story":{<question>:<answer>},"says":<outcome of the story>,"first":<outcome thought of before any question, or "">,
"answers":{...},"outcome":<outcome of the answers>,"changed":[<question>],"language":"en"}`. `changed` holds the questions at which
the outcome changed on the way from the answers to the story. The story's answers stand in it, because the owners may mend a story.
"""

from collections.abc import Mapping
from datetime import date

from calloutcli.canonical import Json, format_canonical, parse_canonical
from calloutcli.errors import EvidenceError
from calloutcli.frozen import frozen
from calloutcli.interview.decision import decide
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import UNKNOWN

FORMAT = 1


@frozen
class Parting:
    """A question that was answered otherwise than the story. `story` is None where the story does not say.

    `before` and `after`: the outcome until this one is answered as the story, and then. The partings above it are by then. `rules`
    gave the one before.
    """

    question: str
    yours: Given
    story: Given | None
    before: str
    rules: tuple[str, ...]
    after: str

    @property
    def changes(self) -> bool:
        """Whether the outcome changes here."""
        return self.before != self.after


@frozen
class Practice:
    """What is kept of a practice: all in codes. `says` is the story's outcome, `first` empty when no first thought was given."""

    day: date
    protocol: str
    version: str
    sha256: str
    scenario: str
    story: Mapping[str, Json]
    says: str
    first: str
    answers: Mapping[str, Json]
    outcome: str
    changed: tuple[str, ...]
    language: str

    @property
    def is_same(self) -> bool:
        """Whether the answers led to the story's outcome."""
        return self.outcome == self.says


def compare_answers(protocol: Protocol, story: Mapping[str, Given], yours: Mapping[str, Given]) -> tuple[Parting, ...]:
    """The questions that were asked and answered otherwise than the story, in the protocol's order.

    They are walked one after another from the outcome of `yours` to that of `story`: where these differ, one parting at least changes it.
    What a story leaves out counts as "I do not know".
    """
    partings: list[Parting] = []
    now = dict(yours)
    before = decide(protocol, now)
    for id_ in (question.id for question in protocol.questions):
        read = story.get(id_, UNKNOWN)
        if id_ not in yours or yours[id_] == read:
            continue
        # What was not asked, because of an answer that is changed now, is as the story has it.
        now = {**story, **now, id_: read}
        after = decide(protocol, now)
        partings.append(Parting(id_, yours[id_], story.get(id_), before.outcome, before.rules, after.outcome))
        before = after
    return tuple(partings)


def format_practice(practice: Practice) -> bytes:
    """An empty line and the line of a practice: whatever was torn before it, it begins on a line of its own.

    Raises:
        EvidenceError: it holds a text that may not stand in a record, or is over 65,535 bytes.
    """
    value: dict[str, Json] = {
        "practice": FORMAT,
        "day": practice.day.isoformat(),
        "protocol": practice.protocol,
        "version": practice.version,
        "sha256": practice.sha256,
        "scenario": practice.scenario,
        "story": dict(practice.story),
        "says": practice.says,
        "first": practice.first,
        "answers": dict(practice.answers),
        "outcome": practice.outcome,
        "changed": list(practice.changed),
        "language": practice.language,
    }
    return b"\n" + format_canonical(value) + b"\n"


def parse_practices(raw: bytes) -> tuple[list[Practice], int]:
    """(the practices in the bytes of the file, how many lines cannot be read: torn, altered, or of a later format)."""
    practices: list[Practice] = []
    unreadable = 0
    for line in filter(None, raw.split(b"\n")):
        try:
            practices.append(_practice(parse_canonical(line)))
        except (EvidenceError, KeyError, TypeError, ValueError):
            unreadable += 1
    return practices, unreadable


def _practice(value: Json) -> Practice:
    if not isinstance(value, dict) or value["practice"] != FORMAT or value["practice"] is True:
        raise ValueError("practice")
    story, answers, changed = value["story"], value["answers"], value["changed"]
    if not isinstance(story, dict) or not isinstance(answers, dict) or not isinstance(changed, list):
        raise TypeError("story, answers or changed")
    names = ("protocol", "version", "sha256", "scenario", "says", "first", "outcome", "language")
    text = {name: _text(value[name]) for name in names}
    return Practice(
        day=date.fromisoformat(_text(value["day"])),
        story=story,
        answers=answers,
        changed=tuple(map(_text, changed)),
        **text,
    )


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(f"`{value}` is not text")
    return value
