"""What is known of a child who lives in a home: nothing of it in a leaf, who sees it, which record counts, correcting, erasing, the stays."""

import itertools
import json
import random
from datetime import date, timedelta

import pytest

from calloutcli.__main__ import main
from calloutcli.audit.extract import VIEWS, is_disclosed
from calloutcli.errors import EvidenceError
from calloutcli.followup.form import NOT_RECORDED, Bounds, check_values, format_followup, parse_followup
from calloutcli.followup.resident import FORM, KIND, Stay, residents_of
from calloutcli.frozen import replace
from calloutcli.record.correction import Correction, correction_in, correction_of
from calloutcli.record.disclosure import parse_disclosure
from calloutcli.record.kinds import Entry, Position, ProtocolName, format_record, parse_record
from calloutcli.record.told import Told
from tests.builders import ENGINE, NOW, ORIGIN, counting_random, load, uid_of
from tests.houses import House, every_byte
from tests.worlds import dice, london, world_of

PROTOCOL = load()
NAMED = ProtocolName(PROTOCOL.id, PROTOCOL.version, PROTOCOL.sha256)
PREV = bytes(32)
RK = {
    "child": "RK",
    "came_on": "2026-03-02",
    "sex": "male",
    "birth_year": 2011,
    "ethnicity": "mixed",
    "send": "sen_support",
    "legal_status": "care_order",
    "looked_after_since": "2020-05",
    "placements": "four_five",
    "prior_record_at_admission": "none",
    "placed_from": "far",
}
OTHER = {
    "child": "RJ",
    "came_on": "2026-03-05",
    "left_on": "2026-11-01",
    "sex": "female",
    "birth_year": 2012,
    "ethnicity": "refused",
    "send": "none",
    "legal_status": "remand",
    "looked_after_since": "2026-11",
    "placements": "one",
    "prior_record_at_admission": "caution_or_conviction",
    "placed_from": "here",
}
"""Something else, that is right too, for every field."""
CODED = [field.name for field in FORM.fields if field.kind == "choice"]
TYPED = ["RK", "2 march 2026", "", "2", "2011", "3", "2", "3", "may 2020", "3", "1", "3", "y", "4"]
ERASE = ("--basis", "wrong_person", "--role", "registered_manager", "--agreed-by", "responsible_individual", "--yes")


class Records:
    """Records of no case, made one after the other, as a report is told of them."""

    def __init__(self):
        self.told = []

    def add(self, **values):
        """The seq of a record of a child."""
        return self._keep(format_followup(FORM, values, "", "manager", self._uid(), NAMED, NOW))

    def correct(self, seq, field, right):
        """The seq of a correction."""
        correction = Correction(seq, "words", field, "typed_wrong", None, right)
        return self._keep(correction_of(self.told[seq].record, correction, "manager", self._uid()))

    def erase(self, seq, *fields):
        """Take disclosures away, as an erasure does."""
        one = self.told[seq]
        left = {name: value for name, value in one.personal.items() if name not in fields}
        self.told[seq] = replace(one, personal=left)

    def _uid(self):
        return uid_of(len(self.told) + 1)

    def _keep(self, entry):
        seq = len(self.told)
        made = format_record(
            entry, Position(ORIGIN, seq, PREV), NOW + timedelta(days=seq), ENGINE, counting_random(seq)
        )
        personal = {one.name: one.value for one in map(parse_disclosure, made[1].values()) if one.name}
        self.told.append(Told(parse_record(made[0]), PROTOCOL, personal))
        return seq


@pytest.fixture
def records():
    """None yet."""
    return Records()


# -------------------------------------------------------------------- the record


