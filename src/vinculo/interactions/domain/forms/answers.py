"""What somebody answered, held against the form: what counts, and what has to be corrected."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as column
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from vinculo.interactions.domain.charsets import clean_line, clean_text
from vinculo.interactions.domain.forms.definition import (
    NO,
    TEXTS,
    WITH_OPTIONS,
    YES,
    Field,
    FieldKind,
    FormDefinition,
    Pattern,
)
from vinculo.interactions.domain.forms.problems import bound_of
from vinculo.lib.text.mail_address import normal_address


class Wrong(StrEnum):
    """What is wrong with an answer."""

    MISSING = "missing"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_EMAIL = "not_email"
    NOT_PHONE = "not_phone"
    NOT_NUMBER = "not_number"
    NOT_DATE = "not_date"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NOT_OFFERED = "not_offered"
    PATTERN_DIGITS = "pattern_digits"
    PATTERN_LETTERS_DIGITS = "pattern_letters_digits"
    PATTERN_POSTCODE = "pattern_postcode"
    PATTERN_TAX_ID = "pattern_tax_id"
    MUST_AGREE = "must_agree"
    FILE_KIND = "file_kind"
    FILE_SIZE = "file_size"
    FILE_EMPTY = "file_empty"
    TOO_MANY_FILES = "too_many_files"


@dataclass(frozen=True, kw_only=True)
class GivenFile:
    """A file that lies ready; ``digest`` is its SHA-256."""

    token: str
    name: str
    media_type: str
    size_bytes: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class Given:
    """What came, by field, before anything is believed."""

    values: Mapping[str, tuple[str, ...]]
    files: Mapping[str, tuple[GivenFile, ...]] = column(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class AnswerProblem:
    """What has to be corrected; ``detail`` fills the places of its sentence."""

    field: str
    wrong: Wrong
    detail: Mapping[str, object] = column(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """Answers to the fields that were shown, as they are kept, and what is wrong with them."""

    answers: Mapping[str, Any]
    problems: tuple[AnswerProblem, ...]


class _WrongError(Exception):
    def __init__(self, wrong: Wrong, **detail: object) -> None:
        super().__init__(wrong)
        self.wrong, self.detail = wrong, detail


def shown_fields(
    definition: FormDefinition, values: Mapping[str, tuple[str, ...]]
) -> tuple[Field, ...]:
    """The fields that these answers bring up: what hangs on a hidden field is hidden too."""
    shown: dict[str, Field] = {}
    for one in definition.fields:
        condition = one.condition
        if condition is None or (
            condition.field in shown
            and set(values.get(condition.field, ())) & set(condition.values)
        ):
            shown[one.key] = one
    return tuple(shown.values())


def check(definition: FormDefinition, given: Given, *, is_lenient: bool = False) -> Checked:
    """Read ``given`` by the rules of the form; what was not shown is left out.

    ``is_lenient`` is for paper, where people leave out and cross out: nothing is required.
    """
    answers: dict[str, Any] = {}
    problems: list[AnswerProblem] = []
    for one in shown_fields(definition, given.values):
        try:
            answer = _answer(one, given)
            if answer in ("", [], None):
                _refuse_missing(one, is_lenient=is_lenient)
            else:
                answers[one.key] = answer
        except _WrongError as error:
            problems.append(AnswerProblem(field=one.key, wrong=error.wrong, detail=error.detail))
    return Checked(answers=answers, problems=tuple(problems))


def _refuse_missing(one: Field, *, is_lenient: bool) -> None:
    if one.required and not is_lenient:
        raise _WrongError(Wrong.MUST_AGREE if one.kind is FieldKind.CONSENT else Wrong.MISSING)


def _answer(one: Field, given: Given) -> Any:
    if one.kind is FieldKind.FILE:
        return _files(one, given.files.get(one.key, ()))
    values = given.values.get(one.key, ())
    if one.kind is FieldKind.CHOICES:
        chosen = list(dict.fromkeys(value for value in values if value))
        for value in chosen:
            _offered(one, value)
        return chosen
    text = next((value for value in values if value.strip()), "")
    if not text:
        return ""
    return _READERS[one.kind](one, text)


def _text(one: Field, text: str) -> str:
    clean = (
        clean_text(text).strip()
        if one.kind is FieldKind.LONG
        else clean_line(text, longest=one.longest + 1)
    )
    if len(clean) > one.longest:
        raise _WrongError(Wrong.TOO_LONG, most=one.longest)
    if one.min_length and 0 < len(clean) < one.min_length:
        raise _WrongError(Wrong.TOO_SHORT, least=one.min_length)
    wrong = _PATTERNS.get(one.pattern)
    if clean and wrong is not None and not wrong[0](clean):
        raise _WrongError(wrong[1])
    return clean


def _email(_one: Field, text: str) -> str:
    address = normal_address(text)
    if not address or "." not in address.rpartition("@")[2]:
        raise _WrongError(Wrong.NOT_EMAIL)
    return address


def _phone(_one: Field, text: str) -> str:
    clean = clean_line(text, longest=40)
    digits = sum(c.isdigit() for c in clean)
    if not re.fullmatch(r"[+()\d\s./-]+", clean) or not 6 <= digits <= 15:
        raise _WrongError(Wrong.NOT_PHONE)
    return clean


def _number(one: Field, text: str) -> str:
    plain = re.sub(r"\s", "", text).replace("\u2212", "-")
    if "," in plain:
        plain = plain.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,10})?", plain):
        raise _WrongError(Wrong.NOT_NUMBER)
    number = Decimal(plain)
    if one.minimum and number < bound_of(one.kind, one.minimum):
        raise _WrongError(Wrong.TOO_SMALL, least=one.minimum)
    if one.maximum and number > bound_of(one.kind, one.maximum):
        raise _WrongError(Wrong.TOO_LARGE, most=one.maximum)
    return f"{number:f}"


def _date(one: Field, text: str) -> str:
    day = _day(text.strip())
    if day is None:
        raise _WrongError(Wrong.NOT_DATE)
    if one.minimum and day < date.fromisoformat(one.minimum):
        raise _WrongError(Wrong.TOO_EARLY, least=one.minimum)
    if one.maximum and day > date.fromisoformat(one.maximum):
        raise _WrongError(Wrong.TOO_LATE, most=one.maximum)
    return day.isoformat()


def _day(text: str) -> date | None:
    """A day as a browser sends it (ISO) or as people write it, day first."""
    spanish = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        if spanish:
            day, month, year = map(int, spanish.groups())
            return date(year, month, day)
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


def _offered(one: Field, text: str) -> str:
    if text not in {option.value for option in one.options}:
        raise _WrongError(Wrong.NOT_OFFERED)
    return text


def _yes_no(_one: Field, text: str) -> str:
    if text not in {YES, NO}:
        raise _WrongError(Wrong.NOT_OFFERED)
    return text


def _consent(_one: Field, text: str) -> str:
    return YES if text == YES else ""


def _files(one: Field, files: tuple[GivenFile, ...]) -> list[dict[str, Any]]:
    for file in files:
        _refuse_file(one, file.name, file.size_bytes)
    if len(files) > one.max_files:
        raise _WrongError(Wrong.TOO_MANY_FILES, most=one.max_files)
    return [
        {
            "name": file.name,
            "media_type": file.media_type,
            "size_bytes": file.size_bytes,
            "digest": file.digest,
        }
        for file in files
    ]


def _refuse_file(one: Field, name: str, size_bytes: int) -> None:
    suffix = name.rpartition(".")[2].lower()
    if suffix not in one.suffixes:
        raise _WrongError(Wrong.FILE_KIND, name=name, kinds=", ".join(one.suffixes))
    if size_bytes > one.max_mb * 1024 * 1024:
        raise _WrongError(Wrong.FILE_SIZE, name=name, most=one.max_mb)
    if size_bytes == 0:
        raise _WrongError(Wrong.FILE_EMPTY, name=name)


def problem_of_file(one: Field, name: str, size_bytes: int) -> AnswerProblem | None:
    """Why a file is not taken for this field; None when it is."""
    try:
        _refuse_file(one, name, size_bytes)
    except _WrongError as error:
        return AnswerProblem(field=one.key, wrong=error.wrong, detail=error.detail)
    return None


def is_tax_id(text: str) -> bool:
    """Whether ``text`` is a Spanish NIF or NIE whose check letter agrees, or a company's NIF.

    The letter is the remainder of the number by 23 (Real Decreto 338/1990, article 11).

    >>> is_tax_id("12345678Z")
    True
    """
    plain = re.sub(r"[\s.-]", "", text).upper()
    if re.fullmatch(r"[ABCDEFGHJNPQRSUVW]\d{7}[0-9A-J]", plain):
        return True
    person = re.fullmatch(r"([XYZ]?)(\d{7,8})([A-Z])", plain)
    if person is None or len(plain) != 9:
        return False
    number = int(f"{'XYZ'.find(person[1]) if person[1] else ''}{person[2]}")
    return "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == person[3]


_PATTERNS: Mapping[Pattern, tuple[Callable[[str], object], Wrong]] = {
    Pattern.DIGITS: (lambda t: re.fullmatch(r"[0-9]+", t), Wrong.PATTERN_DIGITS),
    Pattern.LETTERS_DIGITS: (
        lambda t: t.replace("-", "").replace("/", "").isalnum(),
        Wrong.PATTERN_LETTERS_DIGITS,
    ),
    Pattern.POSTCODE: (lambda t: re.fullmatch(r"[0-9]{5}", t), Wrong.PATTERN_POSTCODE),
    Pattern.TAX_ID: (is_tax_id, Wrong.PATTERN_TAX_ID),
}
_READERS: Mapping[FieldKind, Callable[[Field, str], str]] = {
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(WITH_OPTIONS, _offered),
    FieldKind.EMAIL: _email,
    FieldKind.PHONE: _phone,
    FieldKind.NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CONSENT: _consent,
}
