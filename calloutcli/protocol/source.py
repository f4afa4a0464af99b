"""The text of a protocol file as plain data, with the place of every key and value.

Format: YAML 1.1 without its surprises. Every scalar is read as text (`no` is `no`, `12:30` is `12:30`). Refused, each
with its place: anchors, aliases, tags, a repeated key, a second document, a key that is not plain text, a control
or bidi character, nesting over 24, over 50,000 nodes, over 1 MiB, anything that is not UTF-8.

This is not a YAML loader: it walks the event stream of libyaml and builds dict, list and str, nothing else. Nothing is
ever expanded, so a file cannot grow while it is read.
"""

import re
from typing import Any, TypeAlias

from calloutcli.errors import ProtocolError
from calloutcli.finding import BIDI_CONTROLS, Finding, Place, is_unsafe_character
from calloutcli.frozen import frozen
from calloutcli.wording import msg

Data: TypeAlias = str | list["Data"] | dict[str, "Data"]
Path: TypeAlias = tuple[str | int, ...]
Spot: TypeAlias = tuple[int, int]
"""Line and column, from 0. Thousands are kept and few are shown, so a `Place` is made only when asked for."""

MAX_BYTES = 1_048_576
MAX_DEPTH = 24
MAX_NODES = 50_000
MAX_FINDINGS = 100
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff" + "".join(sorted(BIDI_CONTROLS)) + "]")
"""What may not stand in the file, not even in a comment: the people who sign it must see what it says."""


