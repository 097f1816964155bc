"""The columns that a file of customers may have, each with the compared field that it feeds.

The one list from which the command knows what to read, the features what to prepare and the
answer which cells to show as evidence. Words for people stand with the command.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file.

    Attributes:
        name: Its stable name. ``aliases``: other headings that are understood.
        fields: Keys of the compared fields that are read from it.
        is_enough: Whether it tells customers apart even when it is the only one.
    """

    name: str
    aliases: tuple[str, ...]
    fields: tuple[str, ...]
    is_enough: bool = False


COLUMNS: Final = (
    FileColumn(
        "full_name",
        ("nombre_completo", "name"),
        ("given_name", "surnames", "company"),
    ),
    FileColumn("given_name", ("nombre", "first_name", "nombre_de_pila"), ("given_name",)),
    FileColumn("surname", ("apellidos", "last_name", "apellido"), ("surnames",)),
    FileColumn("first_surname", ("primer_apellido", "apellido1", "apellido_1"), ("surnames",)),
    FileColumn("second_surname", ("segundo_apellido", "apellido2", "apellido_2"), ("surnames",)),
    FileColumn("company", ("empresa", "razon_social", "organization"), ("company",)),
    FileColumn(
        "birth_date",
        ("fecha_nacimiento", "fecha_de_nacimiento", "nacimiento", "date_of_birth", "dob"),
        ("birth_date",),
    ),
    FileColumn(
        "national_id",
        ("documento", "dni", "nif", "nie", "cif", "rfc", "curp", "ssn", "soc_sec_id"),
        ("national_id",),
        is_enough=True,
    ),
    FileColumn("phone", ("telefono", "telephone", "phone_number", "tel"), ("phone",), True),
    FileColumn(
        "phone_2", ("telefono_2", "telefono2", "movil", "mobile", "phone2"), ("phone",), True
    ),
    FileColumn("mail", ("correo", "email", "e_mail", "correo_electronico"), ("mail",), True),
    FileColumn("address", ("direccion", "domicilio", "calle", "address_1"), ("address",)),
    FileColumn("street_number", ("numero",), ("address",)),
    FileColumn("address_2", ("direccion_2", "piso"), ("address_2",)),
    FileColumn("postcode", ("codigo_postal", "cp", "zip", "postal_code"), ("postcode",)),
    FileColumn("city", ("poblacion", "ciudad", "localidad", "municipio", "suburb"), ("city",)),
    FileColumn("region", ("provincia", "estado", "state"), ("region",)),
)

NAMES: Final = tuple(column.name for column in COLUMNS)
ENOUGH: Final = frozenset(column.name for column in COLUMNS if column.is_enough)
SURNAMES: Final = frozenset(column.name for column in COLUMNS if "surnames" in column.fields)


def cells_of(field: str) -> tuple[str, ...]:
    """The columns from which a compared field is read, in the order of the file's description."""
    return tuple(column.name for column in COLUMNS if field in column.fields)
