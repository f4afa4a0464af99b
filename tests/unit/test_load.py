"""What a protocol file must say: every fault is a finding with a place and a cure, and all of them come at once."""

import random

import pytest

from calloutcli.errors import ProtocolError
from calloutcli.finding import format_finding
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.scenario import load_scenarios
from calloutcli.protocol.source import parse_source
from tests.builders import HEAD, OUTCOMES, QUESTIONS, REFERENCE_MODEL, RULES, SMALL, load, protocol_text


def findings_of(text):
    """Every finding of a text that is no protocol."""
    with pytest.raises(ProtocolError) as refusal:
        load_protocol(text.encode(), "file.yaml")
    for finding in refusal.value.findings:
        assert finding.place.file == "file.yaml"
        assert format_finding(finding) in str(refusal.value)
    return refusal.value.findings


def change(old, new):
    """`SMALL` with one text in it exchanged."""
    assert SMALL.count(old) == 1, old
    return SMALL.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "id_", "message", "cure"),
    [
        ("format: 1", "format: 2", "unknown-format", "format `2` is not known here", "newer callout"),
        ("title: A small", "titel: A small", "unknown-key", "has no `titel`", "did you mean `title`?"),
        ("title: A small", "titel: A small", "missing-key", "needs `title`", "add a line `title: ...`"),
        ("version: 1.0.0", "version: 1.0", "bad-version", "`1.0` is not a version", "1.0.0"),
        ("version: 1.0.0", "version: \u0661.0.0", "bad-version", "is not a version", "1.0.0"),
        ("version: 1.0.0", "version: 01.0.0", "bad-version", "`01.0.0`", "1.0.0"),
        ("protocol: small", "protocol: ../small", "bad-identifier", "cannot name a protocol", "small letters"),
        ("status: example", "status: exampel", "unknown-value", "cannot be `exampel`", "did you mean `example`?"),
        ("effective: 2026-01-01", "effective: 1st May", "bad-date", "`1st May` is not a date", "2026-12-01"),
        ("effective: 2026-01-01", "effective: 2026-02-30", "bad-date", "`2026-02-30`", "2026-12-01"),
        ("senior: Senior on shift", "undecided: x\n  senior: y", "bad-identifier", "`undecided` cannot", "none of"),
        ("senior: Senior on shift", "Senior: x\n  senior: y", "bad-identifier", "`Senior` cannot", "small letters"),
        ("{title: A paper}", "{titles: A paper}", "unknown-key", "`titles`", "did you mean `title`?"),
        ("{title: A paper}", "x", "wrong-type", "must be a list of `key: value` lines", "indent"),
        ("decider: manager\n", "decider: manger\n", "unknown-role", "no role is called `manger`", "mean `manager`?"),
        ("owner: manager}", "owner: nobody}", "unknown-role", "no role is called `nobody`", "`manager`, `senior`"),
        ("until: next_day 12:00", "until: noon", "bad-time", "`noon` is not a deadline", "next_day 12:00"),
        ("until: next_day 12:00", "until: next_day 24:00", "bad-time", "`next_day 24:00`", "next_day 12:00"),
        ("until: next_day 12:00", "until: 0 working days 12:00", "bad-time", "`0 working days 12:00`", "3 working days"),
        ("until: next_day 12:00", "until: 3 working day 12:00", "bad-time", "`3 working day 12:00`", "3 working days"),
        ("until: next_day 12:00", "until: next_workday 12:00", "bad-time", "`next_workday 12:00`", "next_working_day"),
        ("until: next_day 12:00", "until: \u0663 days 12:00", "bad-time", "is not a deadline", "3 days"),
        ("tier: planned_police", "tier: planned", "unknown-value", "cannot be `planned`", "mean `planned_police`?"),
        ("tier: planned_police, ", "", "missing-key", "`report_101` needs `tier`", "add a line"),
        ("gate: yes", "gate: maybe", "unknown-value", "`gate` cannot be `maybe`", "expected one of"),
        ("repeats: {ask", "repeats: {gate: yes, ask", "bad-gate", "a gate must have the answer `yes`", "yes or no"),
        ("answers: 0 to 10", "answers: 10 to 0", "bad-answers", "`10 to 0` does not say", "`0 to 10`"),
        ("answers: 0 to 10", "answers: words", "bad-answers", "`words` does not say", "`yes or no`"),
        ("answers: 0 to 10", "answers: yes or no, options: {a: x, b: y}", "unknown-key", "`options` belongs", ""),
        ("answers: any of", "answers: [any, of]", "wrong-type", "`answers` must be text", "same line"),
        ("    options: {damage: Damage, threat: A threat, weapon: A weapon}\n", "", "missing-key", "`options`", ""),
        ("none: No injury, first_aid: First aid, ", "", "bad-answers", "two answers or more", ""),
        ("none: No injury", "unknown: x", "bad-identifier", "`unknown` cannot", ""),
        ("damage: Damage", "any: x", "bad-identifier", "`any` cannot", ""),
        ("  injury:\n", "  unless:\n", "bad-identifier", "`unless` cannot", ""),
        ("if unknown: hospital", "if unknown: hospitl", "unknown-value", "`hospitl`", "did you mean `hospital`?"),
        ("{danger: yes}", "{dangr: yes}", "unknown-question", "called `dangr`", "did you mean `danger`?"),
        ("{danger: yes}", "{danger: yess}", "unknown-answer", "`danger` has no answer `yess`", "did you mean `yes`?"),
        ("{danger: yes}", "{danger: unknown}", "unknown-answer", "has no answer `unknown`", ""),
        ("{danger: yes}", "{danger: }", "unknown-answer", "has no answer ``", "expected one of"),
        ("{danger: yes}", "{danger: {a: b}}", "bad-condition", "needs an answer here", "write one of: yes, no"),
        ("{danger: yes}", "{danger: []}", "bad-condition", "`danger` has no answer here", ""),
        ("{danger: yes}", "{}", "bad-condition", "a condition is missing here", "question: answer"),
        ("{danger: yes}", "[]", "bad-condition", "list of conditions is empty", ""),
        ("{danger: yes}", "danger", "bad-condition", "a condition is missing here", ""),
        ("{danger: yes}", "{any of: {danger: yes}}", "bad-condition", "`any of` needs a list", "`- `"),
        ("includes weapon,", "weapon,", "bad-condition", "`weapon` does not say how", "includes damage or threat"),
        ("includes weapon,", "includes weapn,", "unknown-answer", "no option `weapn`", "did you mean `weapon`?"),
        ("includes weapon,", "includes weapon and threat or damage,", "bad-condition", "mixed", "any of"),
        ("3 or more", "30 or more", "impossible-number", "goes from 0 to 10", ""),
        ("3 or more", "over 10", "impossible-number", "goes from 0 to 10", ""),
        ("3 or more", "5 to 3", "impossible-number", "`5 to 3` cannot be", ""),
        ("3 or more", "three", "bad-condition", "`three` is not a number", "3 or more"),
        ("3 or more", "under 3 or more", "bad-condition", "`under 3 or more`", ""),
        ("{danger: yes}, then: call_999", "{danger: yes}, then: call_99", "unknown-outcome", "`call_99`", "call_999"),
        ("because: P 1}", "because: Q 1}", "unknown-source", "no source is called `Q`", "`P`"),
        ("because: P 1}", "because: [P, 1]}", "wrong-type", "`because` must be text", ""),
        (", because: P 1}", "}", "missing-key", "`danger-now` needs `because`", ""),
        ("danger-now: {when", "Danger Now: {when", "bad-identifier", "`Danger Now` cannot name a rule", ""),
        ("otherwise: {then", "otherwise: {when: {danger: no}, then", "unknown-key", "has no `when`", ""),
        ("title: A small", "title: A {chld}", "unknown-term", "no term is called `chld`", "terms"),
        ("title: A small protocol for tests", "title: {en: A, fr: B}", "unknown-language", "`fr`", "`en`"),
        ("title: A small protocol for tests", "title: {}", "wrong-type", "`title` has no words", ""),
        ("title: A small protocol for tests", "title:", "wrong-type", "`title` must be text", ""),
    ],
)  # fmt: skip
def test_each_fault_has_its_finding(old, new, id_, message, cure):
    """One fault in a good protocol: its id, what is wrong in words, and a cure that names what was probably meant."""
    found = findings_of(change(old, new))
    assert any(one.id == id_ and message in one.message and cure in one.help for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "pointed"),
    [
        ("{danger: yes}", "{dangr: yes}", "dangr: yes}"),
        ("{danger: yes}", "{danger: yess}", "yess}"),
        ("{danger: yes}, then: call_999", "{danger: yes}, then: call_99", "call_99,"),
        ("tier: planned_police", "tier: planned", "planned,"),
        ("tier: planned_police, ", "", "report_101: {"),
        ("because: P 1}", "because: Q 1}", "Q 1}"),
        ("if unknown: hospital", "if unknown: hospitl", "hospitl"),
        ("{danger: yes}", "{danger: [yes, yess]}", "yess]}"),
        ("protocol: small", "protocol: Small", "Small"),
    ],
)
def test_each_fault_has_its_place(old, new, pointed):
    """The place of a finding is where the hand must go: the key for a name, the value for a value."""
    (found, *_) = findings_of(change(old, new))
    assert found.place.text[found.place.column - 1 :].startswith(pointed)
    assert SMALL.replace(old, new).split("\n")[found.place.line - 1] == found.place.text


