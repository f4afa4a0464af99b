"""What `callout add REF correction` asks, records and shows, and that the record it corrects stays as it was."""

import json

import pytest

from calloutcli.__main__ import main
from calloutcli.errors import EvidenceError
from calloutcli.record.correction import PARTS, REASONS, Correction, correction_in, correction_of
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.kinds import DIGESTS, Position, format_record, parse_record
from tests.builders import ENGINE, NOW, ORIGIN, counting_random, make_entry, uid_of
from tests.worlds import dice, london, world_of

CALM = ("2", "0130", "1", "0", "0", "y")
DETAILS = ("", "1", "QK", "Threw a lamp.", "AB", "1", "1", "", "2", "", "")


class Folder:
    """A home with one case of two records, its commands run in this process."""

    def __init__(self, path):
        self.home = path / "home"
        self._chance = dice("correction")
        assert self.run("decide", typed=[*CALM, *DETAILS]) == 0
        self.reference = self.said.rstrip().splitlines()[-1]

    def run(self, *arguments, typed=(), now="2026-11-22 01:55"):
        """The exit status of a command."""
        world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(self.home)}, london(now), self._chance)
        status = main(list(arguments), world=world)
        self.said, self.left = screen.getvalue(), keyboard.left
        assert "fault in callout" not in self.said, self.said
        return status

    def correct(self, *typed, seq=1, now="2026-11-24 14:00"):
        """The last record, after a correction for which all of this was typed."""
        arguments = ("add", self.reference, "correction", *(("--seq", str(seq)) if seq is not None else ()))
        assert self.run(*arguments, typed=typed, now=now) == 0, self.said
        assert not self.left, self.said
        return self.records()[-1]

    def records(self):
        """The records of the case as `show --json` gives them."""
        assert self.run("show", self.reference, "--json") == 0
        return json.loads(self.said)["result"]


@pytest.fixture
def folder(tmp_path):
    """A home with one case."""
    return Folder(tmp_path)


TIME = ("1", "0110", "1", "1", "", "")
ANSWER = ("2", "4", "1", "2", "", "2")
OUTCOME = ("3", "1", "3", "2", "AB told me.", "")
DETAIL = ("4", "2", "2", "1", "", "4")
WORDS = ("5", "3", "Threw a shoe.", "1", "", "")
ROLE = ("6", "4", "1", "", "1")
OTHER = ("7", "There were two lamps.", "4", "I counted.", "")


@pytest.mark.parametrize(
    ("typed", "body", "personal", "role"),
    [
        (
            TIME,
            {"part": "time", "field": "happened", "right": "2026-11-22T01:10:00.000Z", "reason": "typed_wrong"},
            {},
            None,
        ),
        (
            ANSWER,
            {"part": "answer", "field": "happened", "right": ["home_things"], "reason": "learnt_later"},
            {},
            "senior_on_shift",
        ),
        (
            OUTCOME,
            {"part": "outcome", "field": "taken", "right": "slow_time", "reason": "learnt_later"},
            {"why_corrected": "AB told me."},
            None,
        ),
        (
            DETAIL,
            {"part": "detail", "field": "decider_involved", "right": "hurt", "reason": "typed_wrong"},
            {},
            "manager",
        ),
        (WORDS, {"part": "words", "field": "words", "reason": "typed_wrong"}, {"words": "Threw a shoe."}, None),
        (ROLE, {"part": "role", "field": "role", "right": "manager", "reason": "typed_wrong"}, {}, "care_worker"),
        (
            OTHER,
            {"part": "other", "field": "other", "reason": "other"},
            {"right": "There were two lamps.", "why_corrected": "I counted."},
            None,
        ),
    ],
)
def test_each_part_of_a_decision(folder, typed, body, personal, role):
    """Each part is asked as what it is; coded values stand in the leaf in clear, words in disclosures, under the field's name."""
    before = folder.records()
    found = folder.correct(*typed)
    assert found["kind"] == "correction"
    assert found["body"] == {"reference": folder.reference, "corrects": 1, **body}
    assert found["personal"] == personal
    assert found["role"] == (role or "not_recorded")
    assert folder.records()[:-1] == before
    assert folder.run("log", "verify") == 0


