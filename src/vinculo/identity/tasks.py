"""Work about logins that happens after the answer was given."""

from vinculo.identity.services.resets import send_reset_link
from vinculo.kernel.jobs import task


@task("identity.send_reset", queue="outbound")
def send_reset(*, email: str) -> None:
    """Send a reset link; in the worker, so that the page takes as long for a stranger."""
    send_reset_link(email=email)
