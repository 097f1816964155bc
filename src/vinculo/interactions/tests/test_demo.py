"""The practice company's mail goes the way of real mail."""

from datetime import UTC, datetime

import pytest

from vinculo.interactions import api
from vinculo.interactions.contracts import Joined
from vinculo.interactions.demo_mails import CHAIN, MAILS
from vinculo.interactions.models import Conversation, Message, RawMessage
from vinculo.kernel.demo import demo_id, demo_parts, demo_secrets

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


@pytest.fixture
def _company(settings: object) -> None:
    settings.PRACTICE = True
    demo_secrets.password = "solo-para-estas-pruebas"
    for part in ("identity", "organization", "portfolio", "customers", "interactions"):
        demo_parts[part](AT)


@pytest.mark.usefixtures("_company")
def test_twenty_one_messages_arrive_and_are_understood() -> None:
    assert len(MAILS) == 20
    assert RawMessage.objects.filter(state="understood").count() == 21
    assert Conversation.objects.count() == 20
    assert not Message.objects.filter(at__gt=AT).exists()


@pytest.mark.usefixtures("_company")
def test_the_reply_to_our_answer_joins_by_its_signed_address() -> None:
    chain = api.messages(api.intake(demo_id(f"mail:{CHAIN}")).conversation_id)
    assert [m.joined for m in chain] == [Joined.OPENED, Joined.OURS, Joined.SIGNED]
    assert "¡Estupendo!" in chain[2].text
    assert "escribió" in chain[2].quoted_text


@pytest.mark.usefixtures("_company")
def test_a_family_that_shares_an_address_is_a_question() -> None:
    view = api.conversation(api.intake(demo_id("mail:fuente-tele")).conversation_id)
    assert view.customer_id is None
    assert len(view.candidates) == 2
