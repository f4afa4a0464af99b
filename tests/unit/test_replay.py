"""Decisions decided again: what is the same, what differs and why, what cannot be replayed; and another version's view."""

import hashlib
import json
from datetime import timedelta

import pytest

from calloutcli.audit import replay as replaying
from calloutcli.audit.follows import FIELDS
from calloutcli.audit.reconsider import reconsider
from calloutcli.audit.replay import NotReplayable, replay_log
from calloutcli.audit.second_reading import SecondReading, TooManyToRead, read_again
from calloutcli.canonical import format_canonical
from calloutcli.cli.log_replay import say_replay
from calloutcli.interview.decision import decide
from calloutcli.protocol.model import UNDECIDED
from calloutcli.record.closure import Closing, closure_of
from calloutcli.record.entry import entry_of
from calloutcli.record.kinds import Position, ProtocolName, format_record, parse_record
from tests.builders import (
    CALM,
    ENGINE,
    LONDON,
    NOW,
    ORIGIN,
    OUTCOMES,
    QUESTIONS,
    REPOSITORY,
    RULES,
    SMALL,
    counting_random,
    load,
    make_case,
    make_entry,
    protocol_text,
    uid_of,
)
from tests.worlds import dice, world_of

SHA256 = hashlib.sha256(SMALL.encode()).hexdigest()
KEPT = {SHA256: SMALL.encode()}
SITUATIONS = (
    CALM,
    {**CALM, "injury": "hospital"},
    {**CALM, "repeats": 4},
    {"danger": "yes"},
    {"danger": "unknown"},
    {"danger": "no", "injury": "unknown", "happened": frozenset({"weapon"})},
    {"danger": "no"},
    {},
)
"""In the house, ring, put off, an emergency, a gate that is not known, an answer read as another, undecided twice."""


def leaf_of(entry, seq=0, time=NOW):
    """The leaf bytes of an entry."""
    return format_record(entry, Position(ORIGIN, seq, bytes(32)), time, ENGINE, counting_random(seq))[0]


def decision_leaf(seq=0, answers=None, time=NOW, protocol=None, **changed):
    """The leaf bytes of a decision under the small protocol."""
    protocol = protocol or load()
    answers = CALM if answers is None else answers
    decision = decide(protocol, dict(answers))
    fields = {"answers": answers, "recorded": time, "decision": decision, "taken": decision.outcome}
    case = make_case(seq, **fields | changed)
    return leaf_of(entry_of(case, protocol, uid_of(seq), LONDON), seq, time)


def edited(leaf, place, word):
    """The leaf with the word at a place such as `advice.tier` exchanged, written in canonical form."""
    value = json.loads(leaf)
    *path, last = place.split(".")
    within = value
    for part in path:
        within = within.setdefault(part, {})
    within[last] = word
    return format_canonical(value)


def replayed(*leaves, source=KEPT.get, **options):
    """What comes out of these leaves."""
    return replay_log(enumerate(leaves), source, LONDON, **options)


def only(found):
    """The one record that could not be replayed."""
    (one,) = found.not_replayable
    assert not found.ok
    assert found.decided_again == 0
    return one


# ------------------------------------------------------------------ the same


@pytest.mark.parametrize("answers", SITUATIONS)
@pytest.mark.parametrize("taken", [None, "in_house", "slow_time", "call_999", UNDECIDED])
def test_what_was_recorded_comes_out_again(answers, taken):
    """Whatever was answered and whatever was taken, up, down or put off, the record is the same when it is replayed."""
    found = replayed(decision_leaf(answers=answers, **({"taken": taken} if taken else {})))
    assert found.ok
    assert (found.same, found.different, found.read_once) == (1, 0, 0)


def test_each_record_is_decided_by_its_own_answers():
    """Several incidents in one log, the same answers among them twice, come out each as it was recorded."""
    every = [*SITUATIONS, *SITUATIONS]
    found = replayed(*(decision_leaf(seq, answers) for seq, answers in enumerate(every)))
    assert found.ok
    assert found.same == len(every)