@pytest.mark.parametrize(
    ("links", "cycles"),
    [
        ({"in_house": "slow_time", "slow_time": "in_house"}, {"in_house", "slow_time"}),
        ({"slow_time": "slow_time"}, {"slow_time"}),
        ({"in_house": "slow_time", "slow_time": "report_101", "report_101": "slow_time"}, {"slow_time", "report_101"}),
        ({"in_house": "slow_time", "slow_time": "report_101", "report_101": "call_999"}, set()),
    ],
)
def test_overdue_decisions_that_go_round(links, cycles):
    """Outcomes that, left overdue, come back to themselves are each reported; those that only lead there are not."""
    outcomes = OUTCOMES.replace("    defer: {until: next_day 12:00, owner: manager}\n", "")
    for id_, then in links.items():
        defer = f"defer: {{until: next_day 12:00, owner: manager, if overdue: {then}}}"
        if id_ == "slow_time":
            outcomes = outcomes.replace("    decider: manager\n", f"    decider: manager\n    {defer}\n")
        else:
            outcomes = outcomes.replace(f"  {id_}: {{", f"  {id_}: {{{defer}, ")
    text = protocol_text(outcomes=outcomes)
    if not cycles:
        assert load(text).outcome("slow_time").defer.if_overdue == "report_101"
        return
    found = findings_of(text)
    assert {one.id for one in found} == {"outcome-cycle"}
    assert {one.message.partition("round: ")[2].split("`")[1] for one in found} == cycles
    for one in found:
        names = one.message.partition("round: ")[2].split(" -> ")
        assert names[0] == names[-1]
        assert len(names) == len(cycles) + 1


