"""The first sentence of the page of waves says what came of all the asking."""

from vinculo.feedback.domain.waves import Funnel, InvitationState
from vinculo.feedback.web.findings import waves_finding


def test_what_came_of_asking_is_said_first() -> None:
    assert waves_finding([Funnel(counts={})]) == "Todavía no se ha preguntado a nadie."
    first = Funnel(counts={InvitationState.SENT: 5, InvitationState.SAID: 2})
    second = Funnel(counts={InvitationState.FINE: 3})
    assert waves_finding([first, second]) == (
        "Se ha preguntado 10 veces. Hubo algo: 2; todo bien: 3; no han contestado: 5."
    )
