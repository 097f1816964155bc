"""Forms as their builders and the public see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum

from vinculo.interactions.domain.errors import UnknownFormError
from vinculo.interactions.domain.forms.answers import GivenFile
from vinculo.interactions.domain.forms.definition import FormDefinition, from_json
from vinculo.interactions.models import Form, FormAnswer, FormVersion, StagedFile


@dataclass(frozen=True, kw_only=True)
class FormRow:
    """A form in the list of forms; ``answers`` counts all of its versions'."""

    id: UUID
    name: str
    slug: str
    service_id: UUID
    is_open: bool
    answers: int
    last_answer_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class FormView:
    """A form with the draft that is being built; ``is_changed``: not what the public sees."""

    id: UUID
    name: str
    slug: str
    service_id: UUID
    mailbox_id: UUID | None
    allowed_sites: tuple[str, ...]
    draft: FormDefinition
    published: int | None
    is_changed: bool


@dataclass(frozen=True, kw_only=True)
class OpenForm:
    """What the public sees of a form."""

    id: UUID
    service_id: UUID
    slug: str
    name: str
    version_id: UUID
    number: int
    allowed_sites: tuple[str, ...]
    definition: FormDefinition


def form_list() -> list[FormRow]:
    """All forms by name."""
    counts = (
        FormAnswer.objects.filter(version__form=OuterRef("pk"))
        .order_by()
        .values("version__form")
        .annotate(n=Count("pk"))
        .values("n")
    )
    last = FormAnswer.objects.filter(version__form=OuterRef("pk")).order_by("-at", "-pk")
    rows = Form.objects.annotate(
        answers=Subquery(counts), last_answer_at=Subquery(last.values("at")[:1])
    )
    return [
        FormRow(
            id=row.pk,
            name=row.name,
            slug=row.slug,
            service_id=row.service_id,
            is_open=row.published is not None,
            answers=row.answers or 0,
            last_answer_at=row.last_answer_at,
        )
        for row in rows.order_by("name", "pk")
    ]


def form(form_id: UUID) -> FormView:
    """One form. Raises UnknownFormError."""
    row = Form.objects.filter(pk=form_id).first()
    if row is None:
        raise UnknownFormError(form_id=form_id)
    shown = FormVersion.objects.filter(form=row, number=row.published or 0).first()
    return FormView(
        id=row.pk,
        name=row.name,
        slug=row.slug,
        service_id=row.service_id,
        mailbox_id=row.mailbox_id,
        allowed_sites=tuple(row.allowed_sites),
        draft=from_json(row.draft),
        published=row.published,
        is_changed=shown is not None and shown.definition != row.draft,
    )


def open_form(slug: str) -> OpenForm | None:
    """The published version of the form at an address; None when it is closed or unknown."""
    version = (
        FormVersion.objects.select_related("form")
        .filter(form__slug=slug, number=F("form__published"))
        .first()
    )
    return _opened(version) if version else None


def open_forms(service_id: UUID | None = None) -> list[OpenForm]:
    """What is published, by name; of one service only, if told."""
    rows = FormVersion.objects.select_related("form").filter(number=F("form__published"))
    if service_id is not None:
        rows = rows.filter(form__service_id=service_id)
    return [_opened(row) for row in rows.order_by("form__name", "pk")]


def _opened(version: FormVersion) -> OpenForm:
    return OpenForm(
        id=version.form_id,
        service_id=version.form.service_id,
        slug=version.form.slug,
        name=version.form.name,
        version_id=version.pk,
        number=version.number,
        allowed_sites=tuple(version.form.allowed_sites),
        definition=from_json(version.definition),
    )


def staged_bytes() -> int:
    """How much lies beside pages that nobody has sent yet."""
    return int(StagedFile.objects.aggregate(total=Sum("size_bytes"))["total"] or 0)


def staged_files(request_id: UUID, form_id: UUID | None) -> dict[str, tuple[GivenFile, ...]]:
    """The files that lie ready beside a page of a form (None: of a letter), by field."""
    found: dict[str, list[GivenFile]] = {}
    of_form = Q(form_id=form_id) if form_id else Q(form=None)
    rows = StagedFile.objects.filter(of_form, request_id=request_id)
    for row in rows.order_by("at", "pk"):
        found.setdefault(row.field_key, []).append(
            GivenFile(
                token=row.token,
                name=row.name,
                media_type=row.media_type,
                size_bytes=row.size_bytes,
                digest=row.blob,
            )
        )
    return {key: tuple(files) for key, files in found.items()}


def raw_of_request(request_id: UUID) -> UUID | None:
    """The raw message that a page was sent as; None when it was not sent yet."""
    return FormAnswer.objects.filter(request_id=request_id).values_list("raw_id", flat=True).first()


def names_of_versions(form_id: UUID) -> Iterable[tuple[int, datetime]]:
    """The versions of a form with when each was published, the newest first."""
    return list(
        FormVersion.objects.filter(form_id=form_id)
        .order_by("-number")
        .values_list("number", "published_at")
    )
