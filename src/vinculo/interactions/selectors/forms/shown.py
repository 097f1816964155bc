"""What was filled in, for the messages of a thread."""

import json
from collections.abc import Collection
from uuid import UUID

from django.utils.translation import get_language

from vinculo.interactions.channels.letters import letter_lines
from vinculo.interactions.channels.wording import lines_of
from vinculo.interactions.contracts import AnswerLine
from vinculo.interactions.domain.forms.definition import from_json
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