@pytest.mark.parametrize("typed", [TIME, ANSWER, DETAIL, WORDS, ROLE, OTHER])
@pytest.mark.parametrize("stop", ["q", "^C", "^D"])
def test_stopped_anywhere_nothing_is_recorded(folder, typed, stop):
    """q, Ctrl-C and a closed window at any question record nothing, and say so."""
    for answered in range(len(typed)):
        arguments = ("add", folder.reference, "correction", "--seq", "1")
        assert folder.run(*arguments, typed=[*typed[:answered], stop]) == 130, folder.said
        assert "Stopped. Nothing was recorded." in folder.said
        assert not folder.left
    assert len(folder.records()) == 2


def test_the_record_stays_and_the_correction_is_beside_it(folder):
    """`show` has the words that were written, and under them what corrects them, and what corrects that."""
    folder.correct(*WORDS)
    folder.correct("1", "Threw a boot.", "1", "", "", seq=2)
    assert folder.run("show", folder.reference) == 0
    shown = folder.said.split("Record 1:")[1].split("Record 2:")[0]
    assert "Threw a lamp." in shown
    assert "\n  CORRECTED by record 2: What happened, in a few plain words? Threw a shoe." in shown
    assert "\n    CORRECTED by record 3: What happened, in a few plain words? Threw a boot." in shown
    assert "CORRECTED" not in folder.said.split("Record 0:")[1].split("Record 1:")[0]


def test_a_correction_of_a_correction_is_asked_as_its_field(folder):
    """What a correction says is right is corrected as the same field, or in words."""
    folder.correct(*ANSWER)
    again = folder.correct("1", "1 3", "1", "", "", seq=2)
    assert again["body"] | {"reason": ""} == {
        "reference": folder.reference,
        "corrects": 2,
        "part": "answer",
        "field": "happened",
        "right": ["home_things", "threat"],
        "reason": "",
    }
    other = folder.correct("2", "Not this case at all.", "3", "", "", seq=3)
    assert (other["body"]["part"], other["body"]["reason"]) == ("other", "wrong_case")


def test_without_a_number_the_record_is_asked_for(folder):
    """With several records the person is asked which, the last one first."""
    assert folder.correct("2", *("1", "0110", "1", "1", "", ""), seq=None)["body"]["corrects"] == 0
    assert folder.correct("2", *WORDS, seq=None)["body"]["corrects"] == 1


def test_a_record_of_another_case_is_refused(folder):
    """A number that is not one of the case's is refused, be it another case's or nobody's."""
    first = folder.reference
    assert folder.run("decide", typed=[*CALM, "q"]) == 0
    for seq in ("2", "99"):
        assert folder.run("add", first, "correction", "--seq", seq) == 2
        assert f"record {seq} does not belong to the case {first}" in folder.said
    assert folder.run("add", "ELM-0000-0", "correction") == 2
    assert folder.run("add", first, "correction", "--seq", "-1") == 2
    assert folder.run("add", first, "gossip") == 2
    assert "`gossip` is nothing that can be added" in folder.said


def test_what_was_erased_cannot_be_corrected_by_its_name(folder):
    """A field that was erased is not offered, and erasing a field takes its corrections along."""
    folder.correct(*WORDS)
    erase = ("--field", "words", "--basis", "wrong_person", "--role", "registered_manager")
    assert folder.run("log", "erase", folder.reference, *erase, "--agreed-by", "deputy_manager", "--yes") == 0
    records = folder.records()
    assert not any("words" in one["personal"] for one in records)
    assert folder.run("show", folder.reference) == 0
    assert "the words are not kept any more" in " ".join(folder.said.split())
    assert folder.run("add", folder.reference, "correction", "--seq", "1", typed=["5", "q"]) == 130
    assert "What happened, in a few plain words" not in folder.said


# ------------------------------------------------------------------ times


