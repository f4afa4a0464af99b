"""`callout demo`: the same for the same seed, whole or not at all, a log and bundles that hold, and nothing in it that could be real."""

import hashlib
import json
import os
import re
import subprocess
import sys

import pytest

from calloutcli.__main__ import main
from calloutcli.audit.selection import Wanted
from calloutcli.cli.desk import Desk
from calloutcli.cli.exporting import Asked, Source
from calloutcli.demo.dice import Dice, Weighted
from calloutcli.demo.home_folders import write_home
from calloutcli.demo.profiles import PROFILES
from calloutcli.demo.protocols import STRICTER, protocol_sources
from calloutcli.demo.span import DEMO
from calloutcli.errors import StoreError
from calloutcli.log.policy import parse_policy
from calloutcli.record.disclosure import is_decoy, parse_disclosure
from calloutcli.store.bundle import open_bundle
from calloutcli.store.evidence import open_log
from calloutcli.store.home import open_home
from tests.builders import NOW, REFERENCE_MODEL, REPOSITORY
from tests.demos import LETTERS, agreements, made
from tests.worlds import dice, world_of

ROOTS = "6de576868d2fc840623f0b5cee7d558aa13b10fd361b75caa0f544083c0d7b13"
"""SHA-256 over the twelve roots of seed 1, in order, in hex."""

SAID = re.compile(r"Made up: .+|synthetic.*", re.DOTALL)
CODES = re.compile(r"[A-L]\d{1,2}X?|X[A-D]|SYN-\d{6}|on-call manager|[a-z_]+(_20)?|\d{4}(-\d\d){0,2}", re.ASCII)


def run(*words, environ=None):
    """(exit status, screen) of a command."""
    world, screen, _ = world_of([], {"NO_COLOR": "1", **(environ or {})}, NOW, dice("demo"))
    return main(list(words), world=world), screen.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The demo of seed 1, as the command makes it."""
    path = tmp_path_factory.mktemp("demo") / "provider"
    status, screen = run("demo", str(path))
    assert status == 0, screen
    (path.parent / "screen").write_text(screen)
    return path


# -------------------------------------------------------------------- the same seed


def test_the_same_seed_makes_the_same_logs_for_ever():
    """Golden: a change of any byte of any record of the demo shows here, and is to be meant."""
    assert hashlib.sha256(b"".join(made(letter).root for letter in LETTERS)).hexdigest() == ROOTS


def test_another_seed_makes_other_homes_and_other_keys():
    """Of one home: another root, another key, other children's days."""
    assert made("E").root != made("E", "2").root
    assert made("E").history.signer.verifier != made("E", "2").history.signer.verifier
    assert made("E").history.signer.name == made("E", "2").history.signer.name


