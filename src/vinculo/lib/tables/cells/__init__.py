"""From the cells of a column to its values, with every cell that does not fit."""

from vinculo.lib.tables.cells.converting import convert
from vinculo.lib.tables.cells.readers import Converted
from vinculo.lib.tables.cells.style import Style, style_of

__all__ = ["Converted", "Style", "convert", "style_of"]
