"""The columns of a file of customers, and the form of the answer."""

from collections.abc import Mapping
from typing import Any

from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column

_ = gettext_of("customers")


def _text(name: str, words: str, *aliases: str) -> Column:
    return Column(name, "text", words, required=False, aliases=aliases)


COLUMNS = (
    _text(
        "id", _("Su clave del registro; se repite en la respuesta."), "rec_id", "codigo", "clave"
    ),
    _text("full_name", _("Nombre y apellidos juntos."), "nombre_completo", "name"),
    _text("given_name", _("Nombre de pila."), "nombre", "first_name", "nombre_de_pila"),
    _text("surname", _("Apellidos, en una columna."), "apellidos", "last_name", "apellido"),
    _text("first_surname", _("Primer apellido."), "primer_apellido", "apellido1", "apellido_1"),
    _text("second_surname", _("Segundo apellido."), "segundo_apellido", "apellido2", "apellido_2"),
    _text("company", _("Nombre de la empresa."), "empresa", "razon_social", "organization"),
    _text(
        "birth_date",
        _("Fecha de nacimiento, en cualquier forma."),
        *("fecha_nacimiento", "fecha_de_nacimiento", "nacimiento", "date_of_birth", "dob"),
    ),
    _text(
        "national_id",
        _("Documento: DNI, NIE, CIF, RFC, CURP, NIF portugués u otro."),
        *("documento", "dni", "nif", "nie", "cif", "rfc", "curp", "ssn", "soc_sec_id"),
    ),
    _text("phone", _("Teléfono."), "telefono", "telephone", "phone_number", "tel"),
    _text("phone_2", _("Otro teléfono."), "telefono_2", "telefono2", "movil", "mobile", "phone2"),
    _text("mail", _("Correo electrónico."), "correo", "email", "e_mail", "correo_electronico"),
    _text("address", _("Calle y número."), "direccion", "domicilio", "calle", "address_1"),
    _text("street_number", _("Número de la calle, si va aparte."), "numero"),
    _text("address_2", _("Piso, barrio o segunda línea."), "direccion_2", "piso"),
    _text("postcode", _("Código postal."), "codigo_postal", "cp", "zip", "postal_code"),
    _text("city", _("Población."), "poblacion", "ciudad", "localidad", "municipio", "suburb"),
    _text("region", _("Provincia o estado."), "provincia", "estado", "state"),
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
