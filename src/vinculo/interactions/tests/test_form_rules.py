"""What a form is, when it is whole, which answers it takes: no database."""

from dataclasses import replace
from decimal import Decimal

import pytest

from vinculo.interactions.domain.forms.addresses import is_slug, site_of, slug_of
from vinculo.interactions.domain.forms.answers import (
    Given,
    GivenFile,
    Wrong,
    check,
    is_tax_id,
    problem_of_file,
    shown_fields,
)
from vinculo.interactions.domain.forms.definition import (
    YES,
    Condition,
    Field,
    FieldKind,
    FileKind,
    FormDefinition,
    Option,
    Pattern,
    from_json,
    is_translated,
    meaning_of,
    said,
    to_json,
)
from vinculo.interactions.domain.forms.problems import Flaw, bound_of, depends_on, problems_of

OPTIONS = tuple(Option(value=v, label={"es": v.title()}) for v in ("queja", "averia"))
KIND = Field(key="tipo", kind=FieldKind.CHOICE, label={"es": "Tipo"}, options=OPTIONS)
WHEN_BROKEN = Condition(field="tipo", values=("averia",))


def field(kind: FieldKind = FieldKind.SHORT, key: str = "a", **more: object) -> Field:
    return replace(Field(key=key, kind=kind, label={"es": "Etiqueta"}), **more)  # type: ignore[arg-type]


def form(*fields: Field) -> FormDefinition:
    return FormDefinition(title={"es": "Un formulario"}, fields=fields)


def answer(one: Field, *values: str, files: tuple[GivenFile, ...] = ()) -> object:
    """The answer as it is kept, or what is wrong with it."""
    checked = check(form(one), Given(values={one.key: values}, files={one.key: files}))
    if checked.problems:
        return checked.problems[0].wrong
    return checked.answers.get(one.key)


def a_file(name: str = "foto.JPG", size: int = 10) -> GivenFile:
    return GivenFile(token="t", name=name, media_type="image/jpeg", size_bytes=size, digest="d")


@pytest.mark.parametrize(
    ("one", "typed", "kept"),
    [
        (field(), "  dos   palabras\n", "dos palabras"),
        (field(required=True), "  ", Wrong.MISSING),
        (field(min_length=3), "ab", Wrong.TOO_SHORT),
        (field(max_length=3), "abcd", Wrong.TOO_LONG),
        (field(FieldKind.LONG), "una\r\ndos\x00", "una\ndos"),
        (field(FieldKind.LONG), "x" * 10_001, Wrong.TOO_LONG),
        (field(pattern=Pattern.DIGITS), "12a", Wrong.PATTERN_DIGITS),
        (field(pattern=Pattern.LETTERS_DIGITS), "AB-12/3", "AB-12/3"),
        (field(pattern=Pattern.LETTERS_DIGITS), "A B", Wrong.PATTERN_LETTERS_DIGITS),
        (field(pattern=Pattern.POSTCODE), "2100", Wrong.PATTERN_POSTCODE),
        (field(pattern=Pattern.TAX_ID), "12345678A", Wrong.PATTERN_TAX_ID),
        (field(FieldKind.EMAIL), "Lucia@Correo.Example", "lucia@correo.example"),
        (field(FieldKind.EMAIL), "lucia.romero@", Wrong.NOT_EMAIL),
        (field(FieldKind.EMAIL), "lucia@correo", Wrong.NOT_EMAIL),
        (field(FieldKind.EMAIL), "a@b.example\nBcc: x@y.example", Wrong.NOT_EMAIL),
        (field(FieldKind.PHONE), "+34 959 00 01 42", "+34 959 00 01 42"),
        (field(FieldKind.PHONE), "llámeme", Wrong.NOT_PHONE),
        (field(FieldKind.NUMBER), "1.284,50", "1284.50"),
        (field(FieldKind.NUMBER), "−3", "-3"),
        (field(FieldKind.NUMBER), "1e999999", Wrong.NOT_NUMBER),
        (field(FieldKind.NUMBER, minimum="5"), "4", Wrong.TOO_SMALL),
        (field(FieldKind.NUMBER, maximum="5"), "6", Wrong.TOO_LARGE),
        (field(FieldKind.DATE), "3/2/2026", "2026-02-03"),
        (field(FieldKind.DATE), "2026-02-30", Wrong.NOT_DATE),
        (field(FieldKind.DATE), "mañana", Wrong.NOT_DATE),
        (field(FieldKind.DATE, minimum="2026-01-01"), "2025-12-31", Wrong.TOO_EARLY),
        (field(FieldKind.DATE, maximum="2026-01-01"), "2026-01-02", Wrong.TOO_LATE),
        (KIND, "averia", "averia"),
        (KIND, "<script>", Wrong.NOT_OFFERED),
        (field(FieldKind.YES_NO), "no", "no"),
        (field(FieldKind.YES_NO), "quizá", Wrong.NOT_OFFERED),
        (field(FieldKind.CONSENT), YES, YES),
        (field(FieldKind.CONSENT, required=True), "on", Wrong.MUST_AGREE),
        (field(FieldKind.CONSENT, required=True), "", Wrong.MUST_AGREE),
    ],
)
def test_an_answer_is_kept_in_one_spelling_or_refused_with_its_reason(
    one: Field, typed: str, kept: object
) -> None:
    assert answer(one, typed) == kept


