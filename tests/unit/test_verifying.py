"""`callout log verify` with all that somebody may hold: policies, witnesses, receipts, checkpoints, trust roots."""

import json
import shutil

import pytest

from calloutcli.log.checkpoint import Checkpoint, sign_checkpoint
from calloutcli.log.cosignature import cosign
from calloutcli.log.note import COSIGNATURE, Signer, format_note, format_verifier, parse_note
from tests.builders import ORIGIN, SIGNER, rewrite
from tests.houses import House

WITNESSES = {
    name: Signer(f"{name}/witness", bytes([number]) * 32, COSIGNATURE)
    for number, name in enumerate(("police", "council"))
}
WHEN = 1_763_600_000


@pytest.fixture
def house(tmp_path):
    """A home of three records."""
    house = House(tmp_path / "home")
    for case in range(3):
        house.decide(case)
    return house


def head_of(house):
    """The last checkpoint, as `log head` hands it over."""
    return json.loads(house.run("log", "head", "--json")[1])["result"]["note"]


def cosigned(note, *names):
    """The checkpoint with the cosignatures of these witnesses."""
    parsed = parse_note(note)
    for name in names:
        parsed = cosign(parsed, WITNESSES[name], WHEN)
    return format_note(parsed)


def policy_asking_for(house, quorum, *names):
    """A policy file that lists these witnesses."""
    lines = [f"log {format_verifier(SIGNER.verifier)}"]
    lines += [f"witness {name} {format_verifier(WITNESSES[name].verifier)}" for name in names]
    lines += [f"group both all {' '.join(names)}"] if quorum == "both" else []
    path = house.folder / f"policy-{quorum}"
    path.write_text("\n".join([*lines, f"quorum {quorum}", ""]))
    return path


def verify(house, *words):
    """(exit status, the result; or the screen when there is none)."""
    status, screen = house.run("log", "verify", *map(str, words), "--json")
    return (status, json.loads(screen)["result"]) if screen.startswith("{") else (status, screen)


def ids(result):
    """The ids of the problems."""
    return [problem["id"] for problem in result["problems"]]


def test_a_witnessed_checkpoint_counts(house):
    """A kept checkpoint that the policy's witnesses cosigned is told, with who and when; the log must fit it."""
    (house.folder / "back").write_text(cosigned(head_of(house), "police"))
    assert house.run("log", "keep", str(house.folder / "back"))[0] == 0
    house.decide(3)
    status, result = verify(house, "--policy", policy_asking_for(house, "police", "police"))
    assert (status, result["ok"]) == (0, True)
    assert result["witnessed"] == {"size": 3, "witnesses": [{"name": "police", "time": WHEN}]}
    assert result["compared"] == [{"what": "the witnessed checkpoint", "size": 3}]


def test_a_quorum_that_is_not_reached_is_a_problem(house):
    """A policy that asks for two witnesses is not content with one, or with none."""
    policy = policy_asking_for(house, "both", "police", "council")
    status, result = verify(house, "--policy", policy)
    assert (status, ids(result)) == (4, ["no-quorum"])
    (house.folder / "back").write_text(cosigned(head_of(house), "police"))
    house.run("log", "keep", str(house.folder / "back"))
    status, result = verify(house, "--policy", policy)
    assert (status, ids(result)) == (4, ["no-quorum"])
    assert "council" in result["problems"][0]["message"]
    (house.folder / "back").write_text(cosigned(head_of(house), "police", "council"))
    house.run("log", "keep", str(house.folder / "back"))
    assert verify(house, "--policy", policy)[0] == 0


