"""The rules of the three decisions and of third parties, without a database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from vinculo.kernel.errors import DomainError
from vinculo.portfolio.contracts import PartyKind
from vinculo.portfolio.domain.decisions import (
    Form,
    HalfCompetitorError,
    HalfLevelError,
    Kind,
    NamelessOptionError,
    NoFormError,
    NoReasonError,
    OptionDraft,
    Rating,
    RatingRangeError,
    RatingSourceError,
    ReviewNotAheadError,
    Standing,
    State,
    TooFewOptionsError,
    WrongPartyError,
    check_choice,
    check_option,
    check_rating,
    openings,
    ranked,
    state_of,
)
from vinculo.portfolio.domain.parties import (
    NoPartyNameError,
    ResultCountError,
    ResultPeriodError,
    check_name,
    check_period,
    share_kept,
)

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
NIGHT = Rating(
    candidate="Noche",
    importance=Decimal(9),
    ours=None,
    competitor="Onda",
    theirs=Decimal(7),
    n=40,
    surveyed_on=TODAY,
    source="Encuesta",
)


@pytest.mark.parametrize(
    ("kind", "draft", "party", "error"),
    [
        (Kind.WHICH, OptionDraft(name="  "), None, NamelessOptionError),
        (Kind.LEVEL, OptionDraft(name="A", quantity="De 8 a 22"), None, HalfLevelError),
        (Kind.LEVEL, OptionDraft(name="A", quality="Bien", quantity=" "), None, HalfLevelError),
        (Kind.FORM, OptionDraft(name="A"), None, NoFormError),
        (Kind.FORM, OptionDraft(name="A", form=Form.OWN), PartyKind.OUTSOURCER, WrongPartyError),
        (
            Kind.FORM,
            OptionDraft(name="A", form=Form.DISTRIBUTOR),
            PartyKind.OUTSOURCER,
            WrongPartyError,
        ),
    ],
)
def test_an_option_that_says_too_little_or_does_not_fit_is_refused(kind, draft, party, error):
    with pytest.raises(error):
        check_option(kind, draft, party=party)


def test_an_option_keeps_only_what_its_kind_needs():
    whole = OptionDraft(
        name=" A ", words=" w ", quantity="q", quality="c", form=Form.OUTSOURCED, party_id=uuid4()
    )
    which = check_option(Kind.WHICH, whole, party=None)
    assert (which.name, which.words, which.quantity, which.form) == ("A", "w", "", None)
    level = check_option(Kind.LEVEL, whole, party=None)
    assert (level.quantity, level.quality, level.party_id) == ("q", "c", None)
    form = check_option(Kind.FORM, whole, party=PartyKind.OUTSOURCER)
    assert (form.form, form.party_id, form.quantity) == (Form.OUTSOURCED, whole.party_id, "")
    open_form = replace(whole, form=Form.DISTRIBUTOR, party_id=None)
    assert check_option(Kind.FORM, open_form, party=None).form is Form.DISTRIBUTOR


@pytest.mark.parametrize(
    ("options", "reason", "review_on", "error"),
    [
        (1, "Sí", TODAY + DAY, TooFewOptionsError),
        (2, "  ", TODAY + DAY, NoReasonError),
        (2, "Sí", TODAY, ReviewNotAheadError),
    ],
)
def test_a_choice_needs_an_alternative_a_reason_and_a_day_ahead(options, reason, review_on, error):
    with pytest.raises(error):
        check_choice(options=options, reason=reason, review_on=review_on, today=TODAY)


def test_a_choice_keeps_its_reason_clean():
    given = {"options": 2, "review_on": TODAY + DAY, "today": TODAY}
    assert check_choice(reason=" Porque sí. ", **given) == "Porque sí."


def test_a_decision_is_open_then_made_then_due_from_the_day_after_its_review_on():
    assert state_of(review_on=None, today=TODAY) is State.OPEN
    assert state_of(review_on=TODAY, today=TODAY) is State.MADE
    assert state_of(review_on=TODAY - DAY, today=TODAY) is State.DUE


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"importance": Decimal("10.01")}, RatingRangeError),
        ({"ours": Decimal(-1)}, RatingRangeError),
        ({"theirs": Decimal(11)}, RatingRangeError),
        ({"n": 0}, RatingSourceError),
        ({"source": " "}, RatingSourceError),
        ({"surveyed_on": TODAY + DAY}, RatingSourceError),
        ({"competitor": ""}, HalfCompetitorError),
        ({"theirs": None}, HalfCompetitorError),
    ],
)
def test_a_rating_out_of_its_scale_or_without_its_source_is_refused(change, error):
    check_rating(NIGHT, today=TODAY)
    with pytest.raises(error):
        check_rating(replace(NIGHT, **change), today=TODAY)


@pytest.mark.parametrize(
    ("ours", "theirs", "standing", "gap"),
    [
        (None, 7, Standing.ABSENT, None),
        (6, None, Standing.UNKNOWN, None),
        (6, 7, Standing.BEHIND, -1),
        (7, 7, Standing.SAME, 0),
        (8, 7, Standing.AHEAD, 1),
    ],
)
def test_where_we_stand_is_the_sign_of_what_is_known(ours, theirs, standing, gap):
    each = replace(
        NIGHT,
        ours=None if ours is None else Decimal(ours),
        theirs=None if theirs is None else Decimal(theirs),
    )
    assert (each.standing, each.gap) == (standing, gap)


def test_openings_are_as_important_as_the_mean_and_not_ahead():
    behind = replace(NIGHT, candidate="Cortes", ours=Decimal(5))
    further = replace(behind, competitor="Fibra", theirs=Decimal(9))
    dull = replace(NIGHT, candidate="Cita", importance=Decimal(3))
    ahead = replace(NIGHT, candidate="Wifi", importance=Decimal(8), ours=Decimal(9))
    rows = [dull, ahead, behind, further, NIGHT]
    assert [(row.candidate, row.competitor) for row in ranked(rows)] == [
        ("Cortes", "Fibra"),
        ("Cortes", "Onda"),
        ("Noche", "Onda"),
        ("Wifi", "Onda"),
        ("Cita", "Onda"),
    ]
    assert openings(rows) == [further, behind, NIGHT]
    assert openings([]) == []


def test_a_result_of_a_third_party_counts_what_was_kept_of_what_there_was():
    assert share_kept(kept=9, n=10) == 0.9
    for kept, n in ((11, 10), (-1, 10), (0, 0)):
        with pytest.raises(ResultCountError):
            share_kept(kept=kept, n=n)


def test_a_period_begins_before_it_ends_and_has_ended():
    at = datetime(2026, 3, 2, tzinfo=UTC)
    check_period(since=at - DAY, until=at, at=at)
    for since, until in ((at, at), (at - DAY, at + DAY)):
        with pytest.raises(ResultPeriodError):
            check_period(since=since, until=until, at=at)


def test_a_third_party_has_a_name():
    assert check_name(" Postes ") == "Postes"
    with pytest.raises(NoPartyNameError):
        check_name(" ")


def test_every_refusal_has_words():
    from vinculo.kernel.errors import error_words
    from vinculo.portfolio.domain import decisions

    codes = {
        each.code
        for each in vars(decisions).values()
        if isinstance(each, type) and issubclass(each, DomainError) and each is not DomainError
    }
    assert codes <= set(error_words)
