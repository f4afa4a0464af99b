"""What is decided when answers are missing, and what is said of it."""

import pytest

from calloutcli.analysis.explain import Change
from calloutcli.analysis.meaning import meaning_of
from calloutcli.frozen import replace
from calloutcli.interview import decision as decision_module
from calloutcli.interview.decision import changes, decide, direction
from calloutcli.protocol.model import UNDECIDED
from calloutcli.protocol.question import UNKNOWN
from tests.builders import CALM, QUESTIONS, RULES, SMALL, load, protocol_text

NOTHING_KNOWN = {}


TWO_RULES = (
    "rules:\n  ra: {when: {a: yes}, then: report_101, because: P}\n  rb: {when: {b: yes}, then: call_999, because: P}\n"
    "  otherwise: {then: in_house, because: P}\n"
)


def small(**sections):
    """A small protocol with sections exchanged."""
    return load(protocol_text(**sections))


def three(if_unknown_a="ask", if_unknown_b="ask", rules="", more=""):
    """Two yes-or-no questions, each with its own `if unknown`."""
    return small(
        questions=f"questions:\n  a: {{ask: A?, answers: yes or no, if unknown: {if_unknown_a}}}\n"
        f"  b: {{ask: B?, answers: yes or no, if unknown: {if_unknown_b}}}\n",
        rules=rules or TWO_RULES,
        more=more,
    )


def test_rules_decide_what_is_known():
    """With every answer known the rules decide, and the reasons are the fewest answers that keep every rule from holding."""
    decision = decide(load(), CALM)
    assert (decision.outcome, decision.rules, decision.settled_by) == ("in_house", ("otherwise",), "rules")
    assert decision.possible == ("in_house",)
    assert dict(decision.reasons) == {"danger": "no", "injury": "none", "repeats": 1}


def test_reasons_are_the_answers_of_the_rule():
    """The reasons of a rule are the answers that it rests on, and no others."""
    decision = decide(load(), CALM | {"injury": "hospital"})
    assert (decision.outcome, decision.rules) == ("report_101", ("hospital",))
    assert decision.reasons == (("injury", "hospital"),)
    assert decision.nothing_stronger == (("danger", "no"), ("happened", frozenset({"damage"})))


def test_the_most_serious_rule_wins():
    """Of two rules that hold, the more serious outcome is taken, and only its rule is named."""
    decision = decide(load(), CALM | {"injury": "hospital", "repeats": 9})
    assert (decision.outcome, decision.rules) == ("report_101", ("hospital",))


def test_several_rules_of_one_outcome_are_all_named():
    """When two rules give the outcome, both are named."""
    decision = decide(load(), CALM | {"danger": "yes", "happened": frozenset({"weapon"}), "injury": "hospital"})
    assert (decision.outcome, decision.rules) == ("call_999", ("danger-now", "weapon"))


def test_one_known_answer_can_be_enough():
    """An answer that settles the outcome does so whatever is unknown: unknown answers are not read as anything."""
    decision = decide(load(), {"danger": "yes"})
    assert (decision.outcome, decision.settled_by, decision.read_as) == ("call_999", "rules", ())


def test_a_missing_answer_is_an_unknown_one():
    """A question that is left out counts as I do not know."""
    assert decide(load(), CALM | {"danger": UNKNOWN}) == decide(
        load(), {k: v for k, v in CALM.items() if k != "danger"}
    )


def test_the_gate_is_read_as_yes():
    """I do not know at the gate is read as the gate says, and that decides alone."""
    decision = decide(load(), NOTHING_KNOWN)
    assert (decision.outcome, decision.settled_by) == ("call_999", "if_unknown")
    assert decision.read_as == (("danger", "yes"),)
    assert decision.possible == ("in_house", "slow_time", "report_101", "call_999")


def test_gates_come_first():
    """When the gate's reading decides, no other unknown answer is read as anything, also one that comes before it."""
    protocol = small(
        questions="questions:\n  a: {ask: A?, answers: yes or no, if unknown: yes}\n"
        "  g: {ask: G?, answers: yes or no, if unknown: yes, gate: yes}\n",
        rules=TWO_RULES.replace("rb:", "rg:").replace("{b:", "{g:"),
    )
    decision = decide(protocol, NOTHING_KNOWN)
    assert decision.read_as == (("g", "yes"),)
    assert decide(protocol, {"g": "no"}).read_as == (("a", "yes"),)


def test_if_unknown_answers():
    """An unknown answer is read as the answer that `if unknown` names, and the rule is named by it."""
    decision = decide(load(), CALM | {"injury": UNKNOWN})
    assert (decision.outcome, decision.settled_by) == ("report_101", "if_unknown")
    assert (decision.read_as, decision.rules) == ((("injury", "hospital"),), ("hospital",))


