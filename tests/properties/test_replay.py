"""Replay of random protocols and cases: what was recorded comes out again, and whatever is changed is named."""

import hashlib
import json
from datetime import timedelta
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from calloutcli.audit import shelf
from calloutcli.audit.follows import FIELDS
from calloutcli.audit.reconsider import reconsider
from calloutcli.audit.replay import replay_log
from calloutcli.audit.second_reading import SecondReading, TooManyToRead, read_again
from calloutcli.canonical import format_canonical
from calloutcli.frozen import replace
from calloutcli.interview.decision import decide
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.entry import Case, entry_of
from calloutcli.record.kinds import Position, format_record
from tests.builders import ENGINE, LONDON, NOW, ORIGIN, counting_random, uid_of
from tests.properties.strategies import protocols, protocols_with_situations, situations


@st.composite
def recorded(draw):
    """(a protocol, the leaf bytes of a case that was decided under it, the bytes it goes by)."""
    source = b"the bytes of a protocol"
    protocol = replace(draw(protocols()), sha256=hashlib.sha256(source).hexdigest())
    answers = draw(situations(protocol))
    decision = decide(protocol, answers)
    taken = draw(st.sampled_from((decision.outcome, UNDECIDED, *(outcome.id for outcome in protocol.outcomes))))
    happened = NOW - timedelta(minutes=draw(st.integers(0, 4_000)))
    case = Case("ELM-0000-0", happened, NOW, answers, decision, taken)
    entry = entry_of(case, protocol, uid_of(0), LONDON)
    leaf, _ = format_record(entry, Position(ORIGIN, 0, bytes(32)), NOW, ENGINE, counting_random())
    return protocol, leaf, source


def replayed(protocol, leaf, source):
    """What comes out of the leaf: the protocol stands for its bytes, as a random one was never written as a file."""
    with mock.patch.object(shelf, "load_protocol", return_value=protocol):
        return replay_log([(0, leaf)], {protocol.sha256: source}.get, LONDON)


@given(protocols_with_situations())
def test_both_readings_decide_alike(case):
    """Outcome, rules, possible outcomes and what settled it are the same by the rules as written and by the compiled form."""
    protocol, answers = case
    decision = decide(protocol, answers)
    try:
        second = read_again(protocol, answers)
    except TooManyToRead:
        return
    assert second == SecondReading(decision.outcome, decision.rules, decision.possible, decision.settled_by)


@given(recorded())
def test_what_was_recorded_comes_out_again(case):
    """Any case under any protocol, whatever was taken, is the same when it is replayed."""
    found = replayed(*case)
    assert found.ok
    assert found.same == 1


@given(recorded(), st.data())
def test_whatever_is_changed_is_named(case, data):
    """Any word that follows from the answers, changed to another of its kind or to nonsense, does not pass as the same."""
    protocol, leaf, source = case
    value = json.loads(leaf)
    given_freely = ("facts", "taken.outcome", "protocol.id", "protocol.version")
    places = [place for place in FIELDS if _at(value, place) is not None and place not in given_freely]
    place = data.draw(st.sampled_from(places))
    now = _at(value, place)
    outcomes = [outcome.id for outcome in protocol.outcomes]
    others = [True, False, "nonsense", UNDECIDED, [], ["otherwise"], outcomes, *outcomes, "2026-11-22T12:00:00.000Z"]
    others += ["in_house", "emergency_police", "none", "call_999", "now", "this_shift", "up", "down", "rules", "nobody"]
    word = data.draw(st.sampled_from([one for one in others if one != now or type(one) is not type(now)]))
    part, _, name = place.partition(".")
    if name:
        value[part][name] = word
    else:
        value[part] = word
    found = replayed(protocol, format_canonical(value), source)
    assert not found.ok
    assert place in {one.field for one in found.differences}


@given(recorded(), st.data())
def test_other_answers_pass_only_where_they_decide_the_same(case, data):
    """The facts exchanged for those of another case: no difference exactly when every word of the advice is the same."""
    protocol, leaf, source = case
    answers = data.draw(situations(protocol))
    other = decide(protocol, answers)
    value = json.loads(leaf)
    case_again = Case("ELM-0000-0", NOW, NOW, answers, other, value["taken"]["outcome"])
    entry = entry_of(case_again, protocol, uid_of(0), LONDON)
    alike = all(value[part] == entry.body[part] for part in ("advice", "taken", "departure"))
    value["facts"] = dict(entry.facts)
    assert replayed(protocol, format_canonical(value), source).ok is alike


@given(recorded(), protocols())
def test_another_version_is_counted_against_the_record(case, new):
    """Under its own protocol nothing differs; under another, what differs is exactly what the transitions count."""
    protocol, leaf, source = case
    with mock.patch.object(shelf, "load_protocol", return_value=protocol):
        same = reconsider(protocol, [(0, leaf)], {protocol.sha256: source}.get)
        found = reconsider(new, [(0, leaf)], {protocol.sha256: source}.get)
    assert not same.differing
    assert not same.left_open
    assert len(found.incidents) + found.other_protocols == 1
    assert sum(count for *_, count in found.transitions) == len(found.differing)
    for one in found.incidents:
        assert one.differs or one.advised == one.after


def _at(value, place):
    part, _, name = place.partition(".")
    found = value.get(part)
    return found.get(name) if name and isinstance(found, dict) else found
