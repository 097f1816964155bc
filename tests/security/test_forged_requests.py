"""N24 and N28: hostile filters reach no SQL, and no page changes anything by a forged request."""

import ast
from pathlib import Path

import pytest
from django.test import Client

import vinculo
from tests.permissions.endpoints import operations, pages
from vinculo.identity.testing import a_user, signed_in
from vinculo.kernel.actor import Role
from vinculo.organization.testing import a_company

SOURCES = sorted(Path(vinculo.__file__).parent.rglob("*.py"))
NAMES = ("q", "ver", "orden", "agrupar", "cola", "estado", "servicio", "norma", "dias", "desde",
         "hasta", "tras", "pagina", "numero", "cliente", "persona", "etiqueta", "volver", "vista",
         "cursor", "limit", "kind", "status", "sort")  # fmt: skip
HOSTILE = (
    "' OR 1=1 --",
    "1; DROP TABLE cases_case",
    '") UNION SELECT 1',
    "%' OR '1'='1",
    "\\",
    "a\x00b",
)


def test_n24_no_statement_is_put_together_from_what_somebody_sent() -> None:
    """Text that is put together may hold names of ours only: never an argument of a function."""
    faults = []
    for path in SOURCES:
        if "migrations" in path.parts or "tests" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            where = f"{path.name}:{node.lineno}"
            if node.func.attr in {"raw", "extra"} and ".objects" in ast.unparse(node.func):
                faults.append(where)
            if node.func.attr == "execute" and node.args and _is_made(node.args[0]):
                faults.append(where)
    assert faults == []


def _is_made(text: ast.expr) -> bool:
    """Whether the text of a statement holds a name that begins small: something that varies."""
    if isinstance(text, ast.BinOp) and isinstance(text.op, ast.Mod):
        return True
    if not isinstance(text, ast.JoinedStr):
        return False
    held = [each.value for each in text.values if isinstance(each, ast.FormattedValue)]
    return any(not (isinstance(one, ast.Name) and one.id.isupper()) for one in held)


@pytest.mark.django_db
def test_n24_no_filter_breaks_or_widens_by_hostile_words() -> None:
    a_company()
    browser = signed_in(a_user(*Role), Client(raise_request_exception=False))
    faults = []
    for endpoint in pages():
        if endpoint.parts or endpoint.action in {None, "public"}:
            continue
        for word in HOSTILE[:1] + HOSTILE[-1:]:
            answer = browser.get(endpoint.path(), dict.fromkeys(NAMES, word))
            if answer.status_code >= 500:
                faults.append(f"{endpoint.label} {word!r}: {answer.status_code}")
    searches = {word: browser.get("/buscar/", {"q": word}).status_code for word in HOSTILE}
    faults += [word for word, status in searches.items() if status >= 500]
    assert faults == []


@pytest.mark.django_db
def test_n28_no_page_takes_a_post_without_its_token_and_no_session_opens_the_api() -> None:
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    signed_in(a_user(*Role), browser)
    guarded = [each for each in pages() if each.action not in {None, "public"}]
    taken = {each.label: browser.post(each.path(), {}).status_code for each in guarded}
    assert {label: status for label, status in taken.items() if status != 403} == {}
    by_cookie = {
        each.label: browser.generic(each.method or "GET", each.path(), "{}",
                                    content_type="application/json").status_code
        for each in operations()
        if each.action != "public"
    }  # fmt: skip
    assert {label: status for label, status in by_cookie.items() if status not in {401, 403}} == {}


@pytest.mark.django_db
def test_n28_a_link_changes_nothing_where_a_form_does() -> None:
    """What ends, sends, gives or takes answers a mere link with a refusal or with a page."""
    browser = Client(raise_request_exception=False)
    signed_in(a_user(*Role), browser)
    verbs = ("deshacer", "enviar", "quitar", "levantar", "tomar", "resolver", "reabrir", "devolver",
             "aceptar", "responder", "nota", "salir")  # fmt: skip
    doing = [each for each in pages() if each.route.rstrip("/").rpartition("/")[2] in verbs]
    assert len(doing) > 10
    for endpoint in doing:
        status = browser.get(endpoint.path()).status_code
        assert status in {403, 404, 405} or endpoint.route == "salir/", endpoint.label
