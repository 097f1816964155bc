"""Where sessions are kept: Django's own table, read by a query that is written once."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from vinculo.kernel.statements import Statement


class SessionStore(db.SessionStore):
    """Every page asks for its session first, so that asking must cost as little as it can.

    The name of this class is part of the signature of what is stored: sessions of Django's own
    store are read on.
    """

    def _get_session_from_db(self) -> Session | None:
        at = timezone.now()  # noqa: TID251 - Django, who wrote when it ends, reads this clock
        row = _session.first(key=self.session_key or "", at=at)
        if row is None:
            self._session_key = None
            return None
        return Session(
            session_key=row.session_key,
            session_data=row.session_data,
            expire_date=row.expire_date,
        )


@Statement
def _session(key: str, at: datetime) -> QuerySet[Any, Any]:
    rows = Session.objects.filter(session_key=key, expire_date__gt=at)
    return rows.values("session_key", "session_data", "expire_date")
