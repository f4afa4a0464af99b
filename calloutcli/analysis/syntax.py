"""Which questions can still matter, by the look of the rules alone: never one too few, sometimes one too many.

For when there is no diagram: over its budget, or because the first question is not on the screen yet and nothing may be
compiled before it is.
"""

from calloutcli.analysis.reading import Situation, holds, open_questions
from calloutcli.protocol.model import Protocol, Rule


def open_by_syntax(protocol: Protocol, situation: Situation) -> frozenset[str]:
    """The questions that some rule which could still change the outcome waits for."""
    return frozenset().union(
        *(open_questions(rule.when, situation) for rule in live_rules(protocol, situation)[1] if rule.when is not None)
    )


def live_rules(protocol: Protocol, situation: Situation) -> tuple[str, list[Rule]]:
    """(the outcome if no open rule comes true, the open rules that could change it)."""
    settled: list[Rule] = []
    waiting: list[Rule] = []
    for rule in protocol.rules:
        held = holds(rule.when, situation) if rule.when is not None else False
        if held is None:
            waiting.append(rule)
        elif held:
            settled.append(rule)
            if protocol.decide_by == "first match":
                break
    if not settled:
        return protocol.last_outcome, waiting
    if protocol.decide_by == "first match":
        return settled[0].then, waiting
    outcome = max((rule.then for rule in settled), key=protocol.seriousness)
    floor = protocol.seriousness(outcome)
    return outcome, [rule for rule in waiting if protocol.seriousness(rule.then) > floor]
