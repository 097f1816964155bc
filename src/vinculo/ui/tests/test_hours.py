import pytest
from django import forms

from vinculo.ui.hours import HoursField, week_rows
from vinculo.ui.long_lists import LongSelect

SHOP = ((480, 840), (960, 1200))


def test_hours_are_shown_as_they_were_typed_or_stored():
    field = HoursField()
    assert field.prepare_value(SHOP) == "08:00–14:00, 16:00–20:00"
    assert field.prepare_value("mañana") == "mañana"


def test_hours_become_intervals():
    assert HoursField().clean("8-14, 16-20") == SHOP
    assert HoursField().clean("") == ()


@pytest.mark.parametrize(("text", "words"), [("mañana", "entiende"), ("8-14,9-10", "solapan")])
def test_hours_that_make_no_sense_are_refused(text, words):
    with pytest.raises(forms.ValidationError, match=words):
        HoursField().clean(text)


def test_a_week_is_drawn_with_what_runs_past_midnight():
    week = week_rows([SHOP, ((1320, 1800),), ((0, 1440),), (), (), (), ((1380, 1500),)])
    assert [str(row.words) for row in week[:4]] == [
        "08:00–14:00, 16:00–20:00",
        "22:00–06:00",
        "todo el día",
        "cerrado",
    ]
    assert week[0].blocks == ((0.0, 25.0), (200.0, 150.0), (400.0, 100.0))
    assert week[1].blocks == ((550.0, 50.0),)


def test_a_long_list_looks_like_any_other():
    form = forms.Form({"place": "b"})
    form.fields["place"] = forms.ChoiceField(
        choices=[("", "—"), ("<G>", [("a", "A & B"), ("b", "B")])], widget=LongSelect
    )
    drawn = str(form["place"])
    assert drawn.startswith('<select name="place"')
    assert 'class="select"' in drawn
    assert '<optgroup label="&lt;G&gt;"><option value="a">A &amp; B</option>' in drawn
    assert '<option value="b" selected>B</option>' in drawn
