"""Who sees what: the tables are whole, each view gives out what it may and no byte more, and what is withheld cannot be guessed."""

import base64
import hashlib
import itertools
import json
import re
from pathlib import Path

import pytest

from calloutcli.agreement.approval import format_approval
from calloutcli.audit.extract import (
    CODED,
    FIELDS,
    REASONS,
    RECORDS,
    UNKNOWN_FIELD,
    UNKNOWN_KIND,
    VIEWS,
    is_disclosed,
)
from calloutcli.audit.selection import Wanted, is_police_contact, may_matter, select
from calloutcli.cli.desk import open_desk
from calloutcli.cli.exporting import Asked, Source
from calloutcli.errors import StoreError
from calloutcli.frozen import replace
from calloutcli.interview.details import DETAILS
from calloutcli.log.checkpoint import Checkpoint, format_checkpoint
from calloutcli.log.note import Note, Signer, format_note, sign_note
from calloutcli.log.proof import parse_consistency, parse_inclusion
from calloutcli.protocol.load import load_protocol
from calloutcli.record.disclosure import digest_of
from calloutcli.record.entry import entry_of
from calloutcli.record.kinds import DIGESTS, ProtocolName, parse_record
from calloutcli.store.bundle import open_bundle
from calloutcli.store.bundle_writing import write_bundle
from calloutcli.store.database import Database
from tests.agreements import NAMES, first_root, make_approval, signed, signer
from tests.builders import CALM, LONDON, NOW, REPOSITORY, SIGNER, SMALL, make_case, tamper, uid_of
from tests.houses import FIELDS as EVERY_FIELD
from tests.houses import POLICE, SLOW, House, disclosed, entries, every_byte, reference, told
from tests.worlds import dice, world_of

MAY = ("--agreed-by", "registered_manager", "--basis", "safeguarding")
CONSENT = ("--consent", "child", "--consent", "placing_authority")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A home without a record."""
    return House(tmp_path / "home")


def seqs(out: Path) -> list[int]:
    """The seqs of the records in a bundle."""
    return [record.position.seq for record in entries(out)]


def refused(house: House, out: Path, *words: str) -> str:
    """The screen of an export that is refused by its command line; nothing is written."""
    status, screen = house.run("log", "export", str(out), *words)
    assert status == 2, screen
    assert not out.exists()
    assert [one.name for one in out.parent.iterdir() if one.name != "home"] == []
    return screen


# -------------------------------------------------------------------- the tables


@pytest.mark.parametrize("table", [FIELDS, RECORDS, {"field": UNKNOWN_FIELD, "kind": UNKNOWN_KIND}])
def test_every_cell_says_yes_or_no_and_why(table):
    """Five views in each row, each cell + or - and a reason that is written out."""
    for row in table.values():
        assert len(row) == len(VIEWS)
        assert all(cell[0] in "+-" and cell[1:] in REASONS for cell in row)


def test_every_reason_is_used():
    """No reason stands there that decides nothing."""
    cells = [cell for row in (*FIELDS.values(), *RECORDS.values(), UNKNOWN_FIELD, UNKNOWN_KIND) for cell in row]
    assert {cell[1:] for cell in cells} == set(REASONS)


def test_every_kind_that_can_be_written_is_classified():
    """Whoever adds a kind of record must say who may have it: until then the reviewer alone."""
    assert set(RECORDS) == set(DIGESTS)


def test_every_field_that_is_always_asked_is_classified():
    """The details asked after every decision, and the words of closures, departures and corrections."""
    always = {detail.name for detail in DETAILS if not detail.choices}
    assert always | {"departure_sentence", "second_person", "reason", "why_corrected"} <= set(FIELDS)


def test_every_question_in_words_of_the_shipped_protocols_is_classified():
    """A protocol that ships with callout has no field that only the reviewer would see for want of a word here."""
    for path in sorted((REPOSITORY / "protocols").glob("*/1.0.0.yaml")):
        protocol = load_protocol(path.read_bytes(), path.name)
        assert {question.id for question in protocol.record if question.kind == "words"} <= set(FIELDS)


def test_every_part_of_a_leaf_is_named(house: House):
    """The list of what cannot be withheld leaves out nothing that stands in a record."""
    house.decide(0, SLOW)
    house.close(0, "report_101")
    house.erase((0, "words"), case=0)
    house.correct(0, "outcome", "outcome", "report_101")
    named = {word for names in CODED for word in names.split(", ")} | {
        "second_person",
        "part",
        "right",
        "_sd",
        "_sd_alg",
    }
    with house.open() as log:
        for _, _, _, leaf in log.leaves():
            keys = json.loads(leaf).keys()
            assert keys <= named, keys - named


def test_what_nobody_classified_is_for_the_reviewer_alone():
    """A protocol's own question, a kind of a later version: withheld from everybody else."""
    assert [view for view in VIEWS if is_disclosed(view, "name_of_the_other_child")] == ["reviewer"]
    assert [view for view, cell in zip(VIEWS, UNKNOWN_KIND, strict=True) if cell[0] == "+"] == ["reviewer"]