def test_the_leaf_holds_nothing_of_a_child(tmp_path):
    """Whatever is answered, or left out, the body is the same: one field, and as many digests."""
    house = House(tmp_path / "home")
    small = {name: RK[name] for name in ("child", "came_on")}
    for values in (RK, OTHER, small):
        house.follow(FORM, None, **values)
    bodies = [record.body for _, record in house.records()]
    assert bodies == [{"late": False}] * 3
    assert [(record.facts, len(record.digests)) for _, record in house.records()] == [({}, 14)] * 3
    with house.open() as log:
        for seq, values in enumerate((RK, OTHER, small)):
            leaf = log.leaf(seq).decode()
            words = {str(value) for value in values.values()} | set(values)
            assert not [word for word in words if f'"{word}"' in leaf]


def test_every_answer_is_explicit(records):
    """What was left out says so in its disclosure, whatever its type: what is not there was erased."""
    records.add(child="RK", came_on="2026-03-02", birth_year=NOT_RECORDED)
    assert records.told[0].personal == {field.name: NOT_RECORDED for field in FORM.fields} | {
        "child": "RK",
        "came_on": "2026-03-02",
    }
    assert parse_followup(FORM, records.told[0].record, records.told[0].personal) == {
        "child": "RK",
        "came_on": "2026-03-02",
    }


def test_verify_names_a_record_that_tells_of_a_child_in_its_leaf(tmp_path):
    """It could never be erased: such a record is not read, and `log verify` says which it is."""
    house = House(tmp_path / "home")
    house.decide(0)
    named = dict(house.records())[0].protocol
    seq = house.append(
        Entry(KIND, uid_of(900), "manager", named, {}, {"late": False, "ethnicity": "mixed"}, {"child": "RK"})
    )
    status, screen = house.run("log", "verify")
    assert status == 4
    assert f"record {seq} holds its `ethnicity` where it can never be erased" in " ".join(screen.split())


def test_no_view_but_the_reviewers_gives_it_out(tmp_path):
    """Neither the record nor a correction of it, with every permission; and each field is withheld by its own name."""
    house = House(tmp_path / "home")
    house.decide(0, {"danger": "yes"}, personal={"child": "RK"})
    seq = house.follow(FORM, None, **{**RK, "placed_from": "near", "legal_status": "interim_care_order"})
    house.correct(seq, "words", "ethnicity", words="other_ethnic_group")
    for view in VIEWS[1:]:
        assert not [field.name for field in FORM.fields[1:] if is_disclosed(view, field.name)]
    case = dict(house.records())[0].reference
    ways = {
        "meeting": (),
        "police": ("--case", case, "--agreed-by", "registered_manager", "--basis", "safeguarding"),
        "reg44": ("--case", case, "--consent", "child", "--consent", "placing_authority"),
        "child": ("--case", case),
    }
    for view, more in ways.items():
        out = tmp_path / view
        house.export(out, "--view", view, *more)
        raw = every_byte(out).decode()
        assert f'"kind":"{KIND}"' not in raw
        assert not [code for code in ("interim_care_order", "other_ethnic_group") if code in raw], view
    house.export(tmp_path / "all")
    raw = every_byte(tmp_path / "all").decode()
    assert all(code in raw for code in ("interim_care_order", "other_ethnic_group", "RK"))
    assert house.verify(tmp_path / "all")["ok"]


# -------------------------------------------------------------------- what cannot be right


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"left_on": "2026-03-01"}, "left_on"),
        ({"left_on": "2026-03-02"}, None),
        ({"left_on": NOT_RECORDED}, None),
        ({"birth_year": 2027}, "birth_year"),
        ({"birth_year": 2004}, "birth_year"),
        ({"birth_year": 2005, "looked_after_since": NOT_RECORDED}, None),
        ({"birth_year": 1989}, "birth_year"),
        ({"birth_year": "2011"}, "birth_year"),
        ({"birth_year": NOT_RECORDED}, None),
        ({"looked_after_since": "2010-12"}, "looked_after_since"),
        ({"looked_after_since": "2011-01"}, None),
        ({"looked_after_since": "2026-11"}, None),
        ({"looked_after_since": "2026-12"}, "looked_after_since"),
        ({"came_on": "2026-11-24"}, "came_on"),
        ({"came_on": NOT_RECORDED}, "came_on"),
        ({"child": "  "}, "child"),
        ({"ethnicity": "welsh"}, "ethnicity"),
        ({"ethnicity": NOT_RECORDED}, None),
    ],
)
def test_answers_that_cannot_all_be_right(values, field):
    """Each is held against the others; a month that has begun is one in which a child can have come into care."""
    found = check_values(FORM, {**RK, **values}, Bounds(NOW, None, {}))
    assert [one.field for one in found] == ([] if field is None else [field])


