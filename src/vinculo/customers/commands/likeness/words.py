"""What each field and each level of agreement is called."""

from collections.abc import Mapping

from vinculo.kernel.words import gettext_of

_ = gettext_of("customers")

FIELD_WORDS: Mapping[str, str] = {
    "given_name": _("Nombre"),
    "surnames": _("Apellidos"),
    "company": _("Empresa"),
    "birth_date": _("Fecha de nacimiento"),
    "national_id": _("Documento"),
    "phone": _("Teléfono"),
    "mail": _("Correo electrónico"),
    "address": _("Domicilio"),
    "address_2": _("Resto de la dirección"),
    "postcode": _("Código postal"),
    "city": _("Población"),
    "region": _("Provincia o estado"),
}

LEVEL_WORDS: Mapping[tuple[str, str], str] = {
    ("given_name", "same"): _("El nombre es el mismo."),
    ("given_name", "equivalent"): _(
        "El nombre es el mismo en otra forma (corta, inicial u orden)."
    ),
    ("given_name", "partial"): _("Uno tiene un nombre y el otro ese mismo y otro más."),
    ("given_name", "crossed"): _("El nombre y los apellidos están cambiados de sitio."),
    ("given_name", "similar"): _("El nombre suena igual o difiere en alguna letra."),
    ("given_name", "one_shared"): _("Comparten un nombre y difieren en el otro."),
    ("given_name", "different"): _("El nombre es otro."),
    ("surnames", "both_same"): _("Los dos apellidos son los mismos."),
    ("surnames", "only_same"): _("El apellido es el mismo."),
    ("surnames", "second_missing"): _("El primer apellido es el mismo; a uno le falta el segundo."),
    ("surnames", "swapped"): _("Los apellidos son los mismos en otro orden."),
    ("surnames", "both_alike"): _("Los dos apellidos suenan igual o difieren en alguna letra."),
    ("surnames", "alike"): _("El apellido suena igual o difiere en alguna letra."),
    ("surnames", "one_same"): _("Comparten un apellido y difieren en el otro."),
    ("surnames", "different"): _("Los apellidos son otros."),
    ("company", "same"): _("La empresa es la misma."),
    ("company", "reordered"): _("Las palabras del nombre de la empresa están en otro orden."),
    ("company", "similar"): _("El nombre de la empresa se parece."),
    ("company", "different"): _("La empresa es otra."),
    ("birth_date", "same"): _("La fecha de nacimiento es la misma."),
    ("birth_date", "swapped"): _("El día y el mes de nacimiento están cambiados."),
    ("birth_date", "typo"): _("La fecha de nacimiento difiere en una cifra."),
    ("birth_date", "two_parts"): _("De día, mes y año de nacimiento coinciden dos."),
    ("birth_date", "different"): _("La fecha de nacimiento es otra."),
    ("national_id", "same"): _("El documento es el mismo."),
    ("national_id", "same_invalid"): _(
        "El documento es el mismo, pero su letra o dígito no cuadra."
    ),
    ("national_id", "typo"): _("El documento difiere en un carácter y alguno no cuadra."),
    ("national_id", "different"): _("El documento es otro."),
    ("national_id", "different_valid"): _("Los documentos son distintos y los dos son válidos."),
    ("phone", "same"): _("Comparten un teléfono."),
    ("phone", "typo"): _("Un teléfono difiere en una cifra."),
    ("phone", "different"): _("Los teléfonos son otros."),
    ("mail", "same"): _("El correo es el mismo."),
    ("mail", "same_local"): _("El correo coincide hasta la arroba."),
    ("mail", "similar"): _("El correo difiere en alguna letra."),
    ("mail", "different"): _("El correo es otro."),
    ("address", "same"): _("La calle y el número son los mismos."),
    ("address", "number_missing"): _("La calle es la misma; falta algún número."),
    ("address", "similar"): _("La calle se parece y el número es el mismo."),
    ("address", "other_number"): _("La calle es la misma y el número otro."),
    ("address", "similar_street"): _("La calle se parece."),
    ("address", "different"): _("La calle es otra."),
    ("address_2", "same"): _("El resto de la dirección es el mismo."),
    ("address_2", "similar"): _("El resto de la dirección se parece."),
    ("address_2", "different"): _("El resto de la dirección es otro."),
    ("postcode", "same"): _("El código postal es el mismo."),
    ("postcode", "typo"): _("El código postal difiere en una cifra."),
    ("postcode", "same_area"): _("El código postal es de la misma zona."),
    ("postcode", "different"): _("El código postal es otro."),
    ("city", "same"): _("La población es la misma."),
    ("city", "similar"): _("La población se parece."),
    ("city", "different"): _("La población es otra."),
    ("region", "same"): _("La provincia es la misma."),
    ("region", "different"): _("La provincia es otra."),
}

WORDS: Mapping[str, str] = {
    "nothing_to_compare": _(
        "Hacen falta al menos dos datos de cada cliente (por ejemplo, nombre y teléfono), o uno "
        "que sea solo suyo: documento, teléfono o correo."
    ),
}

NOTES: Mapping[str, str] = {
    "few_records": _(
        "El archivo enseña poco (se esperan menos de 20 pares repetidos): cuentan más las "
        "proporciones habituales que las suyas."
    ),
    "crowded_blocks": _(
        "Hay grupos muy numerosos con los mismos datos (por ejemplo, «María García»): se han "
        "dividido por sus demás datos y unos %(n)s pares no se han comparado."
    ),
    "unread_dates": _("%(n)s fechas de nacimiento no se entienden y no se han usado."),
    "invalid_ids": _("%(n)s documentos tienen mal la letra o el dígito de control."),
    "one_record": _("Con una sola fila no hay nada que comparar."),
}
