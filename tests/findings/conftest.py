"""What the tests of findings share: a copy of every example, to run in."""

from pathlib import Path

import pytest

from tests.findings.examples import copy_examples


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of every example."""
    return copy_examples(tmp_path_factory.mktemp("findings") / "examples")
