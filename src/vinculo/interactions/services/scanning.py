"""Asking a scanner for unwanted mail (rspamd) what it thinks, outside of any transaction."""

import http.client
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from django.conf import settings

PATIENCE_SECONDS = 5.0
AT_ONCE = 8
LONGEST_ANSWER = 1024 * 1024
UNWANTED = {"reject", "add header", "rewrite subject", "quarantine"}
log = structlog.get_logger(__name__)


def are_unwanted(paths: Sequence[Path]) -> list[bool]:
    """What it says of several messages, asked beside each other."""
    if not settings.RSPAMD_URL or not paths:
        return [False] * len(paths)
    with ThreadPoolExecutor(min(AT_ONCE, len(paths)), thread_name_prefix="scan") as threads:
        return list(threads.map(is_unwanted, paths))


def is_unwanted(path: Path) -> bool:
    """What rspamd at VINCULO_RSPAMD_URL says of the message in ``path``.

    Without a scanner, or when it does not answer, nothing is unwanted: a silent scanner must not
    stop mail. The address is the operator's, and no redirect is followed.
    """
    if not settings.RSPAMD_URL:
        return False
    parts = urlsplit(settings.RSPAMD_URL)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=PATIENCE_SECONDS)
    try:
        with path.open("rb") as source:
            headers = {"Content-Length": str(path.stat().st_size)}
            connection.request("POST", "/checkv2", body=source, headers=headers)
            response = connection.getresponse()
            said = json.loads(response.read(LONGEST_ANSWER)) if response.status == 200 else {}
        return isinstance(said, dict) and said.get("action") in UNWANTED
    except (OSError, ValueError, http.client.HTTPException) as error:
        log.warning("spam_scanner_silent", error=type(error).__name__)
        return False
    finally:
        connection.close()