def test_every_fault_at_once_in_file_order():
    """A file with faults in every section shows them all at once, from top to bottom."""
    text = SMALL
    for old, new in [
        ("version: 1.0.0", "version: one"),
        ("status: example", "status: exmple"),
        ("decider: manager\n", "decider: manger\n"),
        ("if unknown: hospital", "if unknown: never"),
        ("gate: yes", "gate: maybe"),
        ("{danger: yes}", "{dangr: yes}"),
        ("because: P 2", "because: Z 2"),
        ("then: in_house", "then: in_hose"),
    ]:
        assert text.count(old) == 1
        text = text.replace(old, new)
    found = findings_of(text)
    assert [one.id for one in found] == [
        "bad-version",
        "unknown-value",
        "unknown-role",
        "unknown-value",
        "unknown-value",
        "unknown-question",
        "unknown-source",
        "unknown-outcome",
    ]
    places = [(one.place.line, one.place.column) for one in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("until", "days", "working"),
    [
        ("next_day 09:05", 1, False),
        ("3 days 00:00", 3, False),
        ("0 days 23:59", 0, False),
        ("next_working_day 12:00", 1, True),
        ("2 working days 12:00", 2, True),
        ("99 working days 12:00", 99, True),
    ],
)
def test_a_deadline_counts_days_or_working_days(until, days, working):
    """Each form of a deadline is read, and written again as the file has it."""
    defer = load(change("until: next_day 12:00", f"until: {until}")).outcome("slow_time").defer
    assert (defer.days, defer.working) == (days, working)
    assert defer.until == until


