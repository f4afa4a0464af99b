"""A person's own key at the commands: when it is read, when its passphrase is asked for, and that it never stands in the way."""

import json

import pytest

from calloutcli.__main__ import main
from calloutcli.agreement.key import LEAST_WORK, format_key, protect_key
from calloutcli.emergency import EMERGENCY_LINE
from calloutcli.log.note import Signer, format_signer
from tests.builders import counting_random
from tests.worlds import dice, london, world_of

AUTHOR = Signer("cd/author", bytes(range(1, 33)))
PASSPHRASE = "tram beetle quarry moss"
CALM = ("2", "", "1", "0", "0", "y")
DETAILS = ("", "1", "QK", "Threw a lamp.", "AB", "1", "1", "", "2", "", "")
WITHOUT = "Recorded without your signature, with your role only"
ASKS = "Your key has a passphrase."


class Folder:
    """A home, its commands run in this process, with a key in CALLOUT_KEY when one is given."""

    def __init__(self, path):
        self.path = path
        self.home = path / "home"
        self._chance = dice("author")

    def run(self, *arguments, typed=(), piped=None, key=None):
        """The exit status of a command."""
        environ = {"CALLOUT_HOME": str(self.home), **({"CALLOUT_KEY": str(key)} if key is not None else {})}
        world, screen, keyboard = world_of(typed, environ, london("2026-11-22 01:55"), self._chance, piped)
        status = main(list(arguments), world=world)
        self.said, self.left = screen.getvalue(), keyboard.left
        assert "fault in callout" not in self.said, self.said
        return status

    def key(self, text, name="cd.key"):
        """The path of a key file that holds this."""
        path = self.path / name
        path.write_text(text)
        return path

    def protected(self, name="cd.key"):
        """The path of the author's key behind its passphrase."""
        return self.key(format_key(protect_key(AUTHOR, PASSPHRASE, counting_random(), LEAST_WORK)), name)

    def signed(self):
        """Whether each record is signed, in order, of a log that holds."""
        assert self.run("log", "verify") == 0, self.said
        assert self.run("log", "list", "--json") == 0
        rows = json.loads(self.said)["result"]
        found = []
        for row in rows:
            assert self.run("log", "show", str(row["seq"]), "--json") == 0
            signed_by = json.loads(self.said)["result"]["signed_by"]
            assert signed_by is None or signed_by.startswith("cd/author+")
            found.append(signed_by is not None)
        return found


@pytest.fixture
def folder(tmp_path):
    """A home that has nothing yet."""
    return Folder(tmp_path)


def test_a_key_signs_every_version(folder):
    """With a key the first version and the one with the details are both signed, and nothing more is asked."""
    key = folder.key(format_signer(AUTHOR) + "\n")
    assert folder.run("decide", "--key", str(key), typed=[*CALM, *DETAILS]) == 0
    assert WITHOUT not in folder.said
    assert not folder.left
    assert folder.signed() == [True, True]
    assert folder.run("decide", typed=[*CALM, "q"], key=key) == 0
    assert folder.signed() == [True, True, True]


def test_no_key_no_word(folder):
    """Whoever has no key hears nothing of keys at the incident; the record says this PC, role only."""
    assert folder.run("decide", typed=[*CALM, *DETAILS]) == 0
    assert "signature" not in folder.said
    assert folder.signed() == [False, False]
    assert folder.run("log", "show", "1") == 0
    assert "Recorded by: care worker (this PC, role only)" in folder.said
    assert folder.run("decide", typed=[*CALM, "q"], key="") == 0
    assert "signature" not in folder.said


def bad_keys(folder):
    """Key files that cannot be used, by what is wrong with them."""
    return {
        "not there": folder.path / "nobody.key",
        "a folder": folder.path,
        "empty": folder.key("", "empty.key"),
        "no key": folder.key("hello\n", "hello.key"),
        "public": folder.key("cd/author+09123803+ARS2EDKEl5v1qwN5RRe9vSmST+c/gBgZQMRa8e5vuvWI\n", "cd.vkey"),
        "cut off": folder.key((format_signer(AUTHOR) + "\n")[:50] + "\n", "cut.key"),
        "for protocols": folder.key(format_signer(Signer("police/protocol", bytes(32))) + "\n", "police.key"),
        "of the log": folder.key(format_signer(Signer("elm.example/log/2026", bytes(32))) + "\n", "log.key"),
        "no purpose": folder.key(format_signer(Signer("cd", bytes(32))) + "\n", "plain.key"),
        "binary": folder.key("\x00\x01\x02", "binary.key"),
        "long": folder.key("x" * 100_000, "long.key"),
    }


