"""Random questions, conditions, protocols, situations, and values that may stand in a record."""

import unicodedata
from itertools import combinations, product

from hypothesis import strategies as st

from calloutcli.finding import BIDI_CONTROLS
from calloutcli.frozen import replace
from calloutcli.protocol.condition import Answer, Includes, NothingTicked, OneOf, Within, all_of, any_of, none_of
from calloutcli.protocol.model import Rule
from calloutcli.protocol.question import UNKNOWN, Because, Question, Text
from tests.builders import load

BASE = load()
POLICIES = ("most serious", "first match", "only one")
OUTCOME_IDS = tuple(outcome.id for outcome in BASE.outcomes)

_WORDS = ("none", "a", "b_c", "to", "under", "over", "more", "no_or_yes", "includes_a", "nothing_ticked", "x9", "most")
"""Identifiers, many of which look like a word of the condition language."""


def text_of(words):
    """The words in English."""
    return Text((("en", words),))


def _question(id_, kind, ids=(), low=0, high=0, if_unknown="ask", *, gate=False):
    answers = tuple((answer, text_of(answer)) for answer in ids)
    return Question(id_, text_of(f"{id_}?"), None, None, kind, answers, low, high, if_unknown, gate)


def _subsets(items):
    return [frozenset(some) for size in range(len(items) + 1) for some in combinations(items, size)]


def values_of(question):
    """Every answer that a question can have, I do not know aside."""
    ids = [id_ for id_, _ in question.answers]
    if question.kind == "choice":
        return ids
    if question.kind == "number":
        return list(range(question.low, question.high + 1))
    return _subsets(ids)


def completions(protocol, situation):
    """Every total situation that agrees with what is known in `situation`."""
    choices = []
    for question in protocol.questions:
        known = situation.get(question.id, UNKNOWN)
        choices.append(values_of(question) if known == UNKNOWN else [known])
    ids = [question.id for question in protocol.questions]
    return [dict(zip(ids, values, strict=True)) for values in product(*choices)]


@st.composite
def questions(draw, id_, widest=5, most_answers=3):
    """A question of any kind; a yes-or-no one is sometimes a gate."""
    kind = draw(st.sampled_from(("yes_no", "choice", "several", "number")))
    unsure = st.sampled_from(("ask", "most serious"))
    if kind == "number":
        low = draw(st.integers(0, 3))
        return _question(id_, "number", (), low, low + draw(st.integers(1, widest)), draw(unsure))
    if kind == "several":
        ids = draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=most_answers, unique=True))
        return _question(id_, "several", ids, if_unknown=draw(unsure))
    if kind == "yes_no":
        gate = draw(st.booleans())
        if_unknown = draw(st.sampled_from(("yes", "no", "ask", "most serious")))
        return _question(id_, "choice", ("yes", "no"), if_unknown=if_unknown, gate=gate)
    ids = draw(st.lists(st.sampled_from(_WORDS), min_size=2, max_size=most_answers, unique=True))
    return _question(id_, "choice", ids, if_unknown=draw(st.sampled_from(("ask", "most serious", *ids))))


@st.composite
def some_questions(draw, most=4, widest=5, most_answers=3):
    """One question or more, in order, whose ids look like words of the file."""
    ids = draw(st.permutations(("q", "anyone", "or_else", "unlessed")))
    return tuple(draw(questions(id_, widest, most_answers)) for id_ in ids[: draw(st.integers(1, most))])


@st.composite
def conditions_on_one(draw, question):
    """A test on the answer to one question, as the parser would build it."""
    ids = [id_ for id_, _ in question.answers]
    if question.kind == "number":
        chosen = draw(st.sets(st.integers(question.low, question.high), min_size=1, max_size=6))
        intervals = []
        for number in sorted(chosen):
            if intervals and number == intervals[-1][1] + 1:
                intervals[-1] = (intervals[-1][0], number)
            else:
                intervals.append((number, number))
        return Answer(question.id, Within(tuple(intervals)))
    chosen = draw(st.integers(1, 2 ** len(ids) - 1))
    ordered = tuple(id_ for index, id_ in enumerate(ids) if chosen >> index & 1)
    if question.kind == "choice":
        return Answer(question.id, OneOf(ordered))
    if draw(st.integers(0, 4)) == 0:
        return Answer(question.id, NothingTicked())
    return Answer(question.id, Includes(ordered, len(ordered) > 1 and draw(st.booleans())))


@st.composite
def conditions(draw, asked, depth=2):
    """A condition of any shape over the questions, so many levels deep at most (not `st.recursive`: that is slow)."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(conditions_on_one(draw(st.sampled_from(asked))))
    build = draw(st.sampled_from((all_of, any_of, none_of)))
    return build([draw(conditions(asked, depth - 1)) for _ in range(draw(st.integers(1, 3)))])


@st.composite
def protocols(draw, most_questions=3):
    """A small protocol: any policy, up to four rules, up to two impossible combinations."""
    asked = draw(some_questions(most_questions, widest=3))
    outcomes = BASE.outcomes[: draw(st.integers(2, 4))]
    outcome = st.sampled_from([one.id for one in outcomes])
    because = Because("P", "1")
    rules = tuple(
        Rule(f"r{number}", draw(conditions(asked)), draw(outcome), because, None)
        for number in range(draw(st.integers(0, 4)))
    )
    return replace(
        BASE,
        decide_by=draw(st.sampled_from(POLICIES)),
        outcomes=outcomes,
        questions=asked,
        rules=rules,
        otherwise=Rule("otherwise", None, draw(outcome), because, None),
        impossible=tuple(draw(st.lists(conditions(asked, 1), max_size=2))),
        ask_when_unsure=draw(st.sampled_from(((), ("manager",)))),
    )


@st.composite
def situations(draw, protocol, *, total=False):
    """Answers to a protocol; without `total` some are missing or unknown."""
    situation = {}
    for question in protocol.questions:
        answer = st.sampled_from(values_of(question))
        value = draw(answer if total else st.one_of(answer, st.sampled_from((UNKNOWN, None))))
        if value is not None:
            situation[question.id] = value
    return situation


@st.composite
def protocols_with_situations(draw, *, total=False):
    """(a protocol, answers to it)."""
    protocol = draw(protocols())
    return protocol, draw(situations(protocol, total=total))


# ------------------------------------------------------------------ what may stand in a record


def _nfc(text):
    return unicodedata.normalize("NFC", text)


lines = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=BIDI_CONTROLS), max_size=20).map(_nfc)
"""Text in one line."""

texts = st.lists(lines, max_size=3).map("\n".join)
"""Text that may stand in a record."""

keys = st.from_regex(r"[a-z_][a-z0-9_]{0,8}", fullmatch=True)

scalars = st.one_of(st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), texts)

json_values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=20,
)
"""A value that the canonical form allows."""
