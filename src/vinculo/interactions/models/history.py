"""Which old messages belong together."""

from collections.abc import Mapping
from typing import ClassVar

from django.db import models

from vinculo.interactions.models.conversations import Conversation
from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy


class HistoryThread(models.Model):
    """An identifier that an imported message carries or refers to, and the thread it leads to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    message_id = models.CharField(max_length=500)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "mailbox_id": Privacy.NONE,
        "message_id": Privacy.PERSONAL,
        "conversation_id": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("mailbox", "message_id"), name="history_thread_once"),
        )

    def __str__(self) -> str:
        return str(self.pk)
