"""Records made ready: each value in one spelling, numbered, so that arrays can be compared."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.customers.domain.duplicates.birth_dates import read_birth_date
from vinculo.customers.domain.duplicates.columns import NAMES
from vinculo.lib.text.address_lines import AddressLine, address_line
from vinculo.lib.text.folding import fold, repaired
from vinculo.lib.text.mail_address import normal_address
from vinculo.lib.text.national_ids import NationalId, national_id
from vinculo.lib.text.person_names import (
    PersonName,
    company_words,
    given_words,
    name_words,
    split_full_name,
    trade_words,
)
from vinculo.lib.text.similarity import Ids, Vocabulary, vocabulary

_EMPTY_WORDS: Final = frozenset(
    [
        "null",
        "none",
        "nan",
        "na",
        "n/a",
        "nd",
        "n/d",
        "s/d",
        "sd",
        "sin",
        "desconocido",
        "unknown",
        "-",
        "--",
        ".",
        "?",
        "x",
        "xx",
        "xxx",
    ]
)
_DIGITS: Final = re.compile(r"\D+")
_GOOGLE: Final = frozenset({"gmail.com", "googlemail.com"})

Column = Sequence[str]
Phones = Callable[[str], str]


@dataclass(frozen=True)
class Texts:
    """One value per record: its number in a vocabulary, 0 when there is none."""

    known: Vocabulary
    ids: Ids

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Texts":
        """Number ``texts``, "" being nothing."""
        return cls(*vocabulary(list(texts)))


@dataclass(frozen=True)
class Features:
    """All that is compared, one entry per record.

    Attributes:
        given: Given names joined without spaces. ``names``: words of given names, three columns.
        surnames: All surnames joined. ``first`` and ``second``: each alone; ``one_surname``: the
            first over the words of ``given``.
        birth: Eight digits, year first. ``days``: year, month and day, zeros when there is none.
        ids, valid: National numbers; 1 valid, 0 invalid, -1 without check.
        phones: Two columns of telephone numbers. ``mail``, ``local``: address, part before the @,
            and its digits.
        company, company_bag: Words of a company joined, as written and in alphabetical order.
        street, number, place: Name of the street, number, and both together.
    """

    size: int
    names: tuple[PersonName, ...]
    given: Texts
    surnames: Texts
    one_surname: Texts
    given_tokens: tuple[Texts, ...]
    first: Texts
    second: Texts
    company: Texts
    company_bag: Texts
    birth: Texts
    days: NDArray[np.int64]
    ids: Texts
    valid: NDArray[np.int8]
    phones: tuple[Texts, ...]
    mail: Texts
    local: Texts
    local_digits: Texts
    street: Texts
    number: Texts
    place: Texts
    address_more: Texts
    postcode: Texts
    city: Texts
    region: Texts


def cleaned(value: str) -> str:
    """``value`` without spaces around it; "" for what people write when they know nothing."""
    text = repaired(value).strip()
    return "" if text.casefold() in _EMPTY_WORDS else text


def prepare(columns: Mapping[str, Column], *, phone: Phones, size: int) -> Features:
    """The features of ``size`` records; ``phone`` brings a telephone into its one spelling.

    Columns that are missing from ``columns`` say nothing of anybody.
    """
    empty = [""] * size
    read = {
        key: [cleaned(value) for value in columns[key]] if key in columns else empty
        for key in NAMES
    }
    names, companies = _names(read)
    dates = [read_birth_date(text) for text in read["birth_date"]]
    ids = [national_id(text) if text else None for text in read["national_id"]]
    lines = [address_line(text) for text in read["address"]]
    numbers = [
        fold(own) or line.number for own, line in zip(read["street_number"], lines, strict=True)
    ]
    mails = [_mail(text) for text in read["mail"]]
    tokens = [(*name.given[:3], "", "", "")[:3] for name in names]
    company, company_bag = _together(
        ["".join(words) for words in companies], ["".join(sorted(words)) for words in companies]
    )
    first_surnames = [(*name.surnames[:1], "")[0] for name in names]
    joined = _together(
        ["".join(name.given) for name in names],
        ["".join(name.surnames) for name in names],
        first_surnames,
    )
    surnames = _together(first_surnames, [_second(name) for name in names])
    phones = [[_phone(text, phone) for text in read[key]] for key in ("phone", "phone_2")]
    return Features(
        size=size,
        names=tuple(names),
        given=joined[0],
        surnames=joined[1],
        one_surname=joined[2],
        given_tokens=_together(*([words[i] for words in tokens] for i in range(3))),
        first=surnames[0],
        second=surnames[1],
        company=company,
        company_bag=company_bag,
        birth=Texts.of(["" if d is None else d.digits for d in dates]),
        days=np.array([(0, 0, 0) if d is None else d.parts for d in dates]).reshape(size, 3),
        ids=Texts.of(["" if i is None else i.number for i in ids]),
        valid=np.array([_validity(i) for i in ids], dtype=np.int8),
        phones=_together(phones[0], phones[1]),
        mail=Texts.of(mails),
        local=Texts.of([m.rpartition("@")[0] for m in mails]),
        local_digits=Texts.of([_DIGITS.sub("", m.rpartition("@")[0]) for m in mails]),
        street=Texts.of([line.street for line in lines]),
        number=Texts.of(numbers),
        place=Texts.of([_place(line, no) for line, no in zip(lines, numbers, strict=True)]),
        address_more=Texts.of([fold(text) for text in read["address_2"]]),
        postcode=Texts.of([_postcode(text) for text in read["postcode"]]),
        city=Texts.of([fold(text) for text in read["city"]]),
        region=Texts.of([fold(text) for text in read["region"]]),
    )


def _together(*columns: list[str]) -> tuple[Texts, ...]:
    """Columns over one vocabulary."""
    known, ids = vocabulary([text for column in columns for text in column])
    return tuple(Texts(known, part) for part in ids.reshape(len(columns), -1))


def _names(read: Mapping[str, list[str]]) -> tuple[list[PersonName], list[tuple[str, ...]]]:
    """Names of people and, apart, the words of companies' names.

    A company stands in its own column, or has a legal form, or has in another order the words of
    one that has it: nobody writes the legal form everywhere.
    """
    names: list[PersonName] = []
    companies: list[tuple[str, ...]] = []
    formal = {tuple(sorted(words)) for full in set(read["full_name"]) if (words := _formal(full))}
    parts = ("full_name", "given_name", "surname", "first_surname", "second_surname", "company")
    for full, given, surname, first, second, company in zip(
        *(read[key] for key in parts), strict=True
    ):
        trade = trade_words(company) if company else _formal(full)
        if not trade and formal and tuple(sorted(trade_words(full))) in formal:
            trade = trade_words(full)
        companies.append(trade)
        if full and not company and trade:
            names.append(PersonName())
        elif given or surname or first or second:
            names.append(_person(given, surname, first, second))
        else:
            names.append(split_full_name(full) if full else PersonName())
    return names, companies


def _formal(full: str) -> tuple[str, ...]:
    """The words of a name that ends in a legal form; nothing of any other."""
    return (company_words(full) or ()) if full else ()


def _person(given: str, surname: str, first: str, second: str) -> PersonName:
    if first or second:
        parts = ("".join(name_words(first)), "".join(name_words(second)))
        surnames = tuple(part for part in parts if part)
    else:
        surnames = name_words(surname) if surname else ()
    return PersonName(given_words(given) if given else (), surnames)


def _second(name: PersonName) -> str:
    return "".join(name.surnames[1:])


def _place(line: AddressLine, number: str) -> str:
    return f"{line.street} {number}".strip() if line.street else ""


def _validity(found: NationalId | None) -> int:
    if found is None or found.valid is None:
        return -1
    return int(found.valid)


def _postcode(text: str) -> str:
    """Letters and digits; the zero that spreadsheets take from the front comes back."""
    code = fold(text.removesuffix(".0")).replace(" ", "")
    return code.rjust(5, "0") if code.isdigit() and len(code) == 4 else code


def _phone(text: str, normal: Phones) -> str:
    if not text:
        return ""
    number = normal(text) or text
    return _DIGITS.sub("", number)[-15:]


def _mail(text: str) -> str:
    """One spelling of an address; dots and what follows a + say nothing at Google."""
    if not text:
        return ""
    address = normal_address(text) or fold(text)
    local, at, domain = address.rpartition("@")
    local = local.partition("+")[0] or local
    if domain in _GOOGLE:
        return f"{local.replace('.', '')}@gmail.com"
    return f"{local}{at}{domain}"
