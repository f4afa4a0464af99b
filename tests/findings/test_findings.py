"""Every finding in the catalogue has an example, and the example shows it: tests/findings/<id>/, and docs/findings.md."""

import ast
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import calloutcli
from calloutcli.analysis.reading import Reading, Situation, holds, read_rules
from calloutcli.catalogue import KINDS
from calloutcli.errors import ProtocolError
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import Question
from calloutcli.protocol.waivers import load_accepted
from tests.findings.examples import (
    BASE,
    HERE,
    MADE,
    NO_IDS,
    UPDATE,
    command_of,
    example_ids,
    findings_of,
    protocol_file,
    protocol_of,
    run,
    shown,
)
from tests.findings.page import ACCEPTED_EXAMPLE, GROUPS, HOOK, render_page

REPOSITORY = HERE.parents[1]
PAGE = REPOSITORY / "docs" / "findings.md"
each_id = pytest.mark.parametrize("id_", list(KINDS))

# ------------------------------------------------------------------ the folders


def test_every_id_has_a_folder_and_every_folder_an_id():
    """The folders are the ids of the catalogue, no more and no fewer."""
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders - NO_IDS == set(KINDS)
    assert example_ids() == sorted(KINDS)


def test_the_base_has_no_finding(tmp_path):
    """The protocol from which the examples are made is short, and by itself gives nothing to say."""
    (tmp_path / "protocol.yaml").write_bytes(BASE.read_bytes())
    assert shown(tmp_path) == "protocol.yaml: Errors: 0, warnings: 0, notes: 0, waived: 0. Situations: 528.\n"
    assert len(BASE.read_text(encoding="utf-8").splitlines()) <= 45


@each_id
def test_output(id_, examples):
    """The example prints exactly what `expected.txt` says, with the exit status."""
    expected = HERE / id_ / "expected.txt"
    real = shown(examples / id_)
    if UPDATE:
        expected.write_text(real, encoding="utf-8", newline="\n")
    assert real == expected.read_text(encoding="utf-8")


@each_id
def test_the_example_shows_its_id(id_, examples):
    """The finding is there, as serious as the catalogue says, and with few others beside it."""
    found = findings_of(examples / id_)
    assert KINDS[id_].severity in {one["severity"] for one in found if one["id"] == id_}
    assert {one["id"] for one in found} <= set(KINDS)
    assert len(found) <= 5, "an example shows one thing"
    for one in found:
        assert one["message"]
        assert one["message"][0].islower() or not one["message"][0].isalpha()
        assert one["line"] >= 1
        assert one["column"] >= 1


@each_id
def test_the_status_follows_the_finding(id_, examples):
    """Status 3 is for what makes a file unusable, 1 for other errors and warnings, 0 for notes."""
    _, status = run(examples / id_, *command_of(examples / id_))
    if not KINDS[id_].waivable and id_ != "missing-outcome":
        assert status == 3
    else:
        assert status == int({one["severity"] for one in findings_of(examples / id_)} != {"note"})


@each_id
def test_about(id_):
    """The text for owners is short and plain: a sentence, why it matters, what to do."""
    text = (HERE / id_ / "about.md").read_text(encoding="utf-8")
    first, why, cure = text.rstrip("\n").split("\n\n")
    assert "\n" not in first + why + cure
    assert re.fullmatch(r"[A-Z][^.?!]*\.", first), "the first line is one sentence"
    assert cure.startswith("What to do: ")
    assert 3 <= len(re.findall(r"[.?!]\"?(?= |\n)", text)) <= 8
    assert not re.search("[\u2013\u2014]", text)


def test_the_examples_are_small():
    """Each example is a page at the most, and is written like the base: most of its lines are lines of it."""
    base = set(BASE.read_text(encoding="utf-8").splitlines())
    for id_ in set(KINDS) - MADE.keys():
        text = protocol_file(HERE / id_).read_text(encoding="utf-8", errors="replace")
        lines = text.splitlines()
        assert len(lines) <= 60, id_
        if id_ not in ("conflicting-rules", "unreviewed-translation"):
            assert len([line for line in lines if line not in base]) <= 16, id_


# ------------------------------------------------------------------ the catalogue and the source

PENS = ("problem", "complain", "note", "Finding", "find")
"""What is called to note a finding: its id is the first argument."""

OTHER_PROBLEMS = ("audit/walk.py",)
"""Modules with problems of their own, which are not findings."""

OF_A_HOME = {"bad-code", "bad-days"}
"""Ids of findings about `home.yaml`: it belongs to a home, and `protocol check` never reads it."""


