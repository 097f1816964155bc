"""Waiting for each other where there is no row to lock yet."""

import hashlib

from django.db import connection


def wait_for(what: str) -> None:
    """Wait for whoever is busy with ``what``; it is ours until the end of the transaction."""
    number = int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