BAD = (
    "not there",
    "a folder",
    "empty",
    "no key",
    "public",
    "cut off",
    "for protocols",
    "of the log",
    "no purpose",
    "binary",
    "long",
)


@pytest.mark.parametrize("wrong", BAD)
def test_a_key_that_does_not_work_costs_the_signature_alone(folder, wrong):
    """At an incident the card is shown and the record made whatever is wrong with the key; one line says why it is not signed."""
    key = bad_keys(folder)[wrong]
    assert folder.run("decide", typed=[*CALM, "q"], key=key) == 0
    assert folder.said.index("DECISION: Manage it in the home") < folder.said.index(WITHOUT)
    assert folder.said.count(WITHOUT) == 1
    assert "PRIVATE" not in folder.said
    assert folder.run("decide", "--answers", "-", "--key", str(key), piped="danger: yes\n") == 0
    assert "with the role only" in folder.said
    assert folder.signed() == [False, False]


@pytest.mark.parametrize("wrong", BAD)
@pytest.mark.parametrize("command", ["add", "close", "erase"])
def test_elsewhere_a_key_that_does_not_work_is_refused_at_once(folder, wrong, command):
    """Where nobody waits for a call a key that does not work is refused before anything is asked or recorded."""
    slow = ("2", "", "1", "0", "1", "2", "1", "2", "2", "y")
    assert folder.run("decide", typed=[*slow, "", "1", "QK", "", "", "", "", "", "", "", ""]) == 0
    reference = folder.said.rstrip().splitlines()[-1]
    before = folder.signed()
    erase = (
        "--all",
        "--basis",
        "court_order",
        "--role",
        "deputy_manager",
        "--agreed-by",
        "registered_manager",
        "--yes",
    )
    arguments = {
        "add": ("add", reference, "correction"),
        "close": ("close", reference),
        "erase": ("log", "erase", reference, *erase),
    }[command]
    key = bad_keys(folder)[wrong]
    assert folder.run(*arguments, "--key", str(key), typed=["2", "3", "Closed."]) in (2, 4, 6)
    assert len(folder.left) == 3
    assert "hint: leave out --key and CALLOUT_KEY to record with your role only" in folder.said
    assert folder.signed() == before


def test_the_other_commands_sign(folder):
    """`close` and `add` sign with the key, a passphrase being asked for first."""
    slow = ("2", "", "1", "0", "1", "2", "1", "2", "2", "y")
    key = folder.protected()
    assert folder.run("decide", typed=[*slow, "q"]) == 0
    reference = folder.said.rstrip().splitlines()[-1]
    closing = [PASSPHRASE, "2", "1", "1", "", "", "", "", "Closed.", "y", "4"]
    assert folder.run("close", reference, typed=closing, key=key) == 0, folder.said
    assert folder.run("add", reference, "correction", "--seq", "0", typed=["wrong passphrase"], key=key) == 2
    typed = [PASSPHRASE, "5", "Not so.", "1", "", ""]
    assert folder.run("add", reference, "correction", "--seq", "0", typed=typed, key=key) == 0, folder.said
    assert folder.signed() == [False, True, True]
    assert folder.run("show", reference) == 0
    assert f"Signed by: cd (key {AUTHOR.verifier.key_id.hex()}), manager" in folder.said


# ------------------------------------------------------------------ passphrases at an incident


def test_the_passphrase_is_asked_for_after_the_card(folder):
    """The card first, then the passphrase, once for all versions."""
    key = folder.protected()
    assert folder.run("decide", typed=[*CALM, PASSPHRASE, *DETAILS], key=key) == 0, folder.said
    assert folder.said.index("DECISION: Manage it in the home") < folder.said.index(ASKS)
    assert folder.said.count(ASKS) == 1
    assert WITHOUT not in folder.said
    assert folder.signed() == [True, True]


@pytest.mark.parametrize(
    ("typed", "why"), [("wrong passphrase", "does not open"), ("", "no passphrase was typed"), ("^C", "no passphrase")]
)
def test_a_wrong_passphrase_costs_the_signature_alone(folder, typed, why):
    """A wrong passphrase, Enter alone and Ctrl-C record with the role only, say so, and are not asked about again."""
    key = folder.protected()
    assert folder.run("decide", typed=[*CALM, typed, *DETAILS], key=key) == 0, folder.said
    assert folder.said.count(ASKS) == 1
    assert folder.said.count(WITHOUT) == 2
    assert why in " ".join(folder.said.split())
    assert folder.signed() == [False, False]


