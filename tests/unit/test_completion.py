"""Words completed by the shell: what `callout --show-completion` prints is run in a real bash, zsh and fish, where there is one."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.builders import REPOSITORY

BASH = """
eval "$SCRIPT"
complete -p callout > /dev/null || exit 9
COMP_WORDS=("$@") COMP_CWORD=$(( $# - 1 ))
_callout_completion callout
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    """An environment in which `callout` is this checkout, and home is an empty folder."""
    home = tmp_path_factory.mktemp("home")
    command = home / "callout"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m calloutcli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    kept = {name: text for name, text in os.environ.items() if not name.startswith(("CALLOUT", "_CALLOUT", "_TYPER"))}
    return {**kept, "HOME": str(home), "PATH": f"{home}:{os.environ['PATH']}", "PYTHONPATH": str(REPOSITORY)}


def completed(shell, environ, *words):
    """What the shell offers for the last of the words."""
    script = told(shell, environ, "callout --show-completion")
    if shell == "bash":
        return told("bash", {**environ, "SCRIPT": script}, BASH, *words).split()
    line = " ".join(words).replace('"', "")
    lines = told("fish", environ, f"{script}\ncomplete -C '{line}'").splitlines()
    return [one.split("\t")[0] for one in lines]


def told(shell, environ, command, *words):
    """What a command of the shell prints; the shell is found out by Typer as the parent of callout."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not on this computer")
    # A second command keeps the shell from becoming callout itself.
    command = [shell, "-c", f"{command}\ntrue", *([shell] if shell == "bash" else []), *words]
    done = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(os.name == "nt", reason="these shells are of POSIX systems")
class TestCompletion:
    """Commands, commands of a group, options."""

    def test_a_command_is_completed(self, environ):
        """`callout de` and a tab: the two commands that begin so."""
        assert completed("bash", environ, "callout", "de") == ["decide", "demo"]

    @pytest.mark.parametrize("shell", ["bash", "fish"])
    def test_a_command_of_a_group_is_completed(self, shell, environ):
        """`callout protocol ch` and a tab, though the group is loaded only when its name is typed."""
        assert completed(shell, environ, "callout", "protocol", "ch") == ["check"]

    def test_every_group_and_command_is_offered(self, environ):
        """`callout ` and a tab: what `callout --help` lists, and no word of the 999 line, which is not a command."""
        offered = completed("bash", environ, "callout", "")
        assert {"decide", "resume", "log", "key", "protocol"} <= set(offered)
        assert all(word.replace("-", "").isalpha() for word in offered)

    def test_an_option_is_completed(self, environ):
        """`callout log verify --re` and a tab."""
        assert completed("bash", environ, "callout", "log", "verify", "--re") == ["--receipt"]

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_it_is_installed_for_the_shell_that_asks(self, shell, environ):
        """`callout --install-completion` writes a file under the home folder, and says where and when it takes effect."""
        said = told(shell, environ, "callout --install-completion")
        assert f"{shell} completion installed in {environ['HOME']}" in said
        assert "once you restart the terminal" in said

    def test_zsh_is_answered(self, environ):
        """What zsh asks behind a tab is answered with the words and their meanings."""
        asked = '_TYPER_COMPLETE_ARGS="callout log ve" _CALLOUT_COMPLETE=complete_zsh callout'
        assert '"verify":"' in told("zsh", environ, asked)
