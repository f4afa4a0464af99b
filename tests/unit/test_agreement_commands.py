"""The commands of agreement as a person runs them: keys, trust roots, approvals, and what a home then says and keeps."""

import base64
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from calloutcli.__main__ import main
from calloutcli.cli import protocol_adopt
from calloutcli.log.note import parse_signer
from calloutcli.record.kinds import parse_record
from calloutcli.store import adopting
from tests.agreements import NAMES
from tests.builders import REPOSITORY, SMALL, tamper
from tests.worlds import dice, london, world_of

AGENCIES = """\
agencies:
  police: {name: The police, role: police}
  elm_house: {name: Elm House, role: home}
  youth_justice: {name: The youth justice service, role: youth_justice}
"""
AGREED = SMALL.replace("status: example", "status: agreed").replace(
    "agencies:\n  police: {name: The police, role: police}\n", AGENCIES
)
NIGHT = "2026-11-22 01:55"
CALM = "danger: no\ninjury: none\nhappened: [damage]\nrepeats: 1\n"


class Place:
    """A folder to work in, with a home; `run` runs a command there at a clock that stands still."""

    def __init__(self, folder, seed="work"):
        self.folder = folder
        self.home = folder / "home"
        self.now = NIGHT
        self.chance = dice(seed)
        self.said = ""
        self.everything = ""

    def run(self, *arguments, typed=(), piped=None, status=0):
        """Run a command; what the screen shows. Its exit status must be `status`."""
        environ = {"CALLOUT_HOME": str(self.home)}
        world, screen, keyboard = world_of(typed, environ, london(self.now), self.chance, piped)
        found = main([str(argument) for argument in arguments], world=world)
        self.said = screen.getvalue()
        self.everything += self.said
        assert found == status, self.said
        assert not keyboard.left, self.said
        return self.said

    def json(self, *arguments, status=0):
        """The result of a command with --json."""
        said = self.run(*arguments, "--json", piped="", status=status)
        return json.loads(said[said.index("{") :])["result"]

    def adopt(self, protocol, *more, status=0):
        """Adopt as a script does, asking nothing."""
        return self.run("protocol", "adopt", protocol, *more, piped="", status=status)

    def words(self):
        """What the screen showed last, on one line."""
        return " ".join(self.said.split())

    def log(self):
        """Every record of the home's log."""
        with closing(sqlite3.connect(self.home / "log.sqlite")) as connection:
            return [parse_record(row[0]) for row in connection.execute("SELECT leaf FROM record ORDER BY seq")]

    def banner(self, *arguments):
        """The banner of `decide`, on one line, as far as the first question."""
        self.run("decide", *arguments, typed=["q"])
        return " ".join(self.said.partition("Question 1")[0].split())

    def decision(self, *arguments):
        """A decision recorded by a script."""
        (self.folder / "answers.yaml").write_text(CALM)
        return self.json("decide", "--answers", self.folder / "answers.yaml", *arguments)


@pytest.fixture
def place(tmp_path, monkeypatch):
    """An empty folder."""
    monkeypatch.chdir(tmp_path)
    return Place(tmp_path)


@pytest.fixture(scope="module")
def meeting(tmp_path_factory):
    """A folder in which three agencies made keys and signed trust root 1 and the approval of small 1.0.0: two of three count."""
    folder = tmp_path_factory.mktemp("meeting")
    place = Place(folder, "meeting")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        write_protocol(folder, "1.0.0")
        for name in NAMES:
            place.run("key", "new", f"{name}/protocol", "--out", f"{name}.key")
        agencies = [word for name in NAMES for word in ("--agency", f"{name}.vkey")]
        counts = ("--threshold", "2", "--root-threshold", "2", "--expires", "2027-12-01")
        place.run("protocol", "trust", *agencies, *counts, "--out", "protocols/trust-root-1")
        for name in NAMES:
            place.run("protocol", "sign", "protocols/trust-root-1", "--key", f"{name}.key", piped="")
        place.run("protocol", "approve", P1)
        sign(place, P1, "police", "youth-justice")
    return folder


@pytest.fixture
def met(meeting, place):
    """A copy of the meeting's folder, to work in."""
    shutil.copytree(meeting, place.folder, dirs_exist_ok=True)
    return place


P1 = "protocols/small/1.0.0.yaml"
A1 = "protocols/small/1.0.0.approval"
P2 = "protocols/small/1.1.0.yaml"
A2 = "protocols/small/1.1.0.approval"
ROOT = "protocols/trust-root-1"


def write_protocol(folder, version, more=""):
    """A version of the protocol in the folder where its owners keep it."""
    path = folder / "protocols" / "small" / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(AGREED.replace("version: 1.0.0", f"version: {version}") + more)


def sign(place, file, *names):
    """Sign as a script does."""
    for name in names:
        place.run("protocol", "sign", file, "--key", f"{name}.key", piped="")


def second_version(place, *names):
    """Version 1.1.0, approved, signed by these."""
    write_protocol(place.folder, "1.1.0", "# A comment.\n")
    place.run("protocol", "approve", P2)
    sign(place, P2, *names)


# ------------------------------------------------------------------ keys