def test_what_is_put_off_or_late_at_the_turn_of_a_minute_is_the_same():
    """The clock was read at 23:59:59.900 to decide, and at 00:00:00.050 to write the record: that is no difference."""
    decided = NOW.replace(day=21, hour=23, minute=59, second=59, microsecond=900_000)
    written = decided + timedelta(milliseconds=150)
    answers = {**CALM, "repeats": 4}
    case = make_case(0, answers, recorded=decided, happened=decided - timedelta(hours=24))
    assert replayed(leaf_of(entry_of(case, load(), uid_of(0), LONDON), time=written)).ok
    later = leaf_of(entry_of(case, load(), uid_of(0), LONDON), time=written + timedelta(hours=1))
    assert {one.field for one in replayed(later).differences} == {"late", "defer.until"}


def test_an_empty_log_has_nothing_to_replay():
    """No record: nothing is the same, nothing differs."""
    found = replayed()
    assert found.ok
    assert found.decided_again == 0


def test_other_kinds_are_counted():
    """Records of kinds that decide nothing are counted by kind, and need no protocol."""
    other = make_entry(kind="erasure", facts={}, personal={}, body={"reference": ""})
    found = replayed(leaf_of(other), decision_leaf(1), leaf_of(make_entry(2, kind="correction", body={}), 2))
    assert found.ok
    assert found.others == (("correction", 1), ("erasure", 1))
    assert found.same == 1


# ------------------------------------------------------------------ different


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("advice.outcome", "in_house"),
        ("advice.tier", "in_house"),
        ("advice.channel", "none"),
        ("advice.timing", "now"),
        ("advice.decider", "senior"),
        ("advice.rules", ["otherwise"]),
        ("advice.rules", []),
        ("advice.possible", ["in_house", "report_101"]),
        ("advice.exact", 1),
        ("advice.exact", False),
        ("advice.settled_by", "nobody"),
        ("advice", {}),
        ("advice", "ring"),
        ("advice", None),
        ("taken.outcome", "tell_nobody"),
        ("taken.tier", "in_house"),
        ("departure.direction", "down"),
        ("departure", {}),
        ("defer.until", "2026-11-22T12:00:00.000Z"),
        ("defer", {}),
        ("late", True),
        ("late", 0),
        ("protocol.id", "another"),
        ("protocol.version", "9.9.9"),
    ],
)
def test_a_changed_word_is_named(place, word):
    """Any word that follows from the answers is named when it is another one, with what comes out now, and why."""
    if place == "defer":
        leaf = edited(decision_leaf(answers={**CALM, "repeats": 4}), place, word)
    else:
        leaf = edited(decision_leaf(answers={**CALM, "injury": "hospital"}), place, word)
    found = replayed(leaf)
    assert not found.ok
    assert (found.same, found.different) == (0, 1)
    first = found.differences[0]
    assert any(one.field.startswith(place) for one in found.differences)
    assert (first.seq, first.reference) == (0, "ELM-0000-0")
    assert all(one.recorded != one.now or type(one.recorded) is not type(one.now) for one in found.differences)
    assert {one.field for one in found.differences} <= set(FIELDS)
    assert all(one.why and one.engine == f"calloutcli {ENGINE}" for one in found.differences)


def test_an_answer_changed_alone_is_seen_in_the_advice():
    """Somebody made the injury milder and forgot the advice: the advice is not what the answers lead to."""
    found = replayed(edited(decision_leaf(answers={**CALM, "injury": "hospital"}), "facts.injury", "none"))
    assert {one.field for one in found.differences} >= {"advice.outcome", "advice.tier", "advice.rules"}
    outcome = next(one for one in found.differences if one.field == "advice.outcome")
    assert (outcome.recorded, outcome.now) == ("report_101", "in_house")
    assert outcome.why == "the recorded answers lead to `in_house`, by otherwise"


@pytest.mark.parametrize("word", [["damage", "damage"], "damage"])
def test_the_same_answers_written_otherwise_are_named(word):
    """Callout never writes an answer so: the record was not written by it, even if the decision is the same."""
    (one,) = replayed(edited(decision_leaf(), "facts.happened", word)).differences
    assert (one.field, one.now) == ("facts", {**json.loads(decision_leaf())["facts"]})


