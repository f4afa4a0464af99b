"""From the bytes of a protocol file to a `Protocol`, or to every finding at once.

Format: number 1, whose shape stands in `schema.json` beside this file (for editors; a test holds the two equal) and
whose meaning stands here and in `read_outcomes.py`, `read_questions.py`, `read_rules.py`: every name that is used is declared, every answer named is an answer of its question.
A protocol is loaded whole or not at all.
"""

import hashlib
import re

from calloutcli.errors import ProtocolError
from calloutcli.protocol.model import Agency, Citation, Protocol, Role, Scope
from calloutcli.protocol.read_outcomes import OutcomeReader
from calloutcli.protocol.read_questions import QuestionReader
from calloutcli.protocol.read_rules import RuleReader
from calloutcli.protocol.shape import NAME, VERSION, Enough, Shape
from calloutcli.protocol.source import Data, Path, Source, parse_source
from calloutcli.wording import msg

FORMAT = "1"
STATUSES = ("example", "draft", "agreed", "superseded")
POLICIES = ("most serious", "first match", "only one")
PLACEMENTS = ("childrens_home", "foster_care", "supported_accommodation", "secure_home")

_REQUIRED = (
    "format",
    "protocol",
    "version",
    "title",
    "status",
    "effective",
    "review by",
    "agencies",
    "sources",
    "roles",
    "outcomes",
    "questions",
    "rules",
)
_OPTIONAL = ("languages", "scope", "terms", "if unsure", "decide by", "record", "closing", "impossible")


def load_protocol(raw: bytes, file: str) -> Protocol:
    """The protocol that the bytes of a file say; `file` is only the name to show.

    Raises:
        ProtocolError: with every finding, in file order.
    """
    return load_with_places(raw, file)[0]


def load_with_places(raw: bytes, file: str) -> tuple[Protocol, Source]:
    """(the protocol that the bytes of a file say, the places of everything in it).

    Raises:
        ProtocolError: with every finding, in file order.
    """
    source = parse_source(raw, file)
    shape = Shape(source)
    try:
        protocol = _Loader(shape).protocol(hashlib.sha256(raw).hexdigest())
    except Enough:
        protocol = None
    if protocol is None or shape.findings:
        ordered = sorted(
            shape.findings, key=lambda finding: (finding.place.line, finding.place.column) if finding.place else (0, 0)
        )
        number = len(ordered)
        raise ProtocolError(
            msg("`{file}` cannot be used as a protocol: problems found: {number}", file=file, number=number),
            msg("mend the lines named above"),
            ordered,
        )
    return protocol, source