CLOSING = "closing:\n  now: {ask: What now?, answers: {a: Aha, b: Bah}}\n"


def test_closing_questions_are_read_like_those_for_the_record():
    """A file without the section has none; with it each has its kind. One may be asked again that was asked for the record."""
    assert load().closing == ()
    asked = load(
        SMALL + "record: {view: {ask: Well?, answers: words}}\n" + CLOSING + "  view: {ask: And now?, answers: words}\n"
    )
    assert [(one.id, one.kind) for one in asked.closing] == [("now", "choice"), ("view", "words")]
    assert [one.id for one in asked.record] == ["view"]


@pytest.mark.parametrize(
    ("line", "id_", "message"),
    [
        ("danger: {ask: Danger?, answers: yes or no}", "repeated-key", "`danger` is a question already"),
        ("reason: {ask: Why?, answers: words}", "repeated-key", "`reason` is asked of every case that is closed"),
        ("taken: {ask: What?, answers: yes or no}", "repeated-key", "`taken` is asked of every case"),
        ("decided_by: {ask: Who?, answers: words}", "repeated-key", "`decided_by` is asked of every case"),
        ("happened: {ask: When?, answers: words}", "repeated-key", "`happened` is"),
        ("more: {ask: More?, answers: yes or no, gate: yes}", "unknown-key", "has no `gate`"),
        ("more: {ask: More?, answers: yes or no, if unknown: yes}", "unknown-key", "has no `if unknown`"),
        ("more: {ask: More?, answers: perhaps}", "bad-answers", "`perhaps` does not say"),
    ],
)
def test_a_closing_question_that_cannot_be(line, id_, message):
    """It decides nothing, and its name is its own: what is asked of every case anyway has its name already."""
    found = findings_of(f"{SMALL}{CLOSING}  {line}\n")
    assert any(one.id == id_ and message in one.message for one in found), found


def test_three_closing_questions_are_answered_in_words():
    """A closure has room for three, beside why it was decided; those of the record are counted apart."""
    words = [f"  w{number}: {{ask: What?, answers: words}}\n" for number in range(4)]
    record = "record:\n" + "".join(line.replace("  w", "  r") for line in words)
    assert len(load(SMALL + record + CLOSING + "".join(words[:3])).closing) == 4
    (found,) = findings_of(SMALL + record + CLOSING + "".join(words))
    assert (found.id, found.message) == ("too-many-words", "more than 3 closing questions are answered in words")


SECTIONS = (
    "agencies",
    "sources",
    "roles",
    "outcomes",
    "questions",
    "rules",
    "terms",
    "languages",
    "scope",
    "if unsure",
    "record",
    "impossible",
)


