"""What a customer wrote and was written, with every copy of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.interactions.contracts import Direction, RawState
from vinculo.interactions.models import Conversation, Message, RawMessage
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers, of_colleagues

FORGET = "SELECT interactions_forget_history(%s, %s)"
ASIDE = [RawState.QUARANTINED.value, RawState.REFUSED.value]
Row = Mapping[str, Any]


def _follow(trace: Trace) -> None:
    """Their threads, what was asked of others beside them, and what they wrote elsewhere."""
    addresses = trace.of("address")
    own = Conversation.objects.filter(
        Q(customer_id__in=trace.customer_ids) | Q(pk__in=trace.of("conversation"))
    ).exclude(side_of__isnull=False)
    trace.add_subjects("conversation", own.values_list("pk", flat=True))
    beside = Conversation.objects.filter(side_of__in=trace.of("conversation"))
    trace.add_subjects("side", beside.values_list("pk", flat=True))
    threads = [*trace.of("conversation"), *trace.of("side")]
    rows = Message.objects.filter(Q(conversation__in=threads) | Q(sender_address__in=addresses))
    found = list(rows.values_list("pk", "raw_id", "outgoing_id"))
    trace.add("message", [message_id for message_id, _raw, _mail in found])
    trace.add("raw", {raw_id for _message, raw_id, _mail in found} - {None})
    trace.add("mail", {mail_id for _message, _raw, mail_id in found} - {None})
    again = RawMessage.objects.filter(
        Q(duplicate_of__in=trace.of("raw")) | Q(state__in=ASIDE, sender__in=addresses)
    )
    trace.add("raw", again.values_list("pk", flat=True))


def _threads(trace: Trace) -> Q:
    return Q(conversation__in=[*trace.of("conversation"), *trace.of("side")])


def _all_threads(trace: Trace) -> Q:
    return Q(pk__in=[*trace.of("conversation"), *trace.of("side")])


def _messages(trace: Trace) -> Q:
    return Q(pk__in=trace.of("message"))


def _of_messages(trace: Trace) -> Q:
    return Q(message__in=trace.of("message"))


def _handed_messages(trace: Trace) -> Q:
    """What stands in their own threads: letters to others about them are the others' too."""
    return Q(conversation__in=trace.of("conversation"))


def _is_theirs(trace: Trace, sender: str) -> bool:
    return not sender or sender in trace.of("any_address")


def _message_shown(trace: Trace, row: Row) -> Row | None:
    """What the person wrote or was written; words of somebody else in the thread are not theirs."""
    is_ours = row["direction"] == Direction.OUT
    if not is_ours and not _is_theirs(trace, row["sender_address"]):
        return None
    who = _("La empresa") if is_ours else _("Usted")
    return {**row, "direction": who, "sender_address": "" if is_ours else row["sender_address"]}


def _file_shown(trace: Trace, row: Row) -> Row | None:
    sender = row["message__sender_address"]
    is_ours = row["message__direction"] == Direction.OUT
    return row if is_ours or _is_theirs(trace, sender) else None


def _hide(trace: Trace, _at: datetime) -> None:
    Conversation.objects.filter(_all_threads(trace)).update(access_keys=[])


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.of("address")])


keepers.add(
    "interactions",
    Keeper(
        order=30,
        follow=_follow,
        hide=_hide,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="interactions.MessageMood",
                mine=_of_messages,
                title=_("Cómo sonaban sus mensajes"),
                columns={
                    "at": _("fecha"),
                    "polarity": _("estimación"),
                    "negative_pct": _("probabilidad de que fuera negativo (%)"),
                    "sure_pct": _("seguridad de la estimación (%)"),
                    "said": _("corrección de una persona"),
                },
                handed=lambda trace: Q(
                    message__conversation__in=trace.of("conversation"),
                    message__sender_address__in=["", *trace.of("any_address")],
                ),
                order_by="at",
            ),
            PersonalThing(
                model="interactions.FormAnswer",
                mine=lambda trace: Q(raw__in=trace.of("raw")),
                blank={"answers": {}},
                title=_("Lo que contestó en formularios"),
                columns={"at": _("fecha"), "answers": _("respuestas")},
                order_by="at",
            ),
            PersonalThing(
                model="interactions.Attachment",
                mine=_of_messages,
                title=_("Archivos de los mensajes"),
                columns={
                    "name": _("nombre"),
                    "media_type": _("clase de archivo"),
                    "size_bytes": _("tamaño en bytes"),
                    "message__sender_address": _("de quién"),
                    "message__direction": _("sentido"),
                },
                handed=lambda trace: Q(message__conversation__in=trace.of("conversation")),
                shown=_file_shown,
                files=("blob",),
                enclosed=("blob", "name"),
            ),
            PersonalThing(
                model="interactions.Message",
                mine=_messages,
                blank={
                    "sender_name": "",
                    "sender_address": "",
                    "recipients": [],
                    "subject": "",
                    "text": "",
                    "quoted_text": "",
                    "html_blob": "",
                    "message_id": "",
                    "in_reply_to": "",
                    "references": [],
                },
                title=_("Mensajes"),
                columns={
                    "at": _("fecha"),
                    "direction": _("de quién"),
                    "sender_address": _("dirección"),
                    "subject": _("asunto"),
                    "text": _("texto"),
                },
                handed=_handed_messages,
                shown=_message_shown,
                order_by="at",
                files=("html_blob",),
            ),
            PersonalThing(
                model="interactions.Participant",
                mine=lambda trace: _threads(trace) | Q(address__in=trace.of("address")),
                kept_back="who else takes part is somebody else's data",
            ),
            PersonalThing(
                model="interactions.HistoryThread",
                mine=_threads,
                kept_back="identifiers of mails, which the messages carry too",
            ),
            PersonalThing(
                model="interactions.Conversation",
                mine=_all_threads,
                blank={"subject": "", "candidates": []},
                title=_("Conversaciones"),
                columns={
                    "opened_at": _("fecha"),
                    "channel": _("medio"),
                    "subject": _("asunto"),
                },
                handed=lambda trace: Q(pk__in=trace.of("conversation")),
                order_by="opened_at",
            ),
            PersonalThing(
                model="interactions.RawMessage",
                mine=lambda trace: Q(pk__in=trace.of("raw")),
                blank={"blob": "", "envelope": {}, "sender": "", "subject": ""},
                kept_back="the same messages as they came, with the addresses of others in them",
                files=("blob",),
            ),
            PersonalThing(
                model="interactions.FailedAddress",
                mine=lambda trace: Q(address__in=trace.of("address")),
                title=_("Direcciones a las que no llegó el correo"),
                columns={
                    "failed_at": _("fecha"),
                    "address": _("dirección"),
                    "reason": _("qué dijo el servidor"),
                },
            ),
            PersonalThing(
                model="interactions.SpamRule",
                mine=lambda trace: Q(value__in=trace.of("address")),
                title=_("Direcciones que la empresa no quiere recibir"),
                columns={"value": _("dirección"), "made_at": _("fecha")},
            ),
        ),
    ),
)
of_colleagues.add("interactions.HistoryImport", "the file goes when its import has ended")
of_colleagues.add("interactions.StagedFile", "unsent and of nobody known; it goes after a day")
