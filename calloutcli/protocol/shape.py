"""Reading plain data into typed values, noting every problem and going on.

A `Shape` is the pen of the loader: each method returns a usable value even when it has just reported a finding, so
that one load shows everything that is wrong. The words of the findings are the field's, not a schema validator's.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from calloutcli.finding import Finding
from calloutcli.protocol.condition import did_you_mean
from calloutcli.protocol.question import Because, Text
from calloutcli.protocol.source import MAX_FINDINGS, Data, Path, Source

IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*\Z")
NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)\Z", re.ASCII)
RESERVED = frozenset({"unknown", "undecided", "or", "and", "includes", "nothing", "otherwise", "ask", "any", "unless"})
_TERM = re.compile(r"\{([a-z][a-z0-9_]*)\}")

T = TypeVar("T")


class Enough(Exception):
    """As many findings are noted as are shown: the rest of the file is not worth reading."""


class Shape:
    """A source being read. `languages` and `terms` are set once the head of the file is known."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.languages: tuple[str, ...] = ("en",)
        self.terms: dict[str, Text] = {}

    def problem(self, id_: str, path: Path, message: str, cure: str = "", *, key: bool = False) -> None:
        """Note a finding at `path` (at its key, with `key`).

        Raises:
            Enough: this was the hundredth. A hostile file could keep us busy for minutes with findings nobody reads.
        """
        self.findings.append(Finding(id_, message, cure, self.source.place(path, key=key)))
        if len(self.findings) >= MAX_FINDINGS:
            raise Enough

    def mapping(self, data: Data, path: Path, what: str) -> dict[str, Data]:
        """The mapping at `path`, or an empty one after a finding."""
        if isinstance(data, dict):
            return data
        self.problem("wrong-type", path, f"{what} must be a list of `key: value` lines", "indent them below this key")
        return {}

    def fields(
        self, data: Data, path: Path, what: str, required: Sequence[str], optional: Sequence[str]
    ) -> dict[str, Data]:
        """The mapping at `path`, with every missing and every unknown key reported."""
        found = self.mapping(data, path, what)
        if not isinstance(data, dict):
            return {}
        for key in found:
            if key not in required and key not in optional:
                cure = did_you_mean(key, [*required, *optional])
                if found[key] == "":
                    cure = "if this is part of a sentence, put the sentence in quotes: inside { } a comma ends it"
                self.problem("unknown-key", (*path, key), f"{what} has no `{key}`", cure, key=True)
        for key in required:
            if key not in found:
                self.problem("missing-key", path, f"{what} needs `{key}`", f"add a line `{key}: ...`", key=True)
        return found

    def items(self, data: Data | None, path: Path, what: str) -> list[tuple[Data, Path]]:
        """The items of the list at `path` with their paths; none when the key is absent."""
        if data is None:
            return []
        if isinstance(data, list):
            return [(item, (*path, index)) for index, item in enumerate(data)]
        self.problem("wrong-type", path, f"{what} must be a list", "start each item with `- `, or write [a, b]")
        return []

    def named(self, data: Data | None, path: Path, what: str, pattern: re.Pattern[str] = IDENTIFIER) -> dict[str, Data]:
        """The mapping from identifiers at `path`; a badly formed or reserved identifier is reported."""
        if data is None:
            return {}
        found = self.mapping(data, path, f"`{what}`")
        for key in found:
            if not pattern.match(key) or key in RESERVED:
                self.problem(
                    "bad-identifier",
                    (*path, key),
                    f"`{key}` cannot be the name of one of `{what}`",
                    "use small letters, digits and `_`, starting with a letter, and none of: "
                    + ", ".join(sorted(RESERVED)),
                    key=True,
                )
        return found

    def scalar(self, data: Data | None, path: Path, what: str) -> str:
        """The text at `path`; empty after a finding."""
        if isinstance(data, str) and data.strip():
            return data.strip()
        if data is not None:
            self.problem("wrong-type", path, f"{what} must be text", "write it on the same line as its key")
        return ""

    def optional_scalar(self, data: Data | None, path: Path, what: str) -> str | None:
        """The text at `path`, or None when the key is absent."""
        return None if data is None else self.scalar(data, path, what)

    def choice(self, data: Data | None, path: Path, what: str, allowed: Sequence[str], default: str = "") -> str:
        """One of `allowed`; the default when the key is absent, the first after a finding."""
        if data is None and default:
            return default
        text = self.scalar(data, path, what)
        if text in allowed:
            return text
        if text:
            self.problem("unknown-value", path, f"{what} cannot be `{text}`", did_you_mean(text, allowed))
        return default or allowed[0]

    def flag(self, data: Data | None, path: Path, what: str, *, default: bool = False) -> bool:
        """True for `yes` or `true`, False for `no` or `false`."""
        return self.choice(data, path, what, ["yes", "no", "true", "false"], "yes" if default else "no") in (
            "yes",
            "true",
        )

    def scalars(self, data: Data | None, path: Path, what: str) -> list[tuple[str, Path]]:
        """The texts at `path` with their paths: one text alone, or a list of them."""
        if isinstance(data, str):
            return [(self.scalar(data, path, what), path)]
        return [(self.scalar(item, where, what), where) for item, where in self.items(data, path, what)]

    def references(self, data: Data | None, path: Path, what: str, known: Mapping[str, object]) -> tuple[str, ...]:
        """The names at `path`, each of which must be declared."""
        return tuple(self.reference(name, where, what, known) for name, where in self.scalars(data, path, what))

    def reference(self, data: Data | None, path: Path, what: str, known: Mapping[str, object]) -> str:
        """The name at `path`, which must be declared: a key of `known`."""
        name = self.scalar(data, path, what)
        if name and name not in known:
            word = what.strip("`")
            self.problem(f"unknown-{word}", path, f"no {word} is called `{name}`", did_you_mean(name, known))
        return name

    def day(self, data: Data | None, path: Path, what: str) -> date:
        """The date at `path`, written as 2026-12-01."""
        text = self.scalar(data, path, what)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                self.problem("bad-date", path, f"`{text}` is not a date", "write it as 2026-12-01")
            return date.min

    def text(self, data: Data | None, path: Path, what: str) -> Text:
        """The words at `path`, plain or by language, with `{term}` replaced by the file's own word."""
        translations: list[tuple[str, str]] = []
        if isinstance(data, dict):
            if not data:
                self.problem("wrong-type", path, f"{what} has no words", "write them on the same line as its key")
                return Text(((self.languages[0], ""),))
            for language, words in data.items():
                where = (*path, language)
                if language not in self.languages:
                    cure = did_you_mean(language, self.languages)
                    self.problem(
                        "unknown-language", where, f"`{language}` is not a language of this file", cure, key=True
                    )
                translations.append((language, self.scalar(words, where, what)))
            translations.sort(key=lambda pair: self.languages.index(pair[0]) if pair[0] in self.languages else 99)
        else:
            translations.append((self.languages[0], self.scalar(data, path, what)))
        return Text(tuple((code, self._with_terms(words, code, path)) for code, words in translations))

    def optional_text(self, data: Data | None, path: Path, what: str) -> Text | None:
        """The words at `path`, or None when the key is absent."""
        return None if data is None else self.text(data, path, what)

    def because(self, data: Data | None, path: Path, sources: Mapping[str, object]) -> Because:
        """The citation at `path`: a declared source, then a paragraph."""
        source, _, paragraph = self.scalar(data, path, "`because`").partition(" ")
        if source and source not in sources:
            cure = did_you_mean(source, sources)
            self.problem("unknown-source", path, f"no source is called `{source}`", cure)
        return Because(source, paragraph)

    def build(self, values: dict[str, Data], path: Path, make: Callable[[str, Data, Path], T]) -> tuple[T, ...]:
        """`make(id, data, path)` for each entry of a mapping."""
        return tuple(make(id_, data, (*path, id_)) for id_, data in values.items())

    def _with_terms(self, words: str, language: str, path: Path) -> str:
        def word(match: re.Match[str]) -> str:
            term = self.terms.get(match[1])
            if term is None:
                cure = did_you_mean(match[1], self.terms) or "declare it under `terms`"
                self.problem("unknown-term", path, f"no term is called `{match[1]}`", cure)
                return match[0]
            return term.to(language)

        return _TERM.sub(word, words) if "{" in words else words
