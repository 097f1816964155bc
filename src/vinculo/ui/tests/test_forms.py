"""Forms: one look, mistakes in their place, what was typed kept."""

import pytest
from django import forms
from django.utils import translation


class Sample(forms.Form):
    name = forms.CharField(label="Nombre", help_text="Como lo lee el cliente")
    kind = forms.ChoiceField(label="Tipo", choices=[("a", "A"), ("b", "B")])
    way = forms.ChoiceField(
        label="Cómo", choices=[("a", "Correo"), ("b", "Teléfono")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="De acuerdo")
    text = forms.CharField(label="Texto", widget=forms.Textarea)
    own = forms.CharField(label="Propio", widget=forms.TextInput(attrs={"class": "code"}))
    file = forms.FileField(label="Archivo", required=False)


def drawn(data: dict[str, str] | None = None) -> str:
    with translation.override("es"):
        return str(Sample(data))


@pytest.mark.parametrize("css", ["input", "select", "textarea", "code"])
def test_each_kind_of_field_wears_its_class(css: str) -> None:
    assert f'class="{css}"' in drawn()


def test_a_mistake_stands_beside_its_field_and_the_typing_stays() -> None:
    text = drawn({"name": "", "text": "lo que escribí", "kind": "a", "way": "a"})
    assert 'id="id_name_error"' in text
    assert 'aria-describedby="id_name_helptext id_name_error"' in text
    assert "lo que escribí" in text


def test_choices_are_a_group_with_a_legend() -> None:
    assert "<legend>Cómo</legend>" in drawn()


@pytest.mark.parametrize(
    ("field", "kind"), [("name", "field"), ("way", "options"), ("agree", "check"), ("file", "file")]
)
def test_a_field_knows_how_it_is_laid_out(field: str, kind: str) -> None:
    assert Sample()[field].kind == kind
