"""The one place where strangers' bytes are read, those of large messages by a child."""

import structlog

from vinculo.interactions.domain.limits import UnreadableMailError
from vinculo.interactions.domain.mail import ParsedMail, parse
from vinculo.interactions.models import RawMessage
from vinculo.interactions.services import apart
from vinculo.kernel import blobs

log = structlog.get_logger(__name__)


def parsed(raw: RawMessage) -> ParsedMail:
    """The message. Raises UnreadableMailError.

    Whatever the parser trips over stays with this message: the next one is read as usual.
    """
    try:
        if raw.size_bytes > apart.LARGE_BYTES:
            return apart.parse_apart(blobs.path_of(raw.blob))
        return parse(blobs.read_blob(raw.blob))
    except UnreadableMailError:
        raise
    except OSError:
        raise
    except Exception as error:
        log.exception("mail_parser_failed", raw_id=str(raw.pk))
        raise UnreadableMailError("parser_failed") from error
