"""Consent of a provider: asked, used, renewed with rotation, lost; against a local provider."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from vinculo.delivery import api
from vinculo.delivery.contracts import ConsentState, Provider
from vinculo.delivery.domain.errors import (
    BadProviderError,
    ConsentLaterError,
    ConsentLostError,
    ConsentRefusedError,
)
from vinculo.delivery.domain.oauth import (
    Answer,
    challenge_of,
    ends_of,
    is_web_address,
    read_answer,
    xoauth2,
)
from vinculo.delivery.labels import consent_why
from vinculo.delivery.models import OAuthAccount, OAuthFlow
from vinculo.delivery.services import consent, token_endpoint
from vinculo.delivery.testing.provider import CLIENT, CLIENT_SECRET, LocalProvider, local_provider
from vinculo.kernel.actor import Actor, Role
from vinculo.kernel.errors import words_for
from vinculo.kernel.testing import actor

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
BOX, BACK = "averias@fibra.example", "http://127.0.0.1/vuelta/"
HOUR = timedelta(hours=1)


@pytest.fixture
def provider(settings: object) -> Iterator[LocalProvider]:
    settings.ALLOWED_NETWORKS = ("127.0.0.0/8",)
    with local_provider() as one:
        yield one


def a_draft(provider: LocalProvider) -> consent.AppDraft:
    return consent.AppDraft(
        provider=Provider.OTHER,
        client_id=CLIENT,
        client_secret=CLIENT_SECRET,
        authorize_url=provider.authorize_url,
        token_url=provider.token_url,
        scopes="mail offline_access",
    )


def asked(by: Actor) -> dict[str, str]:
    url = consent.begin(
        provider=Provider.OTHER,
        address=BOX,
        redirect_uri=BACK,
        back="/ajustes/",
        session_key="sesion",
        by=by,
        at=AT,
    )
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def finished(by: Actor, query: dict[str, str], provider: LocalProvider) -> UUID:
    answer = parse_qs(urlsplit(provider.consent(query)).query)
    return consent.finish(
        state=answer["state"][0],
        code=answer["code"][0],
        error="",
        redirect_uri=BACK,
        session_key="sesion",
        by=by,
        at=AT,
    ).account_id


@pytest.fixture
def account(db: None, provider: LocalProvider) -> UUID:
    admin = actor(Role.ADMINISTRATOR)
    consent.save_app(a_draft(provider), by=admin)
    return finished(admin, asked(admin), provider)


def test_a_token_is_used_until_it_ends_and_then_renewed_with_rotation(
    account: UUID, provider: LocalProvider
) -> None:
    first = api.access_token(account_id=account, at=AT)
    assert api.access_token(account_id=account, at=AT + HOUR / 2) == first
    second = api.access_token(account_id=account, at=AT + HOUR)
    third = api.access_token(account_id=account, at=AT + 2 * HOUR)
    assert len({first, second, third}) == 3
    assert provider.access[third] == BOX
    assert api.access_token(account_id=account, at=AT + 2 * HOUR, refused=third) != third
    sent = [form["refresh_token"] for form in provider.asked if "refresh_token" in form]
    assert len(set(sent)) == len(sent) == 3


def test_a_withdrawn_consent_is_said_and_not_asked_again(
    account: UUID, provider: LocalProvider
) -> None:
    provider.withdraw()
    for _ in range(2):
        with pytest.raises(ConsentLostError):
            api.access_token(account_id=account, at=AT + HOUR)
    assert len(provider.asked) == 2
    (shown,) = api.consents([account])
    assert (shown.state, shown.why) == (ConsentState.LOST, "invalid_grant")


def test_a_provider_that_is_away_ends_no_consent(account: UUID, provider: LocalProvider) -> None:
    provider.is_away = True
    with pytest.raises(ConsentLaterError) as later:
        api.access_token(account_id=account, at=AT + HOUR)
    assert BOX in words_for(later.value)
    provider.is_away = False
    assert api.access_token(account_id=account, at=AT + HOUR)
    assert api.consents([account])[0].state == ConsentState.GIVEN


@pytest.mark.django_db
def test_an_application_whose_secret_is_wrong_is_named(provider: LocalProvider) -> None:
    admin = actor(Role.ADMINISTRATOR)
    draft = a_draft(provider)
    consent.save_app(consent.AppDraft(**{**vars(draft), "client_secret": "otro"}), by=admin)
    with pytest.raises(ConsentRefusedError) as refused:
        finished(admin, asked(admin), provider)
    assert refused.value.params["why"] == "invalid_client"
    assert "secreto" in consent_why("invalid_client")
    assert not OAuthAccount.objects.exists()


@pytest.mark.django_db
def test_a_refusal_at_the_provider_keeps_nothing(provider: LocalProvider) -> None:
    admin = actor(Role.ADMINISTRATOR)
    consent.save_app(a_draft(provider), by=admin)
    state = asked(admin)["state"]
    assert OAuthFlow.objects.get().digest != state
    with pytest.raises(ConsentRefusedError, match="access_denied"):
        consent.finish(
            state=state,
            code="",
            error="access_denied",
            redirect_uri=BACK,
            session_key="sesion",
            by=admin,
            at=AT,
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"client_id": " "},
        {"token_url": "ftp://a/"},
        {"authorize_url": "javascript:1"},
        {"scopes": ""},
    ],
)
def test_an_application_that_cannot_work_is_not_kept(wrong: dict[str, str]) -> None:
    values = {"client_id": "a", "authorize_url": "https://a/", "token_url": "https://a/"}
    draft = consent.AppDraft(provider=Provider.OTHER, **{"scopes": "mail", **values, **wrong})
    with pytest.raises(BadProviderError):
        consent.save_app(draft, by=actor(Role.ADMINISTRATOR))


@pytest.mark.parametrize(
    ("status", "said", "answer"),
    [
        (200, {"access_token": "a", "expires_in": "x"}, Answer.TOKENS),
        (200, {"access_token": "a\x01b"}, Answer.LATER),
        (200, ["access_token"], Answer.LATER),
        (200, None, Answer.LATER),
        (400, {"error": "invalid_grant"}, Answer.LOST),
        (400, {"error": "temporarily_unavailable"}, Answer.LATER),
        (401, {"error": "invalid_client"}, Answer.APP),
        (500, {"error": "invalid_grant"}, Answer.LATER),
        (302, None, Answer.LATER),
    ],
)
def test_only_a_clear_no_ends_a_consent(status: int, said: object, answer: Answer) -> None:
    assert read_answer(status, said).answer is answer


def test_microsoft_and_google_are_known_by_heart() -> None:
    microsoft, google = ends_of(Provider.MICROSOFT), ends_of(Provider.GOOGLE)
    assert "/organizations/" in microsoft.token_url
    assert "/a%2F..%2Fb/" in ends_of(Provider.MICROSOFT, tenant="a/../b").token_url
    assert "offline_access" in microsoft.scopes
    assert google.extra["access_type"] == "offline"
    assert api.servers_of(Provider.GOOGLE) == (("imap.gmail.com", 993), ("smtp.gmail.com", 587))
    # RFC 7636, appendix B
    verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
    assert challenge_of(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
    assert xoauth2("a@b", "t") == api.xoauth2("a@b", "t") == "user=a@b\x01auth=Bearer t\x01\x01"
    assert [is_web_address(u) for u in ("https://a/b", "https://u@a/", "http://[", "ftp://a")] == [
        True,
        False,
        False,
        False,
    ]


def test_tokens_are_asked_of_no_place_that_is_not_allowed() -> None:
    assert token_endpoint.ask("http://127.0.0.1:9/token", {}).why == "outside_forbidden"
    assert token_endpoint.ask("http://192.168.1.1/token", {}).why == "no_tls"
    assert token_endpoint.ask("nowhere", {}).why == "bad_address"
