"""What the protocol decides of one situation, and why: the value that the card shows and the record keeps.

Unknown answers, in this order: if only one outcome is possible, that is the decision. Else each unknown answer is read
as its question's `if unknown` says, the gates' first. If several outcomes are still possible and a question that matters
says `most serious` (as a gate does that says nothing else), the most serious of them. Else nobody has decided yet: the
outcome is `undecided`, and the person named by `if unsure` is asked.
"""

from typing import Literal

from calloutcli.analysis.diagram import evaluator
from calloutcli.analysis.explain import Change, minimal_reasons, nearest_changes
from calloutcli.analysis.meaning import meaning_of
from calloutcli.analysis.possible import open_to, possible_outcomes
from calloutcli.analysis.reading import Value, is_known, read_rules
from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given, read_as
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import UNKNOWN

SettledBy = Literal["rules", "if_unknown", "most_serious", "nobody"]


@frozen
class Decision:
    """The advice. `outcome` is an outcome id, or `undecided`.

    `possible` holds every outcome that the known answers leave open, least serious first. `rules` gave the outcome;
    `reasons` are the (question, answer) pairs that are enough for them to hold, `nothing_stronger` those beyond them
    that keep a stronger rule from holding; `read_as` the unknown answers that were read as something, and as what; `ask`
    the roles to ask when undecided, and `settles` the questions whose answer would decide.
    """

    outcome: str
    rules: tuple[str, ...]
    reasons: tuple[tuple[str, Given], ...]
    nothing_stronger: tuple[tuple[str, Given], ...]
    possible: tuple[str, ...]
    exact: bool
    settled_by: SettledBy
    read_as: tuple[tuple[str, str], ...]
    ask: tuple[str, ...]
    settles: tuple[str, ...]
    conflict: bool


def decide(protocol: Protocol, answers: dict[str, Given]) -> Decision:
    """The protocol's decision on these answers; a question that is missing counts as "I do not know".

    Raises:
        AssertionError: the plain reading and the compiled form of the rules disagree, which is a fault in callout.
    """
    known: dict[str, Value] = {id_: value for id_, value in answers.items() if is_known(value)}
    open_now = open_to(protocol, known)
    possible = possible_outcomes(protocol, known)
    if len(possible.outcomes) == 1:
        return _decided(protocol, known, possible.outcomes[0], possible.outcomes, possible.exact, "rules", ())
    unknown = [question for question in protocol.questions if question.id in open_now]
    gates = [question for question in unknown if question.gate]
    for questions in (gates, unknown):
        read = tuple((q.id, q.if_unknown) for q in questions if read_as(q, UNKNOWN) != UNKNOWN)
        safer = {**known, **dict(read)}
        then = possible_outcomes(protocol, safer)
        if len(then.outcomes) == 1:
            return _decided(protocol, safer, then.outcomes[0], possible.outcomes, possible.exact, "if_unknown", read)
    still_open = open_to(protocol, safer)
    if any(question.id in still_open and question.if_unknown == "most serious" for question in unknown):
        return _decided(protocol, safer, then.outcomes[-1], possible.outcomes, possible.exact, "most_serious", read)
    _assert_agreement(protocol, safer)
    return Decision(
        outcome=UNDECIDED,
        rules=(),
        reasons=(),
        nothing_stronger=(),
        possible=then.outcomes,
        exact=then.exact,
        settled_by="nobody",
        read_as=read,
        ask=protocol.ask_when_unsure or (protocol.outcome(then.outcomes[-1]).decider,),
        settles=tuple(question.id for question in protocol.questions if question.id in still_open),
        conflict=False,
    )


def changes(protocol: Protocol, answers: dict[str, Given], decision: Decision) -> tuple[Change, ...]:
    """The nearest answers that would have led elsewhere for certain, most serious first.

    One answer to a gate or to a question that the decision rests on (the others are far from what happened), and
    whatever is nearest to an emergency.
    """
    near = {id_ for id_, _ in decision.reasons}
    near |= {question.id for question in protocol.questions if question.gate}
    known: dict[str, Value] = {id_: value for id_, value in answers.items() if is_known(value)}
    return nearest_changes(protocol, known, decision.outcome, near)


def direction(protocol: Protocol, advised: str, taken: str) -> Literal["up", "down", "none"]:
    """`up` when the outcome taken is more serious than the advice; an undecided advice has no direction."""
    if advised in (UNDECIDED, taken):
        return "none"
    return "up" if protocol.seriousness(taken) > protocol.seriousness(advised) else "down"


def _decided(
    protocol: Protocol,
    situation: dict[str, Value],
    outcome: str,
    possible: tuple[str, ...],
    exact: bool,  # noqa: FBT001
    settled_by: SettledBy,
    read_as: tuple[tuple[str, str], ...],
) -> Decision:
    _assert_agreement(protocol, situation)
    reading = read_rules(protocol, situation)
    rules = reading.rules if reading.outcome == outcome else ()
    applies, beyond = minimal_reasons(protocol, situation, rules)
    return Decision(
        outcome,
        rules,
        _answered(protocol, situation, applies),
        _answered(protocol, situation, beyond),
        possible,
        exact,
        settled_by,
        read_as,
        (),
        (),
        reading.conflict,
    )


def _answered(protocol: Protocol, situation: dict[str, Value], wanted: frozenset[str]) -> tuple[tuple[str, Given], ...]:
    return tuple((question.id, situation[question.id]) for question in protocol.questions if question.id in wanted)


def _assert_agreement(protocol: Protocol, situation: dict[str, Value]) -> None:
    """Nothing, if the compiled form says what the plain reading says: of the calmest and the gravest completion.

    Raises:
        AssertionError: it does not.
    """
    meaning = meaning_of(protocol)
    if meaning.plain is None:
        return
    evaluate = evaluator(meaning.space, meaning.plain)
    masks = meaning.space.masks(situation)
    for values in (meaning.space.mildest(masks), tuple(mask.bit_length() - 1 for mask in masks)):
        total = {**meaning.space.situation(values), **situation}
        if evaluate(total) != (read_rules(protocol, total).outcome,):
            raise AssertionError("the plain reading and the compiled form of the rules disagree")
