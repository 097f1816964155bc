"""A form on a telephone: a file that does not arrive costs nothing, and the case shows it all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Visit, Visitor, sideways
from vinculo.cases import api as cases
from vinculo.cases.testing import a_house
from vinculo.interactions import api as interactions
from vinculo.interactions.models import FormAnswer
from vinculo.interactions.testing import a_form
from vinculo.kernel.testing import run_jobs

pytestmark = [pytest.mark.browser]


def look_at_the_case(desk: Visitor) -> None:
    """The agent reads questions, answers and files in the case."""
    from playwright.sync_api import expect

    conversation_id = interactions.intake(FormAnswer.objects.get().raw_id).conversation_id
    assert conversation_id is not None
    case = cases.case_of(conversation_id)
    assert case is not None
    desk.open(f"/casos/{case.id}/")
    expect(desk.page.locator(".case-answers")).to_contain_text("No hay luz en el router.")
    expect(desk.page.locator(".case-files")).to_contain_text("router ñ.png")


def test_a_failed_upload_on_a_telephone_loses_nothing(
    visit: Visit, committed: None, axe: Callable[[Visitor], None], tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    photo = tmp_path / "router ñ.png"
    photo.write_bytes(b"png")
    house = a_house()
    form = a_form(service_id=house.service_id)
    phone = visit(width=390)
    phone.open(f"/f/{form.slug}/")
    page = phone.page
    axe(phone)
    assert sideways(phone) == []
    assert page.context.cookies() == []
    expect(page.get_by_label("¿Desde cuándo?")).to_be_hidden()
    page.get_by_label("Algo no funciona").check()
    page.get_by_label("¿Desde cuándo?").fill("2026-11-16")
    page.get_by_label("¿Qué ha pasado?").fill("No hay luz en el router.")
    page.get_by_label("Correo").fill("lucia@")

    def is_sending(request: Any) -> bool:
        return request.method == "POST"

    page.route("**/f/**", lambda route, request: (
        route.abort() if is_sending(request) else route.continue_()
    ))  # fmt: skip
    page.locator("[data-upload]").set_input_files(photo)
    expect(page.get_by_text("El archivo no ha llegado")).to_be_visible()
    expect(page.get_by_label("¿Qué ha pasado?")).to_have_value("No hay luz en el router.")
    page.unroute("**/f/**")
    page.get_by_role("button", name="Volver a intentarlo").click()
    expect(page.locator(".staged li")).to_contain_text("router ñ.png")
    page.wait_for_timeout(2500)  # a page that is sent within three seconds is a robot's
    page.get_by_role("button", name="Enviar y recibir mi clave").click()
    expect(page.locator("#errores")).to_be_focused()
    expect(page.locator(".staged li")).to_contain_text("router ñ.png")
    expect(page.get_by_label("¿Qué ha pasado?")).to_have_value("No hay luz en el router.")
    axe(phone)
    page.get_by_label("Correo").fill("lucia@correo.example")
    page.get_by_role("button", name="Enviar y recibir mi clave").click()
    expect(page.locator("#clave")).to_have_text(FormAnswer.objects.get().raw.key)
    axe(phone)
    expect(page.get_by_role("link", name="Ver cómo va")).to_be_visible()
    run_jobs()
    look_at_the_case(visit(house.marta))
    # the refused connection and the page with corrections are what this test asked for
    phone.complaints[:] = [c for c in phone.complaints if "ERR_FAILED" not in c and "422" not in c]


def test_another_site_shows_the_form_and_it_works_there(visit: Visit, committed: None) -> None:
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    from playwright.sync_api import expect

    from vinculo.interactions.models import Form

    house = a_house()
    form = a_form(service_id=house.service_id)
    stranger = visit(width=390, scripts=False)

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            frame = f'<iframe src="{stranger.url}/f/{form.slug}/marco/" width=380 height=1200>'
            self.wfile.write(frame.encode())

        def log_message(self, *_args: object) -> None:
            """Nothing."""

    server = HTTPServer(("127.0.0.1", 0), Elsewhere)
    Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://localhost:{server.server_port}"
    try:
        Form.objects.update(allowed_sites=[site])
        stranger.page.goto(site)
        frame = stranger.page.frame_locator("iframe")
        expect(frame.get_by_label("¿Desde cuándo?")).to_be_visible()  # no script hides it
        frame.get_by_label("Quiero reclamar").check()
        frame.get_by_label("¿Qué ha pasado?").fill("Desde otra página.")
        stranger.page.wait_for_timeout(3500)
        frame.get_by_role("button", name="Enviar y recibir mi clave").click()
        expect(frame.locator("#clave")).to_be_visible()
        assert FormAnswer.objects.get().answers == {"tipo": "queja", "que": "Desde otra página."}
        assert stranger.page.context.cookies() == []
        Form.objects.update(allowed_sites=[])
        stranger.page.goto(site)
        expect(frame.get_by_label("¿Qué ha pasado?")).to_have_count(0)
    finally:
        server.shutdown()
        server.server_close()
    stranger.complaints[:] = [c for c in stranger.complaints if "frame-ancestors" not in c]


def test_a_counter_forgets_whoever_walks_away(visit: Visit, committed: None) -> None:
    from playwright.sync_api import expect

    form = a_form(service_id=a_house().service_id)
    counter = visit(width=1024)
    counter.page.clock.install()
    counter.open(f"/f/{form.slug}/?modo=mostrador")
    page = counter.page
    page.get_by_label("¿Qué ha pasado?").fill("Un secreto")
    page.clock.fast_forward(61_000)
    page.clock.run_for(1_000)
    expect(page.locator(".kiosk-warning")).to_be_visible()
    page.get_by_role("button", name="Sigo aquí").click()
    expect(page.locator(".kiosk-warning")).to_be_hidden()
    expect(page.get_by_label("¿Qué ha pasado?")).to_have_value("Un secreto")
    page.clock.run_for(82_000)
    expect(page.get_by_label("¿Qué ha pasado?")).to_have_value("")
    assert "modo=mostrador" in page.url
