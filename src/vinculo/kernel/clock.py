"""The one clock of the product; views and tasks read it, everything below is told the time."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()
