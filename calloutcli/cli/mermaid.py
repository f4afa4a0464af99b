"""The flow as Mermaid text, for a wiki or a merge request that draws it.

Format: a Mermaid flowchart (mermaid.js.org, "Flowcharts"), its own names for nodes, and every label in double quotes. In a
label each character that is not a letter, a digit, a space, a comma or a full stop is written as `#33;`, Mermaid's own
escape: so no word of a protocol can end a label, start a directive (`%%{`), or become HTML.
"""

from collections.abc import Iterable

from calloutcli.analysis.flow import Flow, Step
from calloutcli.analysis.wording import sentences
from calloutcli.cli.flow_text import IMPOSSIBLE, asks, source_of
from calloutcli.finding import printable

_PLAIN = " ,.-?()'"
_BREAK = "<br/>"


def render_mermaid(flow: Flow) -> str:
    """The flowchart: a box for each step, `Yes` to its outcome, `No` to the next step."""
    lines = ["flowchart TD"]
    for step in flow.steps:
        lines.append(f'  step{step.number}["{_BREAK.join(_asked(step))}"]')
        if not step.last:
            lines.append(f'  outcome{step.number}(["{_label(step.title)}"])')
            lines.append(f"  step{step.number} -->|Yes| outcome{step.number}")
            lines.append(f"  step{step.number} -->|No| step{step.number + 1}")
    if flow.impossible:
        said = [_label(IMPOSSIBLE), *(line for clause in flow.impossible for line in _listed(sentences(clause)))]
        lines.append(f'  impossible["{_BREAK.join(said)}"]')
    return "\n".join(lines) + "\n"


def _asked(step: Step) -> list[str]:
    if step.last:
        head = [f"Step {step.number}. {'Else' if step.number > 1 else 'Always'}", step.title]
        return [_label(line) for line in (*head, *map(source_of, step.rules))]
    lines = [_label(f"Step {step.number}. {asks(step)}")]
    for number, rule in enumerate(step.rules):
        lines += ["or"] if number else []
        lines += _listed(sentences(rule.clause)) if rule.clause else []
        lines.append(_label(source_of(rule)))
    return lines


def _listed(listed: Iterable[tuple[int, str]]) -> list[str]:
    """A sentence a line, marked by how deep it stands."""
    return [_label(f"{'- ' * depth}{sentence}") for depth, sentence in listed]


def _label(text: str) -> str:
    words = " ".join(printable(text).split())
    return "".join(one if one.isalnum() or one in _PLAIN else f"#{ord(one)};" for one in words)
