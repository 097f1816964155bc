"""The API of calls: a telephone system tells when they came in and when a person answered."""

from typing import Literal

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Field, Router, Schema
from pydantic import AwareDatetime

from vinculo.analytics.services.calls import NewCall, keep_calls
from vinculo.kernel import clock
from vinculo.kernel.access import api_action

PREFIX = "/calls"
MOST = 1000
router = Router(tags=["analytics"])


class CallIn(Schema):
    """A call; what did not happen is null. The same ``reference`` told otherwise corrects it."""

    reference: str = Field(min_length=1, max_length=80)
    received_at: AwareDatetime
    menu_reached_at: AwareDatetime | None = None
    human_requested_at: AwareDatetime | None = None
    answered_at: AwareDatetime | None = None
    ended_by: Literal["", "customer", "agent", "system"] = ""


class CallsIn(Schema):
    """Up to a thousand calls; ``reason``: why calls that are known are told otherwise."""

    calls: list[CallIn] = Field(max_length=MOST)
    reason: str = Field(default="", max_length=200)


class KeptOut(Schema):
    """How many were kept."""

    kept: int


@router.post("", response=KeptOut, url_name="calls", summary=gettext_noop("Contar llamadas"))
@api_action("analytics.bring_calls")
def tell_calls(
    request: HttpRequest,  # noqa: ARG001
    told: CallsIn,
) -> dict[str, int]:
    """Tell when calls came in and when a person answered, for the 95 % rule."""
    calls = [NewCall(**call.dict()) for call in told.calls]
    return {"kept": keep_calls(calls, at=clock.now(), reason=told.reason)}