def test_a_meeting_sees_no_personal_field():
    """Not one."""
    assert not any(is_disclosed("meeting", name) for name in FIELDS)


def test_staff_are_named_to_those_alone_who_examine_the_record():
    """Initials of staff go to the reviewer, and by consent to the visitor."""
    for name in ("staff", "second_person"):
        assert [view for view in VIEWS if is_disclosed(view, name)] == ["reviewer", "reg44"]


# -------------------------------------------------------------------- each view, to the byte


def words_in(out: Path) -> set[str]:
    """Which of the home's personal words stand anywhere in a bundle."""
    raw = every_byte(out).decode()
    return set(re.findall(r"[a-z_]+-of-\d+(?:-in-\d+)?", raw))


@pytest.fixture
def lived_in(house: House) -> House:
    """0, 1: in the home. 2, 3: police. 4, 6: put off, then police. 5, 7: put off, then in the home."""
    house.decide(0, personal={})
    house.decide(0)
    house.decide(1, POLICE, personal={})
    house.decide(1, POLICE)
    house.decide(2, SLOW)
    house.decide(3, SLOW)
    house.close(2, "report_101")
    house.close(3, "in_house")
    return house


def test_the_reviewer_gets_everything(lived_in: House, tmp_path: Path):
    """Every record and field, decoys shown for what they are, so that nothing is left unexplained."""
    out = tmp_path / "all"
    found = lived_in.export(out)
    assert found["whole"]
    assert (found["records"], found["withheld"], found["missing"]) == (8, 0, 0)
    assert found["shown"] == 4 * len(EVERY_FIELD) + 2
    assert all("disclosure" in line for line in told(out))
    assert len(words_in(out)) == found["shown"]
    checked = lived_in.verify(out)
    assert checked["ok"], checked
    assert checked["digests"]["withheld"] == 0


def test_a_meeting_gets_decisions_without_a_word(lived_in: House, tmp_path: Path):
    """Every decision and closure; not one personal word in any byte of the bundle; every digest looks the same."""
    out = tmp_path / "meeting.zip"
    found = lived_in.export(out, "--view", "meeting")
    assert seqs(out) == list(range(8))
    assert found["shown"] == 0
    assert words_in(out) == set()
    assert {line["state"] for line in told(out)} == {"withheld"}
    assert lived_in.verify(out)["ok"]


def test_the_police_get_the_incident_and_nothing_else(lived_in: House, tmp_path: Path):
    """The case to which they were called: what happened and why; no staff, no child's account, no other case."""
    out = tmp_path / "police"
    lived_in.export(out, "--view", "police", "--case", reference(1), *MAY)
    assert seqs(out) == [2, 3]
    expected = {f"{name}-of-1-in-3" for name in ("child", "words", "departure_sentence", "tried", "put_right")}
    assert words_in(out) == expected
    assert not re.search(rb'"taken":\{[^}]*in_house', every_byte(out))
    assert lived_in.verify(out)["ok"]


def test_the_visitor_gets_no_case_without_consent(lived_in: House, tmp_path: Path):
    """Without consent: adopted protocols alone. With both consents: the case that was named, staff included."""
    refused(lived_in, tmp_path / "r", "--view", "reg44")
    adopted = lived_in.adopt()
    out = tmp_path / "reg44"
    lived_in.export(out, "--view", "reg44")
    assert seqs(out) == [adopted]
    assert words_in(out) == set()
    readme = _readme(out)
    assert "No child's case record is in it. The log holds cases: fewer than 5." in readme
    assert not re.search(r"ELM-", every_byte(out).decode())
    allowed = tmp_path / "allowed"
    lived_in.export(allowed, "--view", "reg44", *CONSENT, "--case", reference(0))
    assert seqs(allowed) == [0, 1]
    assert words_in(allowed) == {f"{name}-of-0-in-1" for name in EVERY_FIELD}
    assert "Consent was given by: child, placing authority." in _readme(allowed)