def test_a_closure_must_have_the_words_of_its_outcome():
    """What was decided in the end is one of the protocol's outcomes, with that outcome's tier, channel and timing."""
    leaf = decision_leaf(answers={**CALM, "repeats": 4})
    record = parse_record(leaf)
    closing = Closing("report_101", "manager", personal={"reason": "because"})
    closure = leaf_of(closure_of(record, closing, "manager", uid_of(1), load(), NOW), 1)
    found = replayed(leaf, closure)
    assert found.ok
    assert (found.same, found.closures) == (1, 1)
    found = replayed(leaf, edited(closure, "taken.channel", "none"))
    assert [(one.seq, one.field) for one in found.differences] == [(1, "taken.channel")]
    assert (found.same, found.different, found.closures_different) == (1, 0, 1)
    for none in ("tell_nobody", UNDECIDED):
        (one,) = replayed(leaf, edited(closure, "taken.outcome", none)).differences
        assert (one.field, one.now) == ("taken.outcome", None)
    for place, none in (("taken.outcome", None), ("taken.outcome", {}), ("taken", None)):
        found = replayed(leaf, edited(closure, place, none))
        assert [(one.seq, one.reason) for one in found.not_replayable] == [(1, "unreadable")]
        assert found.closures == 0


def test_another_outcome_than_was_taken_is_seen_by_its_words():
    """Somebody changed what staff did, and left its tier, its channel and the direction of the departure."""
    found = replayed(edited(decision_leaf(answers={**CALM, "injury": "hospital"}), "taken.outcome", "in_house"))
    assert [one.field for one in found.differences] == [
        "taken.tier",
        "taken.channel",
        "taken.decider",
        "departure.direction",
    ]


# ------------------------------------------------------------------ not replayable


def test_facts_that_are_no_answers():
    """An answer that the protocol does not have, or a question, makes the record not replayable; it says which."""
    one = only(replayed(edited(decision_leaf(), "facts.injury", "broken_leg")))
    assert one.reason == "facts_not_answers"
    assert one.message == "its facts are no answers of small 1.0.0: `injury` has no answer `broken_leg`"
    assert only(replayed(edited(decision_leaf(), "facts.weather", "rain"))).reason == "facts_not_answers"


def test_a_leaf_that_is_no_record():
    """Bytes that are no record are named by their seq."""
    for bad in (b"", b"{}", b"\xff", decision_leaf()[:-1], decision_leaf().replace(b"ELM-", b"ELM\x1b")):
        assert only(replayed(bad)) == NotReplayable(0, "", "unreadable", only(replayed(bad)).message)


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("happened", None),
        ("happened", "yesterday"),
        ("happened", 5),
        ("time", "9999-12-31T23:59:59.999Z"),
        ("taken.outcome", None),
        ("taken.outcome", ["report_101"]),
        ("taken", 7),
    ],
)
def test_a_decision_without_its_form(place, word):
    """No time, a time that no deadline can follow, nothing that was done: the record is named, and the run goes on."""
    leaf = edited(decision_leaf(answers={**CALM, "repeats": 4}), place, word)
    assert only(replayed(leaf)).reason == "unreadable"


def test_a_protocol_that_is_not_kept():
    """Without the bytes of the protocol nothing can be decided again; with them from elsewhere it can."""
    one = only(replayed(decision_leaf(), source={}.get))
    assert (one.reason, one.reference) == ("protocol_missing", "ELM-0000-0")
    assert replayed(decision_leaf(), source=KEPT.get).ok


def test_a_protocol_that_was_altered():
    """Other bytes under the recorded digest are named; so is another protocol that was put in its place."""
    for raw in (SMALL.encode() + b"\n", SMALL.replace("small", "other").encode(), b"", b"\x00\xff"):
        assert only(replayed(decision_leaf(), source={SHA256: raw}.get)).reason == "protocol_altered"


