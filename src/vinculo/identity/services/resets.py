"""A new password for somebody who lost theirs."""

from allauth.account import app_settings as account_settings
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from vinculo.identity import mails
from vinculo.identity.models import User


def send_reset_link(*, email: str) -> None:
    """Write the link to whoever has this address; for anybody else nothing happens."""
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