@pytest.mark.parametrize(
    "key", [*SECTIONS, "title", "version", "status", "effective", "review by", "decide by", "format", "protocol"]
)
@pytest.mark.parametrize(
    "value",
    [
        "x",
        "",
        "[]",
        "{}",
        "[a, b]",
        "[[]]",
        "[{}]",
        "{a: b}",
        "{a: {b: c}}",
        "{a: [b]}",
        "{a: {}}",
        "{'': ''}",
        "{a: }",
    ],
)
def test_any_type_anywhere(key, value):
    """Any section put in any other type is read, or refused with findings."""
    rows = [row for row in SMALL.split("\n") if not row.startswith(f"{key}:")]
    read_or_refused(("\n".join(rows) + f"\n{key}: {value}\n").encode())
    inside = [
        f"{row.partition(': ')[0]}: {value}" if row.startswith("  ") and not row.strip().startswith("options") else row
        for row in SMALL.split("\n")
    ]
    read_or_refused("\n".join(inside).encode())


def read_or_refused(raw):
    """A protocol, or None when the file was refused with findings; any other error is a failure."""
    try:
        protocol = load_protocol(raw, "file.yaml")
    except ProtocolError as error:
        findings = error.findings
    else:
        assert isinstance(protocol, Protocol)
        return protocol
    assert 1 <= len(findings) <= 100
    assert all(finding.place is not None and finding.place.line >= 1 for finding in findings)
    return None


# ------------------------------------------------------------------ the shipped file, damaged at random

SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_bytes_in_the_reference_model(seed):
    """The reference model with bytes changed, lost or moved at random is a protocol or is refused with findings."""
    dice = random.Random(seed)
    whole = REFERENCE_MODEL.read_bytes()
    for _ in range(60):
        raw = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(raw))
            size = dice.choice((1, 1, 1, 10, 300))
            piece = dice.choice(
                (b"", bytes([dice.randrange(256)]), b"\n", b" ", b"- ", b": ", b"{", b"}", b"[", b"'", b'"')
            )
            piece = dice.choice((piece, piece, bytes(raw[dice.randrange(len(raw)) :][:size])))
            raw[at : at + dice.choice((0, len(piece), size))] = piece
        read_or_refused(bytes(raw))


@pytest.mark.parametrize("seed", SEEDS)
def test_random_lines_in_the_reference_model(seed):
    """The reference model with lines lost, doubled, swapped or indented is a protocol or is refused with findings."""
    dice = random.Random(100 + seed)
    whole = REFERENCE_MODEL.read_text().split("\n")
    refused = 0
    for _ in range(60):
        rows = list(whole)
        for _ in range(dice.randint(1, 3)):
            at, other = dice.randrange(len(rows)), dice.randrange(len(rows))
            how = dice.randrange(5)
            if how == 0:
                del rows[at]
            elif how == 1:
                rows.insert(other, rows[at])
            elif how == 2:
                rows[at], rows[other] = rows[other], rows[at]
            elif how == 3:
                rows[at] = "  " + rows[at]
            else:
                rows[at] = rows[at].removeprefix("  ")
        refused += read_or_refused("\n".join(rows).encode()) is None
    assert refused > 10


def as_yaml(data):
    """Plain data in YAML's flow style, every text quoted."""
    if isinstance(data, dict):
        return "{" + ", ".join(f'"{key}": {as_yaml(value)}' for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(as_yaml, data)) + "]"
    return '"' + data.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def nodes_of(data):
    """Every (container, key) of plain data."""
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    for key, value in pairs:
        yield data, key
        yield from nodes_of(value)