def test_a_child_gets_their_own_case(lived_in: House, tmp_path: Path):
    """What was written and decided about them, in plain words too; no staff, nobody who agreed, no other case."""
    out = tmp_path / "child"
    lived_in.export(out, "--view", "child", "--case", reference(3))
    assert seqs(out) == [5, 7]
    hidden = {"staff", "second_person"}
    assert words_in(out) == {"reason-of-3", *(f"{name}-of-3-in-5" for name in EVERY_FIELD if name not in hidden)}
    readme = _readme(out)
    assert f"WHAT IS WRITTEN ABOUT YOU: {reference(3)}" in readme
    assert "What you said: child_view-of-3-in-5" in readme
    assert "What was decided later: Manage it here" in readme


def _readme(out: Path) -> str:
    with open_bundle(out) as bundle:
        return " ".join(bundle.read("README.txt").decode().split())


@pytest.mark.parametrize("view", VIEWS)
def test_the_readme_says_what_is_withheld_and_why(lived_in: House, tmp_path: Path, view: str):
    """Each field of the table stands in it, on the side on which it is; lines of at most 78 characters."""
    out = tmp_path / "b"
    more = {"police": ("--case", reference(1), *MAY), "child": ("--case", reference(1))}
    more["reg44"] = ("--case", reference(1), *CONSENT)
    lived_in.export(out, "--view", view, *more.get(view, ()))
    raw = (out / "README.txt").read_text()
    assert all(len(line) <= 78 or " " not in line.strip() for line in raw.split("\n"))
    shown = " ".join(raw.split())
    for name in FIELDS:
        verb = "Shown" if is_disclosed(view, name) else "Withheld"
        assert re.search(rf"- {verb}: [^:]*\b{name}\b", shown), name
    if view == "police":
        assert "Agreed to by: registered manager. Basis for sharing: safeguarding." in shown


# -------------------------------------------------------------------- the police, and what stayed in the home


@pytest.mark.parametrize(
    ("course", "expected"),
    [
        ([("decide", POLICE, None)], [0]),
        ([("decide", CALM, None)], None),
        ([("decide", SLOW, None)], None),
        ([("decide", CALM, "report_101")], [0]),
        ([("decide", POLICE, None), ("decide", POLICE, None)], [0, 1]),
        ([("decide", CALM, None), ("decide", CALM, "report_101")], [1]),
        ([("decide", POLICE, None), ("decide", POLICE, "in_house")], None),
        ([("decide", POLICE, None), ("decide", POLICE, "in_house"), ("decide", POLICE, "call_999")], [2]),
        ([("decide", SLOW, None), ("decide", SLOW, None), ("close", "report_101")], [2]),
        ([("decide", SLOW, None), ("close", "in_house")], None),
        ([("decide", POLICE, None), ("decide", POLICE, "slow_time"), ("close", "in_house")], None),
        ([("decide", POLICE, None), ("decide", POLICE, "slow_time"), ("close", "call_999")], [2]),
        ([("decide", {"danger": "yes"}, None), ("decide", {"danger": "yes"}, "in_house")], None),
    ],
)
def test_the_police_get_records_from_the_contact_that_stands(house: House, tmp_path: Path, course, expected):
    """The latest record speaks for the case; whatever was recorded before the contact that stands stays in the home."""
    for verb, *arguments in course:
        if verb == "close":
            house.close(0, *arguments)
        else:
            house.decide(0, *arguments)
    out = tmp_path / "police"
    words = ("--view", "police", "--case", reference(0), *MAY)
    if expected is None:
        assert "stayed in the home" in refused(house, out, *words)
        return
    house.export(out, *words)
    assert seqs(out) == expected
    left = {record.position.seq for _, record in house.records()} - set(expected)
    raw = every_byte(out).decode()
    assert not any(re.search(rf"-of-0-in-{seq}\b", raw) for seq in left)
    assert house.verify(out)["ok"]


def test_a_police_matter_that_is_put_off_is_no_call_yet(house: House, tmp_path: Path):
    """An outcome with a police channel that somebody still has to decide: nobody has been told."""
    body = {"taken": {"outcome": "later", "tier": "planned_police", "channel": "call_101"}}
    seq = house.decide(0, POLICE)
    record = replace(dict(house.records())[seq], body=body)
    assert is_police_contact(record)
    assert not is_police_contact(replace(record, body={**body, "defer": {"until": "", "owner": "manager"}}))
    for words in ({"tier": "in_house"}, {"tier": "undecided"}, {"channel": "none"}, {"channel": "pigeon"}):
        assert not is_police_contact(replace(record, body={"taken": {**body["taken"], **words}}))
    assert not is_police_contact(replace(record, kind="consultation"))
    assert not is_police_contact(replace(record, body={"taken": "call_999"}))


