"""Findings as SARIF 2.1.0 (OASIS standard, 2020): what code hosts and editors show beside the line."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from calloutcli import __version__
from calloutcli.canonical import Json
from calloutcli.catalogue import KINDS
from calloutcli.finding import Finding, case_words

if TYPE_CHECKING:
    from calloutcli.cli.protocol_check import Result

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(results: "Sequence[Result]") -> str:
    """One run with every finding; waived ones are there too, suppressed with their reason."""
    waived = [pair for result in results if result.checked is not None for pair in result.checked.waived]
    entries: list[Json] = [_result(finding) for result in results for finding in result.findings]
    entries += [
        {
            **_result(finding),
            "suppressions": [{"kind": "external", "status": "accepted", "justification": waiver.reason}],
        }
        for finding, waiver in waived
    ]
    used = sorted({finding.id for result in results for finding in result.findings} | {one.id for one, _ in waived})
    rules: list[Json] = [
        {
            "id": id_,
            "shortDescription": {"text": KINDS[id_].title},
            "defaultConfiguration": {"level": KINDS[id_].severity},
        }
        for id_ in used
    ]
    driver: dict[str, Json] = {"name": "callout", "version": __version__, "rules": rules}
    run: dict[str, Json] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": entries}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _result(finding: Finding) -> dict[str, Json]:
    case = ", ".join(f"{question}={case_words(answer)}" for question, answer in finding.case)
    text = ". ".join(part for part in (finding.message, f"Case: {case}" if case else "", finding.help) if part)
    result: dict[str, Json] = {"ruleId": finding.id, "level": finding.severity, "message": {"text": text}}
    if finding.place is not None:
        region: dict[str, Json] = {"startLine": finding.place.line, "startColumn": finding.place.column}
        uri = quote(finding.place.file.replace("\\", "/"))
        result["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}]
    return result
