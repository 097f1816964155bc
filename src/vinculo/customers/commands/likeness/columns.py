"""The columns of a file of customers, and the form of the answer."""

from collections.abc import Mapping
from typing import Any

from vinculo.customers.domain.duplicates.columns import COLUMNS as KNOWN
from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column

_ = gettext_of("customers")


_WORDS: Mapping[str, str] = {
    "full_name": _("Nombre y apellidos juntos."),
    "given_name": _("Nombre de pila."),
    "surname": _("Apellidos, en una columna."),
    "first_surname": _("Primer apellido."),
    "second_surname": _("Segundo apellido."),
    "company": _("Nombre de la empresa."),
    "birth_date": _("Fecha de nacimiento, en cualquier forma."),
    "national_id": _("Documento: DNI, NIE, CIF, RFC, CURP, NIF portugués u otro."),
    "phone": _("Teléfono."),
    "phone_2": _("Otro teléfono."),
    "mail": _("Correo electrónico."),
    "address": _("Calle y número."),
    "street_number": _("Número de la calle, si va aparte."),
    "address_2": _("Piso, barrio o segunda línea."),
    "postcode": _("Código postal."),
    "city": _("Población."),
    "region": _("Provincia o estado."),
}

COLUMNS = (
    Column(
        "id",
        "text",
        _("Su clave del registro; se repite en la respuesta."),
        required=False,
        aliases=("rec_id", "codigo", "clave"),
    ),
    *(
        Column(known.name, "text", _WORDS[known.name], required=False, aliases=known.aliases)
        for known in KNOWN
    ),
)

_PROBABILITY = {"type": "number", "minimum": 0, "maximum": 1}
_COUNT = {"type": "integer", "minimum": 0}
_ROWS = {"type": "array", "items": {"type": "integer"}}
_IDS = {"type": "array", "items": {"type": ["string", "null"]}}


def _record(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(**properties: Any) -> dict[str, Any]:
    return {"type": "array", "items": _record(**properties)}


_TEXT = {"type": "string"}
_NUMBER = {"type": "number"}
SCHEMA: Mapping[str, Any] = {
    "title": "vinculo customers duplicates",
    **_record(
        version=_TEXT,
        source=_TEXT,
        n=_COUNT,
        compared_pairs=_COUNT,
        threshold=_PROBABILITY,
        review=_PROBABILITY,
        summary=_record(
            pairs=_COUNT,
            pairs_to_review=_COUNT,
            clusters=_COUNT,
            records_in_clusters=_COUNT,
            expected_pairs=_NUMBER,
        ),
        thresholds=_list(
            threshold=_PROBABILITY,
            pairs=_COUNT,
            expected_false_pairs=_NUMBER,
            expected_found_share=_PROBABILITY,
            words=_TEXT,
        ),
        pairs=_list(
            rows=_ROWS,
            ids=_IDS,
            probability=_PROBABILITY,
            household_probability=_PROBABILITY,
            verdict={"enum": ["same", "review"]},
            same_cluster={"type": "boolean"},
            evidence=_list(field=_TEXT, level=_TEXT, bits=_NUMBER, words=_TEXT, values=_IDS),
        ),
        clusters=_list(rows=_ROWS, ids=_IDS, n=_COUNT),
        fields=_list(
            field=_TEXT,
            words=_TEXT,
            n=_COUNT,
            expected_matches_that_taught=_NUMBER,
            levels=_list(
                level=_TEXT, words=_TEXT, same=_PROBABILITY, strangers=_PROBABILITY, bits=_NUMBER
            ),
        ),
        left_out=_list(reason=_TEXT, n=_COUNT, words=_TEXT),
        warnings=_list(code=_TEXT, words=_TEXT),
    ),
}