def test_a_closed_window_at_the_passphrase_is_recorded(folder):
    """When the window is closed at the passphrase the record is made all the same."""
    key = folder.protected()
    assert folder.run("decide", typed=[*CALM, "^D"], key=key) == 130
    assert folder.signed() == [False]


@pytest.mark.parametrize("gate", ["1", "3", "9"])
def test_in_an_emergency_no_passphrase_is_asked_for(folder, gate):
    """With the 999 card on the screen nothing is asked: the record is made at once, and says that it is not signed."""
    key = folder.protected()
    assert folder.run("decide", typed=[gate, "q"], key=key) == 0, folder.said
    assert "DECISION: Emergency: call 999 now" in folder.said
    assert ASKS not in folder.said
    assert folder.said.count(WITHOUT) == 1
    assert folder.said.startswith(EMERGENCY_LINE)
    assert folder.signed() == [False]


def test_after_an_emergency_the_details_are_signed(folder):
    """When the details are added in peace the passphrase is asked for, and that version is signed."""
    key = folder.protected()
    assert folder.run("decide", typed=["1", "q"], key=key) == 0
    details = ("", "", "1", "QK", "Threw a lamp.", "AB", "1", "1", "", "2", "", "")
    assert folder.run("resume", typed=[*details, PASSPHRASE], key=key) == 0, folder.said
    assert folder.said.index("Why, or why not?") < folder.said.index(ASKS)
    assert folder.signed() == [False, True]


def test_departing_to_an_emergency_asks_nothing(folder):
    """9 after the card records the departure at once, though the passphrase was not asked for yet."""
    key = folder.protected()
    assert folder.run("decide", typed=[*CALM, "", "9", "q"], key=key) == 0, folder.said
    assert folder.said.count(ASKS) == 1
    assert folder.signed() == [False, False]


def test_when_somebody_is_to_be_rung_nothing_is_asked(folder):
    """An advice to ring the manager now is recorded without a question about keys."""
    key = folder.protected()
    assert folder.run("decide", typed=["2", "", "3", "0", "0", "y", "q"], key=key) == 0, folder.said
    assert "DECISION: Ring the on-call manager now" in folder.said
    assert ASKS not in folder.said
    assert folder.signed() == [False]


def test_a_script_is_not_asked_for_a_passphrase(folder):
    """With `--answers` no passphrase is asked for: the record is made with the role only, and a warning says so."""
    key = folder.protected()
    assert (
        folder.run(
            "decide", "--answers", "-", "--key", str(key), piped="danger: no\nplan: silent\nconcern: []\nhappened: []\n"
        )
        == 0
    )
    assert "with the role only: a passphrase is not asked for now" in folder.said
    plain = folder.key(format_signer(AUTHOR) + "\n", "plain.key")
    assert folder.run("decide", "--answers", "-", "--key", str(plain), "--json", piped="danger: yes\n") == 0
    assert folder.signed() == [False, True]


def test_a_record_whose_signature_does_not_hold_is_not_shown(folder, monkeypatch):
    """A record with somebody else's signature is never shown as signed: the command refuses, and verify names it."""
    from calloutcli.record import author as signing

    key = folder.key(format_signer(AUTHOR) + "\n")
    with monkeypatch.context() as patch:
        patch.setattr(signing, "DOMAIN", b"something else\n")
        assert folder.run("decide", typed=[*CALM, "q"], key=key) == 0
    reference = folder.said.rstrip().splitlines()[-1]
    for command in (("show", reference), ("log", "show", "0"), ("card", reference)):
        assert folder.run(*command) == 4
        assert "signature of `cd/author` does not hold" in folder.said
    assert folder.run("log", "verify") == 4
    assert "bad-author-signature" in folder.said


def test_a_fault_in_reading_keys_costs_the_signature_alone(folder, monkeypatch):
    """Even a fault of ours in the code of keys does not keep the record from being made."""
    from calloutcli.store import keys

    def fails(_):
        raise TypeError

    monkeypatch.setattr(keys, "read_key", fails)
    assert folder.run("decide", typed=[*CALM, "q"], key=folder.path) == 0
    assert f"{WITHOUT}: this is a fault" in folder.said
    assert folder.signed() == [False]
