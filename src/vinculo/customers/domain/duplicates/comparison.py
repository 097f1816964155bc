"""The level of agreement of each field, for arrays of pairs of records at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vinculo.customers.domain.duplicates import fields
from vinculo.customers.domain.duplicates.features import Features, Texts
from vinculo.customers.domain.duplicates.fields import NOT_COMPARED, Field
from vinculo.lib.text.short_forms import FULL_NAMES
from vinculo.lib.text.similarity import Ids, Vocabulary, similar, within
from vinculo.lib.text.spanish_sound import sound

ALIKE: Final = 0.75
"""Similarity from which two names are thought to be one with typing errors."""

Levels = NDArray[np.int8]
Mask = NDArray[np.bool_]


def _alias_keys(known: Vocabulary) -> NDArray[np.int64]:
    """Pairs of words that may be the same given name, as sorted numbers low · size + high."""
    by_name: dict[str, list[int]] = {}
    for number, word in enumerate(known.words):
        for full in FULL_NAMES.get(word, ()):
            by_name.setdefault(full, []).append(number)
    size = len(known.words)
    keys = {
        low * size + high
        for numbers in by_name.values()
        for low in numbers
        for high in numbers
        if low < high
    }
    return np.array(sorted(keys), dtype=np.int64)


def _sounds(known: Vocabulary) -> Ids:
    """The same number for words of the vocabulary that sound alike."""
    numbers: dict[str, int] = {"": 0}
    return np.array(
        [numbers.setdefault(sound(word), len(numbers)) for word in known.words], dtype=np.int64
    )


@dataclass
class Comparison:
    """Compares records of ``features``; pairs come as two arrays of record numbers."""

    features: Features
    _known_sounds: dict[int, Ids] = field(default_factory=dict)
    _aliases: NDArray[np.int64] | None = None

    def levels(self, key: Field, a: Ids, b: Ids) -> Levels:
        """The level of ``key`` for each pair, NOT_COMPARED where a record says nothing."""
        return _COMPARATORS[key.key](self, a, b)

    def all_levels(self, a: Ids, b: Ids) -> Iterator[tuple[Field, Levels]]:
        """Each field with its levels."""
        for key in fields.FIELDS:
            yield key, self.levels(key, a, b)

    def sounds(self, texts: Texts) -> Ids:
        """The sound of each record's text, by number."""
        found = self._known_sounds.get(id(texts.known))
        if found is None:
            found = self._known_sounds[id(texts.known)] = _sounds(texts.known)
        return found

    def alias(self, one: Ids, other: Ids) -> Mask:
        """Whether words of given names may be the same name, its short form or its initial."""
        known = self.features.given_tokens[0].known
        if self._aliases is None:
            self._aliases = _alias_keys(known)
        keys = np.minimum(one, other) * len(known.words) + np.maximum(one, other)
        initials, short = known.initials(), known.lengths == 1
        begins = (initials[one] == initials[other]) & (short[one] | short[other])
        related: Mask = (one == other) | begins | np.isin(keys, self._aliases)
        return np.asarray(related & (one > 0) & (other > 0), dtype=np.bool_)

    def alike(self, texts: Texts, one: Ids, other: Ids, where: Mask) -> Mask:
        """Whether texts sound the same or differ by a typing error; only asked ``where``."""
        found = np.zeros(one.size, dtype=bool)
        heard = self.sounds(texts)
        at = np.flatnonzero(where & (one > 0) & (other > 0))
        left, right = one[at], other[at]
        found[at] = (heard[left] == heard[right]) | similar(texts.known, left, right, ALIKE)
        return found


def _placed(levels: Levels, key: Field, code: str, where: Mask, told: Mask) -> None:
    """Write a level where it holds, no better one has been written and both records speak."""
    levels[where & told & (levels == NOT_COMPARED)] = key.index(code)


def _fresh(size: int) -> Levels:
    return np.full(size, NOT_COMPARED, dtype=np.int8)