def test_a_bundle_carries_the_cosigned_checkpoint(house):
    """An export made later, whole or of one case, shows the witnesses' signatures and that it goes on from there."""
    (house.folder / "back").write_text(cosigned(head_of(house), "police"))
    house.run("log", "keep", str(house.folder / "back"))
    house.decide(3)
    policy = policy_asking_for(house, "police", "police")
    for name, words in (("whole", ()), ("part.zip", ("--case", house.records()[0][1].reference))):
        house.export(house.folder / name, *words)
        status, result = verify(house, house.folder / name, "--policy", policy)
        assert (status, result["witnessed"]["size"]) == (0, 3), result
        assert result["partial"] == (name == "part.zip")


def test_a_witness_of_another_history_is_seen(house):
    """A cosigned checkpoint of other records than the log's is another history, whoever holds the log's key."""
    other = sign_checkpoint(Checkpoint(ORIGIN, 2, bytes(32)), SIGNER)
    heads = house.folder / "heads"
    heads.mkdir(exist_ok=True)
    (heads / "heads.txt").write_text("\n" + cosigned(other, "police"))
    status, result = verify(house, "--policy", policy_asking_for(house, "police", "police"))
    assert status == 4
    assert set(ids(result)) == {"other-history"}


def test_a_policy_for_another_log_is_told(house):
    """A policy that does not list the log's key: the checkpoint does not hold by it."""
    path = house.folder / "other"
    path.write_text(f"log {format_verifier(Signer(ORIGIN, bytes(32)).verifier)}\nquorum none\n")
    assert ids(verify(house, "--policy", path)[1])[0] == "bad-checkpoint"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("--receipt", "3-7K4Q"), 2, "mistyped"),
        (("--receipt", "nonsense"), 2, "receipt"),
        (("--pinned", "{folder}/mine"), 4, "no checkpoint of this log"),
        (("--pinned", "{folder}/nothing"), 6, "cannot be written or read"),
        (("--policy", "{folder}/mine"), 4, "policy"),
        (("--trust-root", "{folder}/binary"), 4, "not text"),
        (("{folder}/nothing", "--policy", "{folder}/policy"), 6, "nothing"),
        (("{folder}/mine", "--policy", "{folder}/policy"), 4, "not a zip"),
        (("{folder}/bundle",), 2, "cannot vouch for itself"),
        (("{folder}/bundle", "--policy", "{folder}/policy", "--tree-only"), 2, "--tree-only"),
    ],
)
def test_what_is_held_and_cannot_be_used_is_refused_in_words(house, words, status, said):
    """Wrong files and lines are told apart from a log that does not hold, each with what to do."""
    (house.folder / "mine").write_text("My own notes.\n")
    (house.folder / "binary").write_bytes(b"\xff\xfe")
    house.export(house.folder / "bundle")
    found, screen = house.run("log", "verify", *(word.format(folder=house.folder) for word in words))
    assert found == status, screen
    assert screen.startswith("error: ")
    assert said in screen
    assert "\nhint: " in screen


def test_a_receipt_or_checkpoint_of_another_home_does_not_fit(house, tmp_path):
    """A receipt that is no slip and does not fit names the records; a checkpoint of another home is no checkpoint of this log."""
    other = House(tmp_path / "other")
    other.number = 40
    for case in range(2):
        other.decide(case + 7)
    receipt = json.loads(other.run("log", "receipt", "--json")[1])["result"]["receipt"]
    status, result = verify(house, "--receipt", receipt)
    assert (status, ids(result)) == (4, ["other-history"])
    assert verify(house, "--receipt", receipt, "--tree-only")[0] == 4
    house.export(house.folder / "bundle")
    assert ids(verify(house, house.folder / "bundle", "--policy", house.policy, "--receipt", receipt)[1]) == [
        "other-history"
    ]