def test_it_does_not_depend_on_how_python_orders_sets():
    """Two processes with other hashes of strings make the same log."""
    words = "from tests.demos import made; from calloutcli.demo.agencies import agreements_of; print(made('E', '5').root.hex())"
    roots = [
        subprocess.run(
            [sys.executable, "-c", words], cwd=REPOSITORY, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert roots[0] == roots[1] == made("E", "5").root.hex() + "\n"


def test_dice_fall_the_same_way_with_every_python():
    """Golden: the numbers that all else comes from."""
    thrown = Dice("callout demo", 1)
    found = [thrown.between(1, 6) for _ in range(12)]
    assert (found, thrown.weigh(Weighted(("a", 1), ("b", 3))), thrown.bytes(4).hex()) == (
        [5, 6, 2, 6, 2, 2, 2, 6, 4, 1, 2, 4],
        "b",
        "346b8bdd",
    )


# -------------------------------------------------------------------- what stands in the folder


def test_every_bundle_holds_by_the_one_policy(folder):
    """`log verify` of each of the twelve, by the policy that lists all their keys: no problem, nothing missing."""
    assert len(parse_policy((folder / "policy").read_text()).logs) == len(PROFILES)
    assert sorted(one.name for one in (folder / "bundles").iterdir()) == [one.folder for one in PROFILES]
    for profile in PROFILES:
        words = ("--policy", str(folder / "policy"), "--trust-root", str(folder / "trust-root"), "--json")
        status, screen = run("log", "verify", str(folder / "bundles" / profile.folder), *words)
        found = json.loads(screen)["result"]
        assert (status, found["problems"]) == (0, [])
        assert found["digests"]["missing"] == found["digests"]["withheld"] == 0
        assert found["agreements"] == 2
        assert found["back_in_time"] == 0


@pytest.mark.parametrize("letter", "EHI")
def test_every_home_is_one_that_callout_works_in(folder, letter):
    """Its log holds against its own kept checkpoints, one a month, decides the same again, and a case can be shown."""
    home = str(folder / "homes" / f"synthetic-home-{letter.lower()}")
    status, screen = run("log", "verify", "--home", home, "--json")
    found = json.loads(screen)["result"]
    assert (status, found["problems"]) == (0, [])
    assert found["kept"] >= 36
    status, screen = run("log", "replay", "--home", home, "--json")
    assert status == 0, screen
    status, screen = run("doctor", "--home", home)
    assert "Synthetic home" in screen
    assert "synthetic-demo 2.0.0" in " ".join(screen.split())
    assert "AGREED by The police (synthetic)" in " ".join(screen.split())


@pytest.mark.parametrize("letter", "EHI")
def test_a_bundle_is_byte_for_byte_what_log_export_makes(folder, letter):
    """Of a home with nothing special, one with an erasure, one with a decision that was put off and never made."""
    profile = PROFILES[LETTERS.index(letter)]
    world, _, _ = world_of([], {}, DEMO.cut, dice("export"))
    desk = Desk(world, open_home(folder / "homes" / profile.folder))
    with open_log(desk.home) as log:
        source = Source(desk, log, Wanted("reviewer"), Asked())
        source.choose(lambda _: None)
        exported = {name: b"".join(chunks) for name, chunks in source.files(lambda _: None)}
    with open_bundle(folder / "bundles" / profile.folder) as bundle:
        ours = {name: bundle.read(name) for name in bundle.names if name != "MANIFEST"}
    assert ours == exported


def test_the_screen_says_what_is_there_and_what_to_type_next(folder):
    """Synthetic in the first word, a line for each home, then commands that name the folder."""
    screen = (folder.parent / "screen").read_text()
    assert screen.startswith("SYNTHETIC: nothing in ")
    assert all(f"  {profile.title}: incidents " in screen for profile in PROFILES)
    assert f"callout report {folder}/bundles --policy {folder}/policy --period 2025/26 --change 2024-10-01" in screen
    text = (folder / "README.txt").read_text()
    assert text.startswith("SYNTHETIC DATA. NOTHING IN THIS FOLDER IS REAL.\n")
    assert max(map(len, text.split("\n"))) <= 78


def test_the_spreadsheet_is_one_that_callout_would_import(folder, tmp_path):
    """`import --dry-run` in a new home: every line is whole."""
    sheet = folder / "spreadsheet"
    csv = next(sheet.glob("*.csv"))
    words = ("--mapping", str(sheet / "mapping.yaml"), "--dry-run", "--home", str(tmp_path / "home"), "--json")
    status, screen = run("import", str(csv), *words)
    assert status == 0, screen
    assert len(json.loads(screen)["result"]["records"]) == 0
    assert sum(json.loads(screen)["result"]["categories"].values()) == 96


# -------------------------------------------------------------------- whole or not at all


def test_it_never_writes_into_a_folder_that_holds_something(tmp_path):
    """Refused with status 6, and the folder is as it was."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter").write_text("mine")
    status, screen = run("demo", str(tmp_path / "mine"))
    assert status == StoreError.status
    assert "is there already, and is not empty" in screen
    assert [one.name for one in tmp_path.rglob("*")] == ["mine", "letter"]
    status, screen = run("demo", str(tmp_path / "mine" / "letter"))
    assert status == StoreError.status


def test_what_cannot_be_written_whole_leaves_nothing(tmp_path, monkeypatch):
    """The disk is full at the second home: no folder is there, under no name."""
    from calloutcli.demo import provider

    written = []

    def full(folder, leaves):
        written.append(folder)
        if len(written) == 2:
            raise StoreError("the disk is full")
        return write_home(folder, leaves)

    monkeypatch.setattr(provider, "write_home", full)
    monkeypatch.setattr(provider, "PROFILES", (PROFILES[4], PROFILES[4]))
    (tmp_path / "empty").mkdir()
    status, _ = run("demo", str(tmp_path / "empty"))
    assert status == StoreError.status
    assert [one.name for one in tmp_path.rglob("*")] == ["empty"]


def test_an_empty_folder_is_filled_and_json_says_so(tmp_path, monkeypatch):
    """`--json` names the seed, that it is synthetic, and each home with its root."""
    from calloutcli.demo import provider

    monkeypatch.setattr(provider, "PROFILES", (PROFILES[4],))
    (tmp_path / "empty").mkdir()
    status, screen = run("demo", str(tmp_path / "empty"), "--seed", "7", "--json")
    assert status == 0, screen
    found = json.loads(screen)
    assert (found["command"], found["result"]["seed"], found["result"]["synthetic"]) == ("demo", 7, True)
    (home,) = found["result"]["homes"]
    assert home["name"] == "synthetic-home-e"
    with open_log(open_home(tmp_path / "empty" / "homes" / home["name"])) as log:
        assert (log.size(), log.root_at(log.size()).hex()) == (home["records"], home["root"])


# -------------------------------------------------------------------- nothing in it is real


def test_no_word_in_it_could_be_anybodys():
    """Whatever is personal is a code, initials of nobody, a number that begins with SYN, or a sentence that begins with `Made up:`."""
    for letter in LETTERS:
        for leaf in made(letter).leaves:
            for text in leaf.disclosures.values():
                if not is_decoy(text):
                    value = parse_disclosure(text).value
                    assert isinstance(value, int) or SAID.fullmatch(value) or CODES.fullmatch(value), value


def test_homes_logs_and_protocols_all_say_that_they_are_synthetic(folder):
    """The home's name and organisation, the log's name in every record, the protocol's id, title and first line."""
    for profile in PROFILES:
        home = open_home(folder / "homes" / profile.folder)
        assert home.settings.home.startswith("Synthetic home ")
        assert home.settings.organisation == "synthetic-provider"
        assert f"{profile.folder}.synthetic-provider/log/2023" == made(profile.letter).history.signer.name
        for version in ("1.0.0", "2.0.0"):
            text = (home.protocols / "synthetic-demo" / f"{version}.yaml").read_text()
            assert text.startswith("# SYNTHETIC.")
            assert '\ntitle: "SYNTHETIC, for a demo: ' in text


# -------------------------------------------------------------------- its protocols


def test_the_newer_version_decides_as_the_reference_model_and_the_older_is_stricter():
    """Rule by rule: the newer one has the model's outcomes; the older one those of `STRICTER`, and says that these are made up."""
    old, new = agreements().old.protocol, agreements().new.protocol
    assert {rule.id for rule in old.rules} == {rule.id for rule in new.rules} >= STRICTER.keys()
    for rule in old.rules:
        other = new.rule(rule.id)
        if rule.id in STRICTER:
            assert rule.then == STRICTER[rule.id]
            assert old.seriousness(rule.then) > old.seriousness(other.then)
            assert rule.because.source == "SYNTHETIC"
        else:
            assert (rule.then, rule.when, rule.because) == (other.then, other.when, other.because)


def test_another_file_than_the_reference_model_is_refused():
    """Nothing is made of a model whose words are others than those that are exchanged."""
    text = REFERENCE_MODEL.read_bytes()
    days = (DEMO.first, DEMO.change, DEMO.end)
    assert protocol_sources(text, *days)[1].count(b"SYNTHETIC") == 3
    for changed in (
        text.replace(b"  costly:\n", b"  dear:\n").replace(b"  hateful:\n", b"  nasty:\n"),
        text.replace(b"terms:\n", b""),
    ):
        with pytest.raises(ValueError, match="reference model"):
            protocol_sources(changed, *days)