# -------------------------------------------------------------------- which record stands


def test_the_last_record_of_a_child_stands(records):
    """By the code, whose capitals and spaces do not count; in the order in which children were recorded first."""
    records.add(**RK)
    records.add(**OTHER)
    records.add(**{**RK, "child": " rk ", "legal_status": "section_20", "sex": NOT_RECORDED})
    first, second = residents_of(records.told)
    assert (first.key, first.seq, first.legal_status, first.sex) == ("rk", 2, "section_20", NOT_RECORDED)
    assert first.recorded == records.told[2].record.time
    assert {name: getattr(second, name) for name in CODED} == {name: OTHER[name] for name in CODED}
    assert (second.birth_year, second.looked_after_since) == (2012, "2026-11")
    assert second.stays == (Stay(date(2026, 3, 5), date(2026, 11, 1), lives_here=False),)
    assert (second.came, second.left) == (date(2026, 3, 5), date(2026, 11, 1))
    assert first.stays == (Stay(date(2026, 3, 2), None, lives_here=True),)


def test_who_came_again_has_two_stays(records):
    """A record that begins on or after the day of leaving is another stay; any other writes anew what was not over when it begins."""
    records.add(**RK)
    records.add(**{**RK, "came_on": "2026-03-01", "left_on": "2026-04-01"})
    records.add(**{**RK, "came_on": "2026-03-01", "left_on": "2026-04-02"})
    records.add(**{**RK, "came_on": "2026-04-02"})
    records.add(**{**RK, "came_on": "2026-04-03", "left_on": "2026-06-01"})
    records.add(**{**RK, "came_on": "2026-05-31", "left_on": "2026-06-02"})
    (child,) = residents_of(records.told)
    assert child.stays == (
        Stay(date(2026, 3, 1), date(2026, 4, 2), lives_here=False),
        Stay(date(2026, 5, 31), date(2026, 6, 2), lives_here=False),
    )
    records.add(**{**RK, "came_on": "2026-03-30"})
    (child,) = residents_of(records.told)
    assert child.stays == (Stay(date(2026, 3, 30), None, lives_here=True),)


@pytest.mark.parametrize("field", [field.name for field in FORM.fields])
def test_a_correction_counts(records, field):
    """Of every field: what is right has its type, stands in no leaf, and is what the child is known by; so has one of a correction."""
    seq = records.add(**RK)
    between = records.correct(seq, field, RK.get(field, "2026-10-01"))
    records.correct(between, field, OTHER[field])
    assert all("right" not in one.record.body for one in records.told)
    assert correction_in(records.told[2].record, records.told[2].personal).words == OTHER[field]
    (found,) = residents_of(records.told)
    fresh = Records()
    fresh.add(**{**RK, field: OTHER[field]})
    (right,) = residents_of(fresh.told)
    assert replace(found, recorded=right.recorded) == right


@pytest.mark.parametrize("field", [field.name for field in FORM.fields])
def test_what_was_erased_reads_not_recorded(records, field):
    """Of every field; without its code a record is of nobody, and an earlier one stands again."""
    records.add(**OTHER)
    records.add(**{**RK, "child": "RJ", "came_on": "2026-03-01"})
    records.erase(1, field)
    (child,) = residents_of(records.told)
    if field == "child":
        assert (child.seq, child.sex) == (0, "female")
        assert residents_of(records.told[1:]) == ()
        return
    assert child.seq == 1
    stay = {"came_on": Stay(None, None, lives_here=True), "left_on": Stay(date(2026, 3, 1), None, lives_here=None)}
    assert child.stays == (stay.get(field, Stay(date(2026, 3, 1), None, lives_here=True)),)
    if field in CODED:
        assert getattr(child, field) == NOT_RECORDED
    elif field not in stay:
        assert getattr(child, field) is None


