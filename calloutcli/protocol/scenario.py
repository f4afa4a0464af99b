"""Worked incidents beside a protocol: answers, and the outcome and rules that the agencies expect.

Format of `scenarios.yaml`, number 1:

    format: 1
    protocol: reference-model
    given: The plan says nothing about it.   # optional: what somebody who practises is told with every story
    scenarios:
      broken-mug:
        story: A child breaks a mug in temper. Nobody is hurt.
        source: https://...          # optional: where the incident was described
        answers: {danger: no, ...}   # what is missing counts as "I do not know"
        outcome: in_house            # an outcome id, or `undecided`
        rules: [otherwise]           # optional: exactly these rules give it
"""

from contextlib import suppress
from typing import Final

from calloutcli.errors import ProtocolError
from calloutcli.frozen import frozen
from calloutcli.protocol.answers import Given, parse_answers
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.shape import NAME, Enough, Shape
from calloutcli.protocol.source import Data, Path, parse_source
from calloutcli.wording import msg

FILE: Final = "scenarios.yaml"


@frozen
class Scenario:
    """One worked incident. `rules` is empty when the file does not say which rules decide; `given` goes with every story of the file."""

    id: str
    story: str
    source: str
    answers: tuple[tuple[str, Given], ...]
    outcome: str
    rules: tuple[str, ...]
    given: str = ""


def load_scenarios(raw: bytes, file: str, protocol: Protocol) -> tuple[Scenario, ...]:
    """The scenarios that the bytes of a file say of `protocol`.

    Raises:
        ProtocolError: with every finding: unknown questions, answers, outcomes and rules among them.
    """
    shape = Shape(parse_source(raw, file))
    scenarios: tuple[Scenario, ...] = ()
    with suppress(Enough):
        top = shape.fields(shape.source.data, (), "a scenario file", ("format", "protocol", "scenarios"), ("given",))
        shape.choice(top.get("format"), ("format",), "`format`", ("1",))
        shape.choice(top.get("protocol"), ("protocol",), "`protocol`", (protocol.id,))
        given = shape.optional_scalar(top.get("given"), ("given",), "`given`") or ""
        entries = shape.mapping(top.get("scenarios", {}), ("scenarios",), "`scenarios`")
        scenarios = shape.build(
            entries, ("scenarios",), lambda id_, data, path: _scenario(shape, protocol, id_, data, path, given)
        )
    if shape.findings:
        raise ProtocolError(
            msg("`{file}` cannot be used: problems found: {number}", file=file, number=len(shape.findings)),
            findings=shape.findings,
        )
    return scenarios


def _scenario(shape: Shape, protocol: Protocol, id_: str, data: Data, path: Path, given: str) -> Scenario:
    if not NAME.match(id_.lower()):
        shape.problem(
            "bad-identifier", path, f"`{id_}` cannot name a scenario", "use letters, digits and `-`", key=True
        )
    fields = shape.fields(data, path, f"the scenario `{id_}`", ("story", "answers", "outcome"), ("source", "rules"))
    answers = shape.mapping(fields.get("answers", {}), (*path, "answers"), "`answers`")
    outcomes = {outcome.id: outcome for outcome in protocol.outcomes} | {UNDECIDED: None}
    rules = {rule.id: rule for rule in protocol.every_rule}
    return Scenario(
        id=id_,
        story=shape.scalar(fields.get("story"), (*path, "story"), "`story`"),
        source=shape.optional_scalar(fields.get("source"), (*path, "source"), "`source`") or "",
        answers=tuple(parse_answers(answers, (*path, "answers"), protocol, shape.problem).items()),
        outcome=shape.reference(fields.get("outcome"), (*path, "outcome"), "outcome", outcomes),
        rules=shape.references(fields.get("rules"), (*path, "rules"), "rule", rules),
        given=given,
    )
