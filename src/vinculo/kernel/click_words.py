"""What click itself says, in the language of the terminal: headings, placeholders and errors.

Click asks ``gettext`` for its sentences and has no catalogue. ``gettext`` chooses a language by
``LANG`` alone, and ours may be chosen by ``VINCULO_LANGUAGE``, so click's modules are given a
``_`` and an ``ngettext`` of our own. English is what click says; Spanish is the table below.
"""

import gettext
import sys
from collections.abc import Mapping
from typing import Any, TypeVar

import click

from vinculo.kernel.words import language

C = TypeVar("C", bound=click.Command)

SPANISH: Mapping[str, str] = {
    "Usage:": "Uso:",
    "Options": "Opciones",
    "Commands": "Órdenes",
    "Positional arguments": "Argumentos",
    "Show this message and exit.": "Muestra esta ayuda y termina.",
    "Show the version and exit.": "Muestra la versión y termina.",
    "%(prog)s, version %(version)s": "%(prog)s, versión %(version)s",
    "default: {default}": "por omisión: {default}",
    "(dynamic)": "(según el caso)",
    "env var: {var}": "variable de entorno: {var}",
    "required": "obligatoria",
    "deprecated": "en desuso",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Aviso: la orden «{name}» está en desuso.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Aviso: «{name}» está en desuso.{extra_message}"
    ),
    "Error: {message}": "Error: {message}",
    "Aborted!": "Interrumpido.",
    "Try '{command} {option}' for help.": "La ayuda: «{command} {option}».",
    "Missing command.": "Falta decir qué orden.",
    "Missing argument": "Falta el argumento",
    "Missing option": "Falta la opción",
    "Missing parameter": "Falta el valor",
    "Missing {param_type}": "Falta {param_type}",
    "Missing parameter: {param_name}": "Falta el valor de {param_name}",
    "No such option {name!r}.": "No existe la opción «{name}».",
    "No such command {name!r}.": "No existe la orden «{name}».",
    "Did you mean {possibility}?": "¿Quiso decir {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(¿Quiso decir una de estas: {possibilities}?)",
    "Got unexpected extra argument ({args})": "Sobra un argumento ({args})",
    "Got unexpected extra arguments ({args})": "Sobran argumentos ({args})",
    "Invalid value: {message}": "Valor no admitido: {message}",
    "Invalid value for {param_hint}: {message}": "Valor no admitido en {param_hint}: {message}",
    "Takes {nargs} values but 1 was given.": "Pide {nargs} valores y hay 1.",
    "Takes {nargs} values but {len} were given.": "Pide {nargs} valores y hay {len}.",
    "{len_type} values are required, but {len_value} was given.": (
        "Pide {len_type} valores y hay {len_value}."
    ),
    "{len_type} values are required, but {len_value} were given.": (
        "Pide {len_type} valores y hay {len_value}."
    ),
    "Value must be an iterable.": "Se esperan varios valores.",
    "Argument {name!r} takes {nargs} values.": "El argumento «{name}» pide {nargs} valores.",
    "Option {name!r} does not take a value.": "La opción «{name}» no lleva valor.",
    "Option {name!r} requires an argument.": "La opción «{name}» pide un valor.",
    "Option {name!r} requires {nargs} arguments.": "La opción «{name}» pide {nargs} valores.",
    "Choose from:\n\t{choices}": "Escoja entre:\n\t{choices}",
    "{value!r} is not {choice}.": "«{value}» no es {choice}.",
    "{value!r} is not one of {choices}.": "«{value}» no es ninguno de estos valores: {choices}.",
    "{value!r} does not match the format {format}.": "«{value}» no tiene la forma {format}.",
    "{value!r} does not match the formats {formats}.": (
        "«{value}» no tiene ninguna de estas formas: {formats}."
    ),
    "{value} is not in the range {range}.": "{value} está fuera de lo admitido: {range}.",
    "{value!r} is not a valid {number_type}.": "«{value}» no es {number_type}.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "«{value}» no es sí ni no. Se admite: {states}"
    ),
    "{value!r} is not a valid UUID.": "«{value}» no es un UUID.",
    "{name} {filename!r} does not exist.": "{name} {filename} no existe.",
    "{name} {filename!r} is a file.": "{filename} es un archivo.",
    "{name} {filename!r} is a directory.": "{filename} es una carpeta.",
    "{name} {filename!r} is not readable.": "{name} {filename} no se puede leer.",
    "{name} {filename!r} is not writable.": "{name} {filename} no se puede escribir.",
    "{name} {filename!r} is not executable.": "{name} {filename} no se puede ejecutar.",
    "Could not open file {filename!r}: {message}": "No se puede abrir {filename}: {message}",
    "unknown error": "error desconocido",
    "Do you want to continue?": "¿Desea seguir?",
    "Confirm the action without prompting.": "Sigue adelante sin preguntar.",
    "Repeat for confirmation": "Repítalo para confirmar",
    "Error: The two entered values do not match.": "Error: los dos valores no coinciden.",
    "Error: invalid input": "Error: no se entiende la respuesta",
    "Press any key to continue...": "Pulse una tecla para seguir…",
}

