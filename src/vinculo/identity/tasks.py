"""Work about logins that happens after the answer was given."""

from allauth.account import app_settings as account_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from vinculo.identity import mails
from vinculo.identity.models import User
from vinculo.kernel.jobs import task


@task("identity.send_reset", queue="outbound")
def send_reset(*, email: str) -> None:
    """Write the reset link to whoever has this address; for anybody else nothing happens.

    It runs in the worker so that the page takes as long for a stranger as for a colleague.
    """
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    token = account_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": token},
    )
    mails.send_reset(
        email=user.email, name=user.name, language=user.language, link=mails.link_to(path)
    )
