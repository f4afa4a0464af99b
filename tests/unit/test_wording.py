"""Every text that somebody reads is plain: the messages, the help of every command, the shipped protocols; and the Welsh fits the English.

What plain is stands in tests/plain_words.py. An exception stands here with its reason, and has to go when it is one no longer.
"""

import re
import string
from functools import cache
from pathlib import Path

import pytest

from calloutcli.analysis.check_words import _every_text
from calloutcli.catalogue import KINDS
from calloutcli.protocol.load import load_protocol
from tests.catalogues import TRANSLATED, messages, path_of, read
from tests.guides.guides import text_of
from tests.plain_words import COUNTED_ELSEWHERE, GIVEN_UP, NOT_PLAIN, complaints
from tests.reference.commands import read_commands

PROTOCOLS = Path(__file__).resolve().parents[2] / "protocols"

OLD_NAME = "the agency's own name when that agreement was made"
LAW = "the name that the law has for it, in what police and courts did"
SIGNED = "a version of a protocol is never edited; the word is meant kindly here"
MANY = "said only where there are many, and the Welsh has no noun behind the number"
EXCEPTIONS = {
    "Reprimand": LAW,
    "Final warning": LAW,
    "Reprimands and final warnings ended in 2013. The old word is kept, so that old and new are not mixed up.": LAW,
    "a reprimand would be a youth caution today": LAW,
    "a final warning would be a youth caution today": LAW,
    "Say what somebody did. The name of an offence is for the police's own papers.": "it says not to use the word",
    "The youth offending service (none has agreed this file)": OLD_NAME,
    "The youth offending team (none has agreed this file)": OLD_NAME,
    "Tell the person at the youth offending service who is the link for the homes.": OLD_NAME,
    "If you still cannot find them, report them missing. Say this is a child to find, not an offence.": "it says not to use the word",
    "These are about keeping a child safe. They have their own steps and are not about punishing behaviour.": "it says not to",
    "Tell anyone who was hurt that their rights as a victim stay the same tomorrow.": "the Victims' Code is meant: rights that only a victim has",
    "A child may be a victim: tell social care now": SIGNED,
    "A child who is used by others is a victim.": SIGNED,
    "Someone from outside hurt or threatened a child, who needs to be kept safe.": SIGNED,
    "The social worker should be part of that talk.": SIGNED,
    "The figures show whether some children are reported to the police more often than others. It stands in the placement plan.": "the name of a document that the law asks for",
    "the record is {count} bytes long, and {most} is the most": MANY,
    "`{field}` is {count} characters long": MANY,
    "the note has {count} signature lines of `{name}` with the same key, and one is the most": MANY,
    "the note has {count} signatures, and {most} is the most": MANY,
    "the note is longer than {most} bytes": MANY,
    "{count} personal fields do not fit into {places}": MANY,
    "{days} days on": MANY,
    "{days} working days on": MANY,
    "within {hours} hours": "a length of time in whole days, 24 hours and more",
    "Listen. Do not ask for details and do not promise to keep it secret.": "two things not to do, one after the other",
}
"""Text -> why it may be as it is."""


@cache
def every_message():
    """Every message to staff -> the files in which it stands; read once."""
    return messages()


@cache
def texts():
    """Every text in English -> where it stands."""
    found = {message: min(files) for message, files in every_message().items()}
    for command in read_commands():
        said = [paragraph.text for paragraph in command.says] + [
            one.meaning.removesuffix("  [required]")
            for one in (*command.arguments, *command.options, *(word for part in command.says for word in part.words))
        ]
        found |= {text: f"{command.name} --help" for text in said if text}
    for path in sorted(PROTOCOLS.glob("*/[0-9]*.yaml")):
        for place, text in _every_text(load_protocol(path.read_bytes(), path.name)):
            found[dict(text.translations)["en"]] = f"{path.parent.name}: {'/'.join(map(str, place))}"
    return found | {kind.title: f"finding {id_}" for id_, kind in KINDS.items()}


def test_every_text_is_plain():
    """No sentence is too long, too hard, twice negative or loud, and none uses a word that was given up or that is not plain."""
    found = {text: list(complaints(text)) for text in texts()}
    bad = [
        f"{texts()[text]}: {text!r}\n    {'; '.join(told)}"
        for text, told in found.items()
        if told and text not in EXCEPTIONS
    ]
    assert not bad, "\n" + "\n".join(sorted(bad))
    assert [text for text in EXCEPTIONS if not found.get(text)] == [], "exceptions that are none any more"


def test_a_message_is_one_that_can_be_translated():
    """A message has named fields and no empty or numbered one, so that another language can put them in another order."""
    for message in every_message():
        fields = [name for _, name, _, _ in string.Formatter().parse(message) if name is not None]
        assert all(re.fullmatch(r"[a-z_]+", name) for name in fields), message