def test_a_part_of_a_log_says_what_it_cannot_be_held_against(house):
    """A receipt cannot be held against single records, nor a checkpoint without the proof that goes on from it."""
    kept = house.folder / "kept"
    kept.write_text(head_of(house))
    receipt = json.loads(house.run("log", "receipt", "--json")[1])["result"]["receipt"]
    house.decide(4)
    case = house.records()[0][1].reference
    house.export(house.folder / "part", "--case", case)
    house.export(house.folder / "since", "--case", case, "--since", str(kept))
    held = ("--policy", house.policy)
    assert ids(verify(house, house.folder / "part", *held, "--receipt", receipt)[1]) == ["not-compared"]
    assert ids(verify(house, house.folder / "part", *held, "--pinned", kept)[1]) == ["not-compared"]
    assert verify(house, house.folder / "since", *held, "--pinned", kept)[0] == 0
    other = sign_checkpoint(Checkpoint(ORIGIN, 3, bytes(32)), SIGNER)
    kept.write_text(other)
    assert ids(verify(house, house.folder / "since", *held, "--pinned", kept)[1]) == ["other-history"]


def test_a_log_that_grows_while_it_is_checked_is_checked_again(house, monkeypatch):
    """What somebody records in the middle of a check is never called a problem."""
    from calloutcli.cli import verifying

    real = verifying.check_log
    calls = []

    def slow(parts, trust, progress):
        calls.append(1)
        if len(calls) == 1:
            seq = house.decide(9)
            house.erase((0, "child"), case=0)
            assert seq == 3
        return real(parts, trust, progress)

    monkeypatch.setattr(verifying, "check_log", slow)
    status, result = verify(house)
    assert (status, result["records"]) == (0, 5)
    assert len(calls) == 2


def test_a_large_log_is_checked_by_several_processes(house, monkeypatch):
    """In runs by other processes, records and tree, the result is that of one walk; and of a changed one it is named."""
    from calloutcli.cli import verifying

    for case in range(3, 12):
        house.decide(case)
    one = verify(house)
    tree = verify(house, "--tree-only")
    monkeypatch.setattr(verifying, "RUN_RECORDS", 4)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert verify(house) == one
    assert verify(house, "--tree-only") == tree
    copy = house.folder / "log.sqlite"
    shutil.copy(copy, house.folder / "saved")
    from tests.builders import tamper

    tamper(copy, "UPDATE record SET leaf = CAST(replace(CAST(leaf AS TEXT), 'small', 'smoll') AS BLOB) WHERE seq = 6")
    status, result = verify(house)
    assert (status, result["problems"][0]["seq"]) == (4, 6)
    assert ids(verify(house, "--tree-only")[1]) == ["wrong-root"]


def test_the_tree_alone_is_held_against_the_last_kept_checkpoint(house):
    """A log cut short and signed again is too short for the last checkpoint in heads.txt, also when no record is read."""
    heads = house.folder / "heads"
    heads.mkdir(exist_ok=True)
    head, longer = head_of(house), sign_checkpoint(Checkpoint(ORIGIN, 4, bytes(32)), SIGNER)
    (heads / "heads.txt").write_text(f"\n{head}\n{longer}")
    assert ids(verify(house, "--tree-only")[1]) == ["cut-off"]
    (heads / "heads.txt").write_text(f"\n{head}")
    assert verify(house, "--tree-only")[0] == 0


def test_checkpoints_of_another_key_and_a_clock_that_went_back_are_told(house):
    """Neither is a problem by itself, and both are said: heads.txt signed by another key, records dated before the last one."""
    heads = house.folder / "heads"
    heads.mkdir(exist_ok=True)
    other = sign_checkpoint(Checkpoint(ORIGIN, 2, bytes(32)), Signer(ORIGIN, bytes(32)))
    (heads / "heads.txt").write_text("\n" + other)
    later = "2026-11-22T09:00:00.000Z"
    rewrite(house.folder / "log.sqlite", lambda seq, fields: fields | ({"time": later} if seq == 1 else {}))
    status, result = verify(house)
    assert (status, result["kept_by_other_keys"], result["back_in_time"]) == (0, 1, 1)
    screen = house.run("log", "verify")[1]
    assert "another key signed: 1" in screen
    assert "dated before" in screen
