"""Findings about what the rules mean, each proved and shown by a situation: gaps, conflicts, rules that never decide."""

from calloutcli.analysis.checking import Checking, ids
from calloutcli.analysis.proof import Proofs, Values
from calloutcli.analysis.rows import RuleRows, narrowed
from calloutcli.finding import case_words
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import UNDECIDED


def check_rules(checking: Checking, proofs: Proofs) -> None:
    """Note every finding about the rules."""
    check_gap(checking, proofs)
    with checking.proving("whether rules disagree", ("rules",)):
        _conflicts(checking, proofs)
    with checking.proving("whether every rule decides something", ("rules",)):
        _never_deciding(checking, proofs)
    with checking.proving("whether every outcome is reached", ("outcomes",)):
        _unreached(checking, proofs)


def check_gap(checking: Checking, proofs: Proofs) -> None:
    """Note the finding that no rule decides some situation, with how many these are."""
    with checking.proving("whether every situation is decided", ("rules",)):
        found = proofs.gap()
        if found is not None:
            _gap(checking, proofs, found)


def _gap(checking: Checking, proofs: Proofs, found: Values) -> None:
    from calloutcli.analysis.count import count_outcomes

    count = count_outcomes(proofs.table)
    case = proofs.space.situation(found)
    if count.exact:
        how_many = f"in {count.of(UNDECIDED):,} of {count.situations - count.of('impossible'):,} situations"
        how_many += "" if count.method == "diagram" else f" (counted by {count.method})"
    else:
        share = 100 * count.of(UNDECIDED) / count.situations
        how_many = f"in about {share:.2g} % of situations (a sample of {count.situations:,})"
        how_many = "in some situations, none of them in a sample" if not count.of(UNDECIDED) else how_many
    told = _words(_heart(proofs, found))
    checking.note(
        "missing-outcome",
        ("rules",),
        f"no rule decides {how_many}, for example when {told}",
        "add a rule for this case, or end the list with `otherwise`",
        case=case,
    )


def _heart(proofs: Proofs, values: Values) -> dict[str, Given]:
    """The answers of a gap that are enough to make it one: leave any out and some rule may decide."""
    space = proofs.space
    masks = list(narrowed(space.full, tuple((index, 1 << value) for index, value in enumerate(values))))
    for question in reversed(space.questions):
        wider = list(masks)
        for index in space.at[question.id]:
            wider[index] = space.full[index]
        if all(
            any(not wider[index] & mask for index, mask in row) for rule in proofs.rules for row in rule.rows if row
        ):
            masks = wider
    kept = {space.inputs[index].question for index, mask in enumerate(masks) if mask != space.full[index]}
    return {id_: value for id_, value in space.situation(values).items() if id_ in kept}


def _conflicts(checking: Checking, proofs: Proofs) -> None:
    """Where only one rule may hold, every pair of rules with different outcomes that can hold together."""
    if checking.protocol.decide_by != "only one":
        return
    own = [rule for rule in proofs.rules if rule.rule not in ("", "otherwise")]
    for number, rule in enumerate(own):
        for other in own[:number]:
            found = proofs.both(rule, other) if rule.outcome != other.outcome else None
            if found is not None:
                first, second = sorted((rule, other), key=lambda one: _order(checking, one.rule))
                checking.note(
                    "conflicting-rules",
                    ("rules", second.rule),
                    f"`{first.rule}` gives `{first.outcome}` and `{second.rule}` gives `{second.outcome}`, "
                    "and both can hold",
                    "add `unless` to one of them, or write `decide by: most serious`",
                    about=second.rule,
                    case=proofs.space.situation(found),
                )


def _never_deciding(checking: Checking, proofs: Proofs) -> None:
    """Rules that cannot hold, rules that others always overrule, and rules that others make superfluous."""
    idle: set[str] = set()
    for rule in sorted(proofs.rules, key=lambda one: -_order(checking, one.rule)):
        if rule.rule == "":
            continue
        path = ("rules", rule.rule)
        example = proofs.holds(rule)
        if example is None:
            checking.note(
                "rule-never-holds",
                path,
                f"`{rule.rule}` can never hold: its condition contradicts itself, or what is declared impossible",
                "mend the condition, or take the rule out",
                about=rule.rule,
            )
            idle.add(rule.rule)
            continue
        covering = _covering(proofs, rule, idle)
        if covering:
            idle.add(rule.rule)
            alike = all(other.outcome == rule.outcome for other in covering)
            why = "the outcome is the same without it" if alike else "another outcome is always decided"
            checking.note(
                "shadowed-rule",
                path,
                f"`{rule.rule}` never makes a difference: wherever it holds, {_holds(covering)}, and {why}",
                "take the rule out, or narrow the others",
                about=rule.rule,
                case=proofs.space.situation(example),
            )


def _covering(proofs: Proofs, rule: RuleRows, idle: set[str]) -> list[RuleRows]:
    """The rules that together hold wherever this one does, and are stronger or give the same outcome; none if not all do.

    A rule that was found idle covers nothing: of two rules that say the same, the first stays.
    """
    rivals = proofs.rivals(rule)
    stronger = rivals if proofs.decides(rule) is None else []
    if stronger:
        return proofs.covering(rule, stronger)
    if rule is proofs.rules[-1] or proofs.in_file_order:
        return []
    same = [o for o in proofs.rules[:-1] if o.outcome == rule.outcome and o is not rule and o.rule not in idle]
    others = [*rivals, *same]
    if proofs.where(rule.rows, [row for other in others for row in other.rows]) is None:
        return proofs.covering(rule, others)
    return []


def _holds(covering: list[RuleRows]) -> str:
    names = sorted(rule.rule for rule in covering)
    return f"{ids(names)} holds too" if len(names) == 1 else f"one of {ids(names)} holds too"


def _unreached(checking: Checking, proofs: Proofs) -> None:
    overdue = {o.defer.if_overdue for o in checking.protocol.outcomes if o.defer and o.defer.if_overdue}
    for outcome in checking.protocol.outcomes:
        if outcome.id not in overdue and proofs.reaches(outcome.id) is None:
            checking.note(
                "unreached-outcome",
                ("outcomes", outcome.id),
                f"nothing leads to `{outcome.id}`",
                "add a rule that leads to it, or take it out",
                about=outcome.id,
            )


def _order(checking: Checking, rule: str) -> int:
    every = [one.id for one in checking.protocol.every_rule]
    return every.index(rule) if rule in every else len(every)


def _words(case: dict[str, Given]) -> str:
    return " and ".join(_answer_words(question, answer) for question, answer in case.items()) or "anything is answered"


def _answer_words(question: str, answer: Given) -> str:
    if isinstance(answer, frozenset):
        ticked = [*sorted(answer)]
        return f"{'only ' + ids(ticked) if ticked else 'nothing'} ticked in `{question}`"
    return f"`{question}` is `{case_words(answer)}`"
