"""The embedded PostgreSQL: a direct child of whoever starts it, and dead when that one is."""

from vinculo.config.postgres.server import Postgres, State

__all__ = ["Postgres", "State"]
