"""Asking for a new link: the same work whether there is such a matter or not."""

from django.db import transaction

from vinculo.kernel import jobs
from vinculo.kernel.crypto import encrypt

TASK = "cases.send_tracking_link"


@transaction.atomic
def ask_for_link(*, key: str, address: str) -> None:
    """Let the worker look whether there is such a matter; the queue keeps no address in clear."""
    jobs.defer(TASK, arguments={"asked": encrypt(f"{key} {address}")}, queue="outbound")
