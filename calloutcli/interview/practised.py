"""What many practices come to: by story, and by question. It is about the protocol's questions, never about people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from calloutcli.canonical import Json
from calloutcli.frozen import frozen
from calloutcli.interview.practice import Practice
from calloutcli.protocol.question import UNKNOWN


@frozen
class Times:
    """An outcome or an answer in codes, and how often it came."""

    what: Json
    times: int


@frozen
class Story:
    """One worked incident: how often it was practised, what it comes to, and what the answers led to, the most frequent first."""

    scenario: str
    times: int
    says: str
    outcomes: tuple[Times, ...]
    same: int


@frozen
class Asked:
    """One question that was asked so many times, and how often the answer parted from the story.

    `otherwise`: the story says something else; `guessed`: it does not say; `changed`: how many of both changed the outcome. `answers`:
    those answers, in codes, the most frequent first.
    """

    question: str
    times: int
    otherwise: int
    guessed: int
    changed: int
    answers: tuple[Times, ...]


@frozen
class Practised:
    """All practices with one protocol: exactly these bytes of it. `thoughts`: how many first thoughts were given; `thoughts_same` as the story.

    `stories` by name; `questions`: those answered otherwise at least once, first what changed the outcome most often.
    """

    protocol: str
    version: str
    sha256: str
    times: int
    same: int
    thoughts: int
    thoughts_same: int
    stories: tuple[Story, ...]
    questions: tuple[Asked, ...]


def practised(practices: Iterable[Practice]) -> tuple[Practised, ...]:
    """What the practices come to, protocol by protocol, in the order in which they were first practised."""
    by_protocol: dict[tuple[str, str, str], list[Practice]] = {}
    for practice in practices:
        by_protocol.setdefault((practice.protocol, practice.version, practice.sha256), []).append(practice)
    return tuple(_of_protocol(*key, several) for key, several in by_protocol.items())


def _of_protocol(protocol: str, version: str, sha256: str, practices: Sequence[Practice]) -> Practised:
    thoughts = [practice for practice in practices if practice.first]
    scenarios = sorted({practice.scenario for practice in practices})
    questions = dict.fromkeys(question for practice in practices for question in practice.answers)
    asked = [_asked(question, practices) for question in questions]
    parted = [one for one in asked if one.otherwise or one.guessed]
    return Practised(
        protocol,
        version,
        sha256,
        len(practices),
        sum(practice.is_same for practice in practices),
        len(thoughts),
        sum(practice.first == practice.says for practice in thoughts),
        tuple(_story(id_, [one for one in practices if one.scenario == id_]) for id_ in scenarios),
        tuple(sorted(parted, key=lambda one: (-one.changed, -one.otherwise, -one.guessed))),
    )


def _story(scenario: str, practices: Sequence[Practice]) -> Story:
    """The story says what it said last: its owners may have mended it."""
    outcomes = Counter(practice.outcome for practice in practices)
    return Story(
        scenario,
        len(practices),
        practices[-1].says,
        tuple(Times(*pair) for pair in outcomes.most_common()),
        sum(practice.is_same for practice in practices),
    )


def _asked(question: str, practices: Sequence[Practice]) -> Asked:
    times = otherwise = guessed = changed = 0
    answers: Counter[str] = Counter()
    found: dict[str, Json] = {}
    for practice in practices:
        if question not in practice.answers:
            continue
        times += 1
        answer = practice.answers[question]
        if answer == practice.story.get(question, UNKNOWN):
            continue
        otherwise += question in practice.story
        guessed += question not in practice.story
        changed += question in practice.changed
        found[repr(answer)] = answer
        answers[repr(answer)] += 1
    told = tuple(Times(found[key], count) for key, count in answers.most_common())
    return Asked(question, times, otherwise, guessed, changed, told)
