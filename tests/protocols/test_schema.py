"""The schema that editors use beside the loader that has the last word: what one accepts the other does not refuse."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from calloutcli.errors import ProtocolError
from calloutcli.protocol import load as loader
from calloutcli.protocol import read_outcomes as outcomes
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.shape import RESERVED

jsonschema = pytest.importorskip("jsonschema")

REPOSITORY = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = json.loads((REPOSITORY / "calloutcli" / "protocol" / "schema.json").read_text("utf-8"))
FILES = sorted((REPOSITORY / "protocols").glob("*/[0-9]*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

SMALL = """\
format: 1
protocol: small
version: 1.0.0
title: Small
status: draft
effective: 2026-12-01
review by: 2027-12-01
languages: {en: {reviewed: yes}, cy: {reviewed: no}}
scope: {placements: [childrens_home], area: Somewhere, excludes: missing_from_care}
agencies: {police: {name: Police, role: police}}
sources: {P: {title: {en: The paper, cy: Y papur}, url: https://example.org}}
roles: {senior: Senior, manager: Manager}
terms: {child: child}
if unsure: {ask: [manager]}
decide by: most serious
outcomes:
  home:
    title: Home
    tier: in_house
    channel: none
    timing: next_day
    decider: senior
    consult: {before: manager, any of: [manager, senior], fallback: [senior]}
    notify: [{who: manager, within: 24 h, judged by: senior, basis: rule 1, why: So.}]
    do: [Sit down., {en: Talk., cy: Siaradwch.}]
    restorative: meeting
    defer: {until: next_day 12:00, owner: manager, if overdue: call}
  call: {title: Call, tier: emergency_police, channel: 999, timing: now, decider: senior}
questions:
  danger: {ask: Danger, answers: yes or no, gate: yes, if unknown: yes}
  injury: {ask: Injury, answers: {none: None, some: Some}, if unknown: ask, why: Because., because: P 2}
  what: {ask: What, answers: any of, options: {hit: Hit, threat: Threat}}
  times: {ask: Times, answers: 0 to 10}
rules:
  danger-now: {when: {danger: yes}, then: call, because: P 1}
  often: {when: [{times: 3}, {any of: [{what: includes hit}, {what: [nothing ticked]}]}], unless: {injury: none}, then: call, because: P 1, note: So.}
  otherwise: {then: home, because: P 1}
record:
  why: {ask: Why, answers: words}
closing:
  now: {ask: Now, answers: yes or no}
impossible: [{danger: yes, injury: none}]
"""


def as_an_editor_sees(text: str) -> Any:
    """Give the data of a YAML file as JSON: what `yaml.safe_load` reads, with days as text and keys as text.

    PyYAML takes `yes:` as a key for true, and 2026-12-01 for a date; an editor's YAML 1.2 keeps both as text.
    """

    def plain(data: Any) -> Any:
        if isinstance(data, dict):
            return {{True: "yes", False: "no"}.get(key, str(key)): plain(value) for key, value in data.items()}
        if isinstance(data, list):
            return [plain(item) for item in data]
        return data.isoformat() if isinstance(data, date) else data

    return plain(yaml.safe_load(text))


def loads(text: str) -> bool:
    """Say whether the loader takes the text."""
    try:
        load_protocol(text.encode(), "small.yaml")
    except ProtocolError:
        return False
    return True


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of the schema, outermost first."""
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_the_schema_is_a_schema() -> None:
    """It is valid JSON Schema, draft 2020-12, and says so."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_property_is_explained() -> None:
    """An editor can show a plain sentence for every word of the file."""

    def explained(part: Any) -> bool:
        target = SCHEMA["$defs"][part["$ref"].removeprefix("#/$defs/")] if "$ref" in part else {}
        return bool(part.get("description") or target.get("description"))

    for part in objects(SCHEMA):
        for name, value in part.get("properties", {}).items():
            if isinstance(value, dict) and part.get("type") == "object":
                assert explained(value), name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_accepts_every_shipped_file(file: Path) -> None:
    """Every shipped protocol passes the schema as an editor reads it."""
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(file.read_text("utf-8")))) == []


def test_small_file_passes_both() -> None:
    """A file that uses every key once passes the schema and loads."""
    assert list(VALIDATOR.iter_errors(as_an_editor_sees(SMALL))) == []
    assert loads(SMALL)


BROKEN: dict[str, tuple[str | re.Pattern[str], str]] = {
    "unknown-key-at-the-top": ("status: draft", "status: draft\nowner: me"),
    "misspelt-key": ("review by:", "reviewed by:"),
    "missing-key": ("status: draft\n", ""),
    "another-format": ("format: 1", "format: 2"),
    "name-with-capitals": ("protocol: small", "protocol: Small One"),
    "version-of-two-numbers": ("version: 1.0.0", "version: 1.0"),
    "unknown-status": ("status: draft", "status: live"),
    "day-in-words": ("effective: 2026-12-01", "effective: next December"),
    "languages-as-a-list": ("{en: {reviewed: yes}, cy: {reviewed: no}}", "[en, cy]"),
    "reviewed-perhaps": ("cy: {reviewed: no}", "cy: {reviewed: perhaps}"),
    "unknown-placement": ("[childrens_home]", "[boarding_school]"),
    "agency-without-role": (", role: police}", "}"),
    "source-without-title": (
        "{title: {en: The paper, cy: Y papur}, url: https://example.org}",
        "{url: https://example.org}",
    ),
    "unknown-policy": ("most serious\n", "majority\n"),
    "no-outcomes": (re.compile(r"outcomes:\n.*?(?=questions:)", re.DOTALL), "outcomes: {}\n"),
    "unknown-tier": ("tier: in_house", "tier: internal"),
    "unknown-channel": ("channel: 999", "channel: 112"),
    "unknown-timing": ("timing: now", "timing: soon"),
    "outcome-without-decider": (", timing: now, decider: senior}", ", timing: now}"),
    "consult-instead": ("fallback: [senior]", "instead: [senior]"),
    "notice-without-deadline": ("within: 24 h, ", ""),
    "deadline-in-days": ("within: 24 h", "within: 1 day"),
    "steps-not-a-list": ("do: [Sit down., {en: Talk., cy: Siaradwch.}]", "do: Sit down."),
    "text-without-words": ("title: Small", "title: {}"),
    "unknown-restorative": ("restorative: meeting", "restorative: circle"),
    "deferral-without-hour": ("until: next_day 12:00", "until: next_day"),
    "deferral-past-midnight": ("until: next_day 12:00", "until: next_day 24:10"),
    "deferral-of-no-working-day": ("until: next_day 12:00", "until: 0 working days 12:00"),
    "deferral-of-one-days": ("until: next_day 12:00", "until: 1 working day 12:00"),
    "deferral-without-owner": (", owner: manager", ""),
    "reserved-answer": ("{none: None, some: Some}", "{none: None, unknown: Not known}"),
    "one-answer": ("{none: None, some: Some}", "{none: None}"),
    "answers-of-another-kind": ("answers: 0 to 10", "answers: a number"),
    "options-without-any-of": ("answers: any of, ", "answers: yes or no, "),
    "any-of-without-options": (", options: {hit: Hit, threat: Threat}", ""),
    "words-in-a-question": ("answers: 0 to 10", "answers: words"),
    "gate-perhaps": ("gate: yes", "gate: perhaps"),
    "question-with-a-capital": ("  danger: {ask", "  Danger: {ask"),
    "otherwise-with-when": ("otherwise: {then", "otherwise: {when: {danger: yes}, then"),
    "rule-without-because": ("then: call, because: P 1}", "then: call}"),
    "rule-without-when": ("danger-now: {when: {danger: yes}, then", "danger-now: {then"),
    "empty-when": ("when: {danger: yes}", "when: {}"),
    "empty-list": ("[{what: includes hit}, {what: [nothing ticked]}]", "[]"),
    "any-of-without-list": ("any of: [{what: includes hit}, {what: [nothing ticked]}]", "any of: {what: includes hit}"),
    "unknown-key-in-a-rule": (", note: So.}", ", remark: So.}"),
    "gate-in-the-record": ("answers: words}", "answers: words, gate: no}"),
    "gate-in-closing": ("{ask: Now, answers: yes or no}", "{ask: Now, answers: yes or no, gate: no}"),
    "impossible-not-a-list": ("impossible: [{danger: yes, injury: none}]", "impossible: {danger: yes}"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_refuses_what_the_loader_refuses(name: str) -> None:
    """A broken shape is refused by the schema and by the loader alike."""
    old, new = BROKEN[name]
    broken = old.sub(new, SMALL, count=1) if isinstance(old, re.Pattern) else SMALL.replace(old, new, 1)
    assert broken != SMALL
    assert not VALIDATOR.is_valid(as_an_editor_sees(broken))
    assert not loads(broken)


def test_says_the_words_that_the_loader_knows() -> None:
    """Keys and closed lists of words are the same in the schema and in the loader."""
    top, outcome = SCHEMA["properties"], SCHEMA["$defs"]["outcome"]["properties"]

    def words(part: dict[str, Any]) -> set[str]:
        return {str(word) for word in part["enum"]}

    assert set(SCHEMA["required"]) == set(loader._REQUIRED)
    assert set(top) == set(loader._REQUIRED) | set(loader._OPTIONAL)
    assert words(top["format"]) == {loader.FORMAT}
    assert words(top["status"]) == set(loader.STATUSES)
    assert words(top["decide by"]) == set(loader.POLICIES)
    assert words(outcome["tier"]) == set(outcomes.TIERS)
    assert words(outcome["channel"]) == set(outcomes.CHANNELS)
    assert words(outcome["timing"]) == set(outcomes.TIMINGS)
    assert words(outcome["restorative"]) == set(outcomes.RESTORATIVE)
    assert words(SCHEMA["$defs"]["placement"]) == set(loader.PLACEMENTS)
    for part in objects(SCHEMA):
        reserved = part.get("not", {})
        assert not isinstance(reserved, dict) or set(reserved.get("enum", RESERVED)) == RESERVED
