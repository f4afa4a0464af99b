"""Words that were erased are looked for in every file of the home, as they stood in the log: in text, in base64url, in JSON."""

import base64
import json
import subprocess
import sys

from calloutcli.log.note import format_signer
from calloutcli.record.disclosure import parse_disclosure
from tests.builders import SIGNER
from tests.faults.tally import many
from tests.houses import FIELDS, House, reference

CASES = 12


def traces(house, words):
    """(file, what of a word stands in it) for every file of the home, journals and hidden ones too."""
    found = []
    for path in sorted(house.folder.rglob("*")):
        raw = path.read_bytes() if path.is_file() else b""
        found += [(path.name, form) for word in words for form in forms(word) if form in raw]
    return found


def forms(disclosure):
    """The ways in which a disclosure can stand in a file."""
    value = str(parse_disclosure(disclosure).value)
    plain = base64.urlsafe_b64decode(disclosure + "=" * (-len(disclosure) % 4))
    return (disclosure.encode(), plain, value.encode(), value.encode("utf-16-le"))


def test_erased_words_are_in_no_file(tmp_path, tally):
    """Each field of some cases among others, erased by the command: no form of it stands in any file, and the rest stands still."""
    house = House(tmp_path)
    for case in range(CASES):
        house.decide(case, reason="advice_wrong")
    with house.open() as log:
        kept = {seq: [t for t in log.disclosures_of(seq).values() if parse_disclosure(t).name] for seq in range(CASES)}
    assert all(len(kept[seq]) == len(FIELDS) for seq in range(CASES))
    assert len(traces(house, kept[5])) >= len(FIELDS), "the search finds what is there"
    erased = (0, 5, 6, CASES - 1)
    with tally("erasure, then a search of the raw files") as trying:
        for case in erased:
            agreed = (
                "--role",
                "registered_manager",
                "--agreed-by",
                "records_officer",
                "--basis",
                "court_order",
                "--yes",
            )
            status, screen = house.run("log", "erase", reference(case), "--all", *agreed)
            assert status == 0, screen
            for disclosure in kept[case]:
                with trying(f"{parse_disclosure(disclosure).name} of case {case}"):
                    assert traces(house, [disclosure]) == []
        with trying("what was not erased"):
            left = [text for seq in range(CASES) if seq not in erased for text in kept[seq]]
            assert all(traces(house, [text]) for text in left)
            assert house.run("log", "verify")[0] == 0


def test_an_erasure_that_is_killed_is_whole_or_not_there(tmp_path, tally):
    """Killed at a random moment, an erasure is recorded and done, or neither; a second try finishes it."""
    with tally("kill -9 in an erasure") as trying:
        for number in range(many(6, 60)):
            house = House(tmp_path / str(number))
            house.decide(1)
            (house.folder / "keys" / "log.key").write_text(format_signer(SIGNER) + "\n")
            words = ["-m", "calloutcli", "log", "erase", reference(1), "--all", "--role", "registered_manager"]
            words += [
                "--agreed-by",
                "records_officer",
                "--basis",
                "court_order",
                "--yes",
                "--json",
                "--home",
                house.folder,
            ]
            with trying(f"after {number}"):
                process = subprocess.Popen([sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
                try:
                    process.wait(0.12 + 0.03 * (number % 12))
                except subprocess.TimeoutExpired:
                    process.kill()
                process.communicate()
                status, screen = house.run("log", "verify", "--json")
                result = json.loads(screen)["result"]
                assert status == 0, screen
                done = result["records"] == 2
                assert (result["digests"]["erased"] > 0) == done
                again = house.run("log", *map(str, words[3:-3]))
                assert again[0] == (2 if done else 0), again[1]