def test_if_unknown_may_be_mild():
    """`if unknown` may name the milder answer: the decision is then milder than what is possible."""
    decision = decide(three("no", "no"), NOTHING_KNOWN)
    assert (decision.outcome, decision.settled_by) == ("in_house", "if_unknown")
    assert decision.possible == ("in_house", "report_101", "call_999")


def test_if_unknown_most_serious():
    """`most serious` takes the most serious outcome that is still possible."""
    decision = decide(three("most serious", "no"), NOTHING_KNOWN)
    assert (decision.outcome, decision.settled_by) == ("report_101", "most_serious")
    assert decide(three("most serious", "ask"), NOTHING_KNOWN).outcome == "call_999"
    assert decide(three("most serious", "ask"), {"b": "no"}).outcome == "report_101"


def test_most_serious_of_a_question_that_no_longer_matters():
    """A question that says `most serious` says nothing once it cannot change the outcome."""
    assert decide(three("most serious", "ask"), {"b": "yes"}).settled_by == "rules"
    assert decide(three("most serious", "yes"), NOTHING_KNOWN).settled_by == "if_unknown"
    assert decide(three("ask", "most serious"), {"b": "no"}).outcome == UNDECIDED


def test_undecided_names_somebody_and_what_would_settle_it():
    """When unknown answers leave two outcomes and say `ask`, nobody has decided: it says whom to ask, and what."""
    protocol = three("ask", "ask", more="if unsure: {ask: [manager, senior]}\n")
    decision = decide(protocol, {"b": UNKNOWN, "a": "no"})
    assert (decision.outcome, decision.settled_by, decision.rules) == (UNDECIDED, "nobody", ())
    assert decision.possible == ("in_house", "call_999")
    assert (decision.ask, decision.settles) == (("manager", "senior"), ("b",))


def test_undecided_without_if_unsure_asks_who_decides():
    """A protocol that names nobody for doubt sends the question to who decides the most serious outcome possible."""
    assert decide(three(), {"b": "no"}).ask == ("manager",)
    assert decide(three(), {"a": "no"}).ask == ("senior",)


def test_undecided_leaves_out_what_was_read():
    """The outcomes left open are those after the unknown answers that can be read have been read."""
    decision = decide(three("yes", "ask"), NOTHING_KNOWN)
    assert (decision.outcome, decision.possible) == (UNDECIDED, ("report_101", "call_999"))
    assert (decision.read_as, decision.settles) == ((("a", "yes"),), ("b",))


def test_impossible_answers_are_left_out():
    """A combination declared impossible does not keep an outcome open; happening all the same, it is taken as it is."""
    more = "impossible:\n  - {a: no, b: yes}\n"
    assert decide(three(more=more), {"a": "no"}).outcome == "in_house"
    assert decide(three(), {"a": "no"}).outcome == UNDECIDED
    assert decide(three(more=more), {"a": "no", "b": "yes"}).outcome == "call_999"


@pytest.mark.parametrize(
    ("policy", "outcome", "rules", "conflict"),
    [
        ("most serious", "call_999", ("rb",), False),
        ("first match", "report_101", ("ra",), False),
        ("only one", "call_999", ("ra", "rb"), True),
    ],
)
def test_two_rules_under_each_policy(policy, outcome, rules, conflict):
    """Two rules that disagree: the most serious, the first, or a conflict in which both are named."""
    questions = "questions:\n  a: {ask: A?, answers: yes or no}\n  b: {ask: B?, answers: yes or no}\n"
    decision = decide(small(decide_by=policy, questions=questions, rules=TWO_RULES), {"a": "yes", "b": "yes"})
    assert (decision.outcome, decision.rules, decision.conflict) == (outcome, rules, conflict)


def test_rules_that_agree_are_no_conflict():
    """Under `only one`, two rules with the same outcome are no conflict."""
    rules = TWO_RULES.replace("call_999", "report_101")
    questions = "questions:\n  a: {ask: A?, answers: yes or no}\n  b: {ask: B?, answers: yes or no}\n"
    decision = decide(small(decide_by="only one", questions=questions, rules=rules), {"a": "yes", "b": "yes"})
    assert (decision.rules, decision.conflict) == (("ra", "rb"), False)


def test_changes_are_single_answers_most_serious_first():
    """The card names single other answers that would have led elsewhere, the most serious first."""
    protocol = load()
    found = changes(protocol, CALM, decide(protocol, CALM))
    assert Change((("danger", "yes"),), "call_999") == found[0]
    assert Change((("injury", "hospital"),), "report_101") in found
    assert Change((("repeats", 3),), "slow_time") in found
    seriousness = [protocol.seriousness(change.outcome) for change in found]
    assert seriousness == sorted(seriousness, reverse=True)


