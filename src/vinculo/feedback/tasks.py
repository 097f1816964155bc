"""What feedback does by the clock."""

from uuid import UUID

from vinculo.feedback.services import handling, notice_mails, rating, waves
from vinculo.kernel import clock
from vinculo.kernel.jobs import task


@task(rating.TASK, queue="outbound")
def ask_for_rating(rating_id: str) -> None:
    """Mail the question of one rating, once."""
    rating.ask(rating_id=UUID(rating_id), at=clock.now())


@task(handling.TASK, queue="outbound")
def ask_of_handling(complaint_id: str) -> None:
    """Mail the questions on the handling of one complaint, once."""
    handling.ask(complaint_id=UUID(complaint_id), at=clock.now())


@task(waves.SEND, queue="outbound")
def send_wave(wave_id: str) -> None:
    """Send the next mails of a wave."""
    waves.send_some(wave_id=UUID(wave_id), at=clock.now())


@task(notice_mails.SEND, queue="outbound")
def send_notices(sending_id: str) -> None:
    """Send the next mails of what those affected are told."""
    notice_mails.send_some(sending_id=UUID(sending_id), at=clock.now())


@task(waves.HAND_OVER)
def hand_over_said(invitation_id: str) -> None:
    """Let what a customer told us of arrive."""
    waves.hand_over(invitation_id=UUID(invitation_id), at=clock.now())