THINGS: Mapping[str, str] = {
    "integer": "un número entero",
    "integer range": "un número entero",
    "float": "un número (los decimales, con punto)",
    "float range": "un número (los decimales, con punto)",
    "Path": "La ruta",
    "File": "El archivo",
    "Directory": "La carpeta",
}

PLACEHOLDERS: Mapping[str, tuple[str, str]] = {
    "TEXT": ("TEXTO", "TEXT"),
    "INTEGER": ("ENTERO", "INTEGER"),
    "INTEGER RANGE": ("ENTERO", "INTEGER"),
    "FLOAT": ("NÚMERO", "NUMBER"),
    "FLOAT RANGE": ("NÚMERO", "NUMBER"),
    "PATH": ("RUTA", "PATH"),
    "FILE": ("ARCHIVO", "FILE"),
    "DIRECTORY": ("CARPETA", "DIR"),
    "DIR": ("CARPETA", "DIR"),
    "URL": ("URL", "URL"),
}


class _Sentence(str):
    """A sentence of click; the names of things that it is filled with are translated too."""

    __slots__ = ()

    def format(self, *args: object, **places: object) -> str:
        return super().format(
            *args, **{key: THINGS.get(str(place), place) for key, place in places.items()}
        )


def say(sentence: str) -> str:
    """One of click's sentences as this terminal's person reads it."""
    return sentence if language() == "en" else _Sentence(SPANISH.get(sentence, sentence))


def say_many(one: str, many: str, n: int) -> str:
    """The same for a sentence that depends on a number."""
    return say(one if n == 1 else many)


def teach_click() -> None:
    """Give click's modules our words; doing it twice changes nothing."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click."):
            for own, theirs, ours in (
                ("_", gettext.gettext, say),
                ("ngettext", gettext.ngettext, say_many),
            ):
                if vars(module).get(own) is theirs:
                    vars(module)[own] = ours


def placeholder(word: str) -> str:
    """``FLOAT RANGE`` and the like as a person of this terminal would write it."""
    spanish, english = PLACEHOLDERS.get(word, (word, word))
    return english if language() == "en" else spanish


def in_own_words(command: C) -> C:
    """The command with its placeholders in the language of the terminal."""
    command.options_metavar = "[OPTIONS]" if language() == "en" else "[OPCIONES]"
    if isinstance(command, click.Group):
        command.subcommand_metavar = (
            "COMMAND [ARGS]…" if language() == "en" else "ORDEN [ARGUMENTOS]…"
        )
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.is_flag:
            _name_place(parameter)
    return command


def _name_place(parameter: click.Option) -> None:
    kind: Any = parameter.type
    if parameter.metavar:
        parameter.metavar = placeholder(parameter.metavar)
    elif (word := str(kind.name).upper()) in PLACEHOLDERS:
        parameter.metavar = placeholder(word)
