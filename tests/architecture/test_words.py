"""Every code and every value that people meet has words, in both languages."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import polib
import pytest
from tools import messages

import vinculo
from tests.architecture.house import CONTEXTS, python_files, room_of, tree_of, where
from vinculo.kernel.errors import DomainError, error_words

LOOKED_UP = {"domain_error"}
SPOKEN_KEYWORDS = {"label", "help_text", "empty_label", "verbose_name", "placeholder", "title"}
SPOKEN_CALLS = {"success", "error", "warning", "info", "add_error", "ValidationError"}
SPEAKING_ROOMS = {"web", "panels", "labels", "rest"}
SENTENCE = re.compile(r"[^\W\d_]{2,} [^\W\d_]{2,}|^[A-ZÁÉÍÓÚÑ][a-záéíóúñ]{2,}")


def import_everything() -> None:
    """Load every module but tests and the two applications, so that each class is known."""
    for module in walk_packages(vinculo.__path__, "vinculo."):
        parts = module.name.split(".")
        if not {"tests", "testing", "migrations", "config", "__main__"} & set(parts):
            import_module(module.name)


def below(kind: type[DomainError]) -> Iterator[type[DomainError]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def errors() -> list[type[DomainError]]:
    """Every refusal that the product can give."""
    import_everything()
    ours = {e for e in below(DomainError) if e.__module__.startswith("vinculo.")}
    return sorted(
        (e for e in ours if ".tests." not in e.__module__), key=lambda e: (e.__module__, e.code)
    )


def test_every_refusal_has_words() -> None:
    assert [e.code for e in errors() if e.code not in error_words] == []


def test_every_code_belongs_to_one_refusal() -> None:
    by_code = defaultdict(set)
    for error in errors():
        if "code" in vars(error):
            by_code[error.code].add(error.__qualname__)
    assert {code: names for code, names in by_code.items() if len(names) > 1} == {}
    assert set(error_words) - set(by_code) - LOOKED_UP == set(), "words without a refusal"


def words_of(code: str) -> object:
    known = dict(zip(error_words, error_words.values(), strict=True))
    return known.get(code, "")


def places(words: object) -> set[str]:
    return set(messages.PLACES.findall(str(words)))


def raised(tree: ast.AST) -> Iterator[tuple[str, set[str], int]]:
    """Each ``SomethingError(a=…)`` of a module: its name, what it is given, its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and not any(k.arg is None for k in node.keywords):
            name = ast.unparse(node.func).rpartition(".")[2]
            if name.endswith("Error"):
                yield name, {k.arg for k in node.keywords if k.arg}, node.lineno


def test_a_refusal_is_given_what_its_words_name() -> None:
    known = {e.__name__: e for e in errors() if "__init__" not in vars(e)}
    wrong = []
    for path in python_files():
        for name, given, line in raised(tree_of(path)):
            if name in known and (lost := places(words_of(known[name].code)) - given):
                wrong.append(f"{where(path, line)}: {name} lacks {sorted(lost)}")
    assert wrong == []


def label_modules() -> list[Any]:
    return [
        import_module(f"vinculo.{c}.labels") for c in CONTEXTS if find_spec(f"vinculo.{c}.labels")
    ]


def unlabelled(kind: type[StrEnum], modules: list[Any]) -> set[str]:
    """The members of an enumeration for which no ``labels.py`` has a word."""
    best = set(kind)
    for module in modules:
        if kind in getattr(module, "NOT_SHOWN", ()):
            return set()
        for value in vars(module).values():
            if isinstance(value, Mapping):
                best = min(best, set(kind) - {k for k in value if isinstance(k, kind)}, key=len)
    return {member.value for member in best}


@pytest.mark.parametrize("context", CONTEXTS)
def test_every_value_that_is_shown_has_a_label(context: str) -> None:
    """An enumeration of ``contracts.py`` has words, or stands in ``labels.NOT_SHOWN``."""
    name = f"vinculo.{context}.contracts"
    if not find_spec(name):
        return
    kinds = [
        value
        for value in vars(import_module(name)).values()
        if isinstance(value, type) and issubclass(value, StrEnum) and value.__module__ == name
    ]
    modules = label_modules()
    missing = {kind.__name__: unlabelled(kind, modules) for kind in kinds}
    assert {kind: words for kind, words in missing.items() if words} == {}, (
        "label them, or name the enumeration in labels.NOT_SHOWN (a frozenset of classes)"
    )