def test_a_record_that_was_put_under_another_protocol():
    """A record whose digest was exchanged for that of another kept protocol does not pass as decided under it."""
    milder = SMALL.replace("then: report_101", "then: in_house").encode()
    digest = hashlib.sha256(milder).hexdigest()
    leaf = edited(decision_leaf(answers={**CALM, "injury": "hospital"}), "protocol.sha256", digest)
    found = replayed(leaf, source={**KEPT, digest: milder}.get)
    assert "advice.outcome" in {one.field for one in found.differences}
    other = SMALL.replace("protocol: small", "protocol: other").encode()
    digest = hashlib.sha256(other).hexdigest()
    leaf = edited(decision_leaf(), "protocol.sha256", digest)
    (one,) = replayed(leaf, source={digest: other}.get).differences
    assert (one.field, one.recorded, one.now) == ("protocol.id", "small", "other")


def test_a_protocol_that_cannot_be_loaded_now():
    """A protocol that this version refuses is told with its first finding."""
    raw = SMALL.replace("then: report_101", "then: nothing_of_the_kind").encode()
    digest = hashlib.sha256(raw).hexdigest()
    one = only(replayed(edited(decision_leaf(), "protocol.sha256", digest), source={digest: raw}.get))
    assert one.reason == "protocol_unreadable"
    assert "nothing_of_the_kind" in one.message


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63])
def test_a_digest_that_is_none_is_never_looked_for(digest):
    """What is no SHA-256 in hex never reaches the source, which may look for a file of that name."""

    def source(sha256):
        raise AssertionError(sha256)

    assert (
        only(replayed(edited(decision_leaf(), "protocol.sha256", digest), source=source)).reason == "protocol_missing"
    )


def test_records_that_are_not_there():
    """A gap, and an end that is cut off, are missing in a log; in a partial bundle they are withheld, which is no fault."""
    leaves = [(2, decision_leaf(2)), (3, decision_leaf(3)), (7, decision_leaf(7))]
    found = replay_log(leaves, KEPT.get, LONDON, size=10)
    assert not found.ok
    assert found.absent == ((0, 1), (4, 6), (8, 9))
    assert (found.records_absent, found.same) == (7, 3)
    assert replay_log(leaves, KEPT.get, LONDON, size=10, partial=True).ok
    astray = [(0, decision_leaf(0)), (2, decision_leaf(2)), (1, decision_leaf(1)), (3, decision_leaf(3))]
    assert replay_log(astray, KEPT.get, LONDON).absent == ((1, 1),)
    assert replay_log([(2**53 - 1, decision_leaf())], KEPT.get, LONDON).records_absent == 2**53 - 1


def test_readings_that_disagree_say_nothing_of_the_record(monkeypatch):
    """If the rules as written decide otherwise than their compiled form, the record is not called different."""
    other = SecondReading("call_999", ("weapon",), ("call_999",), "rules")
    monkeypatch.setattr(replaying, "read_again", lambda *_: other)
    one = only(replayed(decision_leaf()))
    assert one.reason == "readings_disagree"
    assert "`in_house`" in one.message
    assert "`call_999`" in one.message

    def fails(*_):
        raise AssertionError("the readings disagree")

    monkeypatch.setattr(replaying, "decide", fails)
    assert only(replayed(decision_leaf())).reason == "readings_disagree"


def test_a_second_reading_that_gives_up_is_counted(monkeypatch):
    """A decision by the compiled form alone is decided again, and it is said that nothing stood beside it."""

    def gives_up(*_):
        raise TooManyToRead

    monkeypatch.setattr(replaying, "read_again", gives_up)
    found = replayed(decision_leaf())
    assert found.ok
    assert (found.same, found.read_once) == (1, 1)


