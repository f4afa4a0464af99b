"""The flow of a protocol: a ladder of steps, from the most serious outcome down, that says exactly what the rules say.

Walking it: at each step, does any of its rules hold? Then its outcome, and nothing more is read. Else the next step. The
last step holds always. That is the plain reading (`reading.py`), laid out: with `most serious` and `only one` there is
one step for each outcome, the most serious first; with `first match` one for each run of rules with the same outcome, in
the order of the file. `otherwise` stays apart at the end, even where a step above gives the same outcome.

Not drawn here: `cli/flow_text.py`, `cli/picture.py` and `cli/mermaid.py` show it.
"""

from collections.abc import Iterator
from itertools import groupby

from calloutcli.analysis.rows import sorted_by_strength
from calloutcli.analysis.wording import Clause, clause_of
from calloutcli.frozen import frozen
from calloutcli.protocol.model import UNDECIDED, Protocol, Rule

NOBODY_DECIDES = "No rule decides. Ask before you act"
"""What the last step says where the file has no `otherwise`."""

_HOW = {
    "most serious": "Begin at step 1, the most serious. The first step with a yes decides.",
    "first match": "Begin at step 1. The steps stand in the order that was agreed. The first step with a yes decides.",
    "only one": (
        "Begin at step 1, the most serious. The first step with a yes decides. No second step should have a yes: if one "
        "has, two rules disagree, the more serious outcome is taken, and the protocol needs mending."
    ),
}


@frozen
class RuleInWords:
    """A rule: what must hold (None for `otherwise`), the paragraph that it rests on, and its note, empty for none."""

    id: str
    clause: Clause | None
    because: str
    note: str


@frozen
class Step:
    """If any of `rules` holds: `outcome`, an id or `undecided`. `number` counts from 1. The last step holds always."""

    number: int
    outcome: str
    title: str
    rules: tuple[RuleInWords, ...]
    last: bool


@frozen
class Flow:
    """The steps in order; `how` says how they are read. `impossible`: what the protocol says cannot happen.

    `unused` are the titles of outcomes to which no step leads.
    """

    how: str
    steps: tuple[Step, ...]
    impossible: tuple[Clause, ...]
    unused: tuple[str, ...]


def flow_of(protocol: Protocol, language: str = "en") -> Flow:
    """The ladder of the protocol, in words of a language."""
    runs = list(_runs(protocol))
    steps = tuple(
        Step(
            number,
            outcome,
            _title(protocol, outcome, language),
            tuple(_in_words(rule, protocol, language) for rule in rules),
            number == len(runs),
        )
        for number, (outcome, rules) in enumerate(runs, 1)
    )
    used = {step.outcome for step in steps}
    return Flow(
        how=_HOW[protocol.decide_by],
        steps=steps,
        impossible=tuple(clause_of(condition, protocol, language) for condition in protocol.impossible),
        unused=tuple(outcome.title.to(language) for outcome in protocol.outcomes if outcome.id not in used),
    )


def _runs(protocol: Protocol) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """(outcome, rules) for each run of rules with the same outcome, strongest first; `otherwise` apart, at the end."""
    for outcome, rules in groupby(sorted_by_strength(protocol), lambda rule: rule.then):
        yield outcome, tuple(rules)
    yield protocol.last_outcome, () if protocol.otherwise is None else (protocol.otherwise,)


def _in_words(rule: Rule, protocol: Protocol, language: str) -> RuleInWords:
    clause = None if rule.when is None else clause_of(rule.when, protocol, language)
    return RuleInWords(rule.id, clause, str(rule.because), rule.note.to(language) if rule.note else "")


def _title(protocol: Protocol, outcome: str, language: str) -> str:
    return NOBODY_DECIDES if outcome == UNDECIDED else protocol.outcome(outcome).title.to(language)
