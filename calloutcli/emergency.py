"""The line that comes before everything else. This module imports nothing, so that nothing can delay it."""

EMERGENCY_LINE = "If anyone is in danger now, call 999. You do not need this tool first."
EMERGENCY_LINES = {
    "en": EMERGENCY_LINE,
    "cy": "Os oes rhywun mewn perygl nawr, ffoniwch 999. Nid oes angen hwn yn gyntaf.",
}
"""The line by language: before any catalogue can be read (wording.py)."""

LANGUAGE_VARIABLE = "CALLOUT_LANG"


def is_scripted(arguments: "list[str]") -> bool:
    """Whether standard output belongs to a script: then the line goes to the error stream."""
    return any(word.startswith(("--json", "--answers")) for word in arguments)


def asked_language(arguments: "list[str]", variable: str) -> str:
    """The language that `--lang` asks for, else the environment; empty where neither names one that there is."""
    for number, word in enumerate(arguments):
        asked = (
            arguments[number + 1] if word == "--lang" and number + 1 < len(arguments) else word.removeprefix("--lang=")
        )
        if asked != word and asked in EMERGENCY_LINES:
            return asked
    # The system's spellings of a locale are understood too, cy_GB.UTF-8, and what Windows keeps of `set CALLOUT_LANG="cy" `.
    language = variable.strip(" \"'").lower()
    for end in "-_.@":
        language = language.split(end, 1)[0]
    return language if language in EMERGENCY_LINES else ""
