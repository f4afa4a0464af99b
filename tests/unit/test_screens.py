"""The pictures in docs/screens are what the program shows now, and say in words what they show."""

import re
import xml.etree.ElementTree as ET

from tests.screens import SCREENS, SHOTS, made


def test_the_pictures_are_current():
    """Each picture, and the words beside it, is what `python -m tests.screens` makes today; there is no other file."""
    files = made()
    assert sorted(path.name for path in SCREENS.iterdir()) == sorted(files)
    old = [name for name, text in files.items() if (SCREENS / name).read_text(encoding="utf-8") != text]
    assert old == [], "run python -m tests.screens, and look at what it made"


def test_a_picture_says_what_it_shows_and_fetches_nothing():
    """A title and a description for whoever cannot see it, the same lines as the text, no picture, font or style from elsewhere."""
    svg = "{http://www.w3.org/2000/svg}"
    for name in SHOTS:
        root = ET.fromstring((SCREENS / f"{name}.svg").read_text(encoding="utf-8"))
        assert root.get("role") == "img"
        told = {one.get("id"): one.text for one in root if one.tag in (f"{svg}title", f"{svg}desc")}
        assert all(told[id_] for id_ in root.get("aria-labelledby").split())
        drawn = [text.text for text in root.iter(f"{svg}text")]
        words = (SCREENS / f"{name}.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
        assert drawn == [line for line in words.splitlines() if line]
        raw = (SCREENS / f"{name}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^\"' )]+", raw)) == {"http://www.w3.org/2000/svg"}
        assert not re.search(r"@import|@font-face|<script|<image|href", raw)
