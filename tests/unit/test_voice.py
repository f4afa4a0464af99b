"""Which language a command speaks, who changes it, and what is said when the words of a language cannot be had."""

import hashlib
import pkgutil

import pytest

from calloutcli import wording
from calloutcli.__main__ import main
from calloutcli.cli.world import Voice
from calloutcli.wording import Words, msg, wording_of, words_in
from tests.worlds import dice, london, world_of

NOW = london("2026-11-22 01:55")
WELSH = words_in("cy")


def run(folder, typed, *arguments, seed="voice"):
    """(exit status, the screen, the lines that nobody asked for) of a command."""
    world, screen, keyboard = world_of(typed, {"CALLOUT_HOME": str(folder)}, NOW, dice(seed))
    return main(list(arguments), world), screen.getvalue(), keyboard.left


class Altered:
    """A catalogue that says everything in these words."""

    def __init__(self, said):
        self.said = said

    def gettext(self, _):
        """The words, whatever is asked for."""
        return self.said


@pytest.mark.parametrize("said", ["{nobody}", "{", "{}", "{count.nothing}", "{count:%d}", "{count[0]}"])
def test_a_sentence_whose_fields_were_damaged_is_said_in_english(monkeypatch, said):
    """At two in the morning a bit that was lost on the disk is no reason to stop."""
    monkeypatch.setattr(wording, "_catalogue", lambda _: Altered(said))
    assert Words("cy")("Call-outs: {count}", count=3) == "Call-outs: 3"
    assert Words("cy")(msg("Call-outs: {count}", count=3)) == "Call-outs: 3"


def test_a_sentence_that_lacks_a_field_is_a_fault_in_english():
    """It is ours then, and no catalogue hides it."""
    with pytest.raises(KeyError):
        Words("cy")("Call-outs: {count}", number=3)


def test_a_catalogue_in_letters_that_nobody_knows_costs_the_language(monkeypatch):
    """The head of the file names how its letters are written."""
    raw = wording._compiled("cy").replace(b"charset=utf-8", b"charset=utf-9")
    assert raw != wording._compiled("cy")
    monkeypatch.setattr(wording, "_compiled", lambda _: raw)
    assert wording._catalogue.__wrapped__("cy").gettext("Reference:") == "Reference:"


def test_a_record_names_the_words_that_were_shown(monkeypatch):
    """Not those of a file that was put in their place while somebody answered."""
    wording._compiled.cache_clear()
    try:
        monkeypatch.setattr(pkgutil, "get_data", lambda *_: b"before")
        assert wording._compiled("cy") == b"before"
        monkeypatch.setattr(pkgutil, "get_data", lambda *_: b"after")
        assert wording_of(["cy"]) == {"cy": hashlib.sha256(b"before").hexdigest()}
    finally:
        wording._compiled.cache_clear()


def test_the_language_asked_for_at_which_one_stays(tmp_path):
    """Two interviews wait, both begun in English. Whoever changes the language while choosing is asked in it from there on."""
    for seed in ("one", "two"):
        run(tmp_path, ["2", "", "q"], "decide", "--protocol", "all-wales-example", seed=seed)
    status, screen, left = run(tmp_path, ["l", "1", "q"], "resume")
    assert (status, left) == (0, [])
    assert WELSH("Your answers so far") in screen
    assert "Your answers so far" not in screen


def test_who_erases_is_spoken_to_in_english(tmp_path):
    """The key for the language changes nothing in the commands of owners and auditors: they have one."""
    _, screen, _ = run(tmp_path, ["1", "q"], "decide")
    reference = screen.split("Reference:\n")[-1].split()[0]
    (tmp_path / "note.yaml").write_text("words: The door is mended.\nhappened: 2026-11-22 01:55\nhandover: no\n")
    added = run(tmp_path, [], "add", reference, "note", "--answers", str(tmp_path / "note.yaml"), seed="note")
    assert added[0] == 0
    status, screen, left = run(tmp_path, ["l", "x", "q"], "log", "erase", reference, "--all")
    assert (status, left) == (130, [])
    assert WELSH("Type {numbers} or {last}.", numbers="1", last="2")[:6] not in screen
    assert "Type 1, " in screen
    voice = Voice("en", stays=True)
    voice.change()
    assert (voice.language, voice.is_offered) == ("en", False)


def test_answers_that_do_not_fit_are_refused_in_the_language_asked_for(tmp_path):
    """The first line and the hint; what is wrong in the file is told as its owners are."""
    (tmp_path / "answers.yaml").write_text("danger: perhaps\n")
    status, screen, _ = run(tmp_path, [], "decide", "--answers", str(tmp_path / "answers.yaml"), "--lang", "cy")
    assert status == 2
    assert WELSH("`{file}` holds answers that do not fit", file=str(tmp_path / "answers.yaml")) in screen
    assert WELSH("mend them and run it again") in screen
