"""A form as one value: its words in each language, and its fields in their order."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

LANGUAGES = ("es", "en")
Words = Mapping[str, str]
"""The same text by language code; a language without text is absent."""


class FieldKind(StrEnum):
    """What a field asks for."""

    SHORT = "short"
    LONG = "long"
    PERSON = "person"
    EMAIL = "email"
    PHONE = "phone"
    ORDER = "order"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    FILE = "file"
    CONSENT = "consent"


class Pattern(StrEnum):
    """Shapes that a short text may have to have; a person chooses one and writes no formula."""

    ANY = "any"
    DIGITS = "digits"
    LETTERS_DIGITS = "letters_digits"
    POSTCODE = "postcode"
    TAX_ID = "tax_id"


class FileKind(StrEnum):
    """What a file field takes."""

    PICTURE = "picture"
    PDF = "pdf"
    OFFICE = "office"
    SOUND = "sound"
    VIDEO = "video"


SUFFIXES: Mapping[FileKind, tuple[str, ...]] = {
    FileKind.PICTURE: ("png", "jpg", "jpeg", "gif", "webp", "heic"),
    FileKind.PDF: ("pdf",),
    FileKind.OFFICE: ("doc", "docx", "odt", "xls", "xlsx", "ods", "csv", "txt", "rtf"),
    FileKind.SOUND: ("mp3", "m4a", "ogg", "opus", "wav"),
    FileKind.VIDEO: ("mp4", "mov", "webm"),
}
WITH_OPTIONS = frozenset({FieldKind.CHOICE, FieldKind.CHOICES})
DECIDING = frozenset({FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.YES_NO, FieldKind.CONSENT})
"""Kinds whose answer may decide whether another field is shown."""

TEXTS = frozenset({FieldKind.SHORT, FieldKind.LONG, FieldKind.PERSON, FieldKind.ORDER})
YES, NO = "yes", "no"
MOST_FIELDS, MOST_OPTIONS = 60, 60
LARGEST_FILE_MB, MOST_FILES = 25, 10
LONGEST_ANSWER: Mapping[FieldKind, int] = {FieldKind.LONG: 10_000}
LONGEST_SHORT = 300


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing that may be chosen; ``value`` stands in answers and never changes.

    ``means`` is what whoever chooses it says that the matter is, as a context above calls it
    (``contracts.form_meanings``); "" when that is nothing in particular.
    """

    value: str
    label: Words
    means: str = ""


@dataclass(frozen=True, kw_only=True)
class Condition:
    """The field is shown only when ``field`` was answered with one of ``values``."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Field:
    """One question.

    ``minimum`` and ``maximum`` are decimals for numbers and ISO days for dates, "" without a
    bound; lengths count characters; ``max_mb`` is for each file.
    """

    key: str
    kind: FieldKind
    label: Words
    help: Words = field(default_factory=dict)
    required: bool = False
    options: tuple[Option, ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    pattern: Pattern = Pattern.ANY
    minimum: str = ""
    maximum: str = ""
    file_kinds: tuple[FileKind, ...] = (FileKind.PICTURE, FileKind.PDF)
    max_files: int = 3
    max_mb: int = 10
    condition: Condition | None = None

    @property
    def longest(self) -> int:
        """The most characters that an answer may have."""
        limit = LONGEST_ANSWER.get(self.kind, LONGEST_SHORT)
        return min(self.max_length or limit, limit)

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings of file names that are taken, without the dot."""
        return tuple(s for kind in self.file_kinds for s in SUFFIXES[kind])


@dataclass(frozen=True, kw_only=True)
class FormDefinition:
    """A whole form. ``language`` is the one that every text has and others fall back to."""

    title: Words
    intro: Words = field(default_factory=dict)
    thanks: Words = field(default_factory=dict)
    language: str = "es"
    fields: tuple[Field, ...] = ()

    def field_of(self, key: str) -> Field | None:
        """The field with that key; None when there is none."""
        return next((one for one in self.fields if one.key == key), None)


def said(words: Words, language: str, default: str = "es") -> str:
    """``words`` in ``language``, else in ``default``, else in whatever there is; "" for none."""
    for code in (language, default, *words):
        if words.get(code):
            return words[code]
    return ""


def is_translated(definition: FormDefinition, language: str) -> bool:
    """Whether nothing falls back to another language."""
    texts: list[Words] = [definition.title, definition.intro, definition.thanks]
    for one in definition.fields:
        texts += [one.label, one.help, *(option.label for option in one.options)]
    return all(words.get(language) or not any(words.values()) for words in texts)


def meaning_of(definition: FormDefinition, answers: Mapping[str, Any]) -> str:
    """What the options that were chosen say that the matter is; of several, the first; ""."""
    for one in definition.fields:
        given = answers.get(one.key)
        chosen = given if isinstance(given, list) else [given]
        if one.kind in WITH_OPTIONS:
            for option in one.options:
                if option.means and option.value in chosen:
                    return option.means
    return ""


def to_json(definition: FormDefinition) -> dict[str, Any]:
    """The form as it is stored."""
    return asdict(definition)


def from_json(stored: Mapping[str, Any]) -> FormDefinition:
    """The form that was stored."""
    return FormDefinition(**{**stored, "fields": tuple(map(field_from_json, stored["fields"]))})


def field_from_json(stored: Mapping[str, Any]) -> Field:
    """One stored field."""
    condition = stored["condition"]
    return Field(
        **{
            **stored,
            "kind": FieldKind(stored["kind"]),
            "pattern": Pattern(stored["pattern"]),
            "file_kinds": tuple(FileKind(kind) for kind in stored["file_kinds"]),
            "options": tuple(Option(**option) for option in stored["options"]),
            "condition": condition
            and Condition(field=condition["field"], values=tuple(condition["values"])),
        }
    )