def test_no_flipped_byte_and_no_strange_word_is_a_fault():
    """A record with any byte flipped, or any word exchanged for a strange one, is replayed or named; it never ends the run."""
    leaf = decision_leaf(answers={**CALM, "repeats": 4})
    flipped = [leaf[:at] + bytes((leaf[at] ^ 1 << at % 8,)) + leaf[at + 1 :] for at in range(len(leaf))]
    strange = (None, True, -1, 2**53 - 1, "", "x" * 3_000, [], [[]], {}, {"a": {}}, "unknown", ["unknown"])
    value = json.loads(leaf)
    places = [key for key in value if key != "_sd"]
    places += [f"{key}.{inner}" for key, item in value.items() if isinstance(item, dict) for inner in item]
    exchanged = [edited(leaf, place, word) for place in places for word in strange]
    found = replayed(*flipped, *exchanged)
    assert found.decided_again + len(found.not_replayable) + found.closures + sum(
        count for _, count in found.others
    ) == len(flipped) + len(exchanged)
    for place in FIELDS:
        if "." not in place:
            continue
        part, _, name = place.partition(".")
        others = [edited(leaf, place, word) for word in strange if word is not value[part].get(name)]
        assert not any(replayed(one).ok for one in others), place


def shown(found, **options):
    """(exit status, screen) of what is said of a replay."""
    world, screen, _ = world_of([], {}, NOW, dice("replay"))
    status = say_replay(world, found, as_json=options.get("as_json", False))
    return status, screen.getvalue()


def test_withheld_records_are_told_and_are_no_fault():
    """Of a partial bundle it is said which records are withheld, and the exit status is 0."""
    found = replay_log([(2, decision_leaf(2))], KEPT.get, LONDON, size=10, partial=True)
    status, screen = shown(found)
    assert status == 0
    assert "Decided again: 1. Same: 1. Different: 0. Not replayable: 0." in screen
    assert "Withheld, so nothing is said of them: records 0 to 1, 3 to 9." in screen
    assert json.loads(shown(found, as_json=True)[1])["result"]["absent"] == {
        "reason": "withheld",
        "records": 9,
        "seqs": [[0, 1], [3, 9]],
    }


def test_nothing_that_stands_in_a_record_can_drive_a_terminal():
    """A difference is told with the record's own words, cut to a length, on one line, without a control character."""
    hostile = "x\n## records that differ: 0 " + "y" * 9_000
    leaf = edited(edited(decision_leaf(), "advice.tier", hostile), "reference", hostile)
    status, screen = shown(replayed(leaf, edited(decision_leaf(1), "facts", {"injury": hostile})))
    assert status == 4
    assert len(screen) < 2_500
    assert "\n## records" not in screen
    assert hostile in json.loads(shown(replayed(leaf), as_json=True)[1])["result"]["differences"][0]["recorded"]


# ------------------------------------------------------------------ the second reading


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "protocols").glob("*/[0-9]*.yaml")), ids=lambda path: path.parent.name
)
def test_the_second_reading_can_read_what_ships(path):
    """Nothing known at all, and each answer alone, are decided by the plain reading of every protocol that ships."""
    protocol = load(path.read_text(encoding="utf-8"), path.name)
    for answers in ({}, *({q.id: id_} for q in protocol.questions if q.kind == "choice" for id_, _ in q.answers)):
        decision = decide(protocol, answers)
        wanted = SecondReading(decision.outcome, decision.rules, decision.possible, decision.settled_by)
        assert read_again(protocol, answers) == wanted


def test_a_rule_matters_that_gives_what_otherwise_gives():
    """With the outcome of `otherwise`, a rule still keeps a milder one from deciding: its question is read as it says."""
    text = protocol_text(
        questions=(
            "questions:\n  a: {ask: A?, answers: yes or no, if unknown: yes}\n  b: {ask: B?, answers: yes or no}\n"
        ),
        rules=(
            "rules:\n  first: {when: {a: yes}, then: report_101, because: P}\n"
            "  second: {when: {b: yes}, then: in_house, because: P}\n  otherwise: {then: report_101, because: P}\n"
        ),
    )
    second = read_again(load(text), {})
    assert second == SecondReading("report_101", ("first",), ("in_house", "report_101"), "if_unknown")
    assert decide(load(text), {}).settled_by == "if_unknown"


