"""What was filled in, for the messages of a thread."""

import json
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import get_language

from vinculo.interactions.channels.letters import letter_lines
from vinculo.interactions.channels.wording import lines_of
from vinculo.interactions.contracts import AnswerLine
from vinculo.interactions.domain.forms.definition import from_json, meaning_of
from vinculo.interactions.models import FormAnswer
from vinculo.kernel import blobs


def lines_by_raw(raw_ids: Collection[UUID]) -> dict[UUID, tuple[AnswerLine, ...]]:
    """By raw message, each question with its answer in the reader's language; one query.

    The words are those of the version that was answered, however the form has changed since.
    """
    language = get_language() or "es"
    found: dict[UUID, tuple[AnswerLine, ...]] = {}
    for row in FormAnswer.objects.filter(raw_id__in=raw_ids).select_related("version", "raw"):
        lines: tuple[AnswerLine, ...] = ()
        if row.raw.via == "letter":
            lines = letter_lines(json.loads(blobs.read_blob(row.raw.blob))["letter"], language)
        if row.version is not None:
            lines += lines_of(from_json(row.version.definition), row.answers, language)
        found[row.raw_id] = lines
    return found


def meanings(keys: Collection[str]) -> dict[str, str]:
    """By the key of a conversation that began with a form, what was chosen says that it is.

    Without what says nothing in particular; one query.
    """
    rows = FormAnswer.objects.filter(raw__key__in=keys, version__isnull=False).values_list(
        "raw__key", "version__definition", "answers"
    )
    found = {key: meaning_of(from_json(stored), answers) for key, stored, answers in rows}
    return {key: means for key, means in found.items() if means}
