"""A protocol as a DMN 1.3 decision table, so that other engines can run it.

Format: OMG "Decision Model and Notation" 1.3 (formal/2021-02-01), XML of section 12 without diagram interchange: one
decision, `outcome`, one decision table, one input for each question, with an `any of` question as one list of ticked
options and a column for each option. Conditions are FEEL (section 10); the hit policy follows `decide by`:

    most serious    PRIORITY (8.2.10), output values listed from the most serious down
    first match     FIRST
    only one        UNIQUE: rows of one outcome are cut so that no two overlap. Rows of different outcomes may still
                    overlap where the protocol contradicts itself: there an engine gives null or an error, as it must.

`otherwise` is no row but the default output (8.2.8): it speaks only when no row holds, and with PRIORITY a row would win
over less serious ones. Without `otherwise` there is no default, and the result is null. What the protocol declares
impossible is left out: the rules are read as they stand. "I do not know" is not DMN's: every question must be answered.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from calloutcli.analysis.dmn_rows import TableRow, input_names, table_rows
from calloutcli.analysis.space import YES, Input, Interval, Space, space_of
from calloutcli.finding import printable
from calloutcli.protocol.model import DecideBy, Protocol
from calloutcli.protocol.question import Question

MODEL: Final = "https://www.omg.org/spec/DMN/20191111/MODEL/"
FEEL: Final = "https://www.omg.org/spec/DMN/20191111/FEEL/"
_POLICIES: dict[DecideBy, str] = {"most serious": "PRIORITY", "first match": "FIRST", "only one": "UNIQUE"}


def render_dmn(protocol: Protocol) -> str:
    """The DMN 1.3 XML of the protocol.

    Raises:
        ProtocolError: its rules unfold into more rows than an engine should be given.
    """
    space = space_of(protocol)
    names = input_names(protocol)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<definitions xmlns="{MODEL}" id="protocol" name="{protocol.id}" namespace="{_namespace(protocol)}"',
        f'    expressionLanguage="{FEEL}" typeLanguage="{FEEL}">',
        *_element("description", _about(protocol)),
        *(line for question in protocol.questions for line in _type(question, names[question.id])),
        *_outcome_type(protocol),
        *(line for question in protocol.questions for line in _input_data(question, names[question.id])),
        *_decision(protocol, space, names),
        "</definitions>",
    ]
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------ XML


def _type(question: Question, name: str) -> Iterator[str]:
    several = question.kind == "several"
    if question.kind == "number":
        kind, allowed = "number", f"[{question.low}..{question.high}]"
    else:
        kind, allowed = "string", _strings(id_ for id_, _ in question.answers)
    inner = f"option_{name}" if several else f"answer_{name}"
    yield f'  <itemDefinition name="{inner}">'
    yield f"    <typeRef>{kind}</typeRef>"
    yield f"    <allowedValues><text>{_text(allowed)}</text></allowedValues>"
    yield "  </itemDefinition>"
    if several:
        yield f'  <itemDefinition name="answer_{name}" isCollection="true"><typeRef>{inner}</typeRef></itemDefinition>'


def _outcome_type(protocol: Protocol) -> Iterator[str]:
    yield '  <itemDefinition name="outcome_id">'
    yield "    <typeRef>string</typeRef>"
    yield f"    <allowedValues><text>{_text(_most_serious_first(protocol))}</text></allowedValues>"
    yield "  </itemDefinition>"


def _input_data(question: Question, name: str) -> Iterator[str]:
    yield f'  <inputData id="input_{name}" name="{name}">'
    yield from _element("description", question.ask.translations[0][1], "    ")
    yield f'    <variable name="{name}" typeRef="answer_{name}"/>'
    yield "  </inputData>"


def _decision(protocol: Protocol, space: Space, names: dict[str, str]) -> Iterator[str]:
    yield '  <decision id="decision" name="outcome">'
    yield '    <variable name="outcome" typeRef="outcome_id"/>'
    for name in names.values():
        yield f'    <informationRequirement id="needs_{name}"><requiredInput href="#input_{name}"/></informationRequirement>'
    yield f'    <decisionTable id="table" hitPolicy="{_POLICIES[protocol.decide_by]}" outputLabel="outcome">'
    for number, input_ in enumerate(space.inputs, 1):
        yield from _column(number, input_, space, names)
    yield '      <output id="output">'
    yield f"        <outputValues><text>{_text(_most_serious_first(protocol))}</text></outputValues>"
    if protocol.otherwise is not None:
        default = _text(_strings([protocol.otherwise.then]))
        yield f"        <defaultOutputEntry><text>{default}</text></defaultOutputEntry>"
    yield "      </output>"
    yield '      <annotation name="rule"/>'
    yield '      <annotation name="because"/>'
    for number, row in enumerate(table_rows(protocol, space), 1):
        yield from _row(number, row, space)
    yield "    </decisionTable>"
    yield "  </decision>"


def _column(number: int, input_: Input, space: Space, names: dict[str, str]) -> Iterator[str]:
    question = next(one for one in space.questions if one.id == input_.question)
    name, label = names[question.id], question.ask.translations[0][1]
    expression, kind = name, "number" if question.kind == "number" else "string"
    if input_.option is not None:
        expression, kind = f'list contains({name}, "{input_.option}")', "boolean"
        label = f"{label} {dict(question.answers)[input_.option].translations[0][1]}"
    yield f'      <input id="column_{number}" label="{_text(" ".join(label.split()))}">'
    yield f'        <inputExpression typeRef="{kind}"><text>{_text(expression)}</text></inputExpression>'
    yield "      </input>"


def _row(number: int, row: TableRow, space: Space) -> Iterator[str]:
    asked = dict(row.row)
    yield f'      <rule id="row_{number}">'
    for index, input_ in enumerate(space.inputs):
        test = _test(input_, asked[index]) if index in asked else "-"
        yield f"        <inputEntry><text>{_text(test)}</text></inputEntry>"
    yield f"        <outputEntry><text>{_text(_strings([row.outcome]))}</text></outputEntry>"
    for words in (row.rule.id, str(row.rule.because)):
        yield f"        <annotationEntry><text>{_text(words)}</text></annotationEntry>"
    yield "      </rule>"


def _test(input_: Input, mask: int) -> str:
    """The values of a mask as FEEL unary tests."""
    if input_.option is not None:
        return "true" if mask == 1 << YES else "false"
    values = [value for index, value in enumerate(input_.values) if mask >> index & 1]
    numbers = _joined([value for value in values if not isinstance(value, str)])
    if numbers:
        return ", ".join(str(low) if low == high else f"[{low}..{high}]" for low, high in numbers)
    return _strings(value for value in values if isinstance(value, str))


def _joined(intervals: Sequence[Interval]) -> list[Interval]:
    joined: list[Interval] = []
    for low, high in intervals:
        if joined and low == joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return joined


def _most_serious_first(protocol: Protocol) -> str:
    return _strings(outcome.id for outcome in reversed(protocol.outcomes))


def _strings(ids: Iterable[str]) -> str:
    return ", ".join(f'"{id_}"' for id_ in ids)


def _namespace(protocol: Protocol) -> str:
    return f"urn:callout:protocol:{protocol.id}:{protocol.version}"


def _about(protocol: Protocol) -> str:
    return (
        f"{protocol.title.translations[0][1]} ({protocol.id} {protocol.version}, status {protocol.status}, SHA-256 "
        f"{protocol.sha256}). Made from the protocol file, which alone is what was agreed."
    )


def _element(tag: str, words: str, indent: str = "  ") -> Iterator[str]:
    yield f"{indent}<{tag}>{_text(words)}</{tag}>"


def _text(words: str) -> str:
    return escape(printable(words)).replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