def test_the_second_reading_gives_up_in_time():
    """Too many unknown options, and too many steps, end the reading."""
    options = ", ".join(f"o{number}: O" for number in range(12))
    tests = "\n".join(f"  r{n}: {{when: {{many: includes o{n}}}, then: report_101, because: P}}" for n in range(12))
    text = protocol_text(
        questions=f"questions:\n  many: {{ask: Which?, answers: any of, options: {{{options}}}}}\n",
        rules=f"rules:\n{tests}\n  otherwise: {{then: in_house, because: P}}\n",
    )
    with pytest.raises(TooManyToRead):
        read_again(load(text), {})
    with pytest.raises(TooManyToRead):
        read_again(load(), {}, steps=2)


# ------------------------------------------------------------------ another version's view


def reconsidered(new, *leaves, source=KEPT.get):
    """What another version makes of these leaves."""
    return reconsider(load(new), enumerate(leaves), source)


MILDER = SMALL.replace("version: 1.0.0", "version: 2.0.0").replace(
    "hospital: {when: {injury: hospital}, then: report_101", "hospital: {when: {injury: hospital}, then: slow_time"
)
HOSPITAL = {**CALM, "injury": "hospital"}


def test_the_same_version_decides_nothing_differently():
    """Under the version that decided them, no incident comes out differently, undecided ones included."""
    found = reconsidered(SMALL, *(decision_leaf(seq, answers) for seq, answers in enumerate(SITUATIONS)))
    assert len(found.incidents) == len(SITUATIONS)
    assert not found.differing
    assert not found.left_open
    assert all(one.agreed and one.agrees for one in found.incidents)
    assert not found.transitions


def test_what_another_version_would_have_decided_is_counted_by_transition():
    """Each transition once, with its direction and how many incidents; whether staff already did so is said."""
    found = reconsidered(
        MILDER,
        decision_leaf(0, HOSPITAL),
        decision_leaf(1),
        decision_leaf(2, HOSPITAL, taken="slow_time", reason="manager_decided"),
        decision_leaf(3, {"danger": "yes"}),
    )
    assert found.transitions == (("report_101", "slow_time", "down", 2),)
    assert [(one.seq, one.agreed, one.agrees) for one in found.incidents] == [
        (0, True, False),
        (1, True, True),
        (2, False, True),
        (3, True, True),
    ]


def test_each_case_counts_once_by_its_latest_version():
    """A case that was recorded twice is one incident, with what was taken in the end."""
    first = decision_leaf(0, HOSPITAL)
    second = decision_leaf(1, HOSPITAL, reference="ELM-0000-0", version=2, taken="slow_time")
    (one,) = reconsidered(MILDER, first, second).incidents
    assert (one.seq, one.taken) == (1, "slow_time")


def test_silence_is_told_and_not_taken_for_a_decision():
    """Of an incident in which the new version would have asked more and decides nothing, nothing can be said."""
    asks_more = MILDER.replace(
        "questions:\n", "questions:\n  again: {ask: Has it happened before?, answers: yes or no}\n"
    ).replace("injury: hospital}, then: slow_time", "injury: hospital, again: yes}, then: slow_time")
    found = reconsidered(asks_more, decision_leaf(0, HOSPITAL), decision_leaf(1))
    assert [one.seq for one in found.left_open] == [0]
    assert found.left_open[0].would_ask == ("again",)
    assert found.never_answered == ("again",)
    assert not found.differing


def test_answers_that_the_new_version_does_not_have_are_counted():
    """A question that is gone, and an answer that is gone, are counted apart."""
    fewer = protocol_text(
        questions=QUESTIONS.replace(", first_aid: First aid", "").replace(
            "  repeats: {ask: How often this month?, answers: 0 to 10}\n", ""
        ),
        rules="".join(
            line.replace("hospital or first_aid", "hospital").replace("first_aid or hospital", "hospital")
            for line in RULES.splitlines(keepends=True)
            if "often" not in line
        ),
    )
    (one,) = reconsidered(fewer, decision_leaf(0, {**CALM, "injury": "first_aid"})).incidents
    assert (one.unknown_questions, one.unknown_answers) == (1, 1)


