"""Seeded protocols to measure with: so many questions and rules, in topics or without any structure.

With topics, a rule asks two to four questions that stand near each other, as people write them: topics run into each
other, so some of those questions belong to the topic before or after. Without, a rule asks any three questions of the
whole file: no order of questions is a good one, and a diagram must give up.

Of ten questions about six are yes or no, two have three or four answers, one is a number from 0 to 10 and one is `any of`
three options. Some rules ask for one of several answers, some have an `unless`, so every kind of condition is measured.
"""

import random

OUTCOMES = (
    ("in_house", "in_house", "none", "this_shift"),
    ("slow_time", "in_house", "none", "next_day"),
    ("safeguarding", "safeguarding_report", "none", "this_shift"),
    ("named_officer", "planned_police", "named_officer", "next_day"),
    ("report_101", "planned_police", '"101"', "this_shift"),
    ("call_999", "emergency_police", '"999"', "now"),
)
RULED = tuple(id_ for id_, *_ in OUTCOMES[1:])
LIKELY = (4, 3, 3, 3, 2)
KINDS = ("yes or no", "three", "four", "number", "several")
SHARES = (6, 1, 1, 1, 1)


REACH = {15: 8, 40: 10, 60: 13}
"""How far apart two questions of one rule may stand, by size: the wider, the more states a diagram has. With seed 2 these
give about as many nodes as the floors were measured with."""


def protocol_text(
    questions: int,
    rules: int,
    *,
    topics: bool = True,
    seed: int = 2,
    policy: str = "most serious",
    reach: int | None = None,
) -> str:
    """The YAML text of a protocol. The same arguments give the same text for ever. `reach`: see `REACH`."""
    chance = random.Random(f"{seed}/{questions}/{rules}/{topics}")
    lines = [
        "format: 1",
        "protocol: measured",
        "version: 1.0.0",
        "title: A protocol to measure with",
        "status: example",
        "effective: 2026-01-01",
        "review by: 2027-01-01",
        "agencies:",
        "  police: {name: The police, role: police}",
        "sources:",
        "  P: {title: Made by chance}",
        "roles:",
        "  senior: Senior on shift",
        f"decide by: {policy}",
        "outcomes:",
    ]
    for id_, tier, channel, timing in OUTCOMES:
        lines.append(f"  {id_}: {{title: {id_}, tier: {tier}, channel: {channel}, timing: {timing}, decider: senior}}")
    lines.append("questions:")
    kinds = ["yes or no", *chance.choices(KINDS, SHARES, k=questions - 1)]
    for index, kind in enumerate(kinds):
        lines.append(f"  q{index}: {{ask: Question {index}?, {_declared(kind)}{'' if index else _GATE}}}")
    lines += ["rules:", "  gate: {when: {q0: yes}, then: call_999, because: P 0}"]
    width = (reach or REACH.get(questions, 8)) if topics else questions - 1
    for number in range(1, rules):
        first = 1 + chance.randrange(max(questions - width, 1))
        size = chance.choice((3, 3, 4)) if topics else 3
        asked = sorted(chance.sample(range(first, min(first + width, questions)), size))
        tests = [f"q{index}: {_test(chance, kinds[index])}" for index in asked]
        unless = f", unless: {{{tests.pop()}}}" if len(tests) > 2 and chance.random() < 0.2 else ""
        outcome = chance.choices(RULED, LIKELY)[0]
        lines.append(f"  r{number}: {{when: {{{', '.join(tests)}}}{unless}, then: {outcome}, because: P {number}}}")
    lines.append("  otherwise: {then: in_house, because: P 1}")
    return "\n".join(lines) + "\n"


def revised(text: str, rules: int, seed: int = 1, changes: int = 3) -> str:
    """The text as a next version: a few rules lead elsewhere."""
    chance = random.Random(f"revised/{seed}")
    lines = text.replace("version: 1.0.0", "version: 2.0.0").split("\n")
    for number in sorted(chance.sample(range(1, rules), changes)):
        at = next(index for index, line in enumerate(lines) if line.startswith(f"  r{number}: "))
        before = next(outcome for outcome in RULED if f"then: {outcome}," in lines[at])
        after = chance.choice([outcome for outcome in RULED if outcome != before])
        lines[at] = lines[at].replace(f"then: {before},", f"then: {after},")
    return "\n".join(lines)


_GATE = ", if unknown: yes, gate: yes"
_ANSWERS = {"three": 3, "four": 4}


def _declared(kind: str) -> str:
    """The answers of a question, as the file says them."""
    if kind in _ANSWERS:
        return "answers: {" + ", ".join(f"a{value}: Answer {value}" for value in range(_ANSWERS[kind])) + "}"
    if kind == "several":
        return "answers: any of, options: {" + ", ".join(f"o{value}: Option {value}" for value in range(3)) + "}"
    return "answers: 0 to 10" if kind == "number" else "answers: yes or no"


def _test(chance: random.Random, kind: str) -> str:
    """What a rule asks of a question, as the file says it."""
    if kind == "number":
        low = chance.choice((2, 5, 8))
        return chance.choice((f"{low} or more", f"under {low}", f"{low} to {low + 2}"))
    if kind == "several":
        one, other = chance.sample(("o0", "o1", "o2"), 2)
        return chance.choice(
            (f"includes {one}", f"includes {one} or {other}", f"includes {one} and {other}", "nothing ticked")
        )
    if kind in _ANSWERS:
        chosen = chance.sample(range(_ANSWERS[kind]), chance.choice((1, 1, 2)))
        return " or ".join(f"a{value}" for value in sorted(chosen))
    return chance.choice(("yes", "no"))
