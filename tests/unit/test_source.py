"""Hostile and broken files: each is refused in words, at a place, quickly, and in little memory."""

import subprocess
import sys
import time

import pytest

from calloutcli.errors import ProtocolError
from calloutcli.finding import format_finding
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.source import parse_source
from tests.builders import HEAD, OUTCOMES, QUESTIONS, REPOSITORY, RULES, SMALL, load, protocol_text

MOST_SECONDS = 2.0
"""The contract, in CPU seconds. The slowest case below took 0.2 where it was written: ten times less, so a slow machine
passes, and what grows with the square of the file (it took minutes) does not."""


def findings_of(raw, read=load_protocol):
    """(id, line, column) of each finding, in order; anything but a `ProtocolError` with findings is a failure."""
    begun = time.process_time()
    with pytest.raises(ProtocolError) as refusal:
        read(raw if isinstance(raw, bytes) else raw.encode(), "file.yaml")
    assert time.process_time() - begun < MOST_SECONDS
    assert refusal.value.findings
    for finding in refusal.value.findings:
        assert finding.place.file == "file.yaml"
        assert finding.place.line >= 1
        assert finding.place.column >= 1
        assert finding.message
        assert format_finding(finding).startswith(f"file.yaml:{finding.place.line}:{finding.place.column}: error[")
    return [(finding.id, finding.place.line, finding.place.column) for finding in refusal.value.findings]


def caret_of(raw, index=0):
    """What the caret points at, in the finding as it is printed: that character and the rest of the line."""
    with pytest.raises(ProtocolError) as refusal:
        load_protocol(raw if isinstance(raw, bytes) else raw.encode(), "file.yaml")
    _, line, caret, *_ = format_finding(refusal.value.findings[index]).split("\n")
    return line[caret.index("^") :]


# ------------------------------------------------------------------ what is not YAML as we read it


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", ("empty", 1, 1)),
        ("\n\n# nothing\n", ("empty", 1, 1)),
        ("a: 1\nb: 2\na: 3\n", ("repeated-key", 3, 1)),
        ("a: {b: 1, c: 2, b: 3}\n", ("repeated-key", 1, 17)),
        ("a: &x 1\n", ("anchor", 1, 4)),
        ("a: 1\nb: *x\n", ("alias", 2, 4)),
        ("a: !!python/object:os.system x\n", ("tag", 1, 4)),
        ("a: !x y\n", ("tag", 1, 4)),
        ("a: 1\n---\nb: 2\n", ("second-document", 2, 1)),
        ("? [a]\n: b\n", ("bad-key", 1, 3)),
        ("{a: {}: b}\n", ("not-yaml", 1, 7)),
        ("a: b: c\n", ("not-yaml", 1, 5)),
        ("a: 'b\n", ("not-yaml", 2, 1)),
        ("a:\n\t- b\n", ("not-yaml", 2, 1)),
        ("a: @b\n", ("not-yaml", 1, 4)),
        ("a: [b\n", ("not-yaml", 2, 1)),
        ("<<: {a: b}\n<<: {a: c}\n", ("repeated-key", 2, 1)),
        (b"a: b\nc: d\x00e\n", ("control-character", 2, 5)),
        (b"a: b\nc: d\x1b[31me\n", ("control-character", 2, 5)),
        (b"a: b\n# \xe2\x80\xae comment\n", ("control-character", 2, 3)),
        (b"a: \xe2\x81\xa6b\n", ("control-character", 1, 4)),
        (b"a: b\xc2\x85c: d\n", ("control-character", 1, 5)),
        (b"a: \xef\xbf\xbe\n", ("control-character", 1, 4)),
        (b"a: b\r\nc: d\x07\r\n", ("control-character", 2, 5)),
        ('a: b\nc: "\\e[31mred"\n', ("control-character", 2, 4)),
        ('"\\u202eb": c\n', ("control-character", 1, 1)),
        ('a: "\\ud800"\n', ("not-yaml", 1, 7)),
        ('a: "\\U00110000"\n', ("not-yaml", 1, 7)),
        ("a: caf\xe9\n".encode("latin-1"), ("not-text", 1, 7)),
        ("\u00e9\u00e9: x\nb\u00e9: ".encode() + b"\xff\n", ("not-text", 2, 5)),
        ("a: b\n".encode("utf-16"), ("not-text", 1, 1)),
        ("a: b\n".encode("utf-32"), ("not-text", 1, 1)),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ("not-text", 1, 1)),
        (b"SQLite format 3\x00\x10\x00\x01\x01", ("control-character", 1, 16)),
        (b"\xed\xa0\x80", ("not-text", 1, 1)),
        (b"\xc0\xaf", ("not-text", 1, 1)),
    ],
)
def test_a_file_that_is_no_plain_data(raw, expected):
    """Each way of not being plain data has its own finding, at the line and column where it is."""
    assert findings_of(raw, parse_source)[0] == expected


