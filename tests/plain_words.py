"""What plain words are, for the tests that read every message: `complaints(text)`. Lengths and reading age are those of `protocol check`.

The words to avoid are of two kinds. Some say of a child what nobody would say of their own (the terms that the field gave up);
the others are those that GOV.UK's style leaves out. A rule here is one that a machine can judge; whether a sentence is kind it cannot.
"""

import re
from collections.abc import Iterator
from typing import Final

from calloutcli.analysis.check_words import (
    _NEGATIVES,
    _SENTENCE,
    _WORD,
    FEW_WORDS,
    WORDS_IN_A_QUESTION,
    WORDS_IN_A_SENTENCE,
    reading_age,
)

GIVEN_UP: Final = {
    r"yots?|youth offending (?:teams?|services?)": "youth justice service",
    r"young offenders?|youth offenders?|offenders?|juveniles?|delinquents?": "child",
    r"youths": "children",
    r"lacs?|looked[- ]after child(?:ren)?": "child in care",
    r"abscond\w*|awol|run away|runs away|running away|ran away|runaways?": "missing",
    r"placements?": "home",
    r"units?|hostels?|institutions?": "home",
    r"vulnerable|vulnerabilit(?:y|ies)": "say what could harm them",
    r"challenging behaviours?|behaves badly|bad behaviour|naughty|kick(?:s|ed|ing)? off": "say what happened",
    r"attention[- ]seeking|manipulative|promiscuous|beyond control": "say what happened",
    r"reprimands?|final warnings?": "youth caution",
    r"sanctions?|punish\w*": "consequence",
    r"perpetrators?|aggressors?|culprits?|suspects?": "the child who did it",
    r"victims?": "the person who was hurt",
    r"service users?|clients?|inmates?": "child",
    r"(?:young )?sex offenders?": "harmful sexual behaviour",
    r"child prostitut\w*": "exploitation",
    r"assault\w*|batter(?:y|ed)|abh|gbh|affray|theft|thefts|arson|criminal damage|public order": "what happened, in plain words",
    r"offences?|offend(?:s|ed|ing)?|reoffend\w*": "what happened, in plain words",
    r"commit(?:s|ted|ting)? suicide": "die by suicide",
}
"""What is not said of children -> what is said instead."""

NOT_PLAIN: Final = {
    r"please": "leave it out",
    r"sorry|oops|unfortunately": "say what to do",
    r"invalid|illegal|incorrect|erroneous": "say what was expected",
    r"utili[sz]\w*": "use",
    r"in order to": "to",
    r"click\w*": "type, or press",
    r"simply|obviously|of course|easy|easily": "leave it out",
    r"e\.g\.?|i\.e\.?|etc\.?|viz|via|cf": "for example, that is, and so on, by",
    r"and/or|he/she|s/he|his/her|him/her": "and, or, they",
    r"should be|needs? to be": "say who does it",
    r"ensure\w*": "make sure",
    r"obtain\w*|acquire\w*": "get",
    r"commenc\w*|initiat\w*": "begin",
    r"terminat\w*|abort\w*": "stop",
    r"execut\w*": "run",
    r"prior to|subsequent to": "before, after",
    r"regarding|concerning|with regard to": "about",
    r"facilitat\w*|leverag\w*|impact\w*|robust|streamline\w*": "say what it does",
    r"whilst|thereof|hereby|aforementioned|herein": "while, of it, here",
    r"additional|sufficient|necessary|require(?:s|d|ment|ments)?": "more, enough, needed",
    r"purchase\w*|approximately|attempt(?:s|ed|ing)?": "buy, about, try",
    r"null|boolean|regex|stdin|stdout|exception|parameter\w*|config\w*": "a word that a carer knows",
}
"""What GOV.UK's style leaves out -> what to write instead."""

_BANNED: Final = [
    (re.compile(rf"(?<![\w-])(?:{words})(?![\w-]|\.\w)", re.IGNORECASE), instead)
    for words, instead in (*GIVEN_UP.items(), *NOT_PLAIN.items())
]
_QUESTION: Final = re.compile(r"[^.!?:]+\?")
_TWICE: Final = re.compile(
    r"\b(?:no|not|never|nobody|nothing|none|cannot)\b[^.,;:?]*?\b(?:without|unless|not|never|nobody|nothing|none|no)\b",
    re.IGNORECASE,
)
_NUMBER: Final = r"\{\w*(?:count|size|many|most|days|hours|minutes|number|left|total|records|bytes)\w*\}"
COUNTED: Final = re.compile(rf"{_NUMBER} (?:[a-z]+ )?(?!is\b|has\b|was\b|as\b)[a-z]+s\b")
"""A number and the noun that it counts: `1 records` is wrong in English, and other languages change the noun."""

COUNTED_ELSEWHERE: Final = re.compile(rf"{_NUMBER} (?!(?:o|a|neu|yw|yn|arall)\b)[a-z]+")
"""The same in Welsh, where any word behind a number may have to change, but for small ones such as `o` and what follows them."""

OLDEST: Final = 15
"""A reading age from which a single text is too hard. The index jumps on a dozen words, so this is looser than
for a whole question (12). A text that is a list, with lines set in, is not measured."""


def complaints(text: str) -> Iterator[str]:
    """What is wrong with a text in English, each with a word that names it."""
    for pattern, instead in _BANNED:
        for found in pattern.finditer(text):
            yield f"word: `{found[0]}`: {instead}"
    plain = re.sub(r"\{\w+[^}]*\}", "x", text)
    sentences = [part for part in re.split(r"\n\s*\n|\n(?=\s+\S)", plain) for part in _SENTENCE.findall(part)]
    longest = max((len(_WORD.findall(sentence)) for sentence in sentences), default=0)
    if longest > WORDS_IN_A_SENTENCE:
        yield f"long: a sentence of {longest} words, and {WORDS_IN_A_SENTENCE} is the most"
    asked = max((len(_WORD.findall(question)) for question in _QUESTION.findall(plain)), default=0)
    if asked > WORDS_IN_A_QUESTION:
        yield f"long: a question of {asked} words, and {WORDS_IN_A_QUESTION} is the most"
    if "\n  " not in plain and len(_WORD.findall(plain)) >= FEW_WORDS and reading_age(plain) >= OLDEST:
        yield f"hard: a reading age of {reading_age(plain):.0f}: write for 9"
    if _NEGATIVES.search(plain) or _TWICE.search(plain):
        yield "twice: two negatives in one sentence"
    if found := COUNTED.search(text):
        yield f"counted: `{found[0]}`: write `Noun: {{number}}`"
    if "!" in plain:
        yield "loud: an exclamation mark"
