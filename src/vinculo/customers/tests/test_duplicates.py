"""Who stands twice in a file: found with reasons, and strangers left apart."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vinculo.customers.domain.duplicates.birth_dates import BirthDate, read_birth_date
from vinculo.customers.domain.duplicates.blocking import ALL_PAIRS_UP_TO, PASSES, candidates
from vinculo.customers.domain.duplicates.clusters import clusters
from vinculo.customers.domain.duplicates.comparison import Comparison
from vinculo.customers.domain.duplicates.features import prepare
from vinculo.customers.domain.duplicates.fields import FIELDS
from vinculo.customers.domain.duplicates.find import find_duplicates
from vinculo.customers.tests.invented_people import invented_people


def features_of(columns):
    size = len(next(iter(columns.values())))
    return prepare(columns, phone=lambda text: text.replace(" ", ""), size=size)


def found_in(columns, **options):
    return find_duplicates(features_of(columns), **options)


def grouped(groups):
    return {(a, b) for group in groups for i, a in enumerate(group) for b in group[i + 1 :]}


def measured(found, truth):
    right = len(found & truth)
    return right / max(1, len(found)), right / len(truth)


@pytest.fixture(scope="module")
def people():
    return invented_people(2500, seed=3)


@pytest.fixture(scope="module")
def answer(people):
    return found_in(people.columns)


def test_spanish_customers_are_found_without_joining_strangers(people, answer):
    precision, recall = measured(grouped(answer.groups), people.true_pairs())
    assert precision >= 0.995
    assert recall >= 0.95


def test_a_probability_means_what_it_says(people, answer):
    """Pairs told with some probability are right about that often, and all are counted."""
    truth = people.true_pairs()
    assert answer.expected == pytest.approx(len(truth), rel=0.06)
    for effect in answer.effects[:4]:
        told = {(p.a, p.b) for p in answer.pairs if p.probability >= effect.threshold}
        assert len(told) == effect.pairs
        assert len(told - truth) <= 3 * effect.false_pairs + 5
        assert effect.found_share == pytest.approx(len(told & truth) / len(truth), abs=0.06)


def test_the_order_of_the_rows_decides_nothing(people):
    first = {key: values[:600] for key, values in people.columns.items()}
    turned = {key: values[::-1] for key, values in first.items()}
    one = {(p.a, p.b): p.probability for p in found_in(first).pairs}
    other = {(599 - p.b, 599 - p.a): p.probability for p in found_in(turned).pairs}
    assert set(one) == set(other)
    assert all(other[pair] == pytest.approx(p, abs=1e-6) for pair, p in one.items())


def test_blocking_loses_next_to_no_pair(people):
    features = features_of(people.columns)
    assert features.size > ALL_PAIRS_UP_TO
    found = candidates(features)
    pairs = set(zip(found.a.tolist(), found.b.tolist(), strict=True))
    truth = people.true_pairs()
    assert len(truth & pairs) >= 0.995 * len(truth)
    assert len(pairs) == found.a.size
    assert (found.a < found.b).all()
    assert (found.passes > 0).all()


def test_a_crowded_block_is_divided_and_its_cost_told():
    size = 3000
    columns = {
        "given_name": ["Ana"] * size,
        "surname": ["García López"] * size,
        "birth_date": [f"{1950 + i % 50}-01-{1 + i % 28:02d}" for i in range(size)],
    }
    found = candidates(features_of(columns))
    assert found.skipped > 0
    assert found.a.size < 60 * size


def test_people_of_one_household_are_told_apart():
    people = invented_people(1500, seed=5, doubles=0.05)
    family = {
        "given_name": ["Marta", "Luis", "Marta"],
        "first_surname": ["Oyarzun"] * 3,
        "second_surname": ["Belmonte"] * 3,
        "birth_date": ["1980-03-02", "2004-09-12", "1980-03-02"],
        "national_id": ["", "", ""],
        "phone": ["912345678"] * 3,
        "mail": ["", "", ""],
        "address": ["Calle Real, 4", "C/ Real 4", "c/ Real nº 4"],
        "postcode": ["41001"] * 3,
        "city": ["Sevilla"] * 3,
    }
    size = len(people.customer)
    columns = {key: values + family[key] for key, values in people.columns.items()}
    groups = grouped(found_in(columns).groups)
    assert (size, size + 2) in groups
    assert (size, size + 1) not in groups
    assert (size + 1, size + 2) not in groups


def test_twins_are_left_for_somebody_to_look_at():
    people = invented_people(1500, seed=5, doubles=0.05)
    twins = {
        "given_name": ["Lucía", "Pablo"],
        "first_surname": ["Oyarzun"] * 2,
        "second_surname": ["Belmonte"] * 2,
        "birth_date": ["1980-03-02"] * 2,
        "national_id": ["", ""],
        "phone": ["912345678"] * 2,
        "mail": ["", ""],
        "address": ["Calle Real, 4", "C/ Real 4"],
        "postcode": ["41001"] * 2,
        "city": ["Sevilla"] * 2,
    }
    size = len(people.customer)
    columns = {key: values + twins[key] for key, values in people.columns.items()}
    assert (size, size + 1) not in grouped(found_in(columns).groups)


LEVELS = [
    pytest.param({"given_name": ["Paco", "Francisco"]}, "given_name", "equivalent"),
    pytest.param({"given_name": ["Mª José", "María José"]}, "given_name", "same"),
    pytest.param({"given_name": ["J.", "Javier"]}, "given_name", "equivalent"),
    pytest.param({"given_name": ["José", "José Luis"]}, "given_name", "partial"),
    pytest.param({"given_name": ["Carmen", "María Carmen"]}, "given_name", "partial"),
    pytest.param({"given_name": ["Luis José", "José Luis"]}, "given_name", "equivalent"),
    pytest.param({"given_name": ["Xavier", "Gavier"]}, "given_name", "similar"),
    pytest.param({"given_name": ["María José", "María Luisa"]}, "given_name", "one_shared"),
    pytest.param({"given_name": ["Ana", "Luis"]}, "given_name", "different"),
    pytest.param({"surname": ["García López", "GARCIA LOPEZ"]}, "surnames", "both_same"),
    pytest.param({"surname": ["de la Fuente", "Fuente"]}, "surnames", "only_same"),
    pytest.param({"surname": ["García López", "García"]}, "surnames", "second_missing"),
    pytest.param({"surname": ["García López", "López García"]}, "surnames", "swapped"),
    pytest.param({"surname": ["Vázquez Gil", "Básquez Jil"]}, "surnames", "both_alike"),
    pytest.param({"surname": ["Giménez", "Jiménez"]}, "surnames", "alike"),
    pytest.param({"surname": ["García López", "García Ruiz"]}, "surnames", "one_same"),
    pytest.param({"surname": ["García", "Soto"]}, "surnames", "different"),
    pytest.param({"full_name": ["Ana Gil", "Gil, Ana"]}, "surnames", "only_same"),
    pytest.param({"company": ["Talleres Ruiz S.L.", "Talleres Ruiz"]}, "company", "same"),
    pytest.param({"full_name": ["Talleres Ruiz S.L.", "Taleres Ruiz, SL"]}, "company", "similar"),
    pytest.param({"birth_date": ["2/1/1980", "1980-01-02"]}, "birth_date", "same"),
    pytest.param({"birth_date": ["1980-02-01", "1980-01-02"]}, "birth_date", "swapped"),
    pytest.param({"birth_date": ["1980-02-01", "1980-02-07"]}, "birth_date", "typo"),
    pytest.param({"birth_date": ["1980-02-01", "1980-02-19"]}, "birth_date", "two_parts"),
    pytest.param({"birth_date": ["1980-02-01", "1955-11-30"]}, "birth_date", "different"),
    pytest.param({"national_id": ["12345678Z", "12.345.678-Z"]}, "national_id", "same"),
    pytest.param({"national_id": ["12345678A", "12345678A"]}, "national_id", "same_invalid"),
    pytest.param({"national_id": ["12345678Z", "12345687Z"]}, "national_id", "typo"),
    pytest.param({"national_id": ["12345678Z", "X1234567L"]}, "national_id", "different_valid"),
    pytest.param({"national_id": ["AB12", "ZZ9999"]}, "national_id", "different"),
    pytest.param({"phone": ["600 111 222", "600111222"]}, "phone", "same"),
    pytest.param({"phone": ["600111222", "600111232"]}, "phone", "typo"),
    pytest.param({"phone": ["600111222", "955000111"]}, "phone", "different"),
    pytest.param({"mail": ["A.Gil+x@gmail.com", "agil@googlemail.com"]}, "mail", "same"),
    pytest.param({"mail": ["analopez@a.es", "analopez@b.es"]}, "mail", "same_local"),
    pytest.param({"mail": ["analopez@correo.es", "anaolpez@correo.es"]}, "mail", "similar"),
    pytest.param({"mail": ["ana1@correo.es", "ana2@correo.es"]}, "mail", "different"),
    pytest.param({"address": ["C/ Mayor, 3", "Calle Mayor nº 3"]}, "address", "same"),
    pytest.param({"address": ["C/ Mayor, 3", "Calle Mayor"]}, "address", "number_missing"),
    pytest.param({"address": ["C/ Cervantes 3", "C/ Servantes 3"]}, "address", "similar"),
    pytest.param({"address": ["C/ Mayor, 3", "C/ Mayor, 8"]}, "address", "other_number"),
    pytest.param({"address": ["C/ Cervantes 3", "C/ Servantes 8"]}, "address", "similar_street"),
    pytest.param({"address": ["C/ Mayor, 3", "C/ Real, 3"]}, "address", "different"),
    pytest.param({"address_2": ["Bajo B", "bajo b"]}, "address_2", "same"),
    pytest.param({"postcode": ["8001", "08001"]}, "postcode", "same"),
    pytest.param({"postcode": ["08001", "08010"]}, "postcode", "typo"),
    pytest.param({"postcode": ["08001", "08359"]}, "postcode", "same_area"),
    pytest.param({"postcode": ["08001", "28359"]}, "postcode", "different"),
    pytest.param({"city": ["Sevilla", "Sebilla"]}, "city", "similar"),
    pytest.param({"region": ["Huelva", "Cádiz"]}, "region", "different"),
]


@pytest.mark.parametrize(("columns", "key", "level"), LEVELS)
def test_each_field_reaches_its_level(columns, key, level):
    field = next(field for field in FIELDS if field.key == key)
    compare = Comparison(features_of(columns))
    one, other = np.array([0]), np.array([1])
    for a, b in ((one, other), (other, one)):
        assert field.levels[compare.levels(field, a, b)[0]].code == level


def test_given_name_and_surname_exchanged_are_told_once():
    columns = {"given_name": ["Ana", "Quiroga"], "surname": ["Quiroga Mora", "Ana Mora"]}
    compare = Comparison(features_of(columns))
    reached = {
        field.key: levels[0] for field, levels in compare.all_levels(np.array([0]), np.array([1]))
    }
    given_name = next(field for field in FIELDS if field.key == "given_name")
    assert given_name.levels[reached["given_name"]].code == "crossed"
    assert reached["surnames"] == -1


def test_likeness_of_mails_that_the_names_explain_counts_nothing():
    columns = {
        "given_name": ["Ana"] * 2,
        "surname": ["Gil"] * 2,
        "mail": ["anagil@a.es", "anagil@b.es"],
    }
    compare = Comparison(features_of(columns))
    mail = next(field for field in FIELDS if field.key == "mail")
    assert compare.levels(mail, np.array([0]), np.array([1]))[0] == -1


def test_what_people_write_for_nothing_is_nothing():
    columns = {"given_name": ["n/a", "-"], "phone": ["null", ""], "mail": ["", "x"]}
    compare = Comparison(features_of(columns))
    assert all(levels[0] == -1 for _, levels in compare.all_levels(np.array([0]), np.array([1])))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1980-02-01", (1980, 2, 1)),
        ("19800201", (1980, 2, 1)),
        ("01021980", (1980, 2, 1)),
        ("1/2/1980", (1980, 2, 1)),
        ("2/13/1980", (1980, 2, 13)),
        ("01.02.80", (1980, 2, 1)),
        ("1-2-05", (2005, 2, 1)),
        ("1 feb 1980", (1980, 2, 1)),
        ("1 de febrero de 1980", (1980, 2, 1)),
        ("1980-02-01T00:00:00", (1980, 2, 1)),
        ("1980-02-01 00:00:00", (1980, 2, 1)),
        ("19151399", (1915, 13, 99)),
    ],
)
def test_a_birth_date_is_read_as_it_is_written(text, parts):
    assert read_birth_date(text) == BirthDate(*parts)


@pytest.mark.parametrize("text", ["", "mayo", "1980", "1/2", "123/456/7890", "12345/1/1"])
def test_what_is_no_date_is_none(text):
    assert read_birth_date(text) is None


def chain(*, contradiction):
    """Pairs 0–1 and 1–2 are strong; 0–2 contradict each other or not."""
    a, b = np.array([0, 1]), np.array([1, 2])

    def weigh(one, other):
        return np.where(other - one == 2, -20.0 if contradiction else 1.0, 6.0)

    return clusters(a, b, np.array([6.0, 6.0]), size=4, threshold=2.0, log_odds=weigh)


def test_one_bad_pair_does_not_chain_strangers():
    assert chain(contradiction=False) == [(0, 1, 2)]
    assert len(chain(contradiction=True)) == 1
    assert len(chain(contradiction=True)[0]) == 2


@settings(max_examples=30, deadline=None)
@given(sizes=st.lists(st.integers(1, 6), min_size=1, max_size=8), seed=st.integers(0, 1000))
def test_groups_part_the_records(sizes, seed):
    owner = np.repeat(np.arange(len(sizes)), sizes)
    noise = np.random.default_rng(seed).normal(0, 1, (owner.size, owner.size))

    def weigh(one, other):
        return np.where(owner[one] == owner[other], 8.0, -8.0) + noise[one, other]

    a, b = np.triu_indices(owner.size, 1)
    groups = clusters(a, b, weigh(a, b), size=owner.size, threshold=2.0, log_odds=weigh)
    assert sorted(map(len, groups)) == sorted(size for size in sizes if size > 1)
    members = [member for group in groups for member in group]
    assert len(members) == len(set(members))


@pytest.mark.parametrize("bridge", [3.0, 45.0, 90.0])
def test_a_chain_too_long_to_weigh_is_parted_at_its_weak_pairs(bridge):
    half = 250
    a = np.concatenate((np.arange(half - 1), half + np.arange(half - 1), [0]))
    b = np.concatenate((np.arange(1, half), half + np.arange(1, half), [half]))
    odds = np.full(a.size, 30.0 if bridge < 80 else 90.0)
    odds[-1] = bridge

    def weigh(one, other):
        return np.where((one < half) == (other < half), 12.0, -12.0)

    groups = clusters(a, b, odds, size=2 * half, threshold=2.0, log_odds=weigh)
    assert all(len({member < half for member in group}) == 1 for group in groups)
    assert groups


def test_nobody_and_one_alone_have_no_double():
    for names in ([], ["Ana"]):
        answer = found_in({"given_name": names})
        assert (answer.records, answer.pairs, answer.groups) == (len(names), (), ())


def test_records_that_say_nothing_are_nobody_s_double():
    answer = found_in({"given_name": ["", "", ""], "phone": ["", "", ""]})
    assert answer.groups == ()


def test_empty_large_files_have_no_candidates():
    answer = found_in({"given_name": [""] * (ALL_PAIRS_UP_TO + 1)})
    assert (answer.compared, answer.groups) == (0, ())


def test_every_pass_settles_fields_that_exist():
    keys = {field.key for field in FIELDS}
    assert all(one.settles and one.settles <= keys for one in PASSES)


def test_one_field_alone_teaches_nothing_and_is_still_answered():
    answer = found_in({"phone": ["600111222"] * 30})
    assert set(answer.learned.taught.values()) == {0.0}
    assert answer.compared == 435
