"""The flow as a numbered list: for a screen reader, to be read aloud, and as the text alternative of its picture."""

from calloutcli.analysis.flow import Flow, RuleInWords, Step
from calloutcli.analysis.wording import Clause, sentences
from calloutcli.cli.render import wrap

IMPOSSIBLE = "Said to be impossible. If it happens all the same, the steps above are read as they stand."


def render_flow(flow: Flow) -> str:
    """The lines of the flow: how it is read, then a paragraph for each step."""
    return "\n".join(flow_lines(flow))


def flow_lines(flow: Flow) -> list[str]:
    """Lines of at most 78 characters."""
    lines = wrap(flow.how, hang="")
    for step in flow.steps:
        lines += ["", *_step(step)]
    if flow.impossible:
        lines += ["", *wrap(IMPOSSIBLE, hang="")]
        lines += [line for clause in flow.impossible for line in clause_lines(clause, "  - ")]
    if flow.unused:
        lines += ["", "No step leads to:"]
        lines += [line for title in flow.unused for line in hung("  - ", title)]
    return lines


def asks(step: Step) -> str:
    """What a step asks: whether its rule, or any of its rules, holds."""
    return "Does any of these hold?" if len(step.rules) > 1 else "Does this hold?"


def source_of(rule: RuleInWords) -> str:
    """The rule's name and the paragraph it rests on, on one line."""
    return f"Rule {rule.id} ({rule.because})"


def hung(label: str, text: str) -> list[str]:
    """The text in lines, after `label` on the first and below its end on the others."""
    mark = label.lstrip()
    return wrap(mark + text, " " * (len(label) - len(mark)), " " * len(mark))


def clause_lines(clause: Clause, label: str) -> list[str]:
    """The clause's sentences: the first after `label`, those of its parts as a list below it."""
    (_, first), *rest = sentences(clause)
    indent = " " * len(label)
    return hung(label, first) + [
        line for depth, sentence in rest for line in hung(f"{indent}{'  ' * (depth - 1)}- ", sentence)
    ]


def _step(step: Step) -> list[str]:
    if step.last:
        head = f"Step {step.number}. " + ("If no step above has a yes:" if step.number > 1 else "Always:")
        return [head, *hung("  ", _stop(step.title)), *(line for rule in step.rules for line in _notes(rule, "  "))]
    lines = [f"Step {step.number}. {asks(step)}"]
    for number, rule in enumerate(step.rules, 1):
        label = f"  {step.number}.{number}  " if len(step.rules) > 1 else "  "
        lines += clause_lines(rule.clause, label) if rule.clause else []
        lines += _notes(rule, " " * len(label))
    return [*lines, *hung("  Yes: ", _stop(step.title)), f"  No: go on to step {step.number + 1}."]


def _notes(rule: RuleInWords, indent: str) -> list[str]:
    return (hung(indent, rule.note) if rule.note else []) + hung(indent, source_of(rule))


def _stop(title: str) -> str:
    return title if title.endswith((".", "!", "?")) else f"{title}."
