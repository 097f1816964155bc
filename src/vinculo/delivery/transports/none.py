"""No way out is set up: mail waits in the outbox, in sight."""

from collections.abc import Mapping

from vinculo.delivery.contracts import Envelope, Outcome, Result
from vinculo.delivery.transports import transports


class NoTransport:
    """Keeps everything waiting."""

    is_ready = False

    def send(self, envelope: Envelope, raw: bytes) -> Mapping[str, Result]:  # noqa: ARG002
        """Say that nobody took it."""
        return {who: Result(outcome=Outcome.TEMPORARY) for who in envelope.recipients}


transports.add("none", NoTransport())
