"""The columns of the two kinds of file: one line per customer, or one per purchase."""

from vinculo.kernel.words import gettext_of
from vinculo.lib.tables import Column

_ = gettext_of("value")

CUSTOMER = "customer"
SUMMARY_NEEDS = ("frequency", "recency", "age")

_CUSTOMER_ALIASES = ("cliente", "id", "customer_id", "id_cliente", "cust", "custid")

SUMMARY = (
    Column(CUSTOMER, "text", _("Quién es el cliente."), False, _CUSTOMER_ALIASES, blank=False),
    Column(
        "frequency",
        "integer",
        _("Resumen: cuántas veces volvió a comprar después de la primera."),
        aliases=("x", "frecuencia", "recompras"),
    ),
    Column(
        "recency",
        "number",
        _("Resumen: tiempo entre la primera compra y la última."),
        aliases=("t_x", "recencia"),
    ),
    Column(
        "age",
        "number",
        _("Resumen: tiempo desde la primera compra hasta el final."),
        aliases=("t", "periods", "antigüedad", "n"),
    ),
    Column(
        "monetary",
        "money",
        _("Resumen: gasto medio por recompra."),
        False,
        ("zbar", "monetary_value", "gasto_medio", "ticket_medio"),
    ),
    Column(
        "count",
        "integer",
        _("Resumen: cuántos clientes son iguales a esta fila."),
        False,
        ("weights", "n_custs", "clientes"),
        blank=False,
        minimum=1,
    ),
    Column("currency", "text", _("Moneda, si hay una columna para ella."), False, ("moneda",)),
)

TRANSACTIONS = (
    Column(CUSTOMER, "text", _("Quién es el cliente."), aliases=_CUSTOMER_ALIASES),
    Column(
        "date",
        "moment",
        _("Compras: cuándo fue."),
        aliases=("fecha", "order_date", "invoice_date", "día", "invoicedate", "purchase_date"),
    ),
    Column(
        "amount",
        "money",
        _("Compras: cuánto se pagó."),
        False,
        ("importe", "total", "dollar_value", "importe_total", "price", "precio", "valor"),
        blank=False,
    ),
    Column("currency", "text", _("Moneda, si hay una columna para ella."), False, ("moneda",)),
)


def either() -> tuple[Column, ...]:
    """All columns of both kinds, none required: what is shown, and what tells the kind."""
    every = {column.name: column for column in (*SUMMARY, *TRANSACTIONS)}
    return tuple(
        Column(c.name, c.kind, c.words, False, c.aliases, blank=True) for c in every.values()
    )