def test_no_reference_leads_the_police_to_what_stayed_in_the_home(house: House, tmp_path: Path):
    """A closure names the record it closes, a correction and an erasure those they are about: none of them comes along."""
    house.decide(0, SLOW)
    house.decide(0, SLOW)
    house.close(0, "report_101")
    house.correct(1, "words", "words", words="right-of-0")
    about_both = house.erase((1, "child"), (2, "reason"), case=0)
    out = tmp_path / "police"
    house.export(out, "--view", "police", "--case", reference(0), *MAY)
    assert seqs(out) == [2]
    assert about_both not in seqs(out)
    states = {line.get("state") for line in told(out)}
    assert states == {"withheld"}  # the reason was erased, in an erasure that would tell of another record
    assert house.verify(out)["ok"]
    assert "right-of-0" not in every_byte(out).decode()


def test_a_corrected_outcome_decides_for_the_police(house: House, tmp_path: Path):
    """A call that was typed wrong never was; one that was left out by mistake was."""
    house.decide(0, POLICE)
    house.correct(0, "outcome", "outcome", "in_house")
    house.decide(1, CALM)
    right = house.correct(2, "outcome", "outcome", "report_101")
    house.decide(2, POLICE)
    house.correct(4, "outcome", "outcome", "slow_time")
    for case in (0, 2):
        refused(house, tmp_path / "p", "--view", "police", "--case", reference(case), *MAY)
    out = tmp_path / "police"
    house.export(out, "--view", "police", "--case", reference(1), *MAY)
    assert seqs(out) == [2, right]
    form = json.loads((out / "child-information-form.json").read_text())
    assert form["points"][1]["words"][0] == "Done: Ring 101"


def test_the_police_view_needs_a_manager_and_a_basis(lived_in: House, tmp_path: Path):
    """One case, who agreed, on which basis; codes, not names."""
    out, case = tmp_path / "p", ("--case", reference(1))
    assert "is of one incident" in refused(lived_in, out, "--view", "police", *MAY)
    assert "is of one incident" in refused(lived_in, out, "--view", "police", *case, "--case", reference(0), *MAY)
    assert "needs --agreed-by" in refused(lived_in, out, "--view", "police", *case, *MAY[2:])
    assert "needs --basis" in refused(lived_in, out, "--view", "police", *case, *MAY[:2])
    named = ("--agreed-by", "Jane Doe", *MAY[2:])
    assert "is not a code" in refused(lived_in, out, "--view", "police", *case, *named)
    assert "belong to the police view" in refused(lived_in, out, "--view", "meeting", *MAY)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--view", "reg44", "--case", "ELM-0000-E"), "without consent"),
        (("--view", "reg44", "--consent", "child", "--case", "ELM-0000-E"), "`placing_authority` is missing"),
        (("--view", "reg44", "--consent", "manager", "--case", "ELM-0000-E"), "`manager` cannot consent"),
        (("--view", "reg44", *CONSENT), "one child's consent"),
        (("--view", "child"), "the child's own cases"),
        (("--view", "meeting", *CONSENT), "--consent belongs to the view reg44"),
        (("--view", "everybody"), "the views are"),
        (("--seq", "3-1"), "ends before it begins"),
        (("--seq", "x"), "is no range"),
        (("--seq", "-1"), "is no range"),
        (("--view", "child", "--case", "ELM-0000-E", "--seq", "0-1"), "not for the view"),
        (("--seq", "100-200"), "no record here"),
        (("--case", "ELM-0000-X"), "mistyped"),
        (("--case", "nonsense"), "is not a reference"),
    ],
)
def test_a_view_that_lacks_something_is_refused(lived_in: House, tmp_path: Path, words, said):
    """Each in one sentence, and nothing is written."""
    words = [reference(0) if word == "ELM-0000-E" else word for word in words]
    assert said in refused(lived_in, tmp_path / "b", *words)


def test_a_case_that_is_not_here_is_said(lived_in: House, tmp_path: Path):
    """A good reference that no record has."""
    assert "no case here has the reference" in refused(lived_in, tmp_path / "b", "--case", reference(77))
    both = ("--case", reference(0), "--case", reference(77))
    assert reference(77) in refused(lived_in, tmp_path / "b", *both)


# -------------------------------------------------------------------- one child is not another


def test_cases_of_two_children_are_not_handed_to_one(house: House, tmp_path: Path):
    """The codes that the cases carry must be one; a correction of the code counts."""
    house.decide(0, personal={"child": "RK"})
    house.decide(1, personal={"child": "r k "})
    house.decide(2, personal={"child": "LM"})
    house.decide(3, personal={})
    cases = [word for case in (0, 2) for word in ("--case", reference(case))]
    assert "different children's codes" in refused(house, tmp_path / "b", "--view", "child", *cases)
    house.correct(2, "words", "child", words="RK")
    out = tmp_path / "one"
    house.export(out, "--view", "child", *cases)
    assert sorted(value for (_, name), value in disclosed(out).items() if name == "child") == ["RK", "RK"]
    assert "LM" not in every_byte(out).decode().split('"')
    _, screen = house.run(
        "log", "export", str(tmp_path / "u"), "--view", "child", "--case", reference(0), "--case", reference(3)
    )
    assert "NOT EVERY CASE CARRIES THE CHILD'S CODE" in screen