def test_what_cannot_be_read_is_passed_over(records):
    """A record with a type that a field has not, one whose leaf tells of a child, records of other kinds: none spoils the others."""
    records.add(**RK)
    records.add(**OTHER)
    one = records.told[0]
    records.told[0] = replace(one, personal={**one.personal, "birth_year": "2011"})
    other = replace(one, record=replace(one.record, body={"late": False, "sex": "male"}))
    month = replace(one, record=replace(one.record, kind="occupancy"))
    assert [child.key for child in residents_of([*records.told, other, month])] == ["rj"]
    with pytest.raises(EvidenceError, match="`birth_year` is missing or has another form"):
        parse_followup(FORM, one.record, records.told[0].personal)


def test_codes_of_a_later_version_stay(records):
    """They are given as they stand."""
    records.add(**RK)
    one = records.told[0]
    assert residents_of([replace(one, personal={**one.personal, "send": "send_plan"})])[0].send == "send_plan"


def test_any_history_comes_out_like_its_last_record():
    """Random records of few children: each is known by the last one that names them, and every stay but the last is over."""
    chance = random.Random(6)
    for _ in range(200):
        records = Records()
        last = {}
        for _ in range(chance.randint(1, 8)):
            came = date(2026, 1, 1) + timedelta(days=chance.randint(0, 100))
            values = {name: chance.choice([RK[name], OTHER[name], NOT_RECORDED]) for name in CODED}
            values |= {"child": chance.choice(["RK", "RJ", "r j"]), "came_on": came.isoformat()}
            if chance.random() < 0.5:
                values["left_on"] = (came + timedelta(days=chance.randint(0, 50))).isoformat()
            records.add(**values)
            last[values["child"].casefold()] = values
        found = {child.key: child for child in residents_of(records.told)}
        assert found.keys() == last.keys()
        for key, values in last.items():
            child = found[key]
            assert {name: getattr(child, name) for name in CODED} == {name: values[name] for name in CODED}
            assert child.came.isoformat() == values["came_on"]
            assert (child.left.isoformat() if child.left else None) == values.get("left_on")
            for before, after in itertools.pairwise(child.stays):
                assert before.came <= before.left <= after.came


# -------------------------------------------------------------------- the command


class Folder:
    """A home, its commands run in this process."""

    def __init__(self, path):
        self.home = path / "home"
        self._chance = dice("resident")

    def run(self, *arguments, typed=(), now="2026-11-22 14:00", piped=None):
        """The exit status of a command."""
        world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(self.home)}, london(now), self._chance, piped)
        status = main(list(arguments), world=world)
        self.said, self.left = " ".join(screen.getvalue().split()), keyboard.left
        assert "fault in callout" not in self.said, self.said
        assert not self.left, self.said
        return status

    def result(self, *arguments, **given):
        """The result in the JSON of a command."""
        assert self.run(*arguments, "--json", **given) == 0, self.said
        return json.JSONDecoder().raw_decode(self.said)[0]["result"]

    def kept(self, seq):
        """The answers that are kept of a record, those that were left out not."""
        found = self.result("log", "show", str(seq))["disclosed"]
        return {name: value for name, value in found.items() if value != NOT_RECORDED}

    def seqs(self):
        """The kinds in the log."""
        return [row["kind"] for row in self.result("log", "list")]


@pytest.fixture
def folder(tmp_path):
    """A home without a record."""
    return Folder(tmp_path)


