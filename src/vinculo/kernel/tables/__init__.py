"""Files read into tables: CSV, Excel, SPSS and Parquet, by what they hold and not by their name.

What a column and a table are stands in ``vinculo.lib.tables``; that library opens no file.
"""

from vinculo.kernel.tables.reading import MissingFileError, read_headers, read_table, stream_table
from vinculo.kernel.tables.writing import write_table

__all__ = ["MissingFileError", "read_headers", "read_table", "stream_table", "write_table"]