def test_a_key_is_made_once_for_its_owner_alone(place):
    """The secret file is 0600, its public half is for all, and neither is ever replaced."""
    place.run("key", "new", "police/protocol", "--out", "police.key")
    secret = Path("police.key").read_text()
    assert stat.S_IMODE(Path("police.key").stat().st_mode) == 0o600
    assert parse_signer(secret.strip()).name == "police/protocol"
    assert Path("police.vkey").read_text().strip() in place.said
    place.run("key", "new", "council/protocol", "--out", "police.key", status=2)
    Path("other.vkey").write_text("mine")
    place.run("key", "new", "council/protocol", "--out", "other.key", status=2)
    place.run("key", "new", "council/protocol", "--out", "council.vkey", status=2)
    Path("link.key").symlink_to("nowhere")
    place.run("key", "new", "council/protocol", "--out", "link.key", status=2)
    assert Path("police.key").read_text() == secret
    assert Path("other.vkey").read_text() == "mine"
    assert not Path("other.key").exists()
    assert not Path("nowhere").exists()


@pytest.mark.parametrize(
    "name", ["police", "Police/protocol", "elm.example/log/2026", "police/everything", "a b/protocol", ""]
)
def test_a_key_must_say_what_it_is_for(place, name):
    """A name without a purpose, or a log's, is refused with the form that it should have."""
    said = place.run("key", "new", name, "--out", "x.key", status=2)
    assert "<holder>/protocol" in said
    assert not Path("x.key").exists()


def test_a_key_behind_a_passphrase(met):
    """Typed twice to make it, once to sign; another one does not open it, and a file can hold it for scripts."""
    met.run("key", "new", "council/protocol", "--out", "c.key", "--passphrase", typed=["too short"], status=2)
    two = ["a long enough phrase", "another long phrase"]
    met.run("key", "new", "council/protocol", "--out", "c.key", "--passphrase", typed=two, status=2)
    met.run("key", "new", "council/protocol", "--out", "c.key", "--passphrase", typed=[two[0], two[0]])
    assert met.json("key", "show", "c.key")["protected"] is True
    Path("pass").write_text(two[0] + "\r\n")
    counts = ("--threshold", "1", "--root-threshold", "1", "--expires", "2027-12-01")
    met.run("protocol", "trust", "--agency", "c.vkey", *counts, "--out", "root-c")
    assert "passphrase does not open" in met.run(
        "protocol", "sign", "root-c", "--key", "c.key", typed=["y", two[1]], status=2
    )
    assert "nobody is there to type it" in met.run("protocol", "sign", "root-c", "--key", "c.key", piped="", status=2)
    assert "That is enough" in met.run(
        "protocol", "sign", "root-c", "--key", "c.key", "--passphrase-file", "pass", piped=""
    )
    assert "signed root-c already" in met.run("protocol", "sign", "root-c", "--key", "c.key", piped="")


def test_showing_a_key(met):
    """Secret or public half, its name and purpose; a file without a key is refused."""
    assert met.json("key", "show", "police.key") == {
        **met.json("key", "show", "police.vkey"),
        "half": "secret",
        "protected": False,
    }
    assert "SECRET half, with no passphrase" in " ".join(met.run("key", "show", "police.key").split())
    for content in (b"", b"hello\n", b"\xff\xfe", b"a\nb\n", b"x" * 10_000):
        Path("x.key").write_bytes(content)
        met.run("key", "show", "x.key", status=4)
    met.run("key", "show", "nothing.key", status=6)


def test_a_secret_key_is_not_taken_for_a_public_one(met):
    """Whoever gives the secret file of an agency where the public one is wanted is told so."""
    said = met.run(
        "protocol",
        "trust",
        "--agency",
        "police.key",
        "--out",
        "x",
        "--threshold",
        "1",
        "--root-threshold",
        "1",
        "--expires",
        "2027-12-01",
        status=2,
    )
    assert "never sent to anybody" in said


def test_no_command_shows_a_secret(met):
    """Whatever is run with a key, also wrongly, no output holds the seed or a secret key."""
    met.run("key", "show", "police.key")
    met.run("key", "show", "police.key", "--json")
    met.run("protocol", "sign", A1, "--key", "elm-house.key", "--json", piped="")
    met.run("protocol", "sign", "police.key", "--key", "police.key", piped="", status=3)
    met.run("protocol", "trust", "--out", "police.key", status=4)
    met.run("protocol", "approve", "police.key", status=3)
    met.run("protocol", "adopt", P1, "--approval", "police.key", piped="", status=4)
    met.run("protocol", "adopt", P1, "--root", "police.key", piped="", status=4)
    met.run("decide", "--answers", "police.key", status=2)
    Path("torn.key").write_text(Path("police.key").read_text()[:-9])
    met.run("protocol", "sign", A1, "--key", "torn.key", piped="", status=4)
    for name in NAMES:
        text = Path(f"{name}.key").read_text().strip()
        seed = parse_signer(text).seed
        for secret in (
            text.rpartition("+")[2],
            text.rpartition("+")[2][:30],
            seed.hex(),
            base64.b64encode(seed).decode(),
            "PRIVATE+KEY+police",
        ):
            assert secret not in met.everything


# ------------------------------------------------------------------ trust root and approval


