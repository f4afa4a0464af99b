"""The `questions`, `record` and `closing` of a protocol file: what is asked, and which answers there are."""

import re
from collections.abc import Mapping

from calloutcli.protocol.question import UNKNOWN, Question, Text
from calloutcli.protocol.shape import RESERVED, Shape
from calloutcli.protocol.source import Data, Path

YES_NO = (("yes", Text((("en", "Yes"), ("cy", "Ie")))), ("no", Text((("en", "No"), ("cy", "Na")))))

_NEVER_AN_INPUT = re.compile(
    r"\b(ethnic\w*|race|racial origin|nationality|religio\w*|faith|gender|sex|sexual orientation|known to (the )?police"
    r"|police record|criminal record|previous (convictions?|offences?|cautions?))\b",
    re.IGNORECASE,
)
"""What may never decide: protected characteristics, and a bare "known to police"."""

assert UNKNOWN in RESERVED  # an answer of this name would be read as "I do not know"


MAX_IN_WORDS = 6
"""How many answers in words a decision's record has room for, beside those that are always asked (record/kinds.py)."""

MAX_CLOSING_IN_WORDS = 3
"""The same of a closure: it has four digests, and why it was decided so takes one."""

ASKED_AT_CLOSE = ("taken", "decided_by", "happened", "reason")
"""What is always asked when a case is closed: no closing question may have such a name."""


class QuestionReader:
    """Reads one question at a time; `sources` are the names declared in the file."""

    def __init__(self, shape: Shape, sources: Mapping[str, object]) -> None:
        self.shape = shape
        self.sources = sources
        self.declared: set[str] = set()
        self.in_words = 0
        self.closing_in_words = 0

    def question(self, id_: str, data: Data, path: Path) -> Question:
        """The question of fact that `data` at `path` says; one that may never decide is reported."""
        self.declared.add(id_)
        question = self._any_question(id_, data, path, ("if unknown", "gate"), words=False)
        words = [id_.replace("_", " "), question.ask.to("en")]
        words += [text for answer, label in question.answers for text in (answer.replace("_", " "), label.to("en"))]
        found = next((match for text in words if (match := _NEVER_AN_INPUT.search(text))), None)
        if found:
            cure = "take the question out: a decision may not rest on who somebody is, or on a bare police record"
            self.shape.problem("forbidden-input", path, f"`{id_}` asks for `{found[0]}`", cure, key=True)
        return question

    def record(self, id_: str, data: Data, path: Path) -> Question:
        """The question for the record that `data` at `path` says: it may be answered in words, and decides nothing."""
        question = self._after(id_, data, path)
        self.in_words += question.kind == "words"
        if question.kind == "words" and self.in_words > MAX_IN_WORDS:
            message = f"more than {MAX_IN_WORDS} questions for the record are answered in words"
            self.shape.problem("too-many-words", path, message, "ask for less: nobody types so much at night", key=True)
        return question

    def closing(self, id_: str, data: Data, path: Path) -> Question:
        """The question for whoever closes a case that `data` at `path` says: it decides nothing, like one for the record.

        It may have the name of a question for the record: the same is then asked again.
        """
        if id_ in ASKED_AT_CLOSE:
            message = f"`{id_}` is asked of every case that is closed"
            self.shape.problem("repeated-key", path, message, "give it another name", key=True)
        question = self._after(id_, data, path)
        self.closing_in_words += question.kind == "words"
        if question.kind == "words" and self.closing_in_words > MAX_CLOSING_IN_WORDS:
            message = f"more than {MAX_CLOSING_IN_WORDS} closing questions are answered in words"
            self.shape.problem(
                "too-many-words", path, message, "ask for less, or offer answers to choose from", key=True
            )
        return question

    def _after(self, id_: str, data: Data, path: Path) -> Question:
        """A question that is asked once all is decided."""
        if id_ in self.declared:
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
        if gate and (kind != "choice" or (ids and "yes" not in ids)):
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
            return "choice", (), 0, 0
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
