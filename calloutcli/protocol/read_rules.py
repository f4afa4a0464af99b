"""The `rules` and `impossible` of a protocol file: which situation leads to which outcome."""

from collections.abc import Mapping

from calloutcli.protocol.condition import Condition, all_of, none_of, parse_condition
from calloutcli.protocol.model import Rule
from calloutcli.protocol.question import Question
from calloutcli.protocol.shape import NAME, RESERVED, Shape
from calloutcli.protocol.source import Data, Path

_NAMES = "use small letters, digits and `-`, starting with a letter, and none of: " + ", ".join(sorted(RESERVED))


class RuleReader:
    """Reads all rules; `questions`, `outcomes` and `sources` are what the file declares."""

    def __init__(
        self,
        shape: Shape,
        questions: Mapping[str, Question],
        outcomes: Mapping[str, object],
        sources: Mapping[str, object],
    ) -> None:
        self.shape = shape
        self.questions = questions
        self.outcomes = outcomes
        self.sources = sources

    def rules(self, data: Data | None) -> tuple[tuple[Rule, ...], Rule | None]:
        """(the rules in file order, `otherwise` where there is one)."""
        shape = self.shape
        rules: list[Rule] = []
        otherwise: Rule | None = None
        entries = shape.mapping(data, ("rules",), "`rules`") if data is not None else {}
        for id_, value in entries.items():
            path: Path = ("rules", id_)
            if id_ == "otherwise":
                fields = shape.fields(value, path, "`otherwise`", ("then", "because"), ("note",))
                otherwise = self._rule(id_, None, fields, path)
                continue
            if not NAME.match(id_) or id_ in RESERVED:
                shape.problem("bad-identifier", path, f"`{id_}` cannot name a rule", _NAMES, key=True)
            fields = shape.fields(value, path, f"the rule `{id_}`", ("when", "then", "because"), ("unless", "note"))
            rules.append(self._rule(id_, self._when(fields, path), fields, path))
        return tuple(rules), otherwise

    def _rule(self, id_: str, when: Condition | None, fields: dict[str, Data], path: Path) -> Rule:
        shape = self.shape
        return Rule(
            id=id_,
            when=when,
            then=shape.reference(fields.get("then"), (*path, "then"), "outcome", self.outcomes),
            because=shape.because(fields.get("because"), (*path, "because"), self.sources),
            note=shape.optional_text(fields.get("note"), (*path, "note"), "`note`"),
        )

    def _when(self, fields: dict[str, Data], path: Path) -> Condition | None:
        when = self._condition(fields["when"], (*path, "when")) if "when" in fields else None
        if "unless" not in fields:
            return when
        unless = self._condition(fields["unless"], (*path, "unless"))
        return all_of([when, none_of([unless])]) if when and unless else None

    def impossible(self, data: Data | None) -> tuple[Condition, ...]:
        """The combinations that cannot happen."""
        items = self.shape.items(data, ("impossible",), "`impossible`")
        found = [self._condition(item, where) for item, where in items]
        return tuple(condition for condition in found if condition is not None)

    def _condition(self, data: Data, path: Path) -> Condition | None:
        def problem(id_: str, where: Path, message: str, cure: str) -> None:
            self.shape.problem(id_, where, message, cure, key=id_ == "unknown-question")

        return parse_condition(data, path, self.questions, problem)