def test_an_approval_on_its_way(met):
    """Prepared it says who must sign; run again it says who has; it is complete when enough have."""
    Path(A1).unlink()
    said = met.json("protocol", "approve", P1)
    assert (said["prepared"], said["complete"], said["supersedes"]) == (True, False, None)
    assert met.json("protocol", "approve", P1, status=1)["needs"][0]["missing"] == list(NAMES)
    sign(met, A1, "police")
    assert met.json("protocol", "approve", P1, status=1)["needs"][0]["signed"] == ["police"]
    sign(met, P1, "elm-house")
    assert met.json("protocol", "approve", P1)["complete"] is True
    assert "callout protocol adopt" in met.run("protocol", "approve", P1)


def test_signatures_made_apart_are_put_together(met):
    """Two copies signed apart become one with `--add`; a copy of another text is refused and changes nothing."""
    Path(A1).unlink()
    met.run("protocol", "approve", P1)
    Path("apart/small").mkdir(parents=True)
    for name in (P1, A1):
        shutil.copy(name, "apart/small")
    sign(met, P1, "police")
    sign(met, "apart/small/1.0.0.yaml", "elm-house")
    assert met.json("protocol", "approve", P1, "--add", "apart/small/1.0.0.approval")["complete"] is True
    kept = Path(A1).read_bytes()
    met.run("protocol", "approve", P1, "--add", ROOT, status=4)
    assert Path(A1).read_bytes() == kept


def test_an_approval_supersedes_the_version_before_that_was_agreed(met):
    """The next version names the last approval that was complete, and passes over one that nobody signed."""
    sha256 = met.json("protocol", "approve", P1)["approval_sha256"]
    write_protocol(met.folder, "1.1.0", "# never signed\n")
    met.run("protocol", "approve", P2)
    write_protocol(met.folder, "1.10.0", "# next\n")
    assert met.json("protocol", "approve", "protocols/small/1.10.0.yaml")["supersedes"] == sha256


def test_dates_of_an_approval(met):
    """They come from the protocol or the command line; they change until somebody has signed, and not after."""
    write_protocol(met.folder, "1.1.0")
    assert met.json("protocol", "approve", P2)["review_by"] == "2027-01-01"
    assert met.json("protocol", "approve", P2, "--review-by", "2026-12-31")["review_by"] == "2026-12-31"
    assert met.json("protocol", "approve", P2, status=1)["review_by"] == "2026-12-31"
    met.run("protocol", "approve", P2, "--review-by", "2025-12-31", status=2)
    met.run("protocol", "approve", P2, "--review-by", "soon", status=2)
    sign(met, P2, "police")
    met.run("protocol", "approve", P2, "--review-by", "2026-12-30", status=2)


def test_a_protocol_that_changed_after_signing_is_noticed(met):
    """One more byte: the approval is refused by whoever looks at it or would sign it. Before anybody signed it is made anew."""
    Path(P1).write_text(Path(P1).read_text() + "\n")
    assert "not one byte may differ" in met.run("protocol", "approve", P1, status=5)
    assert "not one byte may differ" in met.run("protocol", "sign", A1, "--key", "elm-house.key", piped="", status=5)
    met.adopt(P1, status=5)
    write_protocol(met.folder, "1.1.0")
    met.run("protocol", "approve", P2)
    write_protocol(met.folder, "1.1.0", "# changed\n")
    assert met.json("protocol", "approve", P2)["prepared"] is True


def test_nobody_signs_what_cannot_be_read(met):
    """Without the protocol beside its approval nothing is signed; under another name it is found."""
    Path(P1).rename("protocols/small/renamed.yaml")
    sign(met, A1, "elm-house")
    Path("protocols/small/renamed.yaml").unlink()
    assert "nobody signs what they cannot read" in " ".join(
        met.run("protocol", "sign", A1, "--key", "police.key", piped="", status=5).split()
    )


def test_a_person_is_shown_what_they_sign_and_asked(met):
    """At a terminal the words come first, and anything but yes signs nothing."""
    before = Path(A1).read_bytes()
    for typed in (["n"], [""], ["^D"], ["yes please"]):
        said = met.run("protocol", "sign", A1, "--key", "elm-house.key", typed=typed, status=1)
        assert "Nothing was signed." in said
    assert said.index("A small protocol for tests") < said.index("Sign this as elm-house/protocol?")
    assert Path(A1).read_bytes() == before
    met.run("protocol", "sign", A1, "--key", "elm-house.key", typed=["Y"])
    assert Path(A1).read_bytes() != before


@pytest.mark.parametrize("name", ["council/protocol", "police/author", "police/witness"])
def test_who_is_not_in_the_trust_root_does_not_sign(met, name):
    """A stranger's signature would count for nothing, and a key for something else is refused."""
    met.run("key", "new", name, "--out", "x.key")
    before = Path(A1).read_bytes()
    met.run("protocol", "sign", A1, "--key", "x.key", piped="", status=5 if name == "council/protocol" else 2)
    met.run("protocol", "sign", ROOT, "--key", "x.key", piped="", status=5 if name == "council/protocol" else 2)
    assert Path(A1).read_bytes() == before


def test_another_key_of_the_same_name_is_told_apart(met):
    """A new key under the police's name is not the police's: said as such."""
    met.run("key", "new", "police/protocol", "--out", "new.key")
    assert "another key under the name" in met.run("protocol", "sign", A1, "--key", "new.key", piped="", status=5)


