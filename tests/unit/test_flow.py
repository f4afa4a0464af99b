"""The ladder says exactly what the rules say, its sentences too; its three drawings are whole, inert and do not overlap."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calloutcli.analysis.flow import NOBODY_DECIDES, flow_of
from calloutcli.analysis.reading import holds, read_rules
from calloutcli.analysis.wording import ALL, ANY, NONE, NOT_ALL, clause_of, sentences, words_of_test
from calloutcli.cli.flow_text import render_flow
from calloutcli.cli.lettering import letters_width, wrapped
from calloutcli.cli.mermaid import render_mermaid
from calloutcli.cli.picture import render_picture, step_drawings
from calloutcli.cli.poster import render_poster
from calloutcli.cli.protocol_show import render_protocol
from calloutcli.frozen import replace
from calloutcli.protocol.condition import Answer, Includes, NothingTicked, OneOf, Within, none_of
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import UNDECIDED
from calloutcli.store.library import find_protocol, shipped_versions
from tests.builders import NOW, OUTCOMES, RULES, load, protocol_text
from tests.properties.strategies import completions, protocols, protocols_with_situations, situations, text_of

SVG = "{http://www.w3.org/2000/svg}"
SHIPPED = sorted(shipped_versions())
HOSTILE = '"]; %%{init: {}}%% <script>alert(1)</script> & ]]> `md` #35; {{x}} style a:b"c" \x1b[31m \u202eabc \ud800'


def shipped(name):
    """A protocol that ships."""
    return load_protocol(*find_protocol(name))


def walk(protocol, situation):
    """The outcome that a person comes to who walks the ladder."""
    for step in flow_of(protocol).steps:
        rules = [protocol.rule(rule.id) for rule in step.rules]
        if step.last or any(holds(rule.when, situation) for rule in rules):
            return step.outcome
    raise AssertionError("the ladder has no end")


@settings(max_examples=150, deadline=None)
@given(protocols_with_situations(total=True), st.booleans())
def test_walking_the_ladder_is_reading_the_rules(both, undecided):
    """Step by step, the ladder comes to the outcome of the plain reading, with and without `otherwise`."""
    protocol, situation = both
    protocol = replace(protocol, otherwise=None) if undecided else protocol
    assert walk(protocol, situation) == read_rules(protocol, situation).outcome


@settings(max_examples=150, deadline=None)
@given(protocols_with_situations(total=True))
def test_sentences_say_what_the_rules_say(both):
    """A reader who knows only the sentences, and the words of the answers, finds the same rules true."""
    protocol, situation = both
    for rule in protocol.rules:
        clause = clause_of(rule.when, protocol, "en")
        assert _true(clause, protocol, situation) == holds(rule.when, situation), list(sentences(clause))


def _true(clause, protocol, situation):
    """Whether a clause is true, by its words alone."""
    if clause.parts:
        held = [_true(part, protocol, situation) for part in clause.parts]
        return {ALL: all(held), ANY: any(held), NONE: not any(held), NOT_ALL: not all(held)}[clause.words]
    question = next(one for one in protocol.questions if one.ask.to("en") == clause.ask)
    value = situation[question.id]
    named = re.findall(r'"([^"]*)"', clause.words)
    rest = re.sub(r'"[^"]*"', "*", clause.words)
    if question.kind == "number":
        return _number_fits(rest, value)
    if question.kind == "choice":
        return value not in named if rest.startswith("Not *") else value in named
    if "hing is ticked" in rest:
        return not value if rest.startswith("Nothing") else bool(value)
    ticked = [name in value for name in named]
    if rest.endswith("are all ticked"):
        return all(ticked)
    if rest.endswith("are not all ticked"):
        return not all(ticked)
    return not any(ticked) if rest.startswith("None of") or rest.endswith("is not ticked") else any(ticked)


def _number_fits(words, value):
    if words in ("Any number", "No number at all"):
        return words == "Any number"
    for part in words.split(", or "):
        low, _, high = part.partition(" to ")
        low, *bound = low.split(" or ")
        least = 0 if bound == ["fewer"] else int(low)
        most = 99 if bound == ["more"] else int(high or low)
        if least <= value <= most:
            return True
    return False


def test_words_of_tests():
    """Each test, and that it does not hold, in the words in which it is read aloud."""
    injury, happened, repeats = load().questions[1:]
    said = [
        (injury, OneOf(("first_aid", "hospital")), '"First aid" or "Hospital"', 'Not "First aid" and not "Hospital"'),
        (repeats, Within(((3, 10),)), "3 or more", "2 or fewer"),
        (repeats, Within(((0, 1), (5, 6), (8, 8))), "1 or fewer, or 5 to 6, or 8", "2 to 4, or 7, or 9 or more"),
        (repeats, Within(((0, 10),)), "Any number", "No number at all"),
        (happened, Includes(("weapon",)), '"A weapon" is ticked', '"A weapon" is not ticked'),
        (
            happened,
            Includes(("damage", "threat", "weapon")),
            'At least one of "Damage", "A threat" or "A weapon" is ticked',
            'None of "Damage", "A threat" or "A weapon" is ticked',
        ),
        (
            happened,
            Includes(("damage", "threat"), every=True),
            '"Damage" and "A threat" are all ticked',
            '"Damage" and "A threat" are not all ticked',
        ),
        (happened, NothingTicked(), "Nothing is ticked", "Something is ticked"),
    ]
    for question, test, positive, negative in said:
        assert words_of_test(question, test, "en", wanted=True) == positive
        assert words_of_test(question, test, "en", wanted=False) == negative


def test_no_sentence_denies_twice():
    """`unless` goes down to the sentence, and not-not becomes plain."""
    protocol = load()
    denied = none_of([Answer("danger", OneOf(("yes",)))])
    assert clause_of(denied, protocol, "en").sentence == 'Is anyone in danger? Not "Yes"'
    assert clause_of(none_of([denied]), protocol, "en").sentence == 'Is anyone in danger? "Yes"'


def test_steps_of_each_policy():
    """One step an outcome, the most serious first; with `first match` one a run of rules, in the order of the file."""
    runs = """\
