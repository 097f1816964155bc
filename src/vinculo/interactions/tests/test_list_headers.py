"""The header by which a mail program offers to leave a list."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from vinculo.interactions.domain.list_headers import NAME, leave_header


def test_a_long_address_leaves_on_one_line_and_is_no_encoded_word() -> None:
    url = f"https://servicio.example/valorar/{'a' * 200}/no-preguntar/"
    message = EmailMessage(policy=SMTP)
    message[NAME] = leave_header(url)
    raw = message.as_bytes(policy=SMTP.clone(cte_type="7bit"))
    assert f"{NAME}: <{url}>\r\n".encode() in raw
    assert message_from_bytes(raw)[NAME] == f"<{url}>"