def test_wrong_words_are_shown_to_the_reviewer_alone(house: House, tmp_path: Path):
    """They may be about another child: in other views the right ones stand instead, and the versions before count too."""
    house.decide(0, POLICE)
    house.decide(0, POLICE)
    house.decide(0, POLICE)
    house.correct(1, "words", "words", words="right-of-0")
    out = tmp_path / "child"
    house.export(out, "--view", "child", "--case", reference(0))
    raw = every_byte(out).decode()
    assert "right-of-0" in raw
    assert "words-of-0-in-0" not in raw
    assert "words-of-0-in-1" not in raw
    assert "words-of-0-in-2" in raw
    assert "why_corrected-of-1" in raw
    house.export(tmp_path / "all")
    assert {"words-of-0-in-0", "right-of-0"} <= set(disclosed(tmp_path / "all").values())
    police = tmp_path / "police"
    house.export(police, "--view", "police", "--case", reference(0), *MAY)
    assert "why_corrected" not in disclosed(police)
    assert "why_corrected-of-1" not in every_byte(police).decode()


# -------------------------------------------------------------------- what goes along


def test_adoptions_that_decisions_rest_on_go_along(house: House, tmp_path: Path):
    """The one that a decision names, and those before it; none after; none when it rests on none."""
    one, two = house.adopt(roots=("x",)), house.adopt()
    entry = entry_of(make_case(0, POLICE, reference=reference(0)), house.protocol, uid_of(90), LONDON)
    body = {**entry.body, "agreement": "in_force", "approval": {"sha256": "", "agencies": [], "seq": two}}
    seq = house.append(replace(entry, body=body))
    three = house.adopt()
    house.decide(1, POLICE)
    out = tmp_path / "police"
    house.export(out, "--view", "police", "--case", reference(0), *MAY)
    assert seqs(out) == [one, two, seq]
    house.export(tmp_path / "none", "--view", "police", "--case", reference(1), *MAY)
    assert seqs(tmp_path / "none") == [three + 1]
    house.export(tmp_path / "meeting", "--view", "meeting")
    assert seqs(tmp_path / "meeting") == list(range(5))


def test_approvals_and_trust_roots_go_along_as_they_were_signed(house: House, tmp_path: Path):
    """Out of the adoptions that go out: the latest approval of each protocol, each version of the trust root once."""
    root = first_root()
    rooted = format_note(root.note)
    notes = [
        format_note(signed(format_approval(make_approval(root, supersedes=before)), *map(signer, NAMES)))
        for before in ("", "0" * 64)
    ]
    house.adopt(notes[0], (rooted,))
    house.adopt(notes[1], (rooted, "no trust root"))
    house.export(tmp_path / "b")
    sha256 = house.protocol.sha256
    assert (tmp_path / "b" / "protocols" / f"{sha256}.approval").read_text() == notes[1]
    assert [one.name for one in (tmp_path / "b" / "trust-roots").iterdir()] == ["1"]
    assert (tmp_path / "b" / "trust-roots" / "1").read_text() == rooted
    house.export(tmp_path / "one", "--seq", "0")
    assert (tmp_path / "one" / "protocols" / f"{sha256}.approval").read_text() == notes[0]


def test_corrections_and_erasures_of_a_record_go_along(house: House, tmp_path: Path):
    """Whoever gets a record gets what was said of it later, and which of its words were erased."""
    house.decide(0, POLICE)
    house.decide(1, POLICE)
    correction = house.correct(0, "words", "words", words="right-of-0")
    erasure = house.erase((0, "staff"), (0, "child"), case=0)
    house.correct(1, "words", "words", words="right-of-1")
    house.erase((1, "child"), case=1)
    out = tmp_path / "b"
    found = house.export(out, "--view", "police", "--case", reference(0), *MAY)
    assert seqs(out) == [0, correction, erasure]
    assert found["erased"] == 2
    assert [line["state"] for line in told(out) if line.get("state") == "erased"] == ["erased", "erased"]
    checked = house.verify(out)
    assert checked["ok"], checked
    assert checked["digests"]["erased"] == 2
    house.export(tmp_path / "seq", "--seq", "0")
    assert seqs(tmp_path / "seq") == [0, correction, erasure]