rules:
  a: {when: {danger: yes}, then: slow_time, because: P 1}
  b: {when: {injury: hospital}, then: call_999, because: P 1}
  c: {when: {injury: first_aid}, then: call_999, because: P 1}
  d: {when: {repeats: 3 or more}, then: slow_time, because: P 1}
  otherwise: {then: in_house, because: P 1}
"""
    expected = {
        "most serious": [("call_999", "bc"), ("slow_time", "ad"), ("in_house", "")],
        "only one": [("call_999", "bc"), ("slow_time", "ad"), ("in_house", "")],
        "first match": [("slow_time", "a"), ("call_999", "bc"), ("slow_time", "d"), ("in_house", "")],
    }
    for policy, steps in expected.items():
        flow = flow_of(load(protocol_text(decide_by=policy, rules=runs)))
        found = [(step.outcome, "" if step.last else "".join(rule.id for rule in step.rules)) for step in flow.steps]
        assert found == steps
        assert [step.number for step in flow.steps] == list(range(1, len(steps) + 1))
        assert flow.unused == ("Ring 101",)


def test_nobody_decides():
    """Without `otherwise` the last step says that no rule decides."""
    without = RULES[: RULES.index("  otherwise")]
    flow = flow_of(load(protocol_text(rules=without)))
    assert (flow.steps[-1].outcome, flow.steps[-1].title) == (UNDECIDED, NOBODY_DECIDES)
    assert NOBODY_DECIDES in render_flow(flow)
    only_last = flow_of(load(protocol_text(rules="rules:\n  otherwise: {then: in_house, because: P 1}\n")))
    assert "Step 1. Always:" in render_flow(only_last)


def test_the_impossible_is_mentioned():
    """What is declared impossible stands below the ladder, on every drawing."""
    protocol = load(protocol_text(more="impossible: [{danger: yes, injury: none}]\n"))
    flow = flow_of(protocol)
    words = ('"No injury"', "Said to be impossible.")
    assert all(part in render_flow(flow) for part in words)
    assert all(part in render_poster(protocol, NOW.date(), "en").replace("&quot;", '"') for part in words)
    assert "impossible[" in render_mermaid(flow)
    assert any("Said to be impossible." in part for drawing in step_drawings(flow, protocol) for part in drawing.parts)


@pytest.mark.parametrize("name", SHIPPED)
def test_plain_words_fit_the_screen(name):
    """Lines of at most 78 characters, long addresses aside."""
    protocol = shipped(name)
    lines = render_protocol(protocol, NOW.date(), "en").splitlines() + render_flow(flow_of(protocol)).splitlines()
    assert [line for line in lines if len(line) > 78 and "://" not in line] == []
    assert protocol.sha256 in lines
    for rule in protocol.every_rule:
        assert any(f"Rule {rule.id} " in line for line in lines)


@settings(max_examples=40, deadline=None)
@given(protocols())
def test_pictures_do_not_overlap(protocol):
    """Boxes lie apart and in the picture, and each line of text lies in a box with room for the widest letters."""
    flow = flow_of(protocol)
    _assert_apart(render_picture(flow, protocol, "en", "What it shows."))


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_pictures_do_not_overlap(name):
    """The same of the protocols that ship, each of whose rules is in the picture."""
    protocol = shipped(name)
    svg = render_picture(flow_of(protocol), protocol, "en", "What it shows.")
    _assert_apart(svg)
    assert all(f"Rule {rule.id} " in svg for rule in protocol.every_rule)


def _assert_apart(svg):
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text
    assert root.find(f"{SVG}desc").text == "What it shows."
    width, height = (int(root.get(key)) for key in ("width", "height"))
    boxes, placed = [], []
    for group in root.findall(f"{SVG}g"):
        down = int(re.fullmatch(r"translate\(0 (\d+)\)", group.get("transform"))[1])
        for rect in group.findall(f"{SVG}rect"):
            x, y, wide, high = (int(rect.get(key)) for key in ("x", "y", "width", "height"))
            boxes.append((x, y + down, x + wide, y + down + high))
        for text in group.findall(f"{SVG}text"):
            bold, small = text.get("font-weight") == "bold", text.get("font-size") == "12"
            end = int(text.get("x")) + letters_width(text.text, bold=bold, small=small)
            placed.append((text.text, int(text.get("x")), int(text.get("y")) + down, end))
    assert all(0 <= left < right <= width and 0 <= top < bottom <= height for left, top, right, bottom in boxes)
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[:index]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    for words, x, y, end in placed:
        if words not in ("Yes", "No"):
            assert any(a <= x and end <= c + 8 and b + 10 <= y <= d for a, b, c, d in boxes), words


def test_long_words_are_cut():
    """A word wider than its box goes on on the next line, and nothing of it is lost."""
    lines = wrapped("a " + "W" * 200, 200)
    assert "".join(line.text.replace(" ", "") for line in lines) == "a" + "W" * 200
    assert all(letters_width(line.text) <= 200 for line in lines)


def test_a_hostile_protocol_is_inert():
    """Words that would end a label, open a tag or drive a terminal are words on every drawing."""
    protocol = shipped("pan-dorset-slow-time")
    words = text_of(HOSTILE)
    protocol = replace(
        protocol,
        title=words,
        questions=tuple(
            replace(one, ask=words, why=words, answers=tuple((id_, words) for id_, _ in one.answers))
            for one in protocol.questions
        ),
        outcomes=tuple(replace(one, title=words, do=(words,)) for one in protocol.outcomes),
        rules=tuple(replace(one, note=words) for one in protocol.rules),
        sources=tuple(replace(one, title=words, url="javascript:alert(1)") for one in protocol.sources),
        agencies=tuple(replace(one, name=words) for one in protocol.agencies),
    )
    flow = flow_of(protocol)
    ET.fromstring(render_picture(flow, protocol, "en", render_flow(flow)))
    page, mermaid = render_poster(protocol, NOW.date(), "en"), render_mermaid(flow)
    assert "<script" not in page
    assert "href=" not in page
    assert not re.search(r"<script|%%|\{|`", mermaid)
    assert all(line.count('"') in (0, 2) for line in mermaid.splitlines())
    for text in (page, mermaid, render_flow(flow), render_protocol(protocol, NOW.date(), "en")):
        assert not re.search("[\x1b\u202e\ud800]", text)


@settings(max_examples=20, deadline=None)
@given(protocols(2), st.data())
def test_a_conflict_takes_the_more_serious_step(protocol, data):
    """With `only one`, two steps with a yes are the plain reading's conflict, and only they."""
    protocol = replace(protocol, decide_by="only one")
    situation = data.draw(situations(protocol, total=True))
    rules = {step.number: [protocol.rule(rule.id) for rule in step.rules] for step in flow_of(protocol).steps[:-1]}
    yes = [number for number, some in rules.items() if any(holds(rule.when, situation) for rule in some)]
    assert (len(yes) > 1) == read_rules(protocol, situation).conflict


def test_every_situation_of_the_small_protocol():
    """All of them, one by one."""
    protocol = load()
    for situation in completions(protocol, {}):
        assert walk(protocol, situation) == read_rules(protocol, situation).outcome


def test_what_is_left_over_and_overdue_is_said():
    """An outcome to which no step leads is named on page and list; so is what stands when nobody has closed a decision."""
    defer = "defer: {until: next_day 12:00, owner: manager}"
    protocol = load(
        protocol_text(outcomes=OUTCOMES.replace(defer, defer[:-1] + ", if overdue: report_101}"), rules=RULES)
    )
    protocol = replace(protocol, rules=tuple(rule for rule in protocol.rules if rule.then != "report_101"))
    for text in (render_protocol(protocol, NOW.date(), "en"), render_poster(protocol, NOW.date(), "en")):
        assert "No step leads to:" in text
        assert "If nobody has decided by then: Ring 101" in text
