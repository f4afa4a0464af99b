"""The house rules: style, types and the import contract hold in this checkout."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

CHECKS = {
    "style": ["-m", "ruff", "check", "."],
    "format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "imports": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


@pytest.mark.parametrize("name", CHECKS)
def test_house_rule(name):
    """Each check that a contributor's editor runs passes on the whole checkout."""
    done = subprocess.run([sys.executable, *CHECKS[name]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_test_that_a_document_names_is_there():
    """docs/threats.md says for each threat which test shows it: each of these files and tests exists."""
    named = set(
        re.findall(r"`(tests/[\w/.-]+)(?:::(\w+))?`", (ROOT / "docs" / "threats.md").read_text(encoding="utf-8"))
    )
    assert len(named) > 40
    for file, test in sorted(named):
        text = (ROOT / file).read_text(encoding="utf-8")
        assert not test or f"\ndef {test}(" in text, f"{file}::{test}"