def test_a_disclosure_lost_without_an_erasure_has_no_line(house: House, tmp_path: Path):
    """The reader finds it missing, unexplained; so does whoever exports."""
    house.decide(0, POLICE)
    with house.open() as log:
        digest = sorted(log.disclosures_of(0))[3]
    tamper(house.folder / "log.sqlite", ("DELETE FROM disclosure WHERE digest = ?", (digest,)))
    out = tmp_path / "b"
    _, screen = house.run("log", "export", str(out))
    assert "1 personal fields are missing, and no erasure explains it" in " ".join(screen.split())
    assert digest not in {line["digest"] for line in told(out)}
    assert house.verify(out)["problems"][0]["id"] == "missing-disclosure"


def test_only_the_protocols_of_the_records_go_along(house: House, tmp_path: Path):
    """One file for each protocol that an exported record names."""
    house.decide(0)
    other = SMALL.replace("version: 1.0.0", "version: 1.0.1")
    sha256 = hashlib.sha256(other.encode()).hexdigest()
    entry = entry_of(make_case(1, reference=reference(1)), house.protocol, uid_of(90), LONDON)
    house.append(replace(entry, protocol=ProtocolName("small", "1.0.1", sha256)), other)
    house.export(tmp_path / "one", "--case", reference(1))
    assert [one.name for one in (tmp_path / "one" / "protocols").iterdir()] == [f"{sha256}.yaml"]
    house.export(tmp_path / "all")
    assert len(list((tmp_path / "all" / "protocols").iterdir())) == 2


# -------------------------------------------------------------------- nothing can be guessed


def test_what_is_withheld_cannot_be_found_by_trying(house: House, tmp_path: Path):
    """All 676 initials, with every string of 22 base64url characters in the bundle as their salt: no digest is hit."""
    house.decide(0, personal={"child": "QX", "staff": "ZJ", "words": "W"})
    out = tmp_path / "meeting"
    house.export(out, "--view", "meeting")
    raw = every_byte(out).decode()
    digests = {line["digest"] for line in told(out)}
    salts = set(re.findall(r"(?<![\w-])[A-Za-z0-9_-]{22}(?![\w-])", raw)) | {""}
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    tried = 0
    for salt, name, pair in itertools.product(salts, ("child", "staff"), itertools.product(letters, letters)):
        array = json.dumps([salt, name, "".join(pair)], separators=(",", ":"))
        tried += 1
        assert digest_of(base64.urlsafe_b64encode(array.encode()).rstrip(b"=").decode()) not in digests
    assert tried >= 1_352
    with house.open() as log:
        texts = log.disclosures_of(0)
    assert set(texts) == digests  # the texts would have hit
    assert not any(text in raw for text in texts.values())
    assert not any(json.loads(base64.urlsafe_b64decode(text + "==="))[0] in raw for text in texts.values())


@pytest.mark.parametrize("view", ["meeting", "police", "reg44", "child"])
def test_the_number_of_digests_says_nothing(tmp_path: Path, view: str):
    """A case with every field and one with none: as many digests, and what is withheld looks alike."""
    shapes = []
    for name, personal in (("full", None), ("none", {"child": "RK"})):
        house = House(tmp_path / name)
        house.decide(0, POLICE, personal=personal)
        out = tmp_path / f"{name}-out"
        more = {"police": MAY, "reg44": CONSENT}.get(view, ())
        case = () if view == "meeting" else ("--case", reference(0))
        house.export(out, "--view", view, *case, *more)
        lines = told(out)
        shapes.append(len(lines))
        assert all(set(line) == {"digest", "seq", "state"} for line in lines if "state" in line)
        assert not any(re.fullmatch(r"[\w-]{43}", field) for _, field in disclosed(out)), "a decoy was shown"
    assert shapes == [DIGESTS["decision"]] * 2


def test_two_exports_of_the_same_records_are_equal(lived_in: House, tmp_path: Path):
    """Nothing random is added on the way: bundles can be compared."""
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    lived_in.export(one, "--view", "meeting")
    lived_in.export(two, "--view", "meeting")
    assert one.read_bytes() == two.read_bytes()