def test_several_choices_count_once_each_and_only_those_offered() -> None:
    several = field(FieldKind.CHOICES, options=OPTIONS)
    assert answer(several, "queja", "averia", "queja", "") == ["queja", "averia"]
    assert answer(several, "queja", "otra") is Wrong.NOT_OFFERED


@pytest.mark.parametrize(
    ("files", "kept"),
    [
        ((a_file("a.exe"),), Wrong.FILE_KIND),
        ((a_file("sin-punto"),), Wrong.FILE_KIND),
        ((a_file(size=0),), Wrong.FILE_EMPTY),
        ((a_file(size=2 * 1024 * 1024),), Wrong.FILE_SIZE),
        ((a_file(), a_file(), a_file()), Wrong.TOO_MANY_FILES),
    ],
)
def test_a_file_has_its_kind_size_and_number(files: tuple[GivenFile, ...], kept: Wrong) -> None:
    assert answer(field(FieldKind.FILE, max_mb=1, max_files=2), files=files) is kept


def test_a_good_file_is_kept_by_what_it_is() -> None:
    one = field(FieldKind.FILE)
    assert answer(one, files=(a_file(),)) == [
        {"name": "foto.JPG", "media_type": "image/jpeg", "size_bytes": 10, "digest": "d"}
    ]
    assert problem_of_file(one, "foto.jpg", 10) is None
    refused = problem_of_file(one, "virus.exe", 10)
    assert refused is not None
    assert refused.wrong is Wrong.FILE_KIND


def test_what_hangs_on_a_hidden_field_is_hidden_and_not_believed() -> None:
    router = field(key="router", required=True, condition=WHEN_BROKEN)
    light = field(FieldKind.YES_NO, key="luz", condition=WHEN_BROKEN)
    colour = field(key="color", condition=Condition(field="luz", values=(YES,)))
    definition = form(KIND, router, light, colour)
    values = {"tipo": ("queja",), "router": ("",), "luz": (YES,), "color": ("rojo",)}
    assert [one.key for one in shown_fields(definition, values)] == ["tipo"]
    assert check(definition, Given(values=values)).answers == {"tipo": "queja"}
    broken = check(definition, Given(values={**values, "tipo": ("averia",)}))
    assert [p.field for p in broken.problems] == ["router"]
    assert broken.answers == {"tipo": "averia", "luz": YES, "color": "rojo"}


def test_paper_may_leave_out_what_a_page_requires() -> None:
    definition = form(field(required=True))
    assert check(definition, Given(values={}), is_lenient=True).problems == ()


@pytest.mark.parametrize("good", ["12345678Z", "x1234567-l", "B12345678"])
def test_the_letter_of_a_tax_id_is_checked(good: str) -> None:
    assert is_tax_id(good)


@pytest.mark.parametrize("bad", ["12345678A", "1234567Z", "", "X12345678L"])
def test_a_wrong_tax_id_is_told(bad: str) -> None:
    assert not is_tax_id(bad)