def test_rights_of_a_signed_file_stay(met):
    """Signing leaves the file readable for those who could read it."""
    for mode in (0o644, 0o664, 0o600):
        Path(A1).chmod(mode)
        Path(A1).write_bytes(Path(A1).read_bytes())
        met.run("protocol", "approve", P1, "--add", A1)
        sign(met, A1, "elm-house")
        assert stat.S_IMODE(Path(A1).stat().st_mode) == mode


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "needs its agencies"),
        (("--agency", "police.vkey", "--threshold", "1", "--root-threshold", "1"), "date on which it expires"),
        (
            ("--agency", "police.vkey", "--threshold", "2", "--root-threshold", "1", "--expires", "2027-12-01"),
            "asks for 2 signatures",
        ),
        (
            (
                "--agency",
                "police.vkey",
                "--agency",
                "police.vkey",
                "--threshold",
                "1",
                "--root-threshold",
                "1",
                "--expires",
                "2027-12-01",
            ),
            "more than once",
        ),
        (
            ("--agency", "police.vkey", "--threshold", "1", "--root-threshold", "1", "--expires", "1 December"),
            "is not a date",
        ),
        (
            ("--agency", "police.vkey", "--threshold", "1", "--root-threshold", "1", "--expires", "2026-11-01"),
            "expired on",
        ),
        (("--previous", "unsigned", "--expires", "2027-12-01"), "signed by nobody"),
    ],
)
def test_a_trust_root_that_cannot_be_is_not_made(met, arguments, words):
    """What is missing or cannot be is said, and no file is written."""
    counts = ("--threshold", "1", "--root-threshold", "1", "--expires", "2027-12-01")
    met.run("protocol", "trust", "--agency", "police.vkey", *counts, "--out", "unsigned")
    said = met.run("protocol", "trust", *arguments, "--out", "made", status=5 if "unsigned" in arguments else 2)
    assert words in " ".join(said.split())
    assert not Path("made").exists()


def test_a_trust_root_is_never_written_over(met):
    """Signatures may be in it: another --out must be chosen. Without anything asked for, it says who signed."""
    before = Path(ROOT).read_bytes()
    met.run("protocol", "trust", "--agency", "police.vkey", "--out", ROOT, status=2)
    assert met.json("protocol", "trust", "--out", ROOT)["complete"] is True
    assert Path(ROOT).read_bytes() == before


def test_the_next_trust_root(met):
    """It keeps what is not given, needs both thresholds, and is refused by a key that is in neither."""
    met.run("key", "new", "police/protocol", "--out", "police2.key")
    agencies = ("--agency", "elm-house.vkey", "--agency", "police2.vkey", "--agency", "youth-justice.vkey")
    met.run(
        "protocol", "trust", "--previous", ROOT, *agencies, "--expires", "2028-12-01", "--out", "protocols/trust-root-2"
    )
    made = met.json("protocol", "trust", "--out", "protocols/trust-root-2", status=1)
    assert (made["version"], made["needs"][0]["trust_root_version"], made["needs"][1]["threshold"]) == (2, 1, 2)
    sign(met, "protocols/trust-root-2", "police2", "elm-house")
    assert met.json("protocol", "trust", "--out", "protocols/trust-root-2", status=1)["needs"][0]["signed"] == [
        "elm-house"
    ]
    sign(met, "protocols/trust-root-2", "police")
    assert met.json("protocol", "trust", "--out", "protocols/trust-root-2")["complete"] is True
    met.run("key", "new", "council/protocol", "--out", "c.key")
    met.run("protocol", "sign", "protocols/trust-root-2", "--key", "c.key", piped="", status=5)


# ------------------------------------------------------------------ adopting


def test_an_adopted_protocol_is_in_force(met):
    """Its banner, card, record and `show` say who agreed; the record holds all that is needed to check it again."""
    met.adopt(P1)
    assert "AGREED by The police and The youth justice service. To be reviewed by 1 January 2027." in met.banner()
    decided = met.decision()
    assert decided["agreement"] == "in_force"
    record, decision = met.log()
    assert (
        decided["approval"]
        == decision.body["approval"]
        == {
            "sha256": record.body["approval_sha256"],
            "agencies": ["police", "youth-justice"],
            "seq": 0,
        }
    )
    assert record.kind == "protocol_adopted"
    assert (record.protocol.id, record.protocol.version) == ("small", "1.0.0")
    assert record.body["approval"] == Path(A1).read_text()
    assert record.body["trust_root"] == [Path(ROOT).read_text()]
    assert (record.body["trust_root_version"], record.body["before"]) == (1, "")
    assert "Agreed by: The police, The youth justice service (record 0)" in met.run("show", decided["reference"])
    assert "AGREED by The police and The youth justice service." in " ".join(
        met.run("card", decided["reference"]).split()
    )
    assert "OK: protocol" in met.run("doctor", status=0)
    assert (met.home / "protocols" / "small" / "1.0.0.yaml").read_bytes() == Path(P1).read_bytes()
    assert "The log holds" in met.run("log", "verify")


def test_the_owners_folder_is_not_needed_any_more(met):
    """Once adopted, the home works from its own copy."""
    met.adopt(P1)
    shutil.rmtree("protocols")
    assert "AGREED by" in met.banner()
    assert "AGREED by" in met.banner("--protocol", "small")
    assert "AGREED by" in met.banner("--protocol", "small@1.0.0")


