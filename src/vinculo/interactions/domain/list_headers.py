"""The header by which a mail program offers «no more of these» (RFC 2369, RFC 8058)."""

from email.policy import EmailPolicy

NAME = "List-Unsubscribe"


class LeaveHeader(str):
    """An address in angle brackets that stays on one line.

    Python's own folding turns a word that is longer than a line into an encoded word, which mail
    programs do not take for an address.
    """

    __slots__ = ()
    name = NAME
    defects = ()

    def fold(self, *, policy: EmailPolicy) -> str:
        """The whole header as it leaves."""
        return f"{self.name}: {self}{policy.linesep}"


def leave_header(url: str) -> LeaveHeader:
    """The header for ``url``, whose characters are those of an address in ASCII."""
    return LeaveHeader(f"<{url}>")
