"""One incident being walked through: answers are stored, everything else is derived.

An `Interview` is a value. Answering gives a new one; going back reopens the question before; resuming after a power cut
is answering again what the draft holds. Only questions that can still change the outcome are asked (`Walk`), in the
protocol's order, "I do not know" being read as the question's `if unknown` says; a gate answered `yes` or "I do not know" ends the asking at once.
"""

from collections.abc import Mapping

from calloutcli.analysis.syntax import open_by_syntax
from calloutcli.frozen import frozen, replace
from calloutcli.protocol.answers import Given, read_as
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import UNKNOWN, Question


@frozen
class Interview:
    """Where we are. `answers` are (question, answer) pairs in the protocol's order.

    `reopened` is the question to ask again; `dropped` the questions whose answers the last change made idle.
    """

    protocol: Protocol
    answers: tuple[tuple[str, Given], ...] = ()
    reopened: str | None = None
    dropped: tuple[str, ...] = ()


def start(protocol: Protocol) -> Interview:
    """An interview with nothing answered."""
    return Interview(protocol)


def answer(interview: Interview, question_id: str, value: Given) -> Interview:
    """The interview with this answer. Later answers that still apply are kept; the others stand in `dropped`."""
    answers = {**dict(interview.answers), question_id: value}
    kept = _kept(interview.protocol, answers)
    dropped = tuple(id_ for id_ in answers if id_ not in kept)
    return Interview(interview.protocol, tuple(kept.items()), None, dropped)


def back(interview: Interview) -> Interview:
    """The interview with the question before the present one reopened; unchanged at the first."""
    present = next_question(interview)
    order = [question.id for question in interview.protocol.questions]
    until = order.index(present.id) if present else len(order)
    before = [id_ for id_, _ in interview.answers if order.index(id_) < until]
    return reopen(interview, before[-1]) if before else interview


def reopen(interview: Interview, question_id: str) -> Interview:
    """The interview with an answered question to be asked again."""
    return replace(interview, reopened=question_id, dropped=())


def next_question(interview: Interview) -> Question | None:
    """The question to ask now; None when the answers decide, or a gate has opened."""
    protocol, answers = interview.protocol, dict(interview.answers)
    if interview.reopened is not None:
        return protocol.question(interview.reopened)
    if gate_opened(interview):
        return None
    if _begins_with_gate(protocol) and protocol.questions[0].id not in answers:
        return protocol.questions[0]
    from calloutcli.analysis.possible import Walk

    walk = Walk(protocol)
    for question in protocol.questions:
        if walk.matters(question):
            if question.id not in answers:
                return question
            walk.take(question, read_as(question, answers[question.id]))
    return None


def gate_opened(interview: Interview) -> bool:
    """True when a gate is answered `yes` or "I do not know": nothing more is asked before the card."""
    return _gate_opened(interview.protocol, dict(interview.answers))


def gate(protocol: Protocol) -> Question | None:
    """The protocol's first gate."""
    return next((question for question in protocol.questions if question.gate), None)


def questions_left(interview: Interview) -> int:
    """About how many questions follow the present one: a third of the way from the fewest to the most.

    The fewest: each is answered with its mildest answer (answers are listed from least to most serious; `no` is the
    mildest of yes and no). The most: every question that is still open is asked.
    """
    present = next_question(interview)
    if present is None:
        return 0
    fewest, most = _at_least(interview), _at_most(interview)
    return max((2 * fewest + most + 1) // 3, 0)


def _at_least(interview: Interview) -> int:
    """How many questions follow when each is answered with its mildest answer."""
    protocol, answers = interview.protocol, dict(interview.answers)
    if not answers and _begins_with_gate(protocol):
        return _by_syntax(protocol)
    from calloutcli.analysis.possible import Walk

    walk, left = Walk(protocol), -1
    for question in protocol.questions:
        if walk.matters(question):
            left += question.id not in answers or question.id == interview.reopened
            walk.take(question, read_as(question, answers.get(question.id, _mildest(question))))
    return left


def _at_most(interview: Interview) -> int:
    """How many questions follow when every one that is still open is asked."""
    known = {id_: given for id_, given in interview.answers if id_ != interview.reopened}
    if not known and _begins_with_gate(interview.protocol):
        return len(open_by_syntax(interview.protocol, known)) - 1
    from calloutcli.analysis.possible import open_to

    return len(open_to(interview.protocol, known) - known.keys()) - 1


def _by_syntax(protocol: Protocol) -> int:
    """`_at_least` of an interview that has not begun: nothing is compiled before the first question is on the screen."""
    so_far: dict[str, Given] = {}
    for question in protocol.questions:
        if question.id in open_by_syntax(protocol, so_far):
            so_far[question.id] = read_as(question, _mildest(question))
    return len(so_far) - 1


def _kept(protocol: Protocol, answers: Mapping[str, Given]) -> dict[str, Given]:
    """The answers that a straight walk through the questions would have asked for; in an emergency, all of them."""
    order = [question.id for question in protocol.questions]
    if _gate_opened(protocol, answers):
        return {id_: answers[id_] for id_ in sorted(answers, key=order.index)}
    from calloutcli.analysis.possible import Walk

    kept: dict[str, Given] = {}
    walk = Walk(protocol)
    for question in protocol.questions:
        first = question is protocol.questions[0]
        if question.id in answers and (walk.matters(question) or (first and _begins_with_gate(protocol))):
            kept[question.id] = answers[question.id]
            walk.take(question, read_as(question, answers[question.id]))
    return kept


def _gate_opened(protocol: Protocol, answers: Mapping[str, Given]) -> bool:
    return any(question.gate and answers.get(question.id) in ("yes", UNKNOWN) for question in protocol.questions)


def _begins_with_gate(protocol: Protocol) -> bool:
    """Whether the first question is a gate: it is asked of everybody, before the protocol is even compiled."""
    return protocol.questions[0].gate if protocol.questions else False


def _mildest(question: Question) -> Given:
    ids = [id_ for id_, _ in question.answers]
    if question.kind == "several":
        return frozenset()
    if question.kind == "number":
        return question.low
    return "no" if "no" in ids else ids[0]
