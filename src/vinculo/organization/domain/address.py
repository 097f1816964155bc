"""The address under which the company's people and customers reach this installation."""

from urllib.parse import urlsplit

from vinculo.kernel.errors import DomainError


class BadBaseUrlError(DomainError):
    """Not an address that a browser can open."""

    code = "company_bad_base_url"


def clean_base_url(text: str) -> str:
    """The address without its closing slash: scheme, host and perhaps a port, nothing more.

    Raises BadBaseUrlError.
    """
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise BadBaseUrlError(text=text) from None
    rest = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    host = parts.hostname or ""
    if parts.scheme not in {"http", "https"} or not host or rest or set(host) & set(" <>\"'%\\"):
        raise BadBaseUrlError(text=text)
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{port}"