def test_the_first_trust_root_is_compared_by_phone(met):
    """At a terminal it is shown in groups and asked about; no means that nothing was written. Later it is not asked again."""
    digest = met.json("protocol", "trust", "--out", ROOT)["sha256"]
    groups = " ".join(digest[start : start + 4] for start in range(0, 32, 4))
    assert groups in met.run("protocol", "adopt", P1, typed=["n"], status=1)
    assert not (met.home / "log.sqlite").exists()
    assert not (met.home / "home.yaml").exists()
    met.run("protocol", "adopt", P1, typed=["y"])
    second_version(met, "police", "elm-house")
    assert "phone" not in met.run("protocol", "adopt", P2, typed=[])


def test_a_script_can_say_which_trust_root_it_expects(met):
    """`--root-sha256` asks nothing and refuses another one, with a space or without."""
    digest = met.json("protocol", "trust", "--out", ROOT)["sha256"]
    met.adopt(P1, "--root-sha256", digest[:-1] + ("0" if digest[-1] != "0" else "1"), status=5)
    assert not met.home.exists()
    met.run("protocol", "adopt", P1, "--root-sha256", f"{digest[:32]} {digest[32:].upper()}", typed=[])


def test_too_few_signatures_are_named(met):
    """Exit 5, with who signed and who did not; the home is left as it was."""
    second_version(met, "police")
    met.adopt(P1)
    said = met.adopt(P2, status=5)
    assert "signed by police; not signed by elm-house, youth-justice" in said
    assert "small 1.0.0. AGREED" in met.banner()
    assert len(met.log()) == 1


def test_without_an_approval_it_is_said_how(met):
    """No approval: exit 5, and the two ways on. `--without-agreement` uses it all the same, loudly."""
    Path(A1).unlink()
    assert "--without-agreement" in met.adopt(P1, status=5)
    met.adopt(P1, "--without-agreement", "--root", ROOT, status=2)
    met.adopt(P1, "--without-agreement")
    assert "NO LOCAL AGREEMENT IS IN FORCE: this home adopted it without the agencies' signatures." in met.banner()
    body = met.log()[0].body
    assert (body["approval"], body["approval_sha256"], body["agencies"], body["trust_root"]) == ("", "", [], [])
    assert "agreement" not in str(body["trust_root_version"])
    assert met.decision()["agreement"] == "none_in_force"
    assert "approval" not in met.log()[1].body


def test_adopting_again_is_harmless(met):
    """The same once more writes no record; after the settings were changed by hand it puts it in force again."""
    met.adopt(P1)
    assert "Nothing has changed" in met.adopt(P1)
    assert met.json("protocol", "adopt", P1)["new"] is False
    assert len(met.log()) == 1
    settings = met.home / "home.yaml"
    settings.write_text(settings.read_text().replace("small@1.0.0", "reference-model"))
    assert "NO LOCAL AGREEMENT" in met.banner()
    met.adopt(P1)
    assert "AGREED" in met.banner()
    assert len(met.log()) == 1


def test_a_further_signature_is_recorded(met):
    """When another agency signs the same approval, adopting again says so in the log."""
    met.adopt(P1)
    sign(met, A1, "elm-house")
    assert met.json("protocol", "adopt", P1)["agencies"] == list(NAMES)
    assert [record.body["agencies"] for record in met.log()] == [["police", "youth-justice"], list(NAMES)]


def test_an_older_agreement_is_refused(met):
    """After version 1.1.0 nobody puts 1.0.0 back, though it was signed by all and still is."""
    met.adopt(P1)
    second_version(met, "police", "elm-house")
    met.adopt(P2)
    assert met.log()[1].body["before"] == met.log()[0].protocol.sha256
    assert "is older than 1.1.0" in met.adopt(P1, status=5)
    assert "small 1.1.0. AGREED by Elm House and The police." in met.banner()


def test_an_older_log_does_not_make_an_older_agreement_new(met):
    """With the log of last month put back, what was seen since is still known: the old approval is refused, and not in force."""
    met.adopt(P1)
    shutil.copy(met.home / "log.sqlite", "old.sqlite")
    second_version(met, "police", "elm-house")
    met.adopt(P2)
    shutil.copy("old.sqlite", met.home / "log.sqlite")
    (met.home / "heads" / "heads.txt").unlink()
    assert "is older than 1.1.0" in met.adopt(P1, status=5)
    (met.home / "home.yaml").write_text('format: 1\nprotocol: "small@1.0.0"\n')
    assert "NO LOCAL AGREEMENT IS IN FORCE: whether there is one cannot be told now: this approval" in met.banner()
    assert "has been superseded by one of 1.1.0" in met.words()
    met.adopt(P2)
    assert "small 1.1.0. AGREED" in met.banner()


def test_a_version_that_was_skipped(met):
    """A home that never had 1.1.0 takes 1.2.0 when the approval of 1.1.0 is beside it, and records that; else not."""
    met.adopt(P1)
    second_version(met, "police", "elm-house")
    write_protocol(met.folder, "1.2.0", "# more\n")
    met.run("protocol", "approve", "protocols/small/1.2.0.yaml")
    sign(met, "protocols/small/1.2.0.yaml", "police", "elm-house")
    shutil.move(A2, "away")
    assert "put their .approval files beside this one" in met.adopt("protocols/small/1.2.0.yaml", status=5)
    shutil.move("away", A2)
    met.adopt("protocols/small/1.2.0.yaml")
    assert met.log()[1].body["superseded"] == [Path(A2).read_text().partition("\n\n")[0] + "\n"]
    assert "The log holds" in met.run("log", "verify")