class _Loader:
    """The sections of one file, read in the order in which they depend on each other."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def protocol(self, sha256: str) -> Protocol:
        shape = self.shape
        top = shape.fields(shape.source.data, (), "a protocol", _REQUIRED, _OPTIONAL)
        self._format(top.get("format"))
        languages = self._languages(top.get("languages"))
        terms = shape.named(top.get("terms"), ("terms",), "terms")
        shape.terms = {id_: shape.text(words, ("terms", id_), f"the term `{id_}`") for id_, words in terms.items()}
        sources = shape.named(top.get("sources"), ("sources",), "sources", re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z"))
        roles = shape.named(top.get("roles"), ("roles",), "roles")
        declared = shape.named(top.get("outcomes"), ("outcomes",), "outcomes")
        if not declared and "outcomes" in top:
            shape.problem(
                "wrong-type", ("outcomes",), "there is no outcome here", "declare one below this key", key=True
            )
        outcome_reader = OutcomeReader(shape, roles, declared)
        outcomes = shape.build(declared, ("outcomes",), outcome_reader.outcome)
        outcome_reader.require_no_cycle(outcomes)
        question_reader = QuestionReader(shape, sources)
        questions = shape.build(
            shape.named(top.get("questions"), ("questions",), "questions"), ("questions",), question_reader.question
        )
        rule_reader = RuleReader(shape, {question.id: question for question in questions}, declared, sources)
        rules, otherwise = rule_reader.rules(top.get("rules"))
        return Protocol(
            id=self._name(top.get("protocol"), ("protocol",)),
            version=self._version(top.get("version")),
            sha256=sha256,
            title=shape.text(top.get("title"), ("title",), "`title`"),
            status=shape.choice(top.get("status"), ("status",), "`status`", STATUSES),  # type: ignore[arg-type]
            effective=shape.day(top.get("effective"), ("effective",), "`effective`"),
            review_by=shape.day(top.get("review by"), ("review by",), "`review by`"),
            languages=languages,
            agencies=shape.build(
                shape.named(top.get("agencies"), ("agencies",), "agencies"), ("agencies",), self._agency
            ),
            scope=self._scope(top.get("scope")),
            sources=shape.build(sources, ("sources",), self._citation),
            roles=shape.build(roles, ("roles",), self._role),
            ask_when_unsure=self._unsure(top.get("if unsure"), roles),
            decide_by=shape.choice(top.get("decide by"), ("decide by",), "`decide by`", POLICIES, POLICIES[0]),  # type: ignore[arg-type]
            outcomes=outcomes,
            questions=questions,
            rules=rules,
            otherwise=otherwise,
            impossible=rule_reader.impossible(top.get("impossible")),
            record=shape.build(
                shape.named(top.get("record"), ("record",), "record"), ("record",), question_reader.record
            ),
            closing=shape.build(
                shape.named(top.get("closing"), ("closing",), "closing"), ("closing",), question_reader.closing
            ),
        )

    def _format(self, data: Data | None) -> None:
        text = self.shape.scalar(data, ("format",), "`format`")
        if text and text != FORMAT:
            cure = f"this version of callout reads format {FORMAT}: a newer callout may read this file"
            self.shape.problem("unknown-format", ("format",), f"format `{text}` is not known here", cure)

    def _name(self, data: Data | None, path: Path) -> str:
        text = self.shape.scalar(data, path, "`protocol`")
        if text and not NAME.match(text):
            self.shape.problem(
                "bad-identifier", path, f"`{text}` cannot name a protocol", "use small letters, digits and `-`"
            )
        return text

    def _version(self, data: Data | None) -> str:
        text = self.shape.scalar(data, ("version",), "`version`")
        if text and not VERSION.match(text):
            self.shape.problem("bad-version", ("version",), f"`{text}` is not a version", "write it as 1.0.0")
        return text

    def _languages(self, data: Data | None) -> tuple[tuple[str, bool], ...]:
        """(language, whether a fluent reader has checked it), the first being the file's own."""
        if data is None:
            return (("en", True),)
        found: list[tuple[str, bool]] = []
        for code, value in self.shape.named(data, ("languages",), "languages").items():
            path: Path = ("languages", code)
            fields = self.shape.fields(value, path, f"the language `{code}`", ("reviewed",), ())
            found.append((code, self.shape.flag(fields.get("reviewed"), (*path, "reviewed"), "`reviewed`")))
        self.shape.languages = tuple(code for code, _ in found) or ("en",)
        return tuple(found) or (("en", True),)

    def _agency(self, id_: str, data: Data, path: Path) -> Agency:
        fields = self.shape.fields(data, path, f"the agency `{id_}`", ("name", "role"), ())
        name = self.shape.text(fields.get("name"), (*path, "name"), "`name`")
        return Agency(id_, name, self.shape.scalar(fields.get("role"), (*path, "role"), "`role`"))

    def _scope(self, data: Data | None) -> Scope:
        path: Path = ("scope",)
        if data is None:
            return Scope((), "", ())
        fields = self.shape.fields(data, path, "`scope`", (), ("placements", "area", "excludes"))
        placements = tuple(
            self.shape.choice(text, where, "a placement", PLACEMENTS)
            for text, where in self.shape.scalars(fields.get("placements"), (*path, "placements"), "`placements`")
        )
        excludes = self.shape.scalars(fields.get("excludes"), (*path, "excludes"), "`excludes`")
        area = self.shape.optional_scalar(fields.get("area"), (*path, "area"), "`area`") or ""
        return Scope(placements, area, tuple(text for text, _ in excludes))

    def _citation(self, id_: str, data: Data, path: Path) -> Citation:
        fields = self.shape.fields(data, path, f"the source `{id_}`", ("title",), ("url",))
        url = self.shape.optional_scalar(fields.get("url"), (*path, "url"), "`url`") or ""
        return Citation(id_, self.shape.text(fields.get("title"), (*path, "title"), "`title`"), url)

    def _role(self, id_: str, data: Data, path: Path) -> Role:
        return Role(id_, self.shape.text(data, path, f"the role `{id_}`"))

    def _unsure(self, data: Data | None, roles: dict[str, Data]) -> tuple[str, ...]:
        if data is None:
            return ()
        fields = self.shape.fields(data, ("if unsure",), "`if unsure`", ("ask",), ())
        return self.shape.references(fields.get("ask"), ("if unsure", "ask"), "role", roles)
