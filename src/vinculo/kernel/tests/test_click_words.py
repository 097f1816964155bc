"""What click says is said in the language of the terminal, to the last sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from vinculo.kernel.calculation import Day, level_option
from vinculo.kernel.click_words import SPANISH, in_own_words, teach_click

FOR_PROGRAMMERS = {
    "termui.py", "utils.py", "shell_completion.py", "_termui_impl.py", "_winconsole.py",
}  # fmt: skip
OF_DECLARATIONS = ("Choice(", "Could not determine", "No options defined", "Arguments take",
                   "Name '", "Boolean option", "Invalid start character")  # fmt: skip
SAME = {"file", "directory", "path"}


def sentences() -> Iterator[str]:
    """Every sentence that click asks to have translated, read from its source."""
    for file in sorted(Path(click.__file__).parent.glob("*.py")):
        if file.name in FOR_PROGRAMMERS:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                for given in node.args:
                    if isinstance(given, ast.Constant) and isinstance(given.value, str):
                        yield given.value


def test_every_sentence_of_click_has_its_spanish() -> None:
    missing = [s for s in sentences() if s not in SPANISH and s not in SAME]
    assert [s for s in missing if not s.startswith(OF_DECLARATIONS)] == []


def test_no_spanish_names_a_place_that_click_does_not_fill() -> None:
    from string import Formatter

    def places(sentence: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(sentence) if name}

    assert [e for e, s in SPANISH.items() if not places(s) <= places(e)] == []


def shout() -> click.Command:
    """A command with something of everything, made anew: click keeps its help option."""

    @click.command("shout")
    @click.argument("who")
    @click.option("--size", type=click.Choice(["big", "small"]), default="big", show_default=True)
    @click.option("--times", type=click.IntRange(1, 9), required=True)
    @click.option("--file", type=click.Path(exists=True))
    @click.option("--until", type=Day())
    @level_option()
    def made(**_given: object) -> None:
        pass

    return in_own_words(made)


teach_click()
FINE = ("ana", "--times", "2")


@pytest.mark.parametrize(
    ("asked", "spanish", "english"),
    [
        (["--help"], "Uso: shout [OPCIONES] WHO", "Usage: shout [OPTIONS] WHO"),
        (["--help"], "Muestra esta ayuda y termina.", "Show this message and exit."),
        (["--help"], "[por omisión: big]", "[default: big]"),
        (["--help"], "1<=x<=9; obligatoria", "1<=x<=9; required"),
        ([], "Falta el argumento 'WHO'.", "Missing argument 'WHO'."),
        (["ana"], "Falta la opción '--times'.", "Missing option '--times'."),
        ([*FINE, "--nope"], "No existe la opción «--nope».", "No such option '--nope'."),
        ([*FINE, "--siz", "big"], "¿Quiso decir '--size'?", "Did you mean '--size'?"),
        ([*FINE, "--size", "x"], "«x» no es ninguno de estos valores: 'big', 'small'.",
         "'x' is not one of 'big', 'small'."),
        (["ana", "--times", "x"], "«x» no es un número entero.", "'x' is not a valid integer"),
        (["ana", "--times", "10"], "10 está fuera de lo admitido: 1<=x<=9.",
         "10 is not in the range 1<=x<=9."),
        ([*FINE, "--file", "/nada"], "La ruta /nada no existe.", "/nada' does not exist."),
        ([*FINE, "más"], "Sobra un argumento (más)", "Got unexpected extra argument (más)"),
        ([*FINE, "--until"], "La opción «--until» pide un valor.", "requires an argument."),
        ([*FINE, "--until", "3"], "«3» no es un día: escriba 2026-12-28.", "“3” is not a day"),
        ([*FINE, "--level", "0,5"], "«0,5» no es una confianza", "“0,5” is not a confidence"),
        ([*FINE, "--level", "1"], "«1» no es una confianza", "“1” is not a confidence"),
        ([*FINE, "--level", "nan"], "«nan» no es una confianza", "“nan” is not a confidence"),
        ([*FINE, "--level", "0,95"], "", ""),
    ],
)  # fmt: skip
def test_click_speaks_the_language_of_the_terminal(
    asked: list[str], spanish: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, words in (("es", spanish), ("en", english)):
        monkeypatch.setenv("VINCULO_LANGUAGE", language)
        said = CliRunner().invoke(shout(), asked, prog_name="shout").output
        assert words in said
        if not words:
            assert said == ""