def test_the_same_version_never_changes_its_words(met):
    """What was agreed as 1.0.0 is not replaced by other words of the same number, not even without agreement."""
    met.adopt(P1)
    Path(P1).write_text(Path(P1).read_text() + "# other words\n")
    assert "other words" in met.adopt(P1, "--without-agreement", status=5)
    Path(A1).unlink()
    met.run("protocol", "approve", P1)
    sign(met, P1, "police", "elm-house")
    assert "other words" in met.adopt(P1, status=5)
    assert "AGREED" in met.banner()


def rotate(met, expires="2028-12-01"):
    """Trust root 2, in which the police have a new key; signed by all."""
    met.run("key", "new", "police/protocol", "--out", "police2.key")
    agencies = ("--agency", "elm-house.vkey", "--agency", "police2.vkey", "--agency", "youth-justice.vkey")
    met.run("protocol", "trust", "--previous", ROOT, *agencies, "--expires", expires, "--out", "protocols/trust-root-2")
    sign(met, "protocols/trust-root-2", "police", "police2", "elm-house")


def test_a_new_trust_root_asks_for_what_it_no_longer_counts(met):
    """After the police's key was replaced, its old signature is not enough; signed with the new one the agreement goes on."""
    met.adopt(P1)
    rotate(met)
    assert "as trust root 2 asks by now" in met.adopt(P1, status=5)
    assert "AGREED by The police" in met.banner()
    sign(met, A1, "police2")
    assert met.json("protocol", "adopt", P1)["trust_root_version"] == 2
    body = met.log()[1].body
    assert body["trust_root"] == [Path(ROOT).read_text(), Path("protocols/trust-root-2").read_text()]
    assert "AGREED by The police and The youth justice service" in met.banner()
    assert "Nothing has changed" in met.adopt(P1)
    sign(met, A1, "elm-house")
    met.adopt(P1)
    second_version(met, "police2", "elm-house")
    met.adopt(P2)
    assert [len(record.body["trust_root"]) for record in met.log()] == [1, 2, 2, 1]
    assert "The log holds" in met.run("log", "verify")


def test_a_trust_root_that_is_still_being_signed_disturbs_nobody(met):
    """Beside the protocol lie the next trust root with one signature, and a damaged file: the agreement rests on root 1."""
    met.run("protocol", "trust", "--previous", ROOT, "--expires", "2028-12-01", "--out", "protocols/trust-root-2")
    sign(met, "protocols/trust-root-2", "police")
    Path("protocols/trust-root-0").write_text("calloutcli/trust-root/v1\nnothing\n\n")
    assert met.json("protocol", "adopt", P1)["trust_root_version"] == 1
    sign(met, "protocols/trust-root-2", "elm-house")
    assert met.json("protocol", "adopt", P1)["trust_root_version"] == 2


def test_an_older_trust_root_is_refused(met):
    """Once trust root 2 was seen, root 1 alone is not enough, not even with a log that does not know it."""
    rotate(met)
    sign(met, A1, "police2")
    met.adopt(P1)
    second_version(met, "police2", "elm-house")
    shutil.rmtree(met.home / "keys")
    (met.home / "log.sqlite").unlink()
    (met.home / "heads" / "heads.txt").unlink()
    said = met.adopt(P2, "--root", ROOT, status=5)
    assert "trust root 1 is older than trust root 2, which this home knows already" in said
    met.adopt(P2, "--root", ROOT, "--root", "protocols/trust-root-2")


def test_a_trust_root_of_somebody_else_is_refused(met, meeting):
    """Another trust root 1, however well signed by its own agencies, is not the one that this home knows."""
    met.adopt(P1)
    counts = ("--threshold", "1", "--root-threshold", "1", "--expires", "2027-12-01")
    Path("evil").mkdir()
    met.run("key", "new", "police/protocol", "--out", "evil/police.key")
    met.run("protocol", "trust", "--agency", "evil/police.vkey", *counts, "--out", "evil/root")
    met.run("protocol", "sign", "evil/root", "--key", "evil/police.key", piped="")
    shutil.copytree("protocols/small", "evil/small")
    write_protocol(met.folder, "1.1.0", "# evil\n")
    shutil.copy(P2, "evil/small")
    met.run("protocol", "approve", "evil/small/1.1.0.yaml", "--root", "evil/root")
    met.run("protocol", "sign", "evil/small/1.1.0.yaml", "--key", "evil/police.key", "--root", "evil/root", piped="")
    said = met.adopt("evil/small/1.1.0.yaml", "--root", "evil/root", status=5)
    assert "another trust root 1 than the one that this home knows" in said


def test_an_expired_trust_root_adopts_nothing_and_forbids_nothing(met):
    """On the day after: no adoption; what is in force stays usable at night, loudly, and the record says so."""
    met.adopt(P1)
    met.now = "2027-12-02 03:00"
    assert "expired on 2027-12-01" in met.adopt(P1, status=5)
    banner = met.banner()
    assert "ITS TRUST ROOT HAS EXPIRED on 1 December 2027" in banner
    assert "PAST ITS REVIEW DATE" in banner
    assert "Use it still" in banner
    assert met.decision()["agreement"] == "trust_root_expired"
    assert "LOOK: protocol" in met.run("doctor")


