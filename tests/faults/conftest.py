"""The tally of the session: given to each test that opens a kind of fault, printed at the end."""

import pytest

from tests.faults.tally import LONG, Tally

_TALLY = pytest.StashKey[Tally]()


@pytest.fixture
def tally(request):
    """The tally of this session."""
    return request.config.stash.setdefault(_TALLY, Tally())


def pytest_terminal_summary(terminalreporter, config):
    """Print how many faults of each kind ran, and how many held."""
    found = config.stash.get(_TALLY, None)
    if found is None:
        return
    terminalreporter.write_sep("=", "faults" if LONG else "faults (CALLOUT_FAULTS=long for all of them)")
    for line in found.lines():
        terminalreporter.write_line(line)
