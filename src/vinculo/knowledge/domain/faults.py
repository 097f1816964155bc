"""What a text says of a fault: its cause, and when what failed is expected back.

Both stand behind labels that a person leaves in the text, so that nobody guesses what was told.
"""

from collections.abc import Mapping

LABELS = {
    "es": ("Qué ha pasado:", "Cuándo esperamos que vuelva:"),
    "en": ("What happened:", "When we expect it back:"),
}


def lines(cause: str, when: str, language: str) -> str:
    """The two lines that tell a cause and an expected return, a paragraph each."""
    of_cause, of_return = LABELS[language]
    return f"{of_cause} {cause.strip()}\n\n{of_return} {when}"


def cause_told(text: str, whens: Mapping[str, str]) -> str:
    """The cause that a text tells; "" where it tells none, or not that it is expected back then.

    ``whens`` is how that moment is written, by language.
    """
    for language, (of_cause, of_return) in LABELS.items():
        cause, when = _after(of_cause, text), _after(of_return, text)
        if cause and when.rstrip(".").endswith(whens[language]):
            return cause
    return ""


def _after(label: str, text: str) -> str:
    """The rest of the line that begins with a label; "" without one."""
    for line in text.splitlines():
        said = line.strip()
        if said.casefold().startswith(label.casefold()):
            return said[len(label) :].strip()
    return ""
