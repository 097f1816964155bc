"""Figures over many rows as Ibis expressions: the same on DuckDB, PostgreSQL and Spark."""