@pytest.mark.parametrize("seed", SEEDS)
def test_random_structure_in_the_reference_model(seed):
    """The reference model with values exchanged, lost or of another type is a protocol or is refused with findings."""
    dice = random.Random(200 + seed)
    refused = 0
    for _ in range(40):
        data = parse_source(REFERENCE_MODEL.read_bytes(), "x").data
        for _ in range(dice.randint(1, 3)):
            container, key = dice.choice(list(nodes_of(data)))
            other, other_key = dice.choice(list(nodes_of(data)))
            how = dice.randrange(5)
            if how == 0:
                del container[key]
            elif how == 1:
                container[key] = dice.choice(
                    ("", "x", {}, [], {"a": "b"}, ["a"], "unknown", "yes or no", "any of", "0 to 3")
                )
            elif how == 2 and isinstance(container, dict):
                container[dice.choice(("x", "unknown", "otherwise", "or", "any", "Z 1", ""))] = container.pop(key)
            else:
                text = as_yaml(other[other_key])
                container[key] = parse_source(f"x: {text}".encode(), "x").data["x"]
        refused += read_or_refused(as_yaml(data).encode()) is None
    assert refused > 10


def test_the_reference_model_in_flow_style_is_the_same():
    """The reference model written in another YAML style is the same protocol, but for its digest."""
    raw = REFERENCE_MODEL.read_bytes()
    block = load_protocol(raw, "x")
    flow = load_protocol(as_yaml(parse_source(raw, "x").data).encode(), "x")
    assert (flow.rules, flow.questions, flow.outcomes, flow.roles) == (
        block.rules,
        block.questions,
        block.outcomes,
        block.roles,
    )
    assert flow.sha256 != block.sha256


# ------------------------------------------------------------------ scenarios


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("", "empty"),
        ("[]", "wrong-type"),
        ("format: 1\nprotocol: other\nscenarios: {}\n", "unknown-value"),
        ("format: 1\nprotocol: small\nscenarios: {a: b}\n", "wrong-type"),
        (
            "format: 1\nprotocol: small\nscenarios: {a: {story: s, answers: {dangr: no}, outcome: in_house}}\n",
            "unknown-question",
        ),
        (
            "format: 1\nprotocol: small\nscenarios: {a: {story: s, answers: {repeats: 11}, outcome: in_house}}\n",
            "unknown-answer",
        ),
        (
            "format: 1\nprotocol: small\nscenarios: {a: {story: s, answers: {happened: [x]}, outcome: in_house}}\n",
            "unknown-answer",
        ),
        ("format: 1\nprotocol: small\nscenarios: {a: {story: s, answers: {}, outcome: in_hose}}\n", "unknown-outcome"),
        (
            "format: 1\nprotocol: small\nscenarios: {a: {story: s, answers: {}, outcome: in_house, rules: [x]}}\n",
            "unknown-rule",
        ),
        ("format: 1\nprotocol: small\nscenarios: {" + ", ".join(f"a{n}: b" for n in range(300)) + "}\n", "wrong-type"),
    ],
)
def test_scenarios_are_checked(text, id_):
    """A scenario file that names what the protocol has not, or is of another form, is refused with findings."""
    with pytest.raises(ProtocolError) as refusal:
        load_scenarios(text.encode(), "scenarios.yaml", load())
    assert id_ in {finding.id for finding in refusal.value.findings}
    assert len(refusal.value.findings) <= 100


def test_a_scenario_is_read():
    """A scenario's answers, outcome and rules are read as the protocol knows them."""
    answers = "{danger: no, happened: [], repeats: 3}"
    text = f"format: 1\nprotocol: small\nscenarios:\n  A-1: {{story: s, answers: {answers}, outcome: undecided}}\n"
    (scenario,) = load_scenarios(text.encode(), "scenarios.yaml", load())
    assert (scenario.id, scenario.outcome, scenario.rules) == ("A-1", "undecided", ())
    assert dict(scenario.answers) == {"danger": "no", "happened": frozenset(), "repeats": 3}


def test_sections_may_come_in_any_order():
    """The order of the sections does not matter to what they mean."""
    turned = load(RULES + QUESTIONS + OUTCOMES + HEAD)
    assert (turned.rules, turned.questions) == (load().rules, load().questions)