def test_a_time_alone_is_that_of_the_night(folder):
    """Days later a time of day is read as the last before the record, a word like yesterday from today."""
    found = folder.correct(*TIME, now="2026-12-03 09:00")
    assert found["body"]["right"] == "2026-11-22T01:10:00.000Z"
    found = folder.correct("1", "2350", "1", "1", "", "", now="2026-12-03 09:00")
    assert found["body"]["right"] == "2026-11-21T23:50:00.000Z"
    found = folder.correct("1", "yesterday 0100", "21 November 23:40", "1", "1", "", "", now="2026-12-03 09:00")
    assert found["body"]["right"] == "2026-11-21T23:40:00.000Z"


def test_a_time_that_cannot_be_read_is_asked_for_again(folder):
    """Nonsense, Enter alone, a time that is recorded already, and a no to what was read are asked for again."""
    found = folder.correct("1", "noon-ish", "", "0130", "1", "0110", "2", "0111", "1", "1", "", "")
    assert found["body"]["right"] == "2026-11-22T01:11:00.000Z"


def test_a_time_that_came_twice(tmp_path):
    """A time of the October night that came twice is asked for: which one."""
    folder = Folder(tmp_path)
    assert folder.run("decide", typed=["2", "", *CALM[2:], "q"], now="2026-10-25 03:00") == 0
    folder.reference = folder.said.rstrip().splitlines()[-1]
    found = folder.correct("1", "0130", "2", "1", "1", "", "", seq=2, now="2026-10-26 09:00")
    assert found["body"]["right"] == "2026-10-25T01:30:00.000Z"
    found = folder.correct("1", "0130", "1", "1", "1", "", "", seq=2, now="2026-10-26 09:00")
    assert found["body"]["right"] == "2026-10-25T00:30:00.000Z"


# ------------------------------------------------------------------ the record


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("right", "words"), [("yes", ""), (None, "Not so.")])
def test_a_correction_is_read_back(part, right, words):
    """A correction is read back from its record and its disclosures as what was recorded; its words are not in the leaf."""
    corrected = parse_record(
        format_record(make_entry(), Position(ORIGIN, 3, bytes(32)), NOW, ENGINE, counting_random())[0]
    )
    correction = Correction(3, part, "child", REASONS[0][0], right, words, "Told so.")
    entry = correction_of(corrected, correction, "manager", uid_of(4))
    leaf, texts = format_record(entry, Position(ORIGIN, 4, bytes(32)), NOW, ENGINE, counting_random(50))
    assert len(texts) == DIGESTS["correction"]
    assert not any(word in leaf for word in (b"Not so", b"Told so"))
    shown = [one for one in map(parse_disclosure, texts.values()) if one.name]
    personal = {one.name: one.value for one in shown}
    assert correction_in(parse_record(leaf), personal) == correction
    assert correction_in(parse_record(leaf), {}).why == ""


@pytest.mark.parametrize(
    "change",
    [
        {"corrects": 4},
        {"corrects": -1},
        {"corrects": "3"},
        {"corrects": True},
        {"part": "everything"},
        {"part": ["time"]},
        {"field": 1},
        {"reason": None},
    ],
)
def test_a_correction_of_another_form_is_refused(change):
    """A correction of no record before it, of no part, or without a field or reason, is refused in words."""
    body = {"reference": "ELM-0000-0", "corrects": 3, "part": "time", "field": "happened", "reason": "other", **change}
    entry = make_entry(kind="correction", body=body, personal={})
    leaf, _ = format_record(entry, Position(ORIGIN, 4, bytes(32)), NOW, ENGINE, counting_random())
    with pytest.raises(EvidenceError):
        correction_in(parse_record(leaf), {})


def test_a_correction_says_something():
    """A correction of another record than it names, or without anything that is right, is never made."""
    record = parse_record(
        format_record(make_entry(), Position(ORIGIN, 3, bytes(32)), NOW, ENGINE, counting_random())[0]
    )
    for correction in (Correction(2, "time", "happened", "other", "x"), Correction(3, "time", "happened", "other")):
        with pytest.raises(EvidenceError):
            correction_of(record, correction, "manager", uid_of(4))