def test_findings_go_on_after_the_first():
    """Anchors, aliases, tags and repeated keys in one file are all found."""
    raw = "a: &x 1\nb: *x\nc: !t 2\na: 4\n"
    assert findings_of(raw, parse_source) == [("anchor", 1, 4), ("alias", 2, 4), ("tag", 3, 4), ("repeated-key", 4, 1)]


@pytest.mark.parametrize("text", ["a b", "[a, b]", "- a\n- b\n", "42", '""', "---\n", "~", "null"])
def test_another_thing_at_the_top(text):
    """A list, a word or nothing where a protocol should be is the wrong type, not an error."""
    assert [id_ for id_, _, _ in findings_of(text)] == ["wrong-type"]


@pytest.mark.parametrize("change", [lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r\n")])
def test_a_windows_editor_may_save_it(change):
    """A byte order mark at the start, and Windows line ends, change nothing but the digest."""
    changed = load_protocol(change(SMALL.encode()), "file.yaml")
    plain = load()
    assert changed.sha256 != plain.sha256
    assert (changed.rules, changed.questions, changed.outcomes) == (plain.rules, plain.questions, plain.outcomes)


@pytest.mark.parametrize(
    "text", ["no", "yes", "12:30", "010", "1_000", "1e3", "0x1F", "null", "~", "2026-01-01", "1.0", ".inf", "=", "<<"]
)
def test_every_scalar_is_text(text):
    """What YAML takes for numbers, dates and truth is kept as it was written."""
    assert parse_source(f"a: {text}\nb: [{text}]\n".encode(), "x").data == {"a": text, "b": [text]}


def test_a_merge_key_merges_nothing():
    """`<<` is a key like any other."""
    assert parse_source(b"<<: {a: b}\nc: d\n", "x").data == {"<<": {"a": "b"}, "c": "d"}


# ------------------------------------------------------------------ too much


def bomb():
    """Nine levels of ten aliases each: a thousand million values, for who expands them."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(rows) + "\n"


def chain(count):
    """A protocol whose every overdue outcome leads to the next."""
    rows = [
        f"  o{n}: {{title: t, tier: in_house, channel: none, timing: now, decider: senior,"
        f" defer: {{until: next_day 12:00, owner: senior, if overdue: o{(n + 1) % count}}}}}\n"
        for n in range(count)
    ]
    rules = "rules: {otherwise: {then: o0, because: P}}\n"
    return HEAD + "outcomes:\n" + "".join(rows) + "questions: {q: {ask: a, answers: yes or no}}\n" + rules


def many_answers(known):
    """A rule that names tens of thousands of answers, known or not, of a question that has thousands."""
    ids = [f"a{n:05d}" for n in range(6_000)]
    answers = ", ".join(f"{id_}: x" for id_ in ids)
    phrase = " or ".join(id_ if known else f"b{id_}" for id_ in ids * 8)
    return protocol_text(
        questions=f"questions:\n  q: {{ask: x, answers: {{{answers}}}}}\n",
        rules=f"rules:\n  r: {{when: {{q: {phrase}}}, then: in_house, because: P}}\n"
        "  otherwise: {then: in_house, because: P}\n",
    )


LARGE = {
    "ten megabytes": ("a: " + "x" * 10_000_000, "too-large"),
    "brackets": ("[" * 100_000, "too-deep"),
    "braces": ("{" * 100_000, "bad-key or too-deep"),  # by the version of libyaml
    "dashes": ("- " * 100_000, "too-deep"),
    "keys": ("? " * 100_000, "bad-key"),
    "indents": ("".join(" " * n + f"k{n}:\n" for n in range(1_000)), "too-deep"),
    "alias bomb": (bomb(), "anchor"),
    "many values": ("a: [" + "x, " * 60_000 + "x]", "too-large"),
    "many keys": ("".join(f"k{n}: x\n" for n in range(60_000)), "too-large"),
    "unknown keys": ("".join(f"k{n}: x\n" for n in range(24_000)), "unknown-key"),
    "a long key": ('? "' + "x" * 1_000_000 + '"\n: y\n', "missing-key"),
    "long keys": ("".join(f'? "{n}{"ab" * 4_000}"\n: y\n' for n in range(120)), "unknown-key"),
    "spaces": (" " * 1_000_000 + "a: b: c", "not-yaml"),
    "quotes": ("a: " + '"' * 1_000_000, "not-yaml"),
    "comments": ("#" * 1_000_000, "empty"),
    "a long chain of outcomes": (chain(2_000), "outcome-cycle"),
    "unknown answers": (many_answers(known=False), "unknown-answer"),
    "unknown terms": (SMALL.replace("A small protocol", "x " + "{ab}" * 100_000), "unknown-term"),
    "repeated keys": ("a: 1\n" * 100_000, "repeated-key"),
    "tags": ("- !x y\n" * 100_000, "tag"),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_hostile_file_is_refused_quickly(name):
    """A file made to be slow is refused within two seconds, with a hundred findings at most."""
    text, expected = LARGE[name]
    found = findings_of(text)
    assert set(expected.split(" or ")) & {id_ for id_, _, _ in found}
    assert len(found) <= 100


def test_a_large_honest_condition_is_read():
    """A rule that names each of thousands of answers eight times is read, within two seconds."""
    begun = time.process_time()
    protocol = load(many_answers(known=True))
    assert time.process_time() - begun < MOST_SECONDS
    assert len(protocol.rule("r").when.test.answers) == 6_000


@pytest.mark.skipif(sys.platform == "win32", reason="`resource` is not on Windows")
@pytest.mark.parametrize(
    "name", ["ten megabytes", "alias bomb", "brackets", "many values", "comments", "repeated keys"]
)
def test_a_large_hostile_file_needs_little_memory(name):
    """A process that reads such a file stays under 200 MB, the file itself included."""
    program = (
        "import pathlib, resource, sys\n"
        "from tests.unit.test_source import LARGE\n"
        "from calloutcli.errors import ProtocolError\n"
        "from calloutcli.protocol.load import load_protocol\n"
        "import pytest\n"
        "raw = LARGE[sys.argv[1]][0].encode()\n"
        "with pytest.raises(ProtocolError):\n"
        "    load_protocol(raw, 'file.yaml')\n"
        "status = pathlib.Path('/proc/self/status')\n"
        "rows = dict(row.split(':', 1) for row in status.read_text().splitlines()) if status.exists() else {}\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == 'darwin' else 1)\n"
        "print(rows['VmHWM'].split()[0] if 'VmHWM' in rows else peak)  # Linux counts our parent's memory in `peak`\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, name], cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=True
    )
    assert 10_000 < int(done.stdout) < 200_000


# ------------------------------------------------------------------ the caret


@pytest.mark.parametrize(
    ("raw", "pointed"),
    [
        (SMALL.replace("status: example", "status: exampel"), "exampel"),
        (SMALL.replace("  manager: Manager on call", "  Manager: Manager on call"), "Manager: Manager on call"),
        (SMALL.replace("title: A small", "titel: A small"), "format: 1"),
        ("\u00e9\u00e9: [b, &c d]\n", "&c d]"),
        ("a: b\r\nc: &d e\r\n", "&d e"),
        ("\ufeffa: &d e\n", "&d e"),
        ('"a\\tb":   &d e\n', '"a\\tb":   &d e'),
        (b"a: b \xe2\x80\xae\n", "\\u202e"),
        ("x: " + "y" * 300 + "\nz: {" + "a" * 200 + ": 1, " + "b" * 200 + ": &c d}\n", "&c d}"),
        (b"a: caf\xe9 b\n", "\ufffd b"),
    ],
)
def test_the_caret_is_under_what_is_wrong(raw, pointed):
    """The caret stands under the first character of what the finding is about, in long lines and odd alphabets too."""
    assert caret_of(raw).startswith(pointed)


def test_places_of_everything():
    """Every value of a good file has a place whose line holds it at that column."""
    source = parse_source(SMALL.encode(), "small.yaml")
    places = 0
    for path, data in walk(source.data, ()):
        place = source.place(path)
        if isinstance(data, str):
            assert place.text[place.column - 1 :].strip("\"'").startswith(data[:5])
            places += 1
    assert places > 60
    assert source.place(("nowhere", "at", "all")).line == 1


def walk(data, path):
    """Every (path, value) of plain data."""
    yield path, data
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        yield from walk(value, (*path, key))


def test_the_text_of_tests_is_a_protocol():
    """The small protocol that these tests damage is a good one."""
    assert load(HEAD + OUTCOMES + QUESTIONS + RULES).id == "small"
