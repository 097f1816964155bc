"""Numbers in Spanish as the design writes them: ``1.284 €``, ``96,2 %``.

Django groups thousands with a space; a table of amounts then reads like two columns.
"""

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
