"""The findings in each form that `protocol check` prints: the same in all of them, and each form as its readers expect."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from calloutcli.catalogue import KINDS
from calloutcli.finding import Finding, Place
from tests.findings.examples import BASE, MADE, NO_IDS, command_of, example_ids, protocol_file, run

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
GITHUB = re.compile(
    r"::(?P<level>error|warning|notice) file=(?P<file>[^,:]+),line=(?P<line>\d+),col=(?P<column>\d+),"
    r"title=(?P<id>[^,:]+)::(?P<message>.+)\Z"
)


@pytest.fixture(scope="module")
def files(examples: Path) -> list[str]:
    """Every example that is checked, as words on a command line."""
    folders = [examples / id_ for id_ in [*example_ids(), *sorted(NO_IDS)]]
    return [protocol_file(folder).relative_to(examples).as_posix() for folder in folders]


@pytest.fixture(scope="module")
def as_json(examples: Path, files: list[str]) -> dict[str, Any]:
    """What `--json` says of every example."""
    screen, status = run(examples, "protocol", "check", *files, "--json")
    assert status == 3
    told: dict[str, Any] = json.loads(screen)
    assert told.keys() == {"format", "command", "result"}
    assert (told["format"], told["command"]) == (1, "protocol check")
    result: dict[str, Any] = told["result"]
    return result


@pytest.fixture(scope="module")
def sarif(examples: Path, files: list[str]) -> dict[str, Any]:
    """What `--format sarif` says of every example."""
    screen, status = run(examples, "protocol", "check", *files, "--format", "sarif")
    assert status == 3
    told: dict[str, Any] = json.loads(screen)
    return told


def _key(finding: dict[str, Any]) -> tuple[str, str, int, int]:
    return finding["id"], finding["file"], finding["line"], finding["column"]


def _unescaped(text: str) -> str:
    """A GitHub property or message as it was."""
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, character)
    return text


# ------------------------------------------------------------------ JSON


def test_json_has_every_finding(as_json, files):
    """Each finding has its id, severity, place, message, help and case; the files and their situations are counted."""
    assert as_json.keys() == {"findings", "waived", "situations", "protocols"}
    for finding in as_json["findings"]:
        assert finding.keys() == {"id", "severity", "file", "line", "column", "message", "help", "about", "case"}
        assert finding["severity"] == KINDS[finding["id"]].severity
        assert finding["line"] >= 1
        assert finding["column"] >= 1
        assert finding["case"] is None or all(
            isinstance(answer, str | int | list) for answer in finding["case"].values()
        )
    assert {finding["id"] for finding in as_json["findings"]} == set(KINDS) - {"unknown-rule"}
    assert [one["file"] for one in as_json["protocols"]] == files
    usable = [one for one in as_json["protocols"] if one["usable"]]
    assert as_json["situations"] == sum(one["situations"] for one in usable)
    assert all(one["situations"] is None for one in as_json["protocols"] if not one["usable"])


def test_json_places_are_in_the_files(as_json, examples):
    """Each place is a point in its file: a line that is there, and a column of that line or just behind it."""
    for finding in as_json["findings"]:
        lines = (examples / finding["file"]).read_bytes().decode("utf-8", "replace").split("\n")
        assert finding["line"] <= len(lines), finding
        assert finding["column"] <= len(lines[finding["line"] - 1]) + 1, finding


def test_text_and_json_say_the_same(as_json, examples, files):
    """The text has a head line for each finding of the JSON, in the same order."""
    screen, status = run(examples, "protocol", "check", *files)
    assert status == 3
    heads = re.findall(r"^(\S+):(\d+):(\d+): (error|warning|note)\[([a-z-]+)\]: ", screen, re.MULTILINE)
    assert [(id_, file, int(line), int(column)) for file, line, column, _, id_ in heads] == [
        _key(finding) for finding in as_json["findings"]
    ]


# ------------------------------------------------------------------ SARIF 2.1.0


def test_sarif_has_what_the_standard_requires(sarif):
    """SARIF 2.1.0: version, one run with a named tool, and of each result a rule, a level, a text and a region."""
    assert sarif["version"] == "2.1.0"
    assert sarif["$schema"].startswith("https://")
    (run_,) = sarif["runs"]
    assert run_["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run_["tool"]["driver"]
    assert driver["name"] == "callout"
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert len(rules) == len(driver["rules"])
    for rule in rules.values():
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert run_["results"]
    for result in run_["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"].strip()
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        uri = physical["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
        assert not uri.startswith("/")
        assert physical["region"]["startLine"] >= 1
        assert physical["region"]["startColumn"] >= 1


def test_sarif_and_json_say_the_same(sarif, as_json):
    """SARIF has a result for each finding of the JSON, in the same order, with its message, its case and its cure."""
    results = sarif["runs"][0]["results"]
    assert len(results) == len(as_json["findings"])
    for result, finding in zip(results, as_json["findings"], strict=True):
        physical = result["locations"][0]["physicalLocation"]
        region = physical["region"]
        place = unquote(physical["artifactLocation"]["uri"]), region["startLine"], region["startColumn"]
        assert (result["ruleId"], *place) == _key(finding)
        assert result["level"] == finding["severity"]
        assert result["message"]["text"].startswith(finding["message"])
        assert result["message"]["text"].endswith(finding["help"])
        for question in finding["case"] or {}:
            assert f"{question}=" in result["message"]["text"]


@pytest.fixture
def accepted(examples: Path, tmp_path: Path) -> Path:
    """A folder with an idle question, and a `findings.yaml` that accepts it."""
    (tmp_path / "protocol.yaml").write_bytes((examples / "idle-question" / "protocol.yaml").read_bytes())
    (tmp_path / "findings.yaml").write_text(
        "format: 1\nwaivers:\n  - {finding: idle-question, about: late, reason: 'For the count: yes.', date: 2026-11-20}\n",
        encoding="utf-8",
    )
    return tmp_path


def test_what_is_accepted_in_each_form(accepted):
    """What the owners accept is told in text, JSON and SARIF with its reason, not to GitHub, and the status is 0."""
    screen, status = run(accepted, "protocol", "check", "protocol.yaml")
    assert status == 0
    assert "waived[idle-question]" in screen
    assert "= reason: For the count: yes. (2026-11-20)" in screen
    screen, status = run(accepted, "protocol", "check", "protocol.yaml", "--json")
    (waived,) = json.loads(screen)["result"]["waived"]
    assert status == 0
    assert (waived["id"], waived["reason"], waived["accepted"]) == (
        "idle-question",
        "For the count: yes.",
        "2026-11-20",
    )
    screen, status = run(accepted, "protocol", "check", "protocol.yaml", "--format", "sarif")
    (result,) = json.loads(screen)["runs"][0]["results"]
    assert status == 0
    (suppression,) = result["suppressions"]
    assert suppression["kind"] in ("inSource", "external")
    assert suppression["status"] == "accepted"
    assert suppression["justification"] == "For the count: yes."
    assert run(accepted, "protocol", "check", "protocol.yaml", "--format", "github") == ("", 0)


def test_sarif_of_nothing_is_sarif(tmp_path):
    """A protocol without a finding gives a run without a result."""
    (tmp_path / "protocol.yaml").write_bytes(BASE.read_bytes())
    screen, status = run(tmp_path, "protocol", "check", "protocol.yaml", "--format", "sarif")
    assert status == 0
    assert json.loads(screen)["runs"][0]["results"] == []


# ------------------------------------------------------------------ GitHub


def test_github_lines(as_json, examples, files):
    """Each finding is one workflow command, whose parts read back are those of the JSON."""
    screen, status = run(examples, "protocol", "check", *files, "--format", "github")
    assert status == 3
    lines = screen.splitlines()
    assert len(lines) == len(as_json["findings"])
    for line, finding in zip(lines, as_json["findings"], strict=True):
        match = GITHUB.match(line)
        assert match, line
        place = _unescaped(match["file"]), int(match["line"]), int(match["column"])
        assert (_unescaped(match["id"]), *place) == _key(finding)
        assert match["level"] == LEVELS[finding["severity"]]
        assert _unescaped(match["message"]).startswith(finding["message"])


def test_github_lines_are_escaped(tmp_path):
    """A per cent sign, a comma and a new line in names and values cannot end a line or a property."""
    name = "at 100%, or so.yaml"
    text = BASE.read_text(encoding="utf-8")
    value = '"50%\\n::error::no, yes: none"'
    (tmp_path / name).write_text(
        text.replace('channel: "999", timing: now', f'channel: "999", timing: {value}'), encoding="utf-8"
    )
    screen, status = run(tmp_path, "protocol", "check", name, "--format", "github")
    assert status == 3
    (line,) = screen.splitlines()
    match = GITHUB.match(line)
    assert match
    assert match["file"] == "at 100%25%2C or so.yaml"
    assert match["message"].startswith("`timing` cannot be `50%25%0A::error::no, yes: none`")
    assert _unescaped(match["file"]) == name


def test_github_escapes_a_colon_in_a_name():
    """A colon in the name of a file, as in `git:REVISION:PATH`, is escaped: it would end the property."""
    from calloutcli.cli.protocol_check import Result, _github

    finding = Finding("idle-question", "one\ntwo", "three", Place("git:HEAD~1:a,b/1.0.0.yaml", 3, 5), "note")
    (line,) = _github(Result("x", (finding,), None))
    head = "::notice file=git%3AHEAD~1%3Aa%2Cb/1.0.0.yaml,line=3,col=5,title=idle-question::"
    assert line == f"{head}one%0Atwo. three"


# ------------------------------------------------------------------ every form


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_no_form_can_drive_a_terminal(form, examples, files):
    """No control or bidi character of a file comes through to the screen, in whatever form."""
    screen, _ = run(examples, "protocol", "check", *files, "--format", form)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", screen)


def test_the_commands_of_the_examples():
    """Every example is one `callout protocol` command on a file beside it."""
    for id_ in example_ids():
        folder = BASE.parent / id_
        words = command_of(folder)
        assert words[:2] in (["protocol", "check"], ["protocol", "test"])
        assert id_ in MADE or (folder / words[2]).is_file()