@frozen
class Source:
    """A parsed file: its lines, its `data`, and for each path into it the spot of its key and of its value."""

    file: str
    lines: list[str]
    data: Data
    keys: dict[Path, Spot]
    values: dict[Path, Spot]

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at `path` (of its key, with `key`), or of its nearest parent that has one."""
        while path:
            found = self.keys.get(path) if key else None
            found = found or self.values.get(path) or self.keys.get(path)
            if found:
                return _place(self.file, self.lines, found)
            path = path[:-1]
        return _place(self.file, self.lines, self.values.get((), (0, 0)))


def parse_source(raw: bytes, file: str) -> Source:
    """The data and places of `raw`; `file` is only the name to show.

    Raises:
        ProtocolError: the text is not of the format above; every reason is a finding, at most 100.
    """
    if len(raw) > MAX_BYTES:
        raise _refusal(
            Finding(
                "too-large",
                f"the file is {len(raw):,} bytes long, and {MAX_BYTES:,} is the most",
                "a protocol is a few pages of text: check that this is the right file",
                Place(file, 1, 1),
            )
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig").split("\n")
        line = raw.decode("utf-8-sig", "replace").split("\n")[len(before) - 1].rstrip("\r")
        raise _refusal(
            Finding(
                "not-text",
                f"a character here cannot be read: byte {error.start + 1:,} is not UTF-8",
                "save the file as UTF-8 from a text editor",
                Place(file, len(before), len(before[-1]) + 1, line),
            )
        ) from None
    if "PRIVATE+KEY+" in text:
        cure = "keep it to yourself, and give the path of the file that you meant"
        raise _refusal(Finding("not-yaml", "this is a secret key, not a text to be read", cure, Place(file, 1, 1)))
    _require_safe(text, file)
    builder = _Builder(file, text.splitlines())
    builder.read(text)
    if builder.findings:
        raise _refusal(*builder.findings)
    return Source(file, builder.lines, builder.root, builder.keys, builder.values)


def _place(file: str, lines: list[str], spot: Spot) -> Place:
    line, column = spot
    return Place(file, line + 1, column + 1, lines[line] if line < len(lines) else "")


def _require_safe(text: str, file: str) -> None:
    if not _UNSAFE.search(text):
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [(number, match) for number, line in enumerate(lines) if (match := _UNSAFE.search(line))]
    raise _refusal(
        *(_control_character(match[0], _place(file, lines, (number, match.start()))) for number, match in found)
    )


def _control_character(character: str, place: Place) -> Finding:
    return Finding(
        "control-character", f"the text holds the control character U+{ord(character):04X}", "delete it", place
    )


def _too_deep(place: Place) -> Finding:
    return Finding("too-deep", f"this is nested more than {MAX_DEPTH} deep", "write it flatter", place)


def _refusal(*findings: Finding) -> ProtocolError:
    return ProtocolError(msg("the file cannot be read as a protocol"), findings=findings[:MAX_FINDINGS])


class _Enough(Exception):
    """The rest of the file is not worth reading."""


class _Open:
    """A mapping or list that is being filled; in a mapping, `key` waits for its value."""

    def __init__(self, container: dict[str, Data] | list[Data], path: Path) -> None:
        self.container = container
        self.path = path
        self.key: str | None = None


class _Builder:
    def __init__(self, file: str, lines: list[str]) -> None:
        self.file = file
        self.lines = lines
        self.root: Data = ""
        self.keys: dict[Path, Spot] = {}
        self.values: dict[Path, Spot] = {}
        self.again: set[Path] = set()
        """Where a key stands that was there before."""
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.nodes = 0

    def read(self, text: str) -> None:
        import yaml

        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        documents = 0
        try:
            for event in yaml.parse(text, Loader=loader):
                kind = type(event).__name__
                if kind == "DocumentStartEvent":
                    documents += 1
                    if documents > 1:
                        self.find("second-document", event, "a second document starts here", "keep one per file")
                        raise _Enough
                elif kind in ("MappingEndEvent", "SequenceEndEvent"):
                    self.stack.pop()
                elif kind in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent", "AliasEvent"):
                    self.node(event, kind)
        except _Enough:
            return
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            place = _place(self.file, self.lines, (mark.line, mark.column) if mark else (0, 0))
            problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
            if "nesting depth" in problem:  # newer versions of libyaml have a limit of their own, and meet it first
                self.findings.append(_too_deep(place))
                return
            cure = "check the indentation, the colons and the quotes on this line and the one above"
            if "mapping values are not allowed" in problem:
                problem, cure = "a colon stands inside a sentence here", "put the whole sentence in quotes"
            self.findings.append(Finding("not-yaml", f"this is not YAML: {problem}", cure, place))
            return
        except RecursionError:
            self.findings.append(_too_deep(Place(self.file, 1, 1)))
            return
        if documents == 0:
            self.findings.append(
                Finding(
                    "empty",
                    "the file is empty",
                    "`callout protocol new NAME` writes one to begin with",
                    Place(self.file, 1, 1),
                )
            )

    def find(self, id_: str, event: Any, message: str, cure: str) -> None:
        place = _place(self.file, self.lines, (event.start_mark.line, event.start_mark.column))
        self.findings.append(Finding(id_, message, cure, place))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Enough

    def node(self, event: Any, kind: str) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.find("too-large", event, f"the file has more than {MAX_NODES:,} values", "check that it is a protocol")
            raise _Enough
        if len(self.stack) > MAX_DEPTH:
            self.findings.append(
                _too_deep(_place(self.file, self.lines, (event.start_mark.line, event.start_mark.column)))
            )
            raise _Enough
        if kind == "AliasEvent":
            self.find("alias", event, f"`*{event.anchor}` stands for text elsewhere", "write the text out here")
        else:
            if event.anchor is not None:
                self.find("anchor", event, f"`&{event.anchor}` names this text for use elsewhere", "leave it out")
            if event.tag is not None:
                tag = event.tag.replace("tag:yaml.org,2002:", "!!")
                self.find("tag", event, f"`{tag}` gives this value a type", "leave it out: every value is text")
        if self.stack and isinstance(self.stack[-1].container, dict) and self.stack[-1].key is None:
            self.mapping_key(event, kind)
            return
        value: Data = ""
        if kind == "ScalarEvent":
            value = str(event.value)
            self.check_characters(value, event)
        elif kind == "MappingStartEvent":
            value = {}
        elif kind == "SequenceStartEvent":
            value = []
        path = self.store(value)
        self.values[path] = (event.start_mark.line, event.start_mark.column)
        if isinstance(value, dict | list):
            self.stack.append(_Open(value, path))

    def mapping_key(self, event: Any, kind: str) -> None:
        if kind != "ScalarEvent":
            self.find("bad-key", event, "a key must be plain text", "write `key: value`")
            raise _Enough
        parent = self.stack[-1]
        key = str(event.value)
        self.check_characters(key, event)
        path = (*parent.path, key)
        if any(path[:length] in self.again for length in range(len(path))):
            pass  # it stands inside what is here twice: that is said once
        elif path in self.keys:
            first = self.keys[path]
            self.again.add(path)
            self.find("repeated-key", event, f"`{key}` is here twice", f"line {first[0] + 1} has it first: keep one")
        else:
            self.keys[path] = (event.start_mark.line, event.start_mark.column)
        parent.key = key

    def store(self, value: Data) -> Path:
        if not self.stack:
            self.root = value
            return ()
        parent = self.stack[-1]
        if isinstance(parent.container, list):
            parent.container.append(value)
            return (*parent.path, len(parent.container) - 1)
        key = parent.key
        if key is None:  # pragma: no cover - mapping_key came first
            raise AssertionError
        parent.container[key] = value
        parent.key = None
        return (*parent.path, key)

    def check_characters(self, text: str, event: Any) -> None:
        if text.isascii() and text.isprintable():
            return
        for character in text:
            if is_unsafe_character(character):
                name = f"U+{ord(character):04X}"
                self.find("control-character", event, f"the text holds the control character {name}", "delete it")
                return
