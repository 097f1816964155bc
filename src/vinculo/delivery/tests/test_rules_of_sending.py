"""What an attempt means for a mail, and what is asked of a provider, without a database."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from vinculo.delivery.contracts import DeliveryState, Outcome, OutgoingKind, Result
from vinculo.delivery.domain.dkim import is_domain, record_name
from vinculo.delivery.domain.oauth import Ends, challenge_of, question
from vinculo.delivery.domain.promises import WAITS, Settlement, Step, next_step, settle

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
FINE = Result(outcome=Outcome.ACCEPTED, reply="250 ok")
LATER = Result(outcome=Outcome.TEMPORARY, reply="451 later")
NEVER = Result(outcome=Outcome.PERMANENT, reply="550 nobody")
DOUBT = Result(outcome=Outcome.UNSURE, reply="broken off")


def settled(
    *results: Result,
    kind: OutgoingKind = OutgoingKind.NOTICE,
    attempts: int = 1,
    doubted_before: bool = False,
) -> Settlement:
    return settle(
        kind=kind,
        results={f"{number}@x.example": result for number, result in enumerate(results)},
        refused_before=(),
        doubted_before=doubted_before,
        attempts=attempts,
        at=AT,
    )


@pytest.mark.parametrize("state", [DeliveryState.QUEUED, DeliveryState.WAITING])
def test_what_stands_in_the_queue_is_sent(state: DeliveryState) -> None:
    assert next_step(kind=OutgoingKind.LOGIN, state=state) is Step.SEND


def test_after_a_break_only_an_answer_is_sent_again() -> None:
    sending = DeliveryState.SENDING
    assert next_step(kind=OutgoingKind.ANSWER, state=sending) is Step.SEND_AGAIN
    for kind in (OutgoingKind.NOTICE, OutgoingKind.LOGIN, OutgoingKind.ACKNOWLEDGEMENT):
        assert next_step(kind=kind, state=sending) is Step.GIVE_UP_UNSURE


def test_nothing_happens_to_a_mail_that_is_through() -> None:
    for state in (DeliveryState.SENT, DeliveryState.UNSURE, DeliveryState.FAILED):
        assert next_step(kind=OutgoingKind.ANSWER, state=state) is Step.NOTHING


def test_a_mail_that_all_took_is_sent() -> None:
    done = settled(FINE, FINE)
    assert (done.state, done.outcome) == (DeliveryState.SENT, Outcome.ACCEPTED)
    assert (done.pending, done.refused, done.reason, done.next_attempt_at) == ((), (), "", None)


def test_only_those_who_said_later_are_asked_again() -> None:
    done = settled(FINE, LATER, NEVER)
    assert (done.state, done.outcome) == (DeliveryState.QUEUED, Outcome.PERMANENT)
    assert (done.pending, done.refused) == (("1@x.example",), ("2@x.example",))
    assert done.next_attempt_at == AT + timedelta(minutes=1)
    assert done.reason == "451 later; 550 nobody"


def test_whoever_says_later_after_the_last_wait_counts_as_refused() -> None:
    last = settled(LATER, attempts=len(WAITS))
    assert (last.state, last.outcome) == (DeliveryState.QUEUED, Outcome.TEMPORARY)
    assert last.next_attempt_at == AT + WAITS[-1]
    done = settled(LATER, attempts=len(WAITS) + 1)
    assert (done.state, done.refused) == (DeliveryState.FAILED, ("0@x.example",))


def test_a_doubt_is_repeated_for_an_answer_and_stands_for_a_notice() -> None:
    answer = settled(DOUBT, kind=OutgoingKind.ANSWER)
    assert (answer.state, answer.pending) == (DeliveryState.QUEUED, ("0@x.example",))
    notice = settled(DOUBT)
    assert (notice.state, notice.outcome, notice.pending) == (
        DeliveryState.UNSURE,
        Outcome.UNSURE,
        (),
    )


def test_a_doubt_of_an_earlier_attempt_is_not_forgotten() -> None:
    assert settled(FINE, doubted_before=True).state is DeliveryState.UNSURE


@pytest.mark.parametrize("host", ["fibra.example", "a-b.c1.example"])
def test_a_domain_has_two_plain_labels_or_more(host: str) -> None:
    assert is_domain(host)
    assert record_name(domain=host, selector="v1") == f"v1._domainkey.{host}"


@pytest.mark.parametrize(
    "host",
    ["", "fibra", "Fibra.example", "-a.example", "a-.example", "a..example", "x.example.",
     "a b.example", f"{'a' * 64}.example", f"{'a.' * 100}example"],
)  # fmt: skip
def test_what_the_dns_would_not_take_in_its_one_spelling_is_no_domain(host: str) -> None:
    assert not is_domain(host)


@pytest.mark.parametrize(
    "place", ["https://login.example/authorize", "https://login.example/authorize?tenant=a"]
)
def test_consent_is_asked_with_a_challenge_and_never_with_the_verifier(place: str) -> None:
    ends = Ends(authorize_url=place, token_url="", scopes="mail", extra={"prompt": "consent"})
    asked = question(
        ends,
        client_id="app",
        redirect_uri="https://v.example/back?x=1",
        state="s&t",
        verifier="a-long-secret",
        address="averias@fibra.example",
    )
    said = parse_qs(urlsplit(asked).query, strict_parsing=True)
    said.pop("tenant", None)
    assert asked.startswith(place)
    assert "a-long-secret" not in asked
    assert said == {
        "response_type": ["code"],
        "client_id": ["app"],
        "redirect_uri": ["https://v.example/back?x=1"],
        "scope": ["mail"],
        "state": ["s&t"],
        "code_challenge": [challenge_of("a-long-secret")],
        "code_challenge_method": ["S256"],
        "login_hint": ["averias@fibra.example"],
        "prompt": ["consent"],
    }
