"""Findings about words: can a tired person take them in at one reading, and are they there in every language.

Reading age is the Automated Readability Index (E. Smith, R. Senter, 1967: 4.71 letters a word + 0.5 words a sentence
- 21.43, a US school grade) plus five, of what is read at one go: a question with its why, an outcome with its steps. On
a few words any such index is rough: it asks for a second look, it does not judge. It is made for English, so other
languages are looked at for length only.
"""

import re
from collections.abc import Iterator
from math import ceil
from typing import Final

from calloutcli.analysis.checking import Checking
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.question import Text
from calloutcli.protocol.source import Path

WORDS_IN_A_QUESTION: Final = 20
WORDS_IN_A_SENTENCE: Final = 25
FEW_WORDS: Final = 12
"""Fewer words than these are not measured."""

OLDEST: Final = 18
READING_AGE: Final = 12
"""Above this age words are noted; 9 is what to write for."""

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SENTENCE = re.compile(r"[^.!?:;]+")
_NEGATIVES = re.compile(
    r"\b(?:no|not|never|cannot|\w+n't)\b[^.?]*\b(?:no|not|never|nobody|nothing|none|without|unless)\b[^.?]*\?",
    re.IGNORECASE,
)


def check_words(checking: Checking) -> None:
    """Note every finding about words: long sentences, hard ones, two negatives, what is not translated or not checked."""
    together: dict[Path, list[str]] = {}
    for path, text, most in _staff_reads(checking.protocol):
        for language, words in text.translations:
            _length(checking, path, language, words, most)
        together.setdefault(path[:2], []).append(dict(text.translations).get("en", ""))
    for path, parts in together.items():
        _difficulty(
            checking, path, " ".join(part if part.endswith((".", "?")) else f"{part}." for part in parts if part)
        )
    for question in checking.protocol.questions:
        if _NEGATIVES.search(dict(question.ask.translations).get("en", "")):
            checking.note(
                "double-negative",
                ("questions", question.id, "ask"),
                f"`{question.id}` asks with two negatives: yes and no are easily confused",
                "ask it the other way round",
                about=question.id,
            )
    _languages(checking)


def reading_age(words: str) -> float:
    """The age in years at which most people read these words easily, by the Automated Readability Index."""
    each = _WORD.findall(words)
    sentences = sum(1 for sentence in _SENTENCE.findall(words) if _WORD.search(sentence))
    if not each:
        return 0.0
    return 4.71 * sum(map(len, each)) / len(each) + 0.5 * len(each) / max(sentences, 1) - 21.43 + 5


def _length(checking: Checking, path: Path, language: str, words: str, most: int) -> None:
    longest = max((len(_WORD.findall(sentence)) for sentence in _SENTENCE.findall(words)), default=0)
    if longest > most:
        checking.note(
            "long-sentence",
            path,
            f"a sentence here has {longest} words ({language}), and {most} is the most that is read at one go",
            "make two sentences of it",
            about=str(path[1]),
        )


def _difficulty(checking: Checking, path: Path, words: str) -> None:
    age = reading_age(words)
    if len(_WORD.findall(words)) >= FEW_WORDS and age > READING_AGE:
        checking.note(
            "hard-to-read",
            path,
            f"`{path[1]}` has a reading age of {ceil(age) if age <= OLDEST else f'over {OLDEST}'}: write for 9",
            "use shorter words, and one thought in a sentence",
            about=str(path[1]),
        )


def _staff_reads(protocol: Protocol) -> Iterator[tuple[Path, Text, int]]:
    """(path, words, the most words in a sentence) of all that staff read at the incident."""
    for question in protocol.questions:
        yield ("questions", question.id, "ask"), question.ask, WORDS_IN_A_QUESTION
        if question.why is not None:
            yield ("questions", question.id, "why"), question.why, WORDS_IN_A_SENTENCE
    for outcome in protocol.outcomes:
        yield ("outcomes", outcome.id, "title"), outcome.title, WORDS_IN_A_SENTENCE
        for number, step in enumerate(outcome.do):
            yield ("outcomes", outcome.id, "do", number), step, WORDS_IN_A_SENTENCE
    for rule in protocol.every_rule:
        if rule.note is not None:
            yield ("rules", rule.id, "note"), rule.note, WORDS_IN_A_SENTENCE


def _every_text(protocol: Protocol) -> Iterator[tuple[Path, Text]]:
    yield ("title",), protocol.title
    for agency in protocol.agencies:
        yield ("agencies", agency.id, "name"), agency.name
    for role in protocol.roles:
        yield ("roles", role.id), role.title
    for outcome in protocol.outcomes:
        for number, notice in enumerate(outcome.notify):
            if notice.why is not None:
                yield ("outcomes", outcome.id, "notify", number, "why"), notice.why
    after = (("record", protocol.record), ("closing", protocol.closing))
    for section, questions in (("questions", protocol.questions), *after):
        for question in questions:
            where = "options" if question.kind == "several" else "answers"
            for id_, words in question.answers:
                yield (section, question.id, where, id_), words
    for section, questions in after:
        for question in questions:
            yield (section, question.id, "ask"), question.ask
            if question.why is not None:
                yield (section, question.id, "why"), question.why
    for path, text, _ in _staff_reads(protocol):
        yield path, text


def _languages(checking: Checking) -> None:
    languages = checking.protocol.languages
    texts = list(_every_text(checking.protocol))
    for language, reviewed in languages[1:]:
        lacking = [path for path, text in texts if language not in dict(text.translations)]
        for path in lacking[:1]:
            checking.note(
                "missing-translation",
                path,
                f"words without `{language}`: {len(lacking)}; the first stand here",
                f"write {{{languages[0][0]}: ..., {language}: ...}}",
                about=language,
            )
        if not reviewed:
            checking.note(
                "unreviewed-translation",
                ("languages", language),
                f"no fluent reader has checked the words in `{language}`",
                "have them checked, then write `reviewed: yes`",
                about=language,
            )
