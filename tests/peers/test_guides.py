"""The pages that start from zero, with every package that they name: the whole of each, nothing left out. About a minute."""

import sys

import pytest

from tests.guides.following import follow
from tests.guides.guides import GUIDES
from tests.guides.installing import installed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_the_guides_whole_in_a_fresh_environment(tmp_path):
    """Whoever installs callout with its reports, and types what the pages say, sees what they show."""
    callout = installed(tmp_path, "report")
    told = []
    for name in GUIDES:
        (tmp_path / name).mkdir()
        told += follow(name, callout, tmp_path / name)
    assert not told, "\n\n".join(told)
