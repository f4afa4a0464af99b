"""From the bytes of a protocol file to a `Protocol`, or to every finding at once.

Format: number 1, whose shape stands in `schema.json` beside this file (for editors; a test holds the two equal) and
whose meaning stands here: every name that is used is declared, every answer named is an answer of its question.
A protocol is loaded whole or not at all.
"""

import hashlib
import re

from calloutcli.errors import ProtocolError
from calloutcli.protocol.condition import Condition, all_of, none_of, parse_condition
from calloutcli.protocol.model import (
    UNKNOWN,
    Agency,
    Because,
    Citation,
    Consultation,
    Deferral,
    Notice,
    Outcome,
    Protocol,
    Question,
    Role,
    Rule,
    Scope,
    Text,
)
from calloutcli.protocol.shape import NAME, RESERVED, VERSION, Enough, Shape
from calloutcli.protocol.source import Data, Path, parse_source

FORMAT = "1"
STATUSES = ("example", "draft", "agreed", "superseded")
TIERS = ("in_house", "safeguarding_report", "planned_police", "emergency_police")
CHANNELS = ("none", "named_officer", "online", "101", "999")
TIMINGS = ("now", "this_shift", "next_day")
RESTORATIVE = ("none", "conversation", "meeting", "conference")
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
_OPTIONAL = ("languages", "scope", "terms", "if unsure", "decide by", "record", "impossible")

_NEVER_AN_INPUT = re.compile(
    r"\b(ethnic\w*|race|racial origin|nationality|religio\w*|faith|gender|sex|sexual orientation|known to (the )?police"
    r"|police record|criminal record|previous (convictions?|offences?|cautions?))\b",
    re.IGNORECASE,
)
"""What may never decide (interview.md point 14): protected characteristics, and a bare "known to police"."""

YES_NO = (("yes", Text((("en", "Yes"), ("cy", "Ie")))), ("no", Text((("en", "No"), ("cy", "Na")))))


def load_protocol(raw: bytes, file: str) -> Protocol:
    """The protocol that the bytes of a file say; `file` is only the name to show.

    Raises:
        ProtocolError: with every finding, in file order.
    """
    shape = Shape(parse_source(raw, file))
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
            f"`{file}` cannot be used as a protocol: problems found: {number}", "mend the lines named above", ordered
        )
    return protocol