@pytest.mark.parametrize(
    ("definition", "flaws"),
    [
        (FormDefinition(title={"en": "A form"}), [Flaw.NO_TITLE, Flaw.NO_FIELDS]),
        (form(*(field(key=f"k{n}") for n in range(61))), [Flaw.TOO_MANY_FIELDS]),
        (form(field(), field()), [Flaw.SAME_KEY]),
        (form(field(label={"en": "Label"})), [Flaw.NO_LABEL]),
        (form(replace(KIND, options=OPTIONS[:1])), [Flaw.FEW_OPTIONS]),
        (form(replace(KIND, options=OPTIONS * 2)), [Flaw.SAME_OPTION]),
        (
            form(replace(KIND, options=(*OPTIONS, Option(value="x", label={})))),
            [Flaw.EMPTY_OPTION],
        ),
        (form(field(min_length=9, max_length=3)), [Flaw.BOUNDS_CROSSED]),
        (form(field(FieldKind.NUMBER, minimum="9", maximum="3")), [Flaw.BOUNDS_CROSSED]),
        (form(field(FieldKind.NUMBER, minimum="nueve")), [Flaw.BAD_BOUND]),
        (form(field(FieldKind.NUMBER, minimum="Infinity")), [Flaw.BAD_BOUND]),
        (form(field(FieldKind.DATE, maximum="ayer")), [Flaw.BAD_BOUND]),
        (form(field(FieldKind.FILE, file_kinds=())), [Flaw.NO_FILE_KIND]),
        (form(field(condition=WHEN_BROKEN)), [Flaw.CONDITION_MISSING]),
        (form(field(condition=Condition(field="a", values=("x",)))), [Flaw.CONDITION_ITSELF]),
        (form(field(condition=WHEN_BROKEN), KIND), [Flaw.CONDITION_LATER]),
        (
            form(field(), field(key="b", condition=Condition(field="a", values=("x",)))),
            [Flaw.CONDITION_UNDECIDED],
        ),
        (
            form(KIND, field(condition=Condition(field="tipo", values=("idea",)))),
            [Flaw.CONDITION_VALUE],
        ),
        (
            form(
                field(FieldKind.YES_NO, condition=Condition(field="b", values=(YES,))),
                field(FieldKind.CONSENT, "b", condition=Condition(field="a", values=(YES,))),
            ),
            [Flaw.CONDITION_CIRCULAR, Flaw.CONDITION_CIRCULAR],
        ),
        (
            form(
                KIND,
                field(FieldKind.CONSENT, condition=WHEN_BROKEN),
                field(key="b", condition=Condition(field="a", values=(YES,))),
                field(FieldKind.DATE, "c", minimum="2026-01-01", maximum="2026-12-31"),
            ),
            [],
        ),
    ],
)
def test_a_broken_form_says_what_is_broken(definition: FormDefinition, flaws: list[Flaw]) -> None:
    assert [problem.flaw for problem in problems_of(definition)] == flaws


def test_a_circle_elsewhere_does_not_hang_the_search() -> None:
    definition = form(
        field(FieldKind.YES_NO, condition=Condition(field="b", values=(YES,))),
        field(FieldKind.YES_NO, "b", condition=Condition(field="a", values=(YES,))),
        field(key="c", condition=Condition(field="a", values=(YES,))),
    )
    assert not depends_on(definition, "a", "c")
    assert bound_of(FieldKind.NUMBER, "2.5") == Decimal("2.5")


def test_a_form_comes_back_from_storage_as_it_was() -> None:
    definition = form(
        KIND,
        field(FieldKind.FILE, "f", file_kinds=(FileKind.SOUND,), condition=WHEN_BROKEN),
    )
    assert from_json(to_json(definition)) == definition
    assert definition.field_of("nadie") is None


def test_a_missing_translation_falls_back_and_is_known() -> None:
    definition = form(KIND)
    assert said(definition.title, "en") == "Un formulario"
    assert said({"en": "Only"}, "es") == "Only"
    assert said({}, "es") == ""
    assert is_translated(definition, "es")
    assert not is_translated(definition, "en")


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("www.Fibra.example", "https://www.fibra.example"),
        ("https://fibra.example:8443/contacto", "https://fibra.example:8443"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://fibra.example", ""),
        ("https://fibra.example:puerto", ""),
        ("https://x.es; script-src *", ""),
        ("javascript:alert(1)", ""),
        ("", ""),
    ],
)
def test_a_site_is_an_origin_and_nothing_else(typed: str, site: str) -> None:
    assert site_of(typed) == site


def test_an_address_is_made_of_small_letters_digits_and_hyphens() -> None:
    assert slug_of("¿Qué ha pasado?") == "que-ha-pasado"
    assert [is_slug(text) for text in ("que-2", "Qué", "-a", "a" * 61)] == [
        True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "means"),
    [
        ({"de": "mal"}, "claim"),
        ({"de": "otro"}, ""),
        ({"de": "otro", "más": ["plazo", "trato"]}, "complaint"),
        ({"más": ["trato"], "de": "mal"}, "claim"),
        ({"texto": "mal"}, ""),
        ({}, ""),
    ],
)
def test_what_was_chosen_says_what_the_matter_is(answers: dict[str, object], means: str) -> None:
    def option(value: str, meant: str = "") -> Option:
        return Option(value=value, label={"es": value}, means=meant)

    form = FormDefinition(
        title={"es": "Diga"},
        fields=(
            Field(key="texto", kind=FieldKind.SHORT, label={"es": "Qué"}),
            Field(
                key="de",
                kind=FieldKind.CHOICE,
                label={"es": "De qué"},
                options=(option("mal", "claim"), option("otro")),
            ),
            Field(
                key="más",
                kind=FieldKind.CHOICES,
                label={"es": "Y además"},
                options=(option("plazo"), option("trato", "complaint")),
            ),
        ),
    )
    assert meaning_of(from_json(to_json(form)), answers) == means
