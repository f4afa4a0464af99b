"""`docs/findings.md`, made from the catalogue and the examples: `render_page()` is its whole text."""

from typing import Final

from calloutcli.catalogue import KINDS
from tests.findings.examples import HERE, MADE, command_of

GROUPS: Final = {
    "alias": "The text of the file",
    "bad-answers": "Its shape and its names",
    "conflicting-rules": "What the rules mean",
    "gate-not-emergency": "What is asked",
    "agreed-without-approval": "People, dates, agreement",
    "double-negative": "How it is said",
    "unused-waiver": "What the owners accept",
}
"""The first id of each group, in the order of the catalogue, and the group's heading."""

ACCEPTED_EXAMPLE: Final = """\
format: 1
severity:
  idle-answer: warning
waivers:
  - finding: unreviewed-translation
    about: cy
    reason: A fluent reader is booked for January.
    date: 2026-11-20
    until: 2027-02-01
"""
"""The `findings.yaml` on the page."""

HOOK: Final = "callout-protocol-check"

HEAD: Final = f"""\
<!-- Made by tests/findings/page.py from calloutcli/catalogue.py and tests/findings/. Do not edit this page. -->

# Findings

`callout protocol check FILE` reads a protocol and says what is wrong with it, or worth a second look. Each thing that it
says is a *finding*: it has a name that never changes, a place in the file, often an incident that shows it, and what to do
about it. This page has them all, each with an example that a test runs.

A finding looks like this:

```text
FILE:LINE:COLUMN: SEVERITY[NAME]: what was found
  LINE | the line of the file
       | ^ the place
   = case: answers that show it
   = help: what to do
```

## How serious

| severity | means |
|---|---|
| error | staff could be told the wrong thing, or nothing. With many of them the file cannot be used at all |
| warning | probably not what was meant. Mend it, or accept it and say why |
| note | worth knowing. It may be right as it is |

| exit status | means |
|---|---|
| 0 | nothing found, or only notes |
| 1 | an error or a warning that nobody has accepted |
| 2 | the command line is wrong |
| 3 | a file cannot be used as a protocol |

## What the owners accept

Some findings are there for a reason. The owners of a protocol write them into `findings.yaml` in the protocol's folder. It
counts for every version in that folder.

```yaml
{ACCEPTED_EXAMPLE}```

- `severity` changes how serious a kind of finding is taken here: `error`, `warning` or `note`.
- Each entry under `waivers` accepts a `finding`. `about` names the one rule, question, outcome, role or language that is
  meant; left out, all of this kind are accepted. `reason` says why, and `date` since when. After the day in `until` it is
  a finding again; left out, it is accepted for good.
- What was accepted is still printed, as `waived`, with its reason.
- A finding with which a protocol cannot be used at all can be neither changed nor accepted. Each section below says so.

## In what form

| option | for whom |
|---|---|
| `--format text` | people. This is what you get without an option |
| `--json` | programs: `findings`, `waived`, `situations` and the `protocols` that were read |
| `--format sarif` | code hosts and editors: SARIF 2.1.0 |
| `--format github` | GitHub: lines that it shows beside the changed text |

Several files can be checked at once: `callout protocol check protocols/*/[0-9]*.yaml`.

To check every protocol before it is saved in a repository, put this into `.pre-commit-config.yaml`. It looks at files that
are called `<protocol>/<version>.yaml`.

```yaml
repos:
  - repo: # the address of the callout repository
    rev: # the version of callout that you use
    hooks:
      - id: {HOOK}
```
"""


def render_page() -> str:
    """The whole text of `docs/findings.md`."""
    parts = [HEAD, _contents()]
    for id_ in KINDS:
        if id_ in GROUPS:
            parts.append(f"# {GROUPS[id_]}\n")
        parts.append(_section(id_))
    return "\n".join(parts)


def _contents() -> str:
    """Every id, by group, with a link to its section."""
    lines = ["## All of them", ""]
    names: list[str] = []
    for id_ in reversed(KINDS):
        names.insert(0, f"[{id_}](#{id_})")
        if id_ in GROUPS:
            lines.insert(2, f"- {GROUPS[id_]}: {', '.join(names)}")
            names = []
    return "\n".join(lines) + "\n"


def _section(id_: str) -> str:
    kind, folder = KINDS[id_], HERE / id_
    accepted = "Can be accepted." if kind.waivable else "Cannot be accepted: with this a protocol cannot be used."
    about = (folder / "about.md").read_text(encoding="utf-8").rstrip("\n")
    expected = (folder / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
    where = "The file is too large to keep here: the test makes it." if id_ in MADE else ""
    where = where or f"The file: [tests/findings/{id_}](../tests/findings/{id_})"
    return (
        f"## {id_}\n\n**{kind.severity.capitalize()}**: {kind.title[:1].lower()}{kind.title[1:]}. {accepted}\n\n"
        f"{about}\n\n```console\n$ callout {' '.join(command_of(folder))}\n{expected}\n```\n\n{where}\n"
    )
