"""Building a form: its words, its fields in their order, and what the public sees of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from vinculo.interactions.domain.errors import (
    BadSiteError,
    BadSlugError,
    BrokenFormError,
    SlugTakenError,
    UnknownFormError,
)
from vinculo.interactions.domain.forms.addresses import is_slug, site_of
from vinculo.interactions.domain.forms.definition import (
    Field,
    FormDefinition,
    from_json,
    to_json,
)
from vinculo.interactions.domain.forms.problems import problems_of
from vinculo.interactions.models import Form, FormVersion
from vinculo.kernel.actor import Actor
from vinculo.kernel.ids import new_id


@dataclass(frozen=True, kw_only=True)
class FormSettings:
    """Where a form stands and where its answers go."""

    name: str
    slug: str
    service_id: UUID
    mailbox_id: UUID | None = None
    allowed_sites: Sequence[str] = ()


def create_form(
    settings: FormSettings, definition: FormDefinition, *, form_id: UUID | None = None
) -> UUID:
    """A new form, closed as yet. Raises SlugTakenError, BadSlugError, BadSiteError."""
    form = Form(pk=form_id or new_id(), draft=to_json(definition))
    _settle(form, settings)
    return form.pk


@transaction.atomic
def change_settings(form_id: UUID, settings: FormSettings, definition: FormDefinition) -> None:
    """Other settings, and the words of ``definition`` around the fields that are there.

    Raises SlugTakenError, BadSlugError, BadSiteError, UnknownFormError.
    """
    form = _locked(form_id)
    fields = from_json(form.draft).fields
    form.draft = to_json(replace(definition, fields=fields))
    _settle(form, settings)


def _settle(form: Form, settings: FormSettings) -> None:
    if not is_slug(settings.slug):
        raise BadSlugError(slug=settings.slug)
    sites = []
    for text in settings.allowed_sites:
        if not (site := site_of(text)):
            raise BadSiteError(site=text)
        sites.append(site)
    form.name, form.slug = settings.name, settings.slug
    form.service_id, form.mailbox_id = settings.service_id, settings.mailbox_id
    form.allowed_sites = list(dict.fromkeys(sites))
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as error:
        if Form.objects.filter(slug=settings.slug).exclude(pk=form.pk).exists():
            raise SlugTakenError(slug=settings.slug) from error
        raise


@transaction.atomic
def put_field(form_id: UUID, one: Field) -> None:
    """Change the field with that key, or add it at the end. Raises UnknownFormError."""
    form = _locked(form_id)
    definition = from_json(form.draft)
    fields = [one if other.key == one.key else other for other in definition.fields]
    if definition.field_of(one.key) is None:
        fields.append(one)
    _redraft(form, definition, fields)


@transaction.atomic
def drop_field(form_id: UUID, key: str) -> None:
    """Take a field out of the draft; published versions keep it. Raises UnknownFormError."""
    form = _locked(form_id)
    definition = from_json(form.draft)
    _redraft(form, definition, [one for one in definition.fields if one.key != key])


@transaction.atomic
def move_field(form_id: UUID, key: str, *, by: int) -> None:
    """Move a field up (-1) or down (1); at an end nothing happens. Raises UnknownFormError."""
    form = _locked(form_id)
    definition = from_json(form.draft)
    fields = list(definition.fields)
    place = next((n for n, one in enumerate(fields) if one.key == key), None)
    if place is None or not 0 <= place + by < len(fields):
        return
    fields.insert(place + by, fields.pop(place))
    _redraft(form, definition, fields)


def _redraft(form: Form, definition: FormDefinition, fields: Sequence[Field]) -> None:
    form.draft = to_json(replace(definition, fields=tuple(fields)))
    form.save(update_fields=["draft"])


@transaction.atomic
def publish(form_id: UUID, *, by: Actor, at: datetime) -> int:
    """Show the draft to the public; the number of its version.

    A draft that is what was published last opens that version again. Raises BrokenFormError,
    UnknownFormError.
    """
    form = _locked(form_id)
    if problems_of(from_json(form.draft)):
        raise BrokenFormError(form_id=form_id)
    last = FormVersion.objects.filter(form=form).order_by("-number").first()
    if last is None or last.definition != form.draft:
        last = FormVersion.objects.create(
            form=form,
            number=last.number + 1 if last else 1,
            definition=form.draft,
            published_at=at,
            published_by=by.user_id,
        )
    form.published = last.number
    form.save(update_fields=["published"])
    return last.number


@transaction.atomic
def close(form_id: UUID) -> None:
    """Show the form to nobody any more; its answers stay. Raises UnknownFormError."""
    form = _locked(form_id)
    form.published = None
    form.save(update_fields=["published"])


def _locked(form_id: UUID) -> Form:
    form = Form.objects.select_for_update().filter(pk=form_id).first()
    if form is None:
        raise UnknownFormError(form_id=form_id)
    return form
