"""What is said when an item of the orders' catalogue is refused."""

from django.utils.translation import gettext_lazy as _

from vinculo.kernel.errors import error_words

for code, words in (
    (
        "orderable_bad_options",
        _(
            "La línea %(line)s de las opciones no se entiende. Escriba, por ejemplo:"
            " Color*: Negro; Blanco +5,00"
        ),
    ),
    ("orderable_option_twice", _("«%(name)s» está dos veces: póngale otro nombre a una.")),
    (
        "orderable_bad_price",
        _("El precio no puede ser negativo, tampoco con sus opciones, y lleva una moneda (EUR)."),
    ),
    (
        "orderable_bad_quantities",
        _(
            "La cantidad mínima es al menos 1, la máxima no queda por debajo, y el paso es al"
            " menos 1."
        ),
    ),
    ("orderable_bad_lead", _("El plazo habitual va de 0 a 500 días laborables.")),
    ("orderable_sold_backwards", _("El último día de venta es anterior al primero.")),
    ("orderable_nameless", _("Diga cómo se llama lo que se pide.")),
    ("orderable_not_found", _("Ese artículo no existe o no es de este servicio.")),
    (
        "orderable_not_in_catalogue",
        _("El servicio no está en catálogo: de él no se puede pedir nada todavía."),
    ),
    ("orderable_name_taken", _("Ya se vende un artículo con ese nombre en este servicio.")),
):
    error_words.add(code, words)