def test_a_child_is_recorded_and_told(folder):
    """Asked one by one, the code first; kept with its types; `log list` tells nothing of the child, `log show` all."""
    assert folder.run("resident", typed=TYPED) == 0, folder.said
    assert folder.kept(0) == RK
    folder.run("log", "list")
    assert folder.said.endswith("resident")
    folder.run("log", "show", "0")
    assert "In words: Resident Child: RK Came on: Monday 2 March 2026 Sex: A boy Born in: 2011" in folder.said
    assert "In care since: May 2020 Homes and families, this one too: 4 or 5" in folder.said
    assert folder.run("log", "verify") == 0


def test_what_changed_is_recorded_again(folder):
    """Enter keeps each answer of before, - takes it out; the record of before is shown, stays, and says that it counts no longer."""
    folder.run("resident", typed=TYPED)
    assert folder.run("resident", typed=["rk", "2"]) == 130
    assert "This child was recorded on Sunday 22 November, 14:00 (record 0):" in folder.said
    assert "Legal status: Care order" in folder.said
    again = ["rk", "1", "", "", "", "", "", "-", "1", "", "", "", "", "y", ""]
    assert folder.run("resident", typed=again) == 0, folder.said
    assert "It is record 1 of the log. Record 0 stays, and counts no longer." in folder.said
    left_out = {"send"}
    assert folder.kept(1) == {key: value for key, value in RK.items() if key not in left_out} | {
        "child": "rk",
        "legal_status": "section_20",
    }
    folder.run("log", "show", "0")
    assert "Record 1 is of the same child and was made later: it counts, and not this one." in folder.said
    folder.run("log", "show", "1")
    assert "of the same child" not in folder.said
    folder.run("resident", typed=["RJ", *TYPED[1:]])
    folder.run("log", "show", "1")
    assert "of the same child" not in folder.said
    folder.run("resident", typed=["rk", "1", *[""] * 2, "21 november", *[""] * 8, "q"], piped=None)
    assert "Earlier records of this child: 0" in folder.said


def test_nothing_new_is_not_recorded(folder):
    """Whoever keeps every answer, or sends a file twice, is told which record says so already."""
    folder.run("resident", typed=TYPED)
    assert folder.run("resident", typed=["RK", "1", *[""] * 11, "y"]) == 0
    assert "Record 0 of the log says the same already. Nothing was added." in folder.said
    found = folder.result("resident", "--answers", "-", piped="child: RK\nsex: male\n")
    assert found == {"kind": "resident", "seq": 0, "supersedes": None, "new": False}
    assert folder.seqs() == ["resident"]


def test_a_file_names_what_is_new(folder):
    """What it leaves out stays as it was, as corrected; `not_recorded` takes it out; a child who is new needs their day."""
    folder.run("resident", typed=TYPED)
    assert folder.run("add", "0", "correction", typed=["5", "2012", "1", "", ""]) == 0, folder.said
    text = "child: Rk\nleft_on: 20 November 2026\nsend: not_recorded\nlooked_after_since: not_recorded\n"
    found = folder.result("resident", "--answers", "-", piped=text)
    assert found == {"kind": "resident", "seq": 2, "supersedes": 0, "new": True}
    expected = {key: value for key, value in RK.items() if key not in ("send", "looked_after_since")}
    assert folder.kept(2) == expected | {"child": "Rk", "left_on": "2026-11-20", "birth_year": 2012}
    assert folder.run("resident", "--answers", "-", piped="child: XY\nsex: male\n") == 2
    assert "`came_on` is missing" in folder.said
    assert folder.run("resident", "--answers", "-", piped="child: 7\n") == 2
    assert folder.run("resident", "--answers", "-", piped="sex: male\n") == 2
    assert folder.run("resident", "--answers", "-", piped="child: RK\ncame_on: 21 November 2026\n") == 2
    assert "that is before they came: if they came again, leave it out" in folder.said
    assert folder.run("resident", "--json") == 2
    assert folder.seqs() == ["resident", "correction", "resident"]