def test_past_its_review_date_it_is_loud_and_usable(met):
    """The day after the review date: said on the banner and the card, recorded, and nothing is refused."""
    met.adopt(P1)
    met.now = "2027-01-02 03:00"
    assert "PAST ITS REVIEW DATE: it was to be reviewed by 1 January 2027. Use it still" in met.banner()
    decided = met.decision()
    assert decided["agreement"] == "past_review"
    assert "agreement past review" in met.run("show", decided["reference"])
    met.adopt(P1)


def test_a_protocol_that_is_not_in_effect_yet(met):
    """Adopted early, after a question: until its day no agreement is in force, and on its day it is."""
    Path(A1).unlink()
    met.run("protocol", "approve", P1, "--effective", "2026-12-01")
    sign(met, P1, "police", "elm-house")
    met.run("protocol", "adopt", P1, typed=["y", "n"], status=1)
    met.run("protocol", "adopt", P1, typed=["y", "y"])
    assert "NO LOCAL AGREEMENT IS IN FORCE YET: Elm House and The police agreed" in met.banner()
    assert met.decision()["agreement"] == "not_yet_effective"
    met.now = "2026-12-01 00:30"
    assert "AGREED by Elm House and The police. To be reviewed" in met.banner()


# ------------------------------------------------------------------ what an interview does when something is wrong


def test_another_protocol_is_not_agreed(met):
    """One that is named on the command line and was not adopted has no agreement; the adopted file under another name has."""
    met.adopt(P1)
    assert "NO LOCAL AGREEMENT IS IN FORCE: this is an example" in met.banner("--protocol", "reference-model")
    write_protocol(met.folder, "1.1.0")
    assert met.decision("--protocol", P2)["agreement"] == "none_in_force"
    shutil.copy(P1, "elsewhere.yaml")
    assert "AGREED" in met.banner("--protocol", "elsewhere.yaml")
    assert "this home adopted another version, small 1.0.0." in met.banner("--protocol", P2)


def test_a_changed_copy_is_not_agreed(met):
    """One byte changed in the home's own copy, and the banner says that its words are others."""
    met.adopt(P1)
    copy = met.home / "protocols" / "small" / "1.0.0.yaml"
    copy.write_text(copy.read_text() + "#")
    assert "NO LOCAL AGREEMENT IS IN FORCE: this is not the file that this home adopted as small 1.0.0" in met.banner()
    assert met.decision()["agreement"] == "none_in_force"


def test_a_changed_record_is_not_an_agreement(met):
    """An approval or a trust root that was changed in the log, by one character, does not hold any more."""
    met.adopt(P1)
    for old, new in ((b"review-by 2027-01-01", b"review-by 2029-01-01"), (b"expires 2027", b"expires 2037")):
        with closing(sqlite3.connect(met.home / "log.sqlite")) as connection:
            leaf = connection.execute("SELECT leaf FROM record").fetchone()[0]
        assert old in leaf
        tamper(met.home / "log.sqlite", ("UPDATE record SET leaf = ?", (leaf.replace(old, new),)))
        assert "NO LOCAL AGREEMENT IS IN FORCE: whether there is one cannot be told now" in met.banner()
        tamper(met.home / "log.sqlite", ("UPDATE record SET leaf = ?", (leaf,)))
        assert "AGREED" in met.banner()


@pytest.mark.parametrize(
    "damage",
    [
        lambda home: (home / "agreements.seen").write_bytes(b"\xff"),
        lambda home: (home / "log.sqlite").write_bytes(b"not a database" * 100),
        lambda home: (home / "keys" / "log.vkey").write_text("nothing"),
        lambda home: tamper(
            home / "log.sqlite", 'UPDATE record SET leaf = CAST(\'{"kind":"protocol_adopted"}\' AS BLOB)'
        ),
        lambda home: tamper(
            home / "log.sqlite",
            "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), '\"trust_root\":[', '\"trust_toor\":[') AS BLOB)",
        ),
    ],
    ids=["seen", "log", "key", "leaf", "field"],
)
def test_no_damage_stops_an_interview(met, damage):
    """Whatever is damaged, the first question is asked, and the banner says that no agreement is in force."""
    met.adopt(P1)
    damage(met.home)
    said = met.run("decide", typed=["q"])
    assert "NO LOCAL AGREEMENT IS IN FORCE: whether there is one cannot be told now" in " ".join(said.split())
    assert "Is anyone in danger?" in said


