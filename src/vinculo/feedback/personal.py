"""What customers said of us, and what of it is nobody's once they are gone."""

from datetime import datetime

from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vinculo.feedback.contracts import RatingState, Skip, Trouble
from vinculo.feedback.labels.asked import TROUBLES
from vinculo.feedback.models import NoticeMail, Rating, WaveInvitation
from vinculo.kernel.personal import Keeper, PersonalThing, Trace, keepers
from vinculo.kernel.personal.keeping import Row

FORGET = "SELECT feedback_forget_history(%s, %s)"
FIGURE = "a figure among others, of nobody once the person is gone"


def _follow(trace: Trace) -> None:
    about = Q(customer_id__in=trace.customer_ids) | Q(case__in=trace.of("case"))
    rows = list(Rating.objects.filter(about).values_list("pk", "mail_id"))
    trace.add_subjects("rating", [rating for rating, _mail in rows])
    asked = WaveInvitation.objects.filter(customer_id__in=trace.customer_ids)
    mails = {mail for _rating, mail in rows} | set(asked.values_list("mail_id", flat=True))
    told = NoticeMail.objects.filter(customer_id__in=trace.customer_ids)
    mails |= set(told.values_list("mail_id", flat=True))
    trace.add("mail", mails - {None})


def _theirs(trace: Trace) -> Q:
    return Q(pk__in=trace.of("rating"))


def _with_trouble(trace: Trace, row: Row) -> Row | None:  # noqa: ARG001
    """Who was asked and said nothing was wrong has nothing to be told."""
    if not row["trouble"]:
        return {**row, "trouble": ""}
    return {**row, "trouble": TROUBLES[Trouble(row["trouble"])]}


def _hide(trace: Trace, _at: datetime) -> None:
    """Nobody writes to somebody whose data is blocked, to ask for a rating neither."""
    planned = Rating.objects.filter(_theirs(trace), state=RatingState.PLANNED)
    planned.update(state=RatingState.SKIPPED, skipped=Skip.UNREACHABLE)


def _forget_history(trace: Trace, key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [key, trace.of("rating")])


keepers.add(
    "feedback",
    Keeper(
        order=35,
        follow=_follow,
        hide=_hide,
        forget_history=_forget_history,
        things=(
            PersonalThing(
                model="feedback.RatingAnswer",
                mine=lambda trace: Q(rating__in=trace.of("rating")),
                by_owner=True,
                kept_back="the same answers as they came, of which the last is handed over",
            ),
            PersonalThing(
                model="feedback.Rating",
                mine=_theirs,
                blank={"comment": ""},
                stays={"score": FIGURE, "is_bad": FIGURE},
                title=_("Cómo valoró la atención"),
                columns={
                    "asked_at": _("fecha"),
                    "score": _("nota"),
                    "comment": _("comentario"),
                },
                order_by="asked_at",
            ),
            PersonalThing(
                model="feedback.WaveInvitation",
                mine=lambda trace: Q(customer_id__in=trace.customer_ids),
                blank={"text": ""},
                stays={"trouble": FIGURE, "had_told": FIGURE},
                title=_("Qué contó que no fue bien"),
                columns={
                    "sent_at": _("fecha"),
                    "trouble": _("tema"),
                    "text": _("qué pasó"),
                },
                shown=_with_trouble,
                order_by="sent_at",
            ),
        ),
    ),
)
