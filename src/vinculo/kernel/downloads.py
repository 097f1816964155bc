"""Letting a stored file leave: the view decides who may, the server sends the bytes."""

import re
from urllib.parse import quote

from django.http import Http404, HttpResponse

from vinculo.kernel import blobs

SHOWN = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf", "text/plain"}
)
OUTSIDE_PLAIN = re.compile(r'[^A-Za-z0-9 ._()-]|"')


def download(
    digest: str, *, name: str, content_type: str = "application/octet-stream", inline: bool = False
) -> HttpResponse:
    """An answer whose body is the file with this digest, called ``name`` at the reader's end.

    ``inline`` shows it in the browser when its type is harmless; everything else is saved. The
    browser asks again each time, so that permission is checked each time. Raises Http404.
    """
    if not blobs.path_of(digest).exists():
        raise Http404
    is_shown = inline and content_type in SHOWN
    response = HttpResponse(content_type=content_type if is_shown else _harmless(content_type))
    response["X-Vinculo-File"] = digest
    response["Content-Disposition"] = _disposition(name, is_shown=is_shown)
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    if content_type != "application/pdf":  # browsers refuse to show a PDF inside a sandbox
        response["Content-Security-Policy"] = "sandbox; default-src 'none'; img-src 'self'"
    return response


def _harmless(content_type: str) -> str:
    kind = content_type.partition(";")[0].strip().lower()
    is_active = kind in {"text/html", "image/svg+xml"} or kind.endswith(("xml", "javascript"))
    return "application/octet-stream" if is_active or "/" not in kind else kind


def _disposition(name: str, *, is_shown: bool) -> str:
    clean = re.sub(r"[\x00-\x1f\x7f/\\]", "_", name).strip(". ") or "archivo"
    plain = OUTSIDE_PLAIN.sub("_", clean)
    kind = "inline" if is_shown else "attachment"
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
