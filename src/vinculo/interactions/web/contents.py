"""Strangers' content: shown in a frame that can do nothing, or saved; never run."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.html import escape
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vinculo.interactions.contracts import StoredFile
from vinculo.interactions.domain.mail_html import SafeHtml, safe_mail
from vinculo.interactions.selectors import contents
from vinculo.kernel import blobs
from vinculo.kernel.access import allowed, the_actor
from vinculo.kernel.downloads import download

_FRAME = """<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="referrer" content="no-referrer"><style>
html {{ color-scheme: light; background: #fff; color: #1d2429; }}
body {{ margin: 0; padding: 12px; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }}
img {{ max-width: 100%; height: auto; }} table {{ max-width: 100%; }}
blockquote {{ margin: 0 0 0 8px; padding-left: 12px; border-left: 3px solid #c4ccd2; }}
.vinculo-note {{ margin: 0 0 12px; padding: 8px 12px; background: #eef1f3; border-radius: 6px; }}
</style></head><body>{note}{body}</body></html>"""


@allowed("interactions.see")
@require_safe
def message_html(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """A message's HTML for a sandboxed frame: cleaned, without scripts, pictures only if asked."""
    source = contents.html_of(actor=the_actor(request), message_id=message_id)
    if source is None:
        raise Http404
    show_remote = request.GET.get("imagenes") == "1"
    safe = safe_mail(
        blobs.read_blob(source.digest).decode("utf-8", "replace"),
        inline=source.inline,
        show_remote=show_remote,
    )
    response = HttpResponse(
        _FRAME.format(
            language=get_language() or "es",
            title=escape(_("Mensaje original")),
            note=_note(safe),
            body=safe.html,
        )
    )
    pictures = "'self' https:" if show_remote else "'self'"
    response["Content-Security-Policy"] = (
        f"default-src 'none'; img-src {pictures}; style-src 'unsafe-inline'; form-action 'none'; "
        "base-uri 'none'; frame-ancestors 'self'; "
        "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    )
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "private, no-cache"
    return response


def _note(safe: SafeHtml) -> str:
    if not safe.remote_pictures:
        return ""
    words = ngettext(
        "No se muestra %(n)s imagen externa: quien escribe sabría que usted la ha abierto.",
        "No se muestran %(n)s imágenes externas: quien escribe sabría que usted las ha abierto.",
        safe.remote_pictures,
    ) % {"n": safe.remote_pictures}
    link = escape(_("Mostrarlas esta vez"))
    return f'<p class="vinculo-note">{escape(words)} <a href="?imagenes=1">{link}</a></p>'


@allowed("interactions.see")
@require_safe
def message_raw(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """The original of a message, to be saved."""
    return _saved(contents.raw_of_message(actor=the_actor(request), message_id=message_id))


@allowed("interactions.see")
@require_safe
def attachment(request: HttpRequest, attachment_id: UUID) -> HttpResponse:
    """A file of a message; pictures inside the message's own frame are shown, the rest saved."""
    found = contents.attachment(actor=the_actor(request), attachment_id=attachment_id)
    is_picture = found is not None and found.media_type.startswith("image/")
    return _saved(found, inline=is_picture and "inline" in request.GET)


def _saved(found: StoredFile | None, *, inline: bool = False) -> HttpResponse:
    if found is None:
        raise Http404
    return download(found.digest, name=found.name, content_type=found.media_type, inline=inline)
