"""Tables of the interactions context, one file for each subject."""

from vinculo.interactions.models.conversations import Conversation, Participant
from vinculo.interactions.models.filtering import FailedAddress, SpamRule
from vinculo.interactions.models.forms import Form, FormAnswer, FormVersion, StagedFile
from vinculo.interactions.models.history import HistoryThread
from vinculo.interactions.models.human import HumanCheck
from vinculo.interactions.models.imports import HistoryImport
from vinculo.interactions.models.mailboxes import Mailbox
from vinculo.interactions.models.messages import Attachment, Message
from vinculo.interactions.models.moods import MessageMood
from vinculo.interactions.models.raw import RawMessage
from vinculo.interactions.models.sources import MailboxSource, SourceFolder
from vinculo.interactions.models.wording import MailboxIdentity, MailTemplate

__all__ = [
    "Attachment",
    "Conversation",
    "FailedAddress",
    "Form",
    "FormAnswer",
    "FormVersion",
    "HistoryImport",
    "HistoryThread",
    "HumanCheck",
    "MailTemplate",
    "Mailbox",
    "MailboxIdentity",
    "MailboxSource",
    "Message",
    "MessageMood",
    "Participant",
    "RawMessage",
    "SourceFolder",
    "SpamRule",
    "StagedFile",
]