def test_an_outcome_that_kept_its_name_and_changed_its_channel_differs():
    """`in_house` that now means a call is not the same decision."""
    louder = protocol_text(
        outcomes=OUTCOMES.replace(
            "tier: in_house, channel: none, timing: this", 'tier: planned_police, channel: "101", timing: this'
        )
    )
    for source in (KEPT.get, {}.get):
        found = reconsidered(louder, decision_leaf(0), source=source)
        assert found.transitions == (("in_house", "in_house", "up", 1),)


def test_the_direction_between_two_protocols_goes_by_what_the_outcomes_are():
    """Outcomes of other names are compared by tier, channel and timing, with and without the old protocol."""
    other = MILDER.replace("protocol: small", "protocol: other").replace("slow_time", "tomorrow")
    for source, lost in ((KEPT.get, 0), ({}.get, 1)):
        found = reconsidered(other, decision_leaf(0, HOSPITAL), source=source)
        assert found.transitions == (("report_101", "tomorrow", "down", 1),)
        assert found.own_protocol_lost == lost
    ring = SMALL.replace("protocol: small", "protocol: other").replace("report_101", "ring")
    for source in (KEPT.get, {}.get):
        found = reconsidered(ring, decision_leaf(0, HOSPITAL), source=source)
        assert found.transitions == (("report_101", "ring", "none", 1),)
        assert found.incidents[0].agrees


def test_staff_did_not_do_what_merely_looks_alike():
    """Two outcomes of one protocol with the same tier, channel and timing are two, and doing one is not doing the other."""
    alike = (
        '  report_too: {title: Ring too, tier: planned_police, channel: "101", timing: this_shift, decider: manager}\n'
    )
    new = MILDER.replace("  report_101: {title", f"{alike}  report_101: {{title").replace(
        "hospital: {when: {injury: hospital}, then: slow_time", "hospital: {when: {injury: hospital}, then: report_too"
    )
    (one,) = reconsidered(new, decision_leaf(0, HOSPITAL)).incidents
    assert (one.taken, one.after, one.agrees) == ("report_101", "report_too", False)


def test_records_without_a_reference_are_incidents_of_their_own():
    """Two records that name no case are not taken for one case."""
    leaves = [edited(decision_leaf(seq), "reference", "") for seq in (0, 1)]
    assert [one.seq for one in reconsidered(MILDER, *leaves).incidents] == [0, 1]


def test_what_cannot_be_compared_is_counted_and_named():
    """Decisions of protocols that share no question are counted, records that cannot be read are named."""
    other = protocol_text(
        questions="questions:\n  fire: {ask: Is there a fire?, answers: yes or no}\n",
        rules="rules:\n  fire: {when: {fire: yes}, then: call_999, because: P}\n  otherwise: {then: in_house, because: P}\n",
    ).replace("protocol: small", "protocol: other")
    found = reconsidered(
        other,
        decision_leaf(0),
        b"x",
        edited(decision_leaf(2), "advice.outcome", None),
        edited(decision_leaf(3), "advice", []),
    )
    assert (found.incidents, found.other_protocols) == ((), 1)
    assert [seq for seq, _ in found.unreadable] == [1, 2, 3]


def test_strange_words_are_no_fault_for_another_version():
    """A record with any word exchanged for a strange one is an incident, left out or named; it never ends the run."""
    leaf = decision_leaf(answers={**CALM, "repeats": 4})
    value = json.loads(leaf)
    places = [key for key in value if key != "_sd"]
    places += [f"{key}.{inner}" for key, item in value.items() if isinstance(item, dict) for inner in item]
    for place in places:
        for word in (None, True, -1, "", "x" * 3_000, [], [[]], {}, {"a": {}}, "unknown", ["unknown"]):
            found = reconsidered(MILDER, edited(leaf, place, word))
            others = json.loads(edited(leaf, place, word))["kind"] != "decision"
            assert len(found.incidents) + len(found.unreadable) + found.other_protocols == 1 or others


def test_the_name_of_a_protocol_is_the_record_s_own():
    """An incident tells the protocol that its record names."""
    (one,) = reconsidered(MILDER, decision_leaf(0)).incidents
    assert one.protocol == ProtocolName("small", "1.0.0", SHA256)