def _crossed(compare: Comparison, a: Ids, b: Ids, where: Mask) -> Mask:
    """Whether the given name of one stands as the surname of the other, both ways."""
    f = compare.features
    return _both_ways(compare, f.surnames, a, b, where) | _both_ways(
        compare, f.one_surname, a, b, where
    )


def _both_ways(compare: Comparison, surname: Texts, a: Ids, b: Ids, where: Mask) -> Mask:
    given = compare.features.given
    ga, gb, sa, sb = given.ids[a], given.ids[b], surname.ids[a], surname.ids[b]
    maybe = where & (ga > 0) & (gb > 0) & (sa > 0) & (sb > 0)
    initial = given.known.initials()
    maybe &= (initial[ga] == initial[sb]) | (initial[sa] == initial[gb])
    one = compare.alike(given, ga, sb, maybe)
    return one & compare.alike(given, sa, gb, one)


def _given(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.GIVEN
    one, other = f.given.ids[a], f.given.ids[b]
    told = (one > 0) & (other > 0)
    left = [t.ids[a] for t in f.given_tokens]
    right = [t.ids[b] for t in f.given_tokens]
    related = [[compare.alias(x, y) for y in right[:2]] for x in left[:2]]
    two_left, two_right = left[1] > 0, right[1] > 0
    straight = related[0][0] & (related[1][1] | ~(two_left | two_right))
    crosswise = related[0][1] & related[1][0]
    any_shared = related[0][0] | related[0][1] | related[1][0] | related[1][1]
    levels = _fresh(a.size)
    _placed(levels, key, "same", one == other, told)
    _placed(levels, key, "equivalent", straight | crosswise, told)
    _placed(levels, key, "partial", any_shared & ~(two_left & two_right), told)
    open_still = told & (levels == NOT_COMPARED)
    close = compare.alike(f.given, one, other, open_still)
    close |= compare.alike(
        f.given_tokens[0], left[0], right[0], open_still & ~two_left & ~two_right
    )
    _placed(levels, key, "similar", close, told)
    open_still &= ~close
    _placed(levels, key, "crossed", _crossed(compare, a, b, open_still), told)
    _placed(levels, key, "one_shared", any_shared, told)
    _placed(levels, key, "different", told, told)
    return levels


def _surnames(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.SURNAMES
    one, other = f.surnames.ids[a], f.surnames.ids[b]
    told = (one > 0) & (other > 0)
    a1, b1, a2, b2 = f.first.ids[a], f.first.ids[b], f.second.ids[a], f.second.ids[b]
    two = (a2 > 0) & (b2 > 0)
    single = (a2 == 0) & (b2 == 0)
    levels = _fresh(a.size)  # given and surname exchanged are told once, by the given name
    _placed(levels, key, "both_same", two & (a1 == b1) & (a2 == b2), told)
    _placed(levels, key, "only_same", (single & (a1 == b1)) | (one == other), told)
    _placed(levels, key, "second_missing", ~two & ~single & (a1 == b1), told)
    _placed(levels, key, "swapped", two & (a1 == b2) & (a2 == b1), told)
    open_still = told & (levels == NOT_COMPARED)
    firsts = compare.alike(f.first, a1, b1, open_still)
    seconds = compare.alike(f.second, a2, b2, open_still & two)
    whole = compare.alike(f.surnames, one, other, open_still & ~(firsts & seconds))
    mixed = open_still & ~two & ~single
    either = ((a1 == b2) | (a2 == b1)) & mixed
    _placed(levels, key, "both_alike", two & ((firsts & seconds) | whole), told)
    _placed(levels, key, "alike", ~two & (firsts | whole | either), told)
    crossed = _crossed(compare, a, b, told & (levels < 0))
    told &= ~crossed
    shares = (a1 == b1) | (a2 == b2) | (a1 == b2) | (a2 == b1)
    _placed(levels, key, "one_same", two & (shares | firsts | seconds), told)
    _placed(levels, key, "different", told, told)
    return levels


def _birth_date(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.BIRTH_DATE
    one, other = f.birth.ids[a], f.birth.ids[b]
    told = (one > 0) & (other > 0)
    x, y = f.days[a], f.days[b]
    swapped = (x[:, 0] == y[:, 0]) & (x[:, 1] == y[:, 2]) & (x[:, 2] == y[:, 1])
    parts = (x == y).sum(axis=1)
    levels = _fresh(a.size)
    _placed(levels, key, "same", one == other, told)
    _placed(levels, key, "swapped", swapped, told)
    _placed(levels, key, "typo", _one_slip(f.birth, one, other, told), told)
    _placed(levels, key, "two_parts", parts == 2, told)
    _placed(levels, key, "different", told, told)
    return levels


def _one_slip(texts: Texts, one: Ids, other: Ids, where: Mask) -> Mask:
    found = np.zeros(one.size, dtype=bool)
    at = np.flatnonzero(where)
    found[at] = within(texts.known, one[at], other[at], np.ones(at.size, dtype=np.int64))
    return found


def _national_id(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.NATIONAL_ID
    one, other = f.ids.ids[a], f.ids.ids[b]
    told = (one > 0) & (other > 0)
    same, valid = one == other, (f.valid[a] == 1) & (f.valid[b] == 1)
    levels = _fresh(a.size)
    _placed(levels, key, "same", same & (f.valid[a] != 0), told)
    _placed(levels, key, "same_invalid", same, told)
    _placed(levels, key, "different_valid", valid, told)
    _placed(levels, key, "typo", _one_slip(f.ids, one, other, told & ~same & ~valid), told)
    _placed(levels, key, "different", told, told)
    return levels


def _phone(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.PHONE
    pairs = [(x.ids[a], y.ids[b]) for x in f.phones for y in f.phones]
    told = np.zeros(a.size, dtype=bool)
    same, slip = told.copy(), told.copy()
    for one, other in pairs:
        both = (one > 0) & (other > 0)
        told |= both
        same |= both & (one == other)
    for one, other in pairs:
        slip |= _one_slip(f.phones[0], one, other, (one > 0) & (other > 0) & ~same)
    levels = _fresh(a.size)
    _placed(levels, key, "same", same, told)
    _placed(levels, key, "typo", slip, told)
    _placed(levels, key, "different", told, told)
    return levels


def _mail(compare: Comparison, a: Ids, b: Ids) -> Levels:
    """An address says something of its own when it is the same.

    Two like ones are often of namesakes («ana.garcia1», «ana.garcia2»): other digits are another
    address, and likeness that the same names explain is not counted a second time.
    """
    f, key = compare.features, fields.MAIL
    one, other = f.mail.ids[a], f.mail.ids[b]
    told = (one > 0) & (other > 0)
    x, y = f.local.ids[a], f.local.ids[b]
    levels = _fresh(a.size)
    _placed(levels, key, "same", one == other, told)
    digits = f.local_digits.ids
    open_still = told & (levels == NOT_COMPARED) & (digits[a] == digits[b])
    local = (x == y) & (f.local.known.lengths[x] >= 5)
    close = _close(f.mail, one, other, open_still, 0.8) & _close(f.local, x, y, open_still, 0.7)
    namesakes = (f.given.ids[a] == f.given.ids[b]) & (f.first.ids[a] == f.first.ids[b])
    namesakes &= (f.given.ids[a] > 0) & (f.first.ids[a] > 0)
    told &= ~(open_still & (local | close) & namesakes)
    _placed(levels, key, "same_local", local, told)
    _placed(levels, key, "similar", close & open_still, told)
    _placed(levels, key, "different", told, told)
    return levels


def _close(texts: Texts, one: Ids, other: Ids, where: Mask, least: float) -> Mask:
    found = np.zeros(one.size, dtype=bool)
    at = np.flatnonzero(where)
    found[at] = similar(texts.known, one[at], other[at], least)
    return found


def _address(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.ADDRESS
    one, other = f.street.ids[a], f.street.ids[b]
    told = (one > 0) & (other > 0)
    x, y = f.number.ids[a], f.number.ids[b]
    same, no_number = one == other, (x == 0) | (y == 0)
    levels = _fresh(a.size)
    _placed(levels, key, "same", same & (x == y) & ~no_number, told)
    _placed(levels, key, "number_missing", same & no_number, told)
    close = compare.alike(f.street, one, other, told & ~same)
    _placed(levels, key, "similar", close & (x == y) & ~no_number, told)
    _placed(levels, key, "other_number", same, told)
    _placed(levels, key, "similar_street", close, told)
    _placed(levels, key, "different", told, told)
    return levels


def _company(compare: Comparison, a: Ids, b: Ids) -> Levels:
    """As written, in another order, alike in either; a company is no person."""
    f, key = compare.features, fields.COMPANY
    one, other = f.company.ids[a], f.company.ids[b]
    bag, bag_other = f.company_bag.ids[a], f.company_bag.ids[b]
    told = (one > 0) & (other > 0)
    named = (f.given.ids > 0) | (f.surnames.ids > 0)
    person, firm = named & (f.company.ids == 0), ~named & (f.company.ids > 0)
    unlike = (firm[a] & person[b]) | (firm[b] & person[a])
    levels = _fresh(a.size)
    _placed(levels, key, "same", one == other, told)
    _placed(levels, key, "reordered", bag == bag_other, told)
    close = compare.alike(f.company, one, other, told & (levels < 0))
    close |= compare.alike(f.company_bag, bag, bag_other, told & (levels < 0) & ~close)
    _placed(levels, key, "similar", close, told)
    _placed(levels, key, "different", told | unlike, told | unlike)
    return levels


def _plain(name: str, key: Field, texts_of: Callable[[Features], Texts]) -> None:
    """A field of free text: the same, similar (when it has that level), different."""

    def compared(compare: Comparison, a: Ids, b: Ids) -> Levels:
        texts = texts_of(compare.features)
        one, other = texts.ids[a], texts.ids[b]
        told = (one > 0) & (other > 0)
        levels = _fresh(a.size)
        _placed(levels, key, "same", one == other, told)
        if any(level.code == "similar" for level in key.levels):
            _placed(
                levels, key, "similar", compare.alike(texts, one, other, told & (levels < 0)), told
            )
        _placed(levels, key, "different", told, told)
        return levels

    _COMPARATORS[name] = compared


def _postcode(compare: Comparison, a: Ids, b: Ids) -> Levels:
    f, key = compare.features, fields.POSTCODE
    one, other = f.postcode.ids[a], f.postcode.ids[b]
    told = (one > 0) & (other > 0)
    codes = f.postcode.known.codes
    levels = _fresh(a.size)
    _placed(levels, key, "same", one == other, told)
    _placed(levels, key, "typo", _one_slip(f.postcode, one, other, told), told)
    area = (codes[one, 0] == codes[other, 0]) & (codes[one, 1] == codes[other, 1])
    _placed(levels, key, "same_area", area, told)
    _placed(levels, key, "different", told, told)
    return levels


_COMPARATORS: dict[str, Callable[[Comparison, Ids, Ids], Levels]] = {
    "given_name": _given,
    "surnames": _surnames,
    "company": _company,
    "birth_date": _birth_date,
    "national_id": _national_id,
    "phone": _phone,
    "mail": _mail,
    "address": _address,
    "postcode": _postcode,
}
_plain("address_2", fields.ADDRESS_MORE, lambda f: f.address_more)
_plain("city", fields.CITY, lambda f: f.city)
_plain("region", fields.REGION, lambda f: f.region)