# -------------------------------------------------------------------- the log that it comes from


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'RING', 'ring') || ' ' AS BLOB) WHERE seq = 3",
        "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"late\":false', '\"late\":true') AS BLOB) WHERE seq = 3",
        "DELETE FROM record WHERE seq = 3",
        "DELETE FROM record WHERE seq = 7",
        "UPDATE node SET hash = zeroblob(32) WHERE level = 0 AND position = 2",
        "UPDATE node SET hash = zeroblob(32) WHERE level = 3",
        "DELETE FROM node WHERE level = 1",
        "UPDATE head SET note = replace(note, 'elm', 'oak')",
        "DELETE FROM head",
        "UPDATE disclosure SET text = text || 'A' WHERE seq = 3",
        "UPDATE disclosure SET text = (SELECT max(text) FROM disclosure AS other WHERE other.seq = 3) WHERE seq = 3",
        "DELETE FROM protocol",
        "UPDATE protocol SET source = CAST(source || ' ' AS BLOB)",
    ],
)
@pytest.mark.parametrize("words", [(), ("--seq", "2-3"), ("--view", "police", "--case", reference(1), *MAY)])
def test_no_bundle_leaves_a_log_that_does_not_hold(lived_in: House, tmp_path: Path, damage: str, words):
    """What goes out holds, or nothing does and nothing is left behind. What is altered elsewhere does not spoil it."""
    tamper(lived_in.folder / "log.sqlite", damage)
    out = tmp_path / "b"
    status, screen = lived_in.run("log", "export", str(out), *words)
    if status == 0:
        assert words or "node" in damage, "a whole log that does not hold was exported"
        assert lived_in.verify(out)["ok"]
        return
    assert status == 4, screen
    assert "error: " in screen
    assert [one.name for one in tmp_path.iterdir()] == ["home"]


def test_a_log_cut_short_is_not_exported(lived_in: House, tmp_path: Path):
    """heads.txt knows of more records than the log has now."""
    with lived_in.open() as log:
        note = log.head()
    (lived_in.folder / "heads").mkdir()
    (lived_in.folder / "heads" / "heads.txt").write_text("\n" + note)
    short = House(tmp_path / "short")
    short.decide(0)
    (lived_in.folder / "log.sqlite").write_bytes((short.folder / "log.sqlite").read_bytes())
    status, screen = lived_in.run("log", "export", str(tmp_path / "b"))
    assert status == 4
    assert "but a kept checkpoint says 8" in screen


def test_an_empty_log_has_nothing_to_export(house: House, tmp_path: Path):
    """Said, with status 2 or 6, before anything is made."""
    assert house.run("log", "export", str(tmp_path / "b"))[0] == 6
    house.open().__exit__()
    assert "nothing is recorded here yet" in house.run("log", "export", str(tmp_path / "b"))[1]
    assert not (tmp_path / "b").exists()


# -------------------------------------------------------------------- proofs


def test_each_record_of_a_part_has_its_proof(lived_in: House, tmp_path: Path):
    """A C2SP tlog-proof against the exported checkpoint; a whole log needs none."""
    out = tmp_path / "part"
    lived_in.export(out, "--seq", "2-4")
    assert sorted(one.name for one in (out / "proofs").iterdir()) == ["2", "3", "4"]
    proof = parse_inclusion((out / "proofs" / "3").read_text())
    assert proof.index == 3
    assert proof.checkpoint == (out / "checkpoint").read_text()
    lived_in.export(tmp_path / "all")
    assert not (tmp_path / "all" / "proofs").exists()


@pytest.mark.parametrize("seq", ["0", "7", "2-", "5-5", "0-7"])
def test_any_part_of_a_log_can_be_checked(lived_in: House, tmp_path: Path, seq: str):
    """One record, the last, an open end, all of them."""
    out = tmp_path / "part.zip"
    lived_in.export(out, "--seq", seq)
    assert lived_in.verify(out)["ok"]


def test_an_earlier_checkpoint_is_shown_to_be_continued(house: House, tmp_path: Path):
    """Whoever kept one from last month sees that nothing before it was changed, in a part too."""
    house.decide(0)
    house.decide(1)
    house.export(tmp_path / "old")
    house.decide(2)
    house.decide(3)
    house.decide(4)
    kept = tmp_path / "old" / "checkpoint"
    out = tmp_path / "new"
    found = house.export(out, "--seq", "4", "--since", str(kept))
    assert found["since"] == 2
    assert parse_consistency((out / "consistency" / "2").read_text()).old == 2
    assert house.verify(out, "--pinned", str(kept))["ok"]
    without = tmp_path / "without"
    house.export(without, "--seq", "4")
    assert not house.verify(without, "--pinned", str(kept))["ok"]