def test_a_locked_log_delays_an_interview_little(met):
    """While another program holds the log, `decide` asks its question, and says that it cannot tell."""
    met.adopt(P1)
    with closing(sqlite3.connect(met.home / "log.sqlite", isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert "cannot be told now: the log is locked by another program." in met.banner()


def test_an_interview_that_goes_on_keeps_the_agreement_it_began_under(met):
    """Begun under 1.0.0 and resumed after 1.1.0 was adopted, it is recorded under the agreement to 1.0.0."""
    met.adopt(P1)
    met.now = "2026-11-22 02:10"
    met.run("decide", typed=["2", "q"])
    second_version(met, "police", "elm-house")
    met.now = "2026-11-22 09:00"
    met.adopt(P2)
    said = met.run("resume", typed=["", "1", "1", "1", "y", "q"])
    assert "small 1.0.0. AGREED by The police and The youth justice service" in " ".join(said.split())
    decision = met.log()[-1]
    assert decision.body["agreement"] == "in_force"
    assert decision.body["approval"]["seq"] == 0


# ------------------------------------------------------------------ killed half-way

STEPS = ("keep_protocol", "begin_adopting", "record_entry", "write_seen", "put_in_force")


class Killed(BaseException):
    """The power went."""


def kill_before(name):
    """The step never begins."""
    return name, lambda *_: (_ for _ in ()).throw(Killed())


def kill_after(name):
    """The step is done, and nothing after it."""
    step = getattr(protocol_adopt, name)

    def last(*arguments):
        step(*arguments)
        raise Killed

    return name, last


@pytest.mark.parametrize("when", [kill_before, kill_after])
@pytest.mark.parametrize("name", STEPS)
def test_killed_half_way_the_old_or_the_new_one_is_in_force(met, when, name, monkeypatch):
    """At whatever step the power goes: the old protocol is agreed or the new one is, never neither; and adopting again ends it."""
    met.adopt(P1)
    second_version(met, "police", "elm-house")
    with monkeypatch.context() as patch:
        patch.setattr(protocol_adopt, *when(name))
        with pytest.raises(Killed):
            met.run("protocol", "adopt", P2, piped="")
    banner = met.banner()
    in_log = len(met.log()) == 2
    assert ("small 1.1.0. AGREED by Elm House and The police" if in_log else "small 1.0.0. AGREED") in banner
    assert in_log == (STEPS.index(name) + (when is kill_after) > STEPS.index("record_entry"))
    met.adopt(P2)
    assert "small 1.1.0. AGREED by Elm House and The police" in met.banner()
    assert len(met.log()) == 2
    assert not (met.home / "adopting").exists()


def test_settings_that_could_not_be_written_are_written_later(met, monkeypatch):
    """Killed before the settings were written, in a folder that is read-only next time: the new one is used all the same."""
    met.adopt(P1)
    second_version(met, "police", "elm-house")
    with monkeypatch.context() as patch:
        patch.setattr(protocol_adopt, *kill_before("put_in_force"))
        with pytest.raises(Killed):
            met.run("protocol", "adopt", P2, piped="")
    with monkeypatch.context() as patch:

        def full(*_):
            from calloutcli.errors import StoreError

            raise StoreError("the disk is full")

        patch.setattr(adopting, "save_settings", full)
        assert "small 1.1.0. AGREED" in met.banner()
    assert (met.home / "adopting").exists()
    assert "small 1.1.0. AGREED" in met.banner()
    assert not (met.home / "adopting").exists()
    assert "small@1.1.0" in (met.home / "home.yaml").read_text()


def test_an_adoption_that_was_not_recorded_is_told(met):
    """A file left by an adoption that never reached the log changes nothing, whatever it holds; doctor says to do it again."""
    met.adopt(P1)
    for content in (b"", b"{}", b"[1]", b'{"protocol":"reference-model","uid":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}'):
        (met.home / "adopting").write_bytes(content)
        assert "small 1.0.0. AGREED" in met.banner()
        assert "stopped before it was recorded" in met.run("doctor")


# ------------------------------------------------------------------ check, and what is loaded


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text, ""),
        (lambda text: text.partition("\u2014")[0], "nobody has signed its approval yet"),
        (lambda text: text.replace("size ", "size 1", 1), "is for another file"),
        (lambda text: text.replace("protocol small", "protocol large"), "the approval is for `large`"),
        (lambda text: text.replace("effective", "Effective"), "cannot be read"),
        (lambda text: "", "the text to be signed is not whole"),
    ],
)
def test_check_reads_the_approval(met, change, words):
    """An agreed protocol with its approval has no finding; with one of another file, a damaged or an unsigned one it has."""
    Path(A1).write_text(change(Path(A1).read_text()), encoding="utf-8")
    found = [
        one["message"]
        for one in met.json("protocol", "check", P1, status=int(bool(words)))["findings"]
        if one["id"] == "agreed-without-approval"
    ]
    assert len(found) == bool(words)
    assert all(words in message for message in found)


LOADED = """
import sys
sys.argv = ["callout", "decide"]
class Asked(BaseException): pass
class Stdin:
    def isatty(self): return False
    def readline(self): raise Asked
sys.stdin = Stdin()
from calloutcli.__main__ import main
try:
    main(["decide"])
except Asked:
    pass
print(sorted(name for name in sys.modules if name.split(".")[0] == "nacl" or name.startswith("calloutcli.agreement")))
"""


def loaded(place):
    """What of keys and agreements is loaded when the first question is on the screen."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env={**os.environ, "CALLOUT_HOME": str(place.home), "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()[-1].removeprefix("> ")


def test_a_home_without_an_agreement_does_not_wait_for_signatures(met):
    """Before the first question nothing of keys or agreements is loaded, until an approval was adopted."""
    assert loaded(met) == "[]"
    met.decision("--protocol", P1)
    assert loaded(met) == "[]"
    met.adopt(P1, "--without-agreement")
    assert loaded(met) == "[]"
    met.adopt(P1)
    assert "calloutcli.agreement.approval" in loaded(met)