def _ids_in(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """(id, line) of every finding that a module notes with its id written out, or made of a word for a name."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        on_self = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "self"
        if called in PENS and (called != "find" or on_self):
            yield from ((text, node.lineno) for text in _texts(node.args[0]))
        if called in ("reference", "references") and len(node.args) > 2:
            yield from ((f"unknown-{text.strip('`')}", node.lineno) for text in _texts(node.args[2]))


def _texts(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    return [*_texts(node.body), *_texts(node.orelse)] if isinstance(node, ast.IfExp) else []


def test_every_id_in_the_source_is_in_the_catalogue():
    """No module notes a finding that the catalogue lacks, and the catalogue lists none that no module notes."""
    package = Path(calloutcli.__file__).parent
    seen: dict[str, str] = {}
    for path in sorted(package.rglob("*.py")):
        where = path.relative_to(package).as_posix()
        if where not in OTHER_PROBLEMS:
            for id_, line in _ids_in(ast.parse(path.read_text(encoding="utf-8"))):
                seen.setdefault(id_, f"{where}:{line}")
    assert {id_: where for id_, where in seen.items() if id_ not in KINDS and id_ not in OF_A_HOME} == {}
    assert set(KINDS) - seen.keys() == set()


def test_the_scan_sees_an_id():
    """The scan finds an id in each way in which the source notes one."""
    text = (
        'self.find("a-a", event)\nshape.problem("b-b", path)\nchecking.note("c-c" if x else "d-d", path)\n'
        'Finding("e-e", m)\ncomplain("f-f", m, c)\nshape.reference(d, p, "`role`", known)\ntext.find("no")\n'
    )
    assert [id_ for id_, _ in _ids_in(ast.parse(text))] == ["a-a", "b-b", "c-c", "d-d", "e-e", "f-f", "unknown-role"]


# ------------------------------------------------------------------ the cases


def _case(protocol: Protocol, case: dict) -> Situation:
    """The situation that a case in JSON names."""
    assert list(case) == [question.id for question in protocol.questions], "a case answers every question"
    return {id_: frozenset(answer) if isinstance(answer, list) else answer for id_, answer in case.items()}


def _is_undecided(protocol: Protocol, finding: dict, situation: Situation, reading: Reading) -> None:
    assert reading.outcome == UNDECIDED
    assert reading.rules == ()
    told = re.findall(r"`(\w+)` is `([^`]*)`", finding["message"])
    ticked = re.findall(r"(nothing|only .*?) ticked in `(\w+)`", finding["message"])
    assert told or ticked
    for question, answer in told:
        assert str(situation[question]) == answer
    for options, question in ticked:
        assert set(re.findall(r"`(\w+)`", options)) == situation[question]


def _is_conflict(protocol: Protocol, finding: dict, situation: Situation, reading: Reading) -> None:
    said = re.findall(r"`([^`]+)` gives `([^`]+)`", finding["message"])
    assert len(said) == 2
    assert reading.conflict
    assert {rule for rule, _ in said} <= set(reading.rules)
    for rule, outcome in said:
        assert holds(protocol.rule(rule).when, situation)
        assert protocol.rule(rule).then == outcome


def _is_calm_at_the_gate(protocol: Protocol, finding: dict, situation: Situation, reading: Reading) -> None:
    assert situation[finding["about"]] == "yes"
    assert protocol.outcome(reading.outcome).tier != "emergency_police"
    assert f"`{reading.outcome}`" in finding["message"]


def _holds_in_vain(protocol: Protocol, finding: dict, situation: Situation, reading: Reading) -> None:
    rule = protocol.rule(finding["about"])
    assert rule.when is None or holds(rule.when, situation)
    assert rule.then == reading.outcome or rule.id not in reading.rules


SHOWS = {
    "missing-outcome": _is_undecided,
    "conflicting-rules": _is_conflict,
    "gate-not-emergency": _is_calm_at_the_gate,
    "shadowed-rule": _holds_in_vain,
}
"""What the plain reading of the rules says in the case of a finding, by id."""


@pytest.mark.parametrize("name", [*KINDS, *sorted(NO_IDS)])
def test_every_case_shows_its_finding(name, examples):
    """In the situation that a finding gives, the rules as they are written say what the finding says."""
    folder = examples / name
    cases = [one for one in findings_of(folder) if one["case"]]
    assert bool(name in SHOWS) <= bool(cases)
    for finding in cases:
        protocol = protocol_of(folder)
        situation = _case(protocol, finding["case"])
        assert not any(holds(condition, situation) for condition in protocol.impossible)
        SHOWS[finding["id"]](protocol, finding, situation, read_rules(protocol, situation))


def _values(question: Question) -> list:
    ids = [id_ for id_, _ in question.answers]
    if question.kind == "several":
        sizes = range(len(ids) + 1)
        return [frozenset(chosen) for size in sizes for chosen in itertools.combinations(ids, size)]
    return ids if question.kind == "choice" else list(range(question.low, question.high + 1))


def every_situation(protocol: Protocol) -> Iterator[Situation]:
    """Every situation of a protocol, one by one."""
    for values in itertools.product(*map(_values, protocol.questions)):
        yield dict(zip((question.id for question in protocol.questions), values, strict=True))


def test_a_rule_shadowed_only_by_two_others_together(examples):
    """Wherever the rule of the example holds one of the two named rules holds, and neither of them does so alone."""
    folder = examples / "shadowed-rule"
    (finding,) = findings_of(folder)
    protocol = protocol_of(folder)
    shadowed = protocol.rule(finding["about"])
    named = re.findall(r"one of `([^`]+)` and `([^`]+)` holds too", finding["message"])
    one, other = (protocol.rule(name) for name in named[0])
    within = [situation for situation in every_situation(protocol) if holds(shadowed.when, situation)]
    assert within
    assert not all(holds(one.when, situation) for situation in within)
    assert not all(holds(other.when, situation) for situation in within)
    assert all(holds(one.when, situation) or holds(other.when, situation) for situation in within)


# ------------------------------------------------------------------ twelve rules


def test_twelve_rules_leave_what_a_count_one_by_one_finds(examples):
    """Of twelve rules one finding says how many situations they leave open: as many as the plain reading does."""
    folder = examples / "twelve-rules"
    (finding,) = findings_of(folder)
    protocol = protocol_of(folder)
    assert finding["id"] == "missing-outcome"
    assert len(protocol.rules) == 12
    assert {question.kind for question in protocol.questions} == {"choice", "number", "several"}
    situations = list(every_situation(protocol))
    gap = [situation for situation in situations if read_rules(protocol, situation).outcome == UNDECIDED]
    assert f"no rule decides in {len(gap):,} of {len(situations):,} situations, for example" in finding["message"]
    assert len(gap) == 1860
    assert f"Situations: {len(situations):,}." in run(folder, "protocol", "check", "protocol.yaml")[0]
    told = re.findall(r"`(\w+)` is `|ticked in `(\w+)`", finding["message"])
    assert told
    case = _case(protocol, finding["case"])
    alike = [one for one in situations if all(one[a or b] == case[a or b] for a, b in told)]
    assert all(read_rules(protocol, one).outcome == UNDECIDED for one in alike), "what is told is enough"


def test_twelve_rules_and_otherwise_leave_nothing(examples, tmp_path):
    """With `otherwise` at the end of the same rules there is no gap, and nothing else to find."""
    text = protocol_file(examples / "twelve-rules").read_text(encoding="utf-8")
    (tmp_path / "protocol.yaml").write_text(f"{text}  otherwise: {{then: in_house, because: P 13}}\n", encoding="utf-8")
    assert findings_of(tmp_path) == []


# ------------------------------------------------------------------ the page


def test_the_page():
    """`docs/findings.md` is what the catalogue and the examples say."""
    text = render_page()
    if UPDATE:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == text
    assert re.findall(r"^## ([a-z-]+)$", text, re.MULTILINE) == list(KINDS)


def test_the_page_has_the_groups_of_the_catalogue():
    """Each group on the page begins where the catalogue has a line of remark between its kinds."""
    source = (Path(calloutcli.__file__).parent / "catalogue.py").read_text(encoding="utf-8")
    begins = re.findall(r"^    # .*\n    \"([a-z-]+)\"", source, re.MULTILINE)
    assert begins == list(GROUPS)


def test_what_the_page_says_of_accepting_is_so():
    """The `findings.yaml` on the page can be read, and a kind that cannot be accepted is refused there."""
    accepted = load_accepted(ACCEPTED_EXAMPLE.encode(), "findings.yaml")
    assert [waiver.finding for waiver in accepted.waivers] == ["unreviewed-translation"]
    for id_, kind in KINDS.items():
        raw = ACCEPTED_EXAMPLE.replace("finding: unreviewed-translation", f"finding: {id_}").encode()
        if kind.waivable:
            assert load_accepted(raw, "findings.yaml").waivers[0].finding == id_
        else:
            with pytest.raises(ProtocolError):
                load_accepted(raw, "findings.yaml")


def test_what_cannot_be_accepted_cannot_be_used(examples):
    """A kind that is not of the catalogue's acceptable ones comes from a file that does not load, or leaves a gap."""
    for id_, kind in KINDS.items():
        if id_ == "unknown-rule":
            continue
        try:
            load_protocol(protocol_file(examples / id_).read_bytes(), "protocol.yaml")
        except ProtocolError:
            assert not kind.waivable
        else:
            assert kind.waivable or id_ == "missing-outcome"


def test_the_hook_on_the_page_is_there():
    """The pre-commit hook that the page names is defined, and looks at the protocols and at nothing beside them."""
    (hook,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == HOOK
    assert hook["entry"] == "callout protocol check"
    assert re.search(hook["files"], "protocols/reference-model/1.0.0.yaml")
    assert not re.search(hook["files"], "protocols/reference-model/scenarios.yaml")
    assert not re.search(hook["files"], "protocols/reference-model/findings.yaml")
