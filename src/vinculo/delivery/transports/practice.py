"""The practice company's way out: every mail lands in the practice mailbox, none leaves."""

from collections.abc import Mapping

from vinculo.delivery.contracts import Envelope, Outcome, Result
from vinculo.delivery.transports import transports


class PracticeTransport:
    """Accepts everything; ``delivery.api.mails_to`` is the mailbox."""

    is_ready = True

    def send(self, envelope: Envelope, raw: bytes) -> Mapping[str, Result]:  # noqa: ARG002
        """Accept for every recipient."""
        return {who: Result(outcome=Outcome.ACCEPTED) for who in envelope.recipients}


transports.add("practice", PracticeTransport())