def untranslated(tree: ast.AST) -> Iterator[int]:
    """Lines on which a form or a message is given words that nobody translated."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = [k.value for k in node.keywords if k.arg in SPOKEN_KEYWORDS]
        if ast.unparse(node.func).rpartition(".")[2] in SPOKEN_CALLS:
            given += node.args
        for value in given:
            if (
                isinstance(value, ast.Constant)
                and isinstance(value.value, str)
                and SENTENCE.search(value.value)
            ):
                yield node.lineno


def test_pages_say_nothing_untranslated() -> None:
    found = [
        where(path, line)
        for path in python_files()
        if room_of(path) in SPEAKING_ROOMS
        for line in untranslated(tree_of(path))
    ]
    assert found == []


@pytest.mark.parametrize("context", messages.contexts())
def test_every_sentence_has_its_english(context: str) -> None:
    assert messages.check(context) == [], f"run `python tools/messages.py {context}`, translate"


def test_a_sentence_has_the_same_english_everywhere() -> None:
    """Django keeps one catalogue per language: two translations of one sentence would collide."""
    said: dict[messages.Key, dict[str, str]] = defaultdict(dict)
    for context in messages.contexts():
        for entry in messages.catalogue(messages.catalogue_path(context)):
            text = entry.msgstr or str(entry.msgstr_plural)
            said[entry.msgctxt, entry.msgid][text] = context
    assert {key[1]: texts for key, texts in said.items() if len(texts) > 1} == {}


def test_the_tool_reads_code_and_templates(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    (folder / "templates" / "cases").mkdir(parents=True)
    (folder / "views.py").write_text(
        'a = _("Hola")\nb = ngettext("%(n)s caso", "%(n)s casos", n)\nc = pgettext("mes", "Mayo")\n'
    )
    (folder / "templates" / "cases" / "a.html").write_text(
        "<p>\n  {% translate 'Adiós' %}\n    {% blocktranslate trimmed with n=n %}\n"
        "   Van {{ n }}\n  {% endblocktranslate %}</p><c-b label=\"{{ _('Sí') }}\" />"
    )
    found = messages.in_source("cases", tmp_path)
    assert {m.text for m in found.values()} == {
        "Hola", "%(n)s caso", "Mayo", "Adiós", "Van %(n)s", "Sí",
    }  # fmt: skip
    assert found[None, "%(n)s caso"].plural == "%(n)s casos"
    assert found["mes", "Mayo"].files == {"views.py"}


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        pytest.param(polib.POEntry(msgid="Otra"), "not in the catalogue", id="missing"),
        pytest.param(polib.POEntry(msgid="Van %(n)s"), "not translated", id="empty"),
        pytest.param(
            polib.POEntry(msgid="Van %(n)s", msgstr="%(m)s go"), "other places", id="places"
        ),
        pytest.param(
            polib.POEntry(msgid="Van %(n)s", msgstr="%(n)s go", flags=["fuzzy"]),
            "a guess",
            id="fuzzy",
        ),
    ],
)
def test_what_is_wrong_with_a_catalogue_is_seen(entry: polib.POEntry, fault: str) -> None:
    po = polib.POFile()
    po.append(entry)
    message = messages.Message("Van %(n)s")
    assert fault in " ".join(messages.faults({message.key: message}, po))


def test_the_rules_see_what_is_wrong() -> None:
    class Shade(StrEnum):
        DARK = "dark"
        LIGHT = "light"

    assert unlabelled(Shade, [type("labels", (), {"SHADES": {Shade.DARK: "Oscuro"}})]) == {"light"}
    assert list(untranslated(ast.parse('messages.success(request, "Se ha guardado")'))) == [1]
    assert list(untranslated(ast.parse('CharField(label=_("Nombre"))'))) == []
    assert list(raised(ast.parse("raise XError(a=1)"))) == [("XError", {"a"}, 1)]