def test_a_checkpoint_of_another_history_is_refused(house: House, tmp_path: Path):
    """Of another log, of more records than there are, of other records: each is said, and nothing is written."""
    house.decide(0)
    other = House(tmp_path / "other")
    other.decide(0, POLICE)
    other.export(tmp_path / "x")
    status, screen = house.run("log", "export", str(tmp_path / "b"), "--since", str(tmp_path / "x" / "checkpoint"))
    assert status == 4
    assert "does not go on from" in screen
    other.decide(1)
    other.export(tmp_path / "y")
    status, screen = house.run("log", "export", str(tmp_path / "b"), "--since", str(tmp_path / "y" / "checkpoint"))
    assert "the log has 1 records, but the checkpoint" in screen
    (tmp_path / "z").write_text("hello\n")
    status, screen = house.run("log", "export", str(tmp_path / "b"), "--since", str(tmp_path / "z"))
    assert status == 4
    assert "is no checkpoint of this log" in screen
    assert house.run("log", "export", str(tmp_path / "b"), "--since", str(tmp_path / "nowhere"))[0] == 6
    assert not (tmp_path / "b").exists()


# -------------------------------------------------------------------- the pure parts


def test_a_quick_look_never_leaves_out_a_record_that_matters(lived_in: House):
    """`may_matter` on the bytes keeps all that `select` chooses from."""
    lived_in.correct(3, "words", "words", words="right")
    lived_in.erase((1, "child"), case=0)
    lived_in.adopt()
    with lived_in.open() as log:
        leaves = [leaf for _, _, _, leaf in log.leaves()]
    every = [parse_record(leaf) for leaf in leaves]
    for view, cases in itertools.product(VIEWS, ([], [reference(1)], [reference(0), reference(3)])):
        wanted = Wanted(view, frozenset(cases), consented=True)
        if view == "police" and cases != [reference(1)]:
            continue
        looked = [parse_record(leaf) for leaf in leaves if may_matter(wanted, leaf)]
        quick, slow = select(wanted, looked, lambda *_: False), select(wanted, every, lambda *_: False)
        assert (quick.seqs, quick.erased, quick.hidden) == (slow.seqs, slow.erased, slow.hidden)


def test_too_many_single_records_are_refused(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each has a file of its own: a large part is refused before it is written."""
    monkeypatch.setattr("calloutcli.audit.selection.MAX_PARTIAL", 2)
    for case in range(3):
        house.decide(case)
    assert "more than 2 single records" in refused(house, tmp_path / "b", "--view", "meeting")
    house.export(tmp_path / "whole")


# -------------------------------------------------------------------- while others work


def _source(house: House, view: str = "reviewer", *cases: str) -> tuple[Database, Source]:
    world, _, _ = world_of([], {"CALLOUT_HOME": str(house.folder)}, NOW, dice("export"))
    log = house.open()
    return log, Source(open_desk(world), log, Wanted(view, frozenset(cases)), Asked(view))


@pytest.mark.parametrize("view", ["reviewer", "meeting"])
def test_what_is_recorded_during_an_export_is_left_out(house: House, tmp_path: Path, view: str):
    """The bundle is that of the moment at which it began, and holds."""
    house.decide(0)
    house.decide(1)
    log, source = _source(house, view)
    with log:
        house.decide(2)
        source.choose(lambda _: None)
        house.decide(3)
        write_bundle(tmp_path / "b", source.files(lambda _: None))
    assert seqs(tmp_path / "b") == [0, 1]
    assert house.verify(tmp_path / "b")["ok"]


def test_an_erasure_during_an_export_stops_it(house: House, tmp_path: Path):
    """Else the reader would find a digest missing, and nobody to explain it."""
    house.decide(0)
    log, source = _source(house)
    with log:
        source.choose(lambda _: None)
        house.erase((0, "child"), case=0)
        with pytest.raises(StoreError, match="recorded or erased during the export"):
            write_bundle(tmp_path / "b", source.files(lambda _: None))
    assert not (tmp_path / "b").exists()


def test_a_checkpoint_that_others_signed_too_goes_along(house: House, tmp_path: Path):
    """The largest one kept, with the proof that the log goes on from it."""
    for case in range(5):
        house.decide(case)
    witness = Signer("witness.example/witness", bytes(range(32, 64)))
    kept = []
    for size in (2, 3):
        with house.open() as log:
            text = format_checkpoint(Checkpoint(SIGNER.name, size, log.root_at(size)))
        ours, theirs = sign_note(text, SIGNER), sign_note(text, witness)
        kept.append(format_note(Note(text, (*ours.signatures, *theirs.signatures))))
    (house.folder / "heads").mkdir()
    (house.folder / "heads" / "heads.txt").write_text("".join(f"\n{note}" for note in kept))
    house.export(tmp_path / "b", "--seq", "1")
    assert (tmp_path / "b" / "cosignatures").read_text() == kept[1]
    assert (tmp_path / "b" / "consistency" / "3").is_file()
    assert house.verify(tmp_path / "b")["ok"]