def test_changes_of_ticked_options():
    """One more option, or none at all, is a single change; an option that decides nothing is not named."""
    rules = RULES.replace("injury: first_aid or hospital}", "injury: none}").replace(
        "danger: yes", "danger: yes, repeats: 9"
    )
    protocol = small(rules=rules)
    found = changes(protocol, CALM, decide(protocol, CALM))
    assert Change((("happened", frozenset({"damage", "weapon"})),), "call_999") in found
    assert not [change for change in found if ("happened", frozenset({"damage", "threat"})) in change.answers]
    often = CALM | {"repeats": 5}
    protocol = load()
    assert Change((("happened", frozenset()),), "in_house") in changes(protocol, often, decide(protocol, often))


def test_changes_name_each_outcome_once():
    """Each other outcome is named once, however many answers would have led there."""
    protocol = load()
    found = [change.outcome for change in changes(protocol, CALM, decide(protocol, CALM))]
    assert len(found) == len(set(found)) == 3


def test_changes_take_as_many_answers_as_an_emergency_needs():
    """The nearest emergency is always named, also when it takes several answers, or one that was not given."""
    given = {"danger": "no", "injury": "none", "happened": frozenset(), "repeats": 0}
    rules = RULES.replace("{danger: yes}", "{danger: yes, repeats: 9}")
    protocol = small(rules=rules)
    (first, *rest) = changes(protocol, given, decide(protocol, given))
    assert first == Change((("injury", "first_aid"), ("happened", frozenset({"weapon"}))), "call_999")
    assert all(len(change.answers) == 1 for change in rest)
    protocol = three()
    (first,) = changes(protocol, {"a": "yes"}, decide(protocol, {"a": "yes"}))
    assert first == Change((("b", "yes"),), "call_999")


@pytest.mark.parametrize(
    ("advised", "taken", "expected"),
    [
        ("in_house", "in_house", "none"),
        ("in_house", "call_999", "up"),
        ("call_999", "slow_time", "down"),
        (UNDECIDED, "call_999", "none"),
        (UNDECIDED, UNDECIDED, "none"),
    ],
)
def test_direction(advised, taken, expected):
    """Taking more than the advice is up, less is down; advice that was not given has no direction."""
    assert direction(load(), advised, taken) == expected


def test_first_match_stops_at_the_first():
    """Under `first match` a later, more serious rule is never even open."""
    protocol = small(decide_by="first match", rules=RULES)
    decision = decide(protocol, {"danger": "no", "injury": "hospital", "happened": frozenset()})
    assert (decision.outcome, decision.rules) == ("report_101", ("hospital",))


def test_deciding_is_repeatable():
    """The same answers give the same decision, in whatever order they come."""
    assert decide(load(), CALM) == decide(load(SMALL), dict(reversed(CALM.items())))
    assert "if unknown: hospital" in QUESTIONS


def test_reasons_are_only_what_tells():
    """Of an any-of that holds, only the parts that hold are reasons; of one that fails, all; of an all-of that fails, what fails."""
    either = "rules:\n  r: {when: [{a: yes}, {b: yes}], then: report_101, because: P}\n"
    both = "rules:\n  r: {when: {a: yes, b: yes}, then: report_101, because: P}\n"
    end = "  otherwise: {then: in_house, because: P}\n"
    assert decide(three(rules=either + end), {"a": "yes", "b": "no"}).reasons == (("a", "yes"),)
    assert decide(three(rules=either + end), {"a": "no", "b": "no"}).reasons == (("a", "no"), ("b", "no"))
    assert decide(three(rules=both + end), {"a": "yes", "b": "no"}).reasons == (("b", "no"),)
    assert decide(three(rules=both + end), {"a": "yes", "b": "yes"}).reasons == (("a", "yes"), ("b", "yes"))


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [(CALM, "in_house"), ({"danger": "no", "repeats": UNKNOWN, "injury": "none"}, UNDECIDED)],
)
def test_a_compiled_form_that_says_otherwise_is_a_fault(monkeypatch, answers, outcome):
    """Whether the rules decide or nobody does, a diagram that disagrees with the plain reading stops the decision."""
    protocol = load()
    right = meaning_of(protocol)
    wrong = tuple(("call_999",) if leaf == ("in_house",) else leaf for leaf in right.plain.leaves)
    twisted = replace(right, plain=replace(right.plain, leaves=wrong))
    assert decide(protocol, dict(answers)).outcome == outcome
    monkeypatch.setattr(decision_module, "meaning_of", lambda _: twisted)
    with pytest.raises(AssertionError, match="disagree"):
        decide(protocol, dict(answers))