class _Loader:
    """The sections of one file, read in the order in which they depend on each other."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.roles: dict[str, Data] = {}
        self.sources: dict[str, Data] = {}
        self.outcomes: dict[str, Data] = {}
        self.questions: dict[str, Question] = {}

    def protocol(self, sha256: str) -> Protocol:
        shape = self.shape
        top = shape.fields(shape.source.data, (), "a protocol", _REQUIRED, _OPTIONAL)
        self._format(top.get("format"))
        languages = self._languages(top.get("languages"))
        terms = shape.named(top.get("terms"), ("terms",), "terms")
        shape.terms = {id_: shape.text(words, ("terms", id_), f"the term `{id_}`") for id_, words in terms.items()}
        self.sources = shape.named(top.get("sources"), ("sources",), "sources", re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z"))
        self.roles = shape.named(top.get("roles"), ("roles",), "roles")
        self.outcomes = shape.named(top.get("outcomes"), ("outcomes",), "outcomes")
        if not self.outcomes and "outcomes" in top:
            shape.problem(
                "wrong-type", ("outcomes",), "there is no outcome here", "declare one below this key", key=True
            )
        outcomes = shape.build(self.outcomes, ("outcomes",), self._outcome)
        self._no_cycle(outcomes)
        questions = shape.build(
            shape.named(top.get("questions"), ("questions",), "questions"), ("questions",), self._question
        )
        self.questions = {question.id: question for question in questions}
        rules, otherwise = self._rules(top.get("rules"))
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
            sources=shape.build(self.sources, ("sources",), self._citation),
            roles=shape.build(self.roles, ("roles",), self._role),
            ask_when_unsure=self._unsure(top.get("if unsure")),
            decide_by=shape.choice(top.get("decide by"), ("decide by",), "`decide by`", POLICIES, POLICIES[0]),  # type: ignore[arg-type]
            outcomes=outcomes,
            questions=questions,
            rules=rules,
            otherwise=otherwise,
            impossible=self._impossible(top.get("impossible")),
            record=shape.build(shape.named(top.get("record"), ("record",), "record"), ("record",), self._record),
        )

    # -------------------------------------------------------- the head of the file

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

    def _unsure(self, data: Data | None) -> tuple[str, ...]:
        if data is None:
            return ()
        fields = self.shape.fields(data, ("if unsure",), "`if unsure`", ("ask",), ())
        return self.shape.references(fields.get("ask"), ("if unsure", "ask"), "role", self.roles)

    # -------------------------------------------------------- outcomes

    def _outcome(self, id_: str, data: Data, path: Path) -> Outcome:
        shape = self.shape
        required = ("title", "tier", "channel", "timing", "decider")
        optional = ("consult", "notify", "do", "restorative", "defer")
        fields = shape.fields(data, path, f"the outcome `{id_}`", required, optional)

        def one(key: str, allowed: tuple[str, ...], default: str = "") -> str:
            return shape.choice(fields.get(key), (*path, key), f"`{key}`", allowed, default)

        return Outcome(
            id=id_,
            title=shape.text(fields.get("title"), (*path, "title"), "`title`"),
            tier=one("tier", TIERS),  # type: ignore[arg-type]
            channel=one("channel", CHANNELS),  # type: ignore[arg-type]
            timing=one("timing", TIMINGS),  # type: ignore[arg-type]
            decider=shape.reference(fields.get("decider"), (*path, "decider"), "role", self.roles),
            consult=self._consultation(fields.get("consult"), (*path, "consult")),
            notify=tuple(
                self._notice(item, where)
                for item, where in shape.items(fields.get("notify"), (*path, "notify"), "`notify`")
            ),
            do=tuple(
                shape.text(item, where, "a step")
                for item, where in shape.items(fields.get("do"), (*path, "do"), "`do`")
            ),
            restorative=one("restorative", RESTORATIVE, "none"),  # type: ignore[arg-type]
            defer=self._deferral(fields.get("defer"), (*path, "defer")),
        )

    def _consultation(self, data: Data | None, path: Path) -> Consultation:
        if data is None:
            return Consultation()
        fields = self.shape.fields(data, path, "`consult`", (), ("before", "after", "any of", "all of", "fallback"))

        def roles(key: str) -> tuple[str, ...]:
            return self.shape.references(fields.get(key), (*path, key), "role", self.roles)

        return Consultation(roles("before"), roles("after"), roles("any of"), roles("all of"), roles("fallback"))

    def _notice(self, data: Data, path: Path) -> Notice:
        fields = self.shape.fields(data, path, "a notice", ("who", "within"), ("judged by", "basis", "why"))
        judged_by = fields.get("judged by")
        return Notice(
            who=self.shape.reference(fields.get("who"), (*path, "who"), "role", self.roles),
            within_hours=self._hours(fields.get("within"), (*path, "within")),
            judged_by=None
            if judged_by is None
            else self.shape.reference(judged_by, (*path, "judged by"), "role", self.roles),
            basis=self.shape.optional_scalar(fields.get("basis"), (*path, "basis"), "`basis`") or "",
            why=self.shape.optional_text(fields.get("why"), (*path, "why"), "`why`"),
        )

    def _hours(self, data: Data | None, path: Path) -> int | None:
        text = self.shape.scalar(data, path, "`within`")
        match = re.match(r"(\d{1,4}) h\Z", text)
        if text and not match and text != "without delay":
            self.shape.problem("bad-time", path, f"`{text}` is not a time limit", "write `24 h` or `without delay`")
        return int(match[1]) if match else None

    def _deferral(self, data: Data | None, path: Path) -> Deferral | None:
        if data is None:
            return None
        fields = self.shape.fields(data, path, "`defer`", ("until", "owner"), ("if overdue",))
        until = self.shape.scalar(fields.get("until"), (*path, "until"), "`until`")
        match = re.match(r"(?:next_day|(\d{1,2}) days) ([01]\d|2[0-3]):([0-5]\d)\Z", until)
        if until and not match:
            self.shape.problem(
                "bad-time", (*path, "until"), f"`{until}` is not a deadline", "write `next_day 12:00` or `3 days 12:00`"
            )
        overdue = fields.get("if overdue")
        return Deferral(
            days=int(match[1]) if match and match[1] else 1,
            hour=int(match[2]) if match else 12,
            minute=int(match[3]) if match else 0,
            owner=self.shape.reference(fields.get("owner"), (*path, "owner"), "role", self.roles),
            if_overdue=None
            if overdue is None
            else self.shape.reference(overdue, (*path, "if overdue"), "outcome", self.outcomes),
        )

    def _no_cycle(self, outcomes: tuple[Outcome, ...]) -> None:
        """Report each outcome that, left overdue, would in the end come back to itself."""
        after = {outcome.id: outcome.defer.if_overdue for outcome in outcomes if outcome.defer}
        walked: set[str] = set()
        for start in after:
            seen: dict[str, None] = {}
            here: str | None = start
            while here is not None and here not in seen and here not in walked:
                seen[here] = None
                here = after.get(here)
            walked |= seen.keys()
            names = list(seen)
            cycle = names[names.index(here) :] if here in seen else []
            for index, id_ in enumerate(cycle):
                path: Path = ("outcomes", id_, "defer", "if overdue")
                chain = " -> ".join(f"`{name}`" for name in [*cycle[index:], *cycle[:index], id_])
                self.shape.problem(
                    "outcome-cycle",
                    path,
                    f"an overdue decision goes round: {chain}",
                    "end it with an outcome that is not put off",
                )

    # -------------------------------------------------------- questions

    def _question(self, id_: str, data: Data, path: Path) -> Question:
        question = self._any_question(id_, data, path, ("if unknown", "gate"), words=False)
        words = [id_.replace("_", " "), question.ask.to("en")]
        words += [text for answer, label in question.answers for text in (answer.replace("_", " "), label.to("en"))]
        found = next((match for text in words if (match := _NEVER_AN_INPUT.search(text))), None)
        if found:
            cure = "take the question out: a decision may not rest on who somebody is, or on a bare police record"
            self.shape.problem("forbidden-input", path, f"`{id_}` asks for `{found[0]}`", cure, key=True)
        return question

    def _record(self, id_: str, data: Data, path: Path) -> Question:
        if id_ in self.questions:
            self.shape.problem("repeated-key", path, f"`{id_}` is a question already", "give it another name", key=True)
        return self._any_question(id_, data, path, (), words=True)

    def _any_question(self, id_: str, data: Data, path: Path, more: tuple[str, ...], *, words: bool) -> Question:
        shape = self.shape
        fields = shape.fields(
            data, path, f"the question `{id_}`", ("ask", "answers"), ("why", "because", "options", *more)
        )
        gate = shape.flag(fields.get("gate"), (*path, "gate"), "`gate`")
        kind, answers, low, high = self._answers(fields, path, words=words)
        ids = [answer for answer, _ in answers]
        if gate and (kind != "choice" or "yes" not in ids):
            shape.problem(
                "bad-gate", (*path, "gate"), "a gate must have the answer `yes`", "write `answers: yes or no`"
            )
        allowed = [*(ids if kind == "choice" else ()), "most serious", "ask"]
        because = fields.get("because")
        return Question(
            id=id_,
            ask=shape.text(fields.get("ask"), (*path, "ask"), "`ask`"),
            why=shape.optional_text(fields.get("why"), (*path, "why"), "`why`"),
            because=None if because is None else shape.because(because, (*path, "because"), self.sources),
            kind=kind,  # type: ignore[arg-type]
            answers=answers,
            low=low,
            high=high,
            if_unknown=shape.choice(
                fields.get("if unknown"),
                (*path, "if unknown"),
                "`if unknown`",
                allowed,
                "most serious" if gate else "ask",
            ),
            gate=gate,
        )

    def _answers(
        self, fields: dict[str, Data], path: Path, *, words: bool
    ) -> tuple[str, tuple[tuple[str, Text], ...], int, int]:
        """(kind, answers or options, lowest number, highest number)."""
        shape, data, where = self.shape, fields.get("answers"), (*path, "answers")
        if isinstance(data, dict):
            self._no_options(fields, path)
            return "choice", self._labels(data, where, "answers"), 0, 0
        text = shape.scalar(data, where, "`answers`")
        if text == "any of":
            if "options" not in fields:
                shape.problem(
                    "missing-key",
                    path,
                    "a question answered `any of` needs `options`",
                    "add `options:` below it",
                    key=True,
                )
            return "several", self._labels(fields.get("options", {}), (*path, "options"), "options"), 0, 0
        self._no_options(fields, path)
        match = re.match(r"(\d{1,9}) to (\d{1,9})\Z", text)
        if match and int(match[1]) < int(match[2]):
            return "number", (), int(match[1]), int(match[2])
        if text == "words" and words:
            return "words", (), 0, 0
        if text and text != "yes or no":
            shape.problem(
                "bad-answers",
                where,
                f"`{text}` does not say which answers there are",
                "write `yes or no`, `any of`, `0 to 10`, or one line for each answer",
            )
        return "choice", YES_NO, 0, 0

    def _no_options(self, fields: dict[str, Data], path: Path) -> None:
        if "options" in fields:
            self.shape.problem(
                "unknown-key",
                (*path, "options"),
                "`options` belongs to `answers: any of`",
                "remove it, or write `answers: any of`",
                key=True,
            )

    def _labels(self, data: Data, path: Path, what: str) -> tuple[tuple[str, Text], ...]:
        labels = self.shape.named(data, path, what)
        if len(labels) < 2 and isinstance(data, dict) and (data or what == "answers"):
            self.shape.problem(
                "bad-answers", path, f"a question needs two {what} or more", "add another line", key=True
            )
        return tuple((id_, self.shape.text(words, (*path, id_), f"`{id_}`")) for id_, words in labels.items())

    # -------------------------------------------------------- rules

    def _rules(self, data: Data | None) -> tuple[tuple[Rule, ...], Rule]:
        shape, rules = self.shape, []
        otherwise = Rule("otherwise", None, "", Because("", ""), None)
        entries = shape.mapping(data, ("rules",), "`rules`") if data is not None else {}
        for id_, value in entries.items():
            path: Path = ("rules", id_)
            if id_ == "otherwise":
                fields = shape.fields(value, path, "`otherwise`", ("then", "because"), ("note",))
                otherwise = self._rule(id_, None, fields, path)
                continue
            if not NAME.match(id_) or id_ in RESERVED:
                shape.problem(
                    "bad-identifier", path, f"`{id_}` cannot name a rule", "use small letters, digits and `-`", key=True
                )
            fields = shape.fields(value, path, f"the rule `{id_}`", ("when", "then", "because"), ("unless", "note"))
            rules.append(self._rule(id_, self._when(fields, path), fields, path))
        if data is not None and "otherwise" not in entries:
            shape.problem(
                "no-otherwise",
                ("rules",),
                "no rule decides when none of these holds",
                "end the rules with `otherwise: {then: ..., because: ...}`",
                key=True,
            )
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

    def _impossible(self, data: Data | None) -> tuple[Condition, ...]:
        items = self.shape.items(data, ("impossible",), "`impossible`")
        found = [self._condition(item, where) for item, where in items]
        return tuple(condition for condition in found if condition is not None)

    def _condition(self, data: Data, path: Path) -> Condition | None:
        def problem(id_: str, where: Path, message: str, cure: str) -> None:
            self.shape.problem(id_, where, message, cure, key=id_ == "unknown-question")

        return parse_condition(data, path, self.questions, problem)


assert UNKNOWN in RESERVED
