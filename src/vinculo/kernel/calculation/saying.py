"""What is wrong with the data, in the words of whom it concerns."""

import re
from collections.abc import Iterator, Mapping

from vinculo.kernel.tables import MissingFileError
from vinculo.kernel.words import figure, gettext_noop, gettext_of
from vinculo.lib.tables import Note, Problem, TableError

_ = gettext_of("kernel")

DECIMAL = re.compile(r"-?\d+\.\d+")

PROBLEMS: Mapping[str, str] = {
    "empty_file": gettext_noop("El archivo está vacío."),
    "no_rows": gettext_noop("El archivo tiene cabecera pero ninguna fila de datos."),
    "not_a_table": gettext_noop(
        "El contenido no es una tabla: se espera CSV, Excel, SPSS o Parquet."
    ),
    "damaged_file": gettext_noop("El archivo está dañado o protegido y no se puede abrir."),
    "too_large": gettext_noop("El libro ocupa demasiado al abrirse: guárdelo como CSV o Parquet."),
    "missing_sheet": gettext_noop("No hay ninguna hoja «%(value)s». Hojas que hay: %(found)s."),
    "broken_encoding": gettext_noop(
        "Hay caracteres que no se pueden leer: guarde el archivo como UTF-8 o indique --encoding."
    ),
    "unknown_encoding": gettext_noop("No se conoce la codificación «%(value)s»."),
    "broken_quotes": gettext_noop("Las comillas no cierran, o una celda es demasiado larga."),
    "too_many_cells": gettext_noop(
        "La fila tiene %(cells)s celdas y la cabecera %(width)s: ¿una coma dentro de una celda?"
    ),
    "missing_column": gettext_noop(
        "Falta la columna «%(column)s». Columnas que hay: %(found)s. "
        "Use --map SU_COLUMNA=%(column)s si se llama de otro modo."
    ),
    "repeated_column": gettext_noop("Más de una columna del archivo puede ser «%(column)s»."),
    "unknown_mapping": gettext_noop(
        "En --map %(column)s=%(value)s, ni el archivo tiene esa columna ni el cálculo ese campo."
    ),
    "repeated_mapping": gettext_noop("«%(value)s» está en más de un --map."),
    "nested_column": gettext_noop(
        "La columna «%(column)s» contiene listas o registros, no valores."
    ),
    "blank": gettext_noop("Falta el valor."),
    "not_text": gettext_noop("«%(value)s» no es un texto."),
    "not_number": gettext_noop("«%(value)s» no es un número."),
    "not_integer": gettext_noop("«%(value)s» no es un número entero."),
    "not_money": gettext_noop("«%(value)s» no es un importe."),
    "not_date": gettext_noop("«%(value)s» no es una fecha (día/mes/año o año-mes-día)."),
    "not_moment": gettext_noop("«%(value)s» no es una fecha con hora."),
    "not_boolean": gettext_noop("«%(value)s» no es sí ni no."),
    "not_a_choice": gettext_noop("«%(value)s» no es una de las opciones: %(choices)s."),
    "too_small": gettext_noop("%(value)s es menor que %(minimum)s."),
    "too_large_value": gettext_noop("%(value)s es mayor que %(maximum)s."),
    "outside": gettext_noop("%(value)s está fuera de la escala de %(minimum)s a %(maximum)s."),
    "two_currencies": gettext_noop("Hay dos monedas en la columna: %(first)s y %(second)s."),
}

NOTES: Mapping[str, str] = {
    "ambiguous_decimals": gettext_noop(
        "En «%(column)s», el punto o la coma de «%(value)s» puede ser de miles o de decimales: "
        "el punto se ha leído como decimal y la coma como miles."
    ),
    "month_first": gettext_noop("Las fechas de «%(column)s» se han leído con el mes delante."),
}

MISSING: Mapping[str, str] = {
    "no_such_file": gettext_noop("No existe el archivo %s."),
    "is_folder": gettext_noop("%s es una carpeta, no un archivo."),
    "may_not_read": gettext_noop("No hay permiso para leer %s."),
    "cannot_read": gettext_noop("No se puede leer %s."),
}


def problem_words(problem: Problem, words: Mapping[str, str] | None = None) -> str:
    """The sentence about one problem; ``words`` are a calculation's own, by code, translated."""
    if problem.words:
        return problem.words
    own = (words or {}).get(problem.code)
    sentence = own or _(PROBLEMS.get(problem.code, problem.code))
    params = {key: _spoken(value) for key, value in problem.params.items()}
    return sentence % {"column": problem.column, "value": problem.value, **params}


def _spoken(value: object) -> object:
    """A bound of a column as it stands in a sentence."""
    is_decimal = isinstance(value, str) and DECIMAL.fullmatch(value)
    return figure(float(str(value))) if is_decimal or isinstance(value, float) else value


def problem_line(problem: Problem, words: Mapping[str, str] | None = None) -> str:
    """Where the problem is, and what it is."""
    places = [problem.file]
    if problem.row:
        places.append(_("fila %s") % problem.row)
    if problem.column and "%(column)s" not in PROBLEMS.get(problem.code, ""):
        places.append(_("columna «%s»") % problem.column)
    return f"{', '.join(filter(None, places))}: {problem_words(problem, words)}".removeprefix(": ")


def refusal_lines(error: TableError, words: Mapping[str, str] | None = None) -> Iterator[str]:
    """All that is said when data are refused."""
    yield _("Los datos no se pueden usar:")
    for problem in error.problems:
        yield f"  {problem_line(problem, words)}"
    if error.total > len(error.problems):
        yield "  " + _("… y %s problemas más.") % (error.total - len(error.problems))


def missing_words(error: MissingFileError) -> str:
    """Why a file cannot be read."""
    return _(MISSING[error.code]) % error.path


def note_words(note: Note) -> str:
    """A sentence about what was understood."""
    return _(NOTES[note.code]) % note.params