def test_the_page_at_the_incident_is_plain():
    """What a worker reads on paper is as plain as what is on the screen."""
    page = re.sub(r"```.*?```|<!--.*?-->|[*`#|]|-{3,}", "", text_of("at-the-incident"), flags=re.DOTALL)
    assert [list(complaints(part)) for part in page.split("\n\n") if list(complaints(part))] == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The young offender absconded from the placement.", "word"),
        ("Please click OK.", "word"),
        ("e.g. a door", "word"),
        ("The police should be told.", "word"),
        ("It was criminal damage.", "word"),
        ("Is it not true that nobody was hurt?", "twice"),
        ("Do not call unless nobody answers.", "twice"),
        ("within {hours} hours", "counted"),
        ("{count} records", "counted"),
        ("Records: {count}. Hours late: {hours}", ""),
        ("Well done!", "loud"),
        (" ".join(["go"] * 26) + ".", "long"),
        (" ".join(["go"] * 21) + "?", "long"),
        (" ".join(["go"] * 20) + "?", ""),
        (
            "Multidisciplinary organisations predominate in deliberations concerning interdependent professional responsibilities and accountability tomorrow.",
            "hard",
        ),
        ("Nobody is hurt, and it is over. Tell the manager in the morning, and write down what happened.", ""),
    ],
)
def test_the_rules_find_what_they_are_for(text, named):
    """Each rule finds a text that breaks it, and lets a good one be."""
    found = [told.split(":")[0] for told in complaints(text)]
    assert (named in found) if named else not found


def test_every_banned_word_is_found():
    """No pattern of the lists is one that can never match."""
    for words in (*GIVEN_UP, *NOT_PLAIN):
        for word in re.split(r"\|(?![^(]*\))", words):
            plain = re.sub(r"\(\?:([^|)]*)[^)]*\)\??|\\w\*", r"\1", word)
            plain = re.sub(r"\[(.)[^]]*\]", r"\1", plain).replace("\\", "").replace("?", "")
            assert any(told.startswith("word") for told in complaints(f"A {plain} b")), word


# ------------------------------------------------------------------ other languages

FIELDS = re.compile(r"\{[^}]*\}")
END = re.compile(r"[.?!:;,)\]]*\Z")
SAME_IN_BOTH = {
    "log": "one word in both languages: the log of records",
    "Help": "one word in both languages",
    "Ofsted": "a name",
    "protocol": "one word in both languages",
    "Protocol {name} {version}.": "one word in both languages",
    "Protocol: {name} {version}": "one word in both languages",
}
"""Text -> why it may be the same in Welsh. What is only names, numbers and commands is the same anyway."""

OWN_WORDS = "{en}"
"""What a protocol or a home says in words of its own, in each language that it has them in."""

NOUN_STAYS = {"within {hours} hours": "awr begins with a vowel, and no number changes it"}
"""Message -> why a noun may stand behind a number in Welsh."""

LINES_OF_ITS_OWN = "\nAt an incident\n"
"""The short help is laid out by hand: another language breaks its lines elsewhere."""


def literals():
    """What is typed as it stands, in any language: commands, options, variables."""
    names = sorted((one.name for one in read_commands() if " " in one.name), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, names), r"--[a-z][a-z-]+", r"CALLOUT_[A-Z]+"]))


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fits_its_message(language):
    """The same fields, the same commands to type, the same mark at the end, the same number of lines, and none too long."""
    typed = literals()
    bad = []
    for message, said in read(path_of(language)).items():
        if sorted(FIELDS.findall(message)) != sorted(FIELDS.findall(said)) and message != OWN_WORDS:
            bad.append(f"other fields: {message!r}: {said!r}")
        if sorted(typed.findall(message)) != sorted(typed.findall(said)):
            bad.append(f"other commands: {message!r}: {said!r}")
        if END.search(message)[0] != END.search(said)[0]:
            bad.append(f"ends otherwise: {message!r}: {said!r}")
        if COUNTED_ELSEWHERE.search(said) and message not in NOUN_STAYS:
            bad.append(f"a noun behind a number: {message!r}: {said!r}")
        if message.startswith(LINES_OF_ITS_OWN):
            bad += [f"longer than 78: {line!r}" for line in said.splitlines() if len(line) > 78]
        elif message.count("\n") != said.count("\n"):
            bad.append(f"other lines: {message!r}: {said!r}")
    assert not bad, "\n" + "\n".join(bad)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_one(language):
    """No message has the English words for its translation, unless nothing in it is words, or a reason stands here."""
    same = {message for message, said in read(path_of(language)).items() if message == said}
    words = {message for message in same if re.search(r"[a-z]{2}", literals().sub("", FIELDS.sub("", message)))}
    assert words - SAME_IN_BOTH.keys() == set()
    assert SAME_IN_BOTH.keys() - words == set(), "exceptions that are none any more"
