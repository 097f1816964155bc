"""Consent at another provider, as bytes: addresses, challenges, what a token endpoint answered.

Sources: RFC 6749 (authorisation code, refresh), RFC 7636 (PKCE, S256), RFC 9700 (rotation), and
the SASL mechanism XOAUTH2 as Google and Microsoft describe it.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, urlencode, urlsplit

from vinculo.delivery.contracts import Provider

LONGEST_TOKEN = 8192
SHORTEST_LIFE = 60
USUAL_LIFE = 3600
LOST = {"invalid_grant", "interaction_required", "consent_required", "login_required"}
APP_BROKEN = {"invalid_client", "unauthorized_client", "invalid_scope"}


@dataclass(frozen=True, kw_only=True)
class Ends:
    """Where a provider asks for consent and where it hands out tokens, and what we ask for.

    ``extra`` goes with the question; ``imap`` and ``smtp`` are its servers (host, port).
    """

    authorize_url: str
    token_url: str
    scopes: str
    extra: Mapping[str, str]
    imap: tuple[str, int] = ("", 993)
    smtp: tuple[str, int] = ("", 587)


_ENDS = {
    Provider.MICROSOFT: Ends(
        authorize_url="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/authorize",
        token_url="https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",  # noqa: S106
        scopes=(
            "https://outlook.office.com/IMAP.AccessAsUser.All"
            " https://outlook.office.com/SMTP.Send offline_access"
        ),
        extra={"prompt": "select_account"},
        imap=("outlook.office365.com", 993),
        smtp=("smtp.office365.com", 587),
    ),
    Provider.GOOGLE: Ends(
        authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
        token_url="https://oauth2.googleapis.com/token",  # noqa: S106
        scopes="https://mail.google.com/",
        extra={"access_type": "offline", "prompt": "consent"},
        imap=("imap.gmail.com", 993),
        smtp=("smtp.gmail.com", 587),
    ),
    Provider.OTHER: Ends(authorize_url="", token_url="", scopes="", extra={}),
}


def ends_of(
    provider: Provider,
    *,
    tenant: str = "",
    authorize_url: str = "",
    token_url: str = "",
    scopes: str = "",
) -> Ends:
    """The provider's addresses; what is given takes their place."""
    usual = _ENDS[provider]
    who = quote(tenant or "organizations", safe="")
    return Ends(
        authorize_url=authorize_url or usual.authorize_url.format(tenant=who),
        token_url=token_url or usual.token_url.format(tenant=who),
        scopes=scopes or usual.scopes,
        extra=usual.extra,
        imap=usual.imap,
        smtp=usual.smtp,
    )


def is_web_address(url: str) -> bool:
    """Whether ``url`` can be asked: http or https, with a host, without a login in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc


def challenge_of(verifier: str) -> str:
    """What the provider keeps of our secret ``verifier`` (RFC 7636, S256)."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def question(
    ends: Ends, *, client_id: str, redirect_uri: str, state: str, verifier: str, address: str
) -> str:
    """The address at which a person says yes."""
    asked = {
        "response_type": "code",
        "client_id": client_id,
        "redirect_uri": redirect_uri,
        "scope": ends.scopes,
        "state": state,
        "code_challenge": challenge_of(verifier),
        "code_challenge_method": "S256",
        "login_hint": address,
        **ends.extra,
    }
    joint = "&" if urlsplit(ends.authorize_url).query else "?"
    return f"{ends.authorize_url}{joint}{urlencode(asked)}"


class Answer(StrEnum):
    """What a token endpoint said: tokens, never again, wrong application, or ask later."""

    TOKENS = "tokens"
    LOST = "lost"
    APP = "app"
    LATER = "later"


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """An answer of a token endpoint; ``refresh`` is "" when the old one stays good."""

    answer: Answer
    access: str = ""
    refresh: str = ""
    seconds: int = USUAL_LIFE
    why: str = ""


def read_answer(status: int, said: object) -> Tokens:
    """Judge what came back: ``status`` of HTTP and the parsed JSON (None: it was none)."""
    fields = said if isinstance(said, dict) else {}
    access = fields.get("access_token")
    if status == 200 and isinstance(access, str) and _is_token(access):
        refresh = fields.get("refresh_token", "")
        is_good = isinstance(refresh, str) and _is_token(refresh)
        return Tokens(
            answer=Answer.TOKENS,
            access=access,
            refresh=refresh if is_good else "",
            seconds=_seconds(fields.get("expires_in")),
        )
    why = str(fields.get("error", ""))[:60]
    if status in {400, 401, 403} and why in LOST:
        return Tokens(answer=Answer.LOST, why=why)
    if status in {400, 401, 403} and why in APP_BROKEN:
        return Tokens(answer=Answer.APP, why=why)
    return Tokens(answer=Answer.LATER, why=why or f"HTTP {status}")


def _is_token(text: str) -> bool:
    return 0 < len(text) <= LONGEST_TOKEN and text.isascii() and text.isprintable()


def _seconds(value: object) -> int:
    try:
        return min(max(int(str(value)), SHORTEST_LIFE), 86_400)
    except ValueError:
        return USUAL_LIFE


def xoauth2(user: str, token: str) -> str:
    """What is said to IMAP and SMTP servers after AUTHENTICATE XOAUTH2, before base64."""
    return f"user={user}\x01auth=Bearer {token}\x01\x01"