@pytest.mark.parametrize("stop", ["q", "^C", "^D"])
def test_stopped_anywhere_nothing_is_recorded(folder, stop):
    """At the code, at each answer, at the end, at the role."""
    for answered in range(len(TYPED)):
        assert folder.run("resident", typed=[*TYPED[:answered], stop]) == 130
        assert "Stopped. Nothing was recorded." in folder.said
    assert folder.seqs() == []


def test_a_record_of_a_child_is_corrected_by_its_number(folder):
    """Each answer is asked as it was asked first, held against the others; what is right counts from then on."""
    folder.run("resident", typed=TYPED)
    wrong = ["3", "1 march", "3 march", "1", "", ""]
    assert folder.run("add", "0", "correction", typed=wrong) == 0, folder.said
    assert "That is before they came" in folder.said
    assert folder.run("add", "0", "correction", typed=["2", "6", "6", "2", "", ""]) == 0, folder.said
    folder.run("log", "show", "0")
    assert "CORRECTED by record 1: Left on: Tuesday 3 March 2026 (it was typed wrong)" in folder.said
    assert "CORRECTED by record 2: Ethnic group: They did not want to say (it became known later)" in folder.said
    leaves = [folder.result("log", "show", seq)["leaf"] for seq in ("1", "2")]
    assert [(leaf["field"], "right" in leaf) for leaf in leaves] == [("left_on", False), ("ethnicity", False)]
    assert folder.run("resident", typed=["RK", "q"]) == 130
    assert "Left on: Tuesday 3 March 2026" in folder.said
    assert "They did not want to say" in folder.said
    assert folder.run("log", "verify") == 0


def test_what_is_not_corrected_by_its_number(folder):
    """A record of a case names the case; a month is recorded again; nothing else is added to a number."""
    folder.run("decide", typed=["2", "", "1", "0", "0", "y", "q"])
    ref = folder.said.split()[-1]
    folder.run("occupancy", "2026-10", typed=["5", "120", "4", "", "y", ""])
    assert folder.run("add", "0", "correction") == 2
    assert f"callout add {ref} correction --seq 0" in folder.said
    assert folder.run("add", "1", "correction") == 2
    assert "a month is recorded again" in folder.said
    assert folder.run("add", "7", "correction") == 2
    assert folder.run("add", "9" * 30, "correction") == 2
    assert folder.run("add", "1", "note") == 2


def test_a_child_is_erased_with_what_corrects_them(folder):
    """No disclosure of the record or of a correction of it is left, the log holds, and the child is not known any more."""
    folder.run("resident", typed=TYPED)
    folder.run("add", "0", "correction", typed=["6", "6", "1", "", ""])
    folder.run("add", "0", "correction", typed=["1", "1", "5", "2", "", ""])
    folder.run("resident", typed=["RJ", *TYPED[1:]])
    assert folder.run("log", "erase", "0", "--all", *ERASE) == 0, folder.said
    assert "ethnicity, in records: 0, 1, 2" in folder.said
    assert "that something was recorded of a child, and when" in folder.said
    assert [folder.kept(seq) for seq in range(3)] == [{}, {}, {}]
    assert folder.kept(3) == {**RK, "child": "RJ"}
    assert folder.run("log", "verify") == 0
    assert folder.run("resident", typed=["RK", "q"]) == 130
    assert "was recorded on" not in folder.said


def test_one_field_is_erased(folder):
    """The others stay, can be corrected, and are kept when the child is recorded again."""
    folder.run("resident", typed=TYPED)
    assert folder.run("log", "erase", "0", "--field", "ethnicity", *ERASE) == 0, folder.said
    left = {key: value for key, value in RK.items() if key != "ethnicity"}
    assert folder.kept(0) == left
    assert folder.run("add", "0", "correction", typed=["q"]) == 130
    assert "Legal status: Care order" in folder.said
    assert "Ethnic group" not in folder.said
    folder.result("resident", "--answers", "-", piped="child: RK\nsend: none\n")
    assert folder.kept(2) == {**left, "send": "none"}
