"""The server's own layer, over real sockets."""

import contextlib
import hashlib
import io
import json
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from vinculo.config.tests import serving
from vinculo.kernel import blobs

CONTENT = b"0123456789" * 400_000


@pytest.fixture(scope="module")
def site() -> Iterator[serving.Running]:
    with serving.web(VINCULO_TRUSTED_PROXIES="127.0.0.9,10.0.0.0/8") as running:
        yield running


@pytest.fixture(scope="module")
def digest() -> str:
    return blobs.store(io.BytesIO(CONTENT))[0]


def echo(site: serving.Running, **more: object) -> dict[str, object]:
    answer = httpx.request("GET", f"{site.url}/pruebas/eco", **more)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def test_a_stranger_cannot_pretend_to_be_elsewhere(site: serving.Running) -> None:
    seen = echo(
        site,
        headers={
            "X-Forwarded-For": "1.2.3.4",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "evil.example",
            "X_Forwarded_For": "1.2.3.4",
            "Forwarded": "for=1.2.3.4",
            "X-Real-IP": "1.2.3.4",
            "X-Vinculo-File": "0" * 64,
            "Remote_User": "root",
        },
    )
    assert (seen["client"], seen["secure"]) == ("127.0.0.1", False)
    assert seen["host"] == f"127.0.0.1:{site.port}"
    unwanted = ("FORWARDED", "REAL_IP", "VINCULO", "REMOTE")
    assert not [name for name in seen["headers"] if any(w in name for w in unwanted)]  # type: ignore[attr-defined]


def test_a_listed_proxy_is_believed(site: serving.Running) -> None:
    transport = httpx.HTTPTransport(local_address="127.0.0.9")
    with httpx.Client(transport=transport) as proxy:
        answer = proxy.get(
            f"{site.url}/pruebas/eco",
            headers={
                "X-Forwarded-For": "6.6.6.6, 203.0.113.7, 10.1.2.3",
                "X-Forwarded-Proto": "https",
                "X-Forwarded-Host": "localhost",
            },
        )
    seen = answer.json()
    assert (seen["client"], seen["secure"], seen["host"]) == ("203.0.113.7", True, "localhost")


@pytest.mark.parametrize("path", ["/pruebas/eco", "/live/stream"])
def test_another_host_name_is_refused(site: serving.Running, path: str) -> None:
    assert httpx.get(f"{site.url}{path}", headers={"Host": "evil.example"}).status_code == 400


def test_a_body_arrives_whole_with_and_without_its_length(site: serving.Running) -> None:
    body = b"\x00\xff" * 700_000
    expected = {"size": len(body), "digest": hashlib.sha256(body).hexdigest()}
    for content in (body, iter([body[:9], body[9:]])):
        answer = httpx.post(f"{site.url}/pruebas/eco", content=content, timeout=20).json()
        assert {name: answer[name] for name in expected} == expected


def test_a_body_over_the_limit_is_refused_with_a_page(site: serving.Running) -> None:
    answer = httpx.post(
        f"{site.url}/pruebas/eco",
        content=b"x" * (40 * 1024 * 1024 + 1),
        headers={"Accept-Language": "es"},
        timeout=30,
    )
    assert answer.status_code == 413
    assert "pesa demasiado" in answer.text
    assert "40 MB" in answer.text


def test_a_file_is_sent_in_the_place_of_the_body(site: serving.Running, digest: str) -> None:
    answer = httpx.get(f"{site.url}/pruebas/fichero/{digest}")
    assert answer.content == CONTENT
    assert answer.headers["etag"] == f'"{digest}"'
    assert answer.headers["content-type"] == "text/plain"
    assert answer.headers["content-disposition"].startswith("inline;")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "x-vinculo-file" not in answer.headers
    again = httpx.get(
        f"{site.url}/pruebas/fichero/{digest}", headers={"If-None-Match": f'"{digest}"'}
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("wanted", "status", "first", "end"),
    [
        pytest.param("bytes=5-9", 206, 5, 10, id="from to"),
        pytest.param("bytes=3999995-", 206, 3_999_995, 4_000_000, id="to the end"),
        pytest.param("bytes=-7", 206, 3_999_993, 4_000_000, id="the last"),
        pytest.param("bytes=0-99999999", 206, 0, 4_000_000, id="more than there is"),
        pytest.param("bytes=0-1,5-6", 200, 0, 4_000_000, id="several parts: the whole"),
        pytest.param("bytes=9-5", 200, 0, 4_000_000, id="nonsense: the whole"),
        pytest.param("bytes=4000000-", 416, 0, 0, id="behind the end"),
    ],
)
def test_a_part_of_a_file(
    site: serving.Running, digest: str, wanted: str, status: int, first: int, end: int
) -> None:
    answer = httpx.get(f"{site.url}/pruebas/fichero/{digest}", headers={"Range": wanted})
    assert (answer.status_code, answer.content) == (status, CONTENT[first:end])


def test_a_missing_file_is_not_found(site: serving.Running) -> None:
    assert httpx.get(f"{site.url}/pruebas/fichero/{'0' * 64}").status_code == 404


def test_slow_senders_and_readers_do_not_stop_the_site(site: serving.Running, digest: str) -> None:
    with contextlib.ExitStack() as stack:
        for number in range(20):
            one = stack.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            if number % 2:
                one.sendall(
                    b"POST /pruebas/eco HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n"
                )
            else:
                one.sendall(
                    f"GET /pruebas/fichero/{digest} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
                )
                assert one.recv(100)
        start = time.monotonic()
        for path in ("/healthz", "/pruebas/eco", "/readyz"):
            assert httpx.get(f"{site.url}{path}", timeout=5).status_code in {200, 503}
        assert time.monotonic() - start < 4


def test_static_files_keep_for_ever_under_their_version(site: serving.Running) -> None:
    from vinculo.config.server import statics

    name = "django_htmx/htmx-2.min.js"
    versioned = httpx.get(f"{site.url}/static/{statics.tree().version}/{name}")
    assert versioned.status_code == 200
    assert "immutable" in versioned.headers["cache-control"]
    assert versioned.headers["content-encoding"] == "gzip"
    assert versioned.headers["content-type"] == "text/javascript; charset=utf-8"
    plain = httpx.get(f"{site.url}/static/{name}", headers={"Accept-Encoding": "identity"})
    assert plain.headers["cache-control"] == "no-cache"
    assert plain.content == versioned.content
    again = httpx.get(f"{site.url}/static/{name}", headers={"If-None-Match": plain.headers["etag"]})
    assert again.status_code == 304
    assert httpx.get(f"{site.url}/static/../vinculo/config/settings.py").status_code == 404
    assert httpx.get(f"{site.url}/static/%2e%2e/%2e%2e/etc/passwd").status_code == 404


def test_figures_are_for_insiders(site: serving.Running) -> None:
    text = httpx.get(f"{site.url}/metrics").text
    assert "vinculo_live_streams" in text
    assert "vinculo_jobs_lag_seconds" in text
    assert "vinculo_request_seconds_bucket" in text
    outside = httpx.get(f"{site.url}/metrics", headers={"X-Forwarded-For": "127.0.0.1"})
    assert outside.status_code == 403
    ready = httpx.get(f"{site.url}/readyz", headers={"X-Forwarded-For": "127.0.0.1"})
    assert set(ready.json()) == {"status"}
    assert {check["name"] for check in httpx.get(f"{site.url}/readyz").json()["checks"]} == {
        "database",
        "migrations",
        "worker",
        "outbox",
        "disk",
    }


def test_a_fault_shows_its_code_and_logs_no_address(site: serving.Running) -> None:
    answer = httpx.get(f"{site.url}/pruebas/rota", headers={"X-Request-ID": "abcdef-12345678"})
    assert answer.status_code == 500
    assert answer.headers["x-request-id"] == "abcdef-12345678"
    assert "abcdef-12345678" in answer.text
    lines = [json.loads(line) for line in site.log.read_text().splitlines()]
    mine = [line for line in lines if line.get("request_id") == "abcdef-12345678"]
    assert {line["level"] for line in mine} == {"error", "info"}
    assert "secreto@example.com" not in site.log.read_text()


def test_an_unfit_request_id_is_replaced(site: serving.Running) -> None:
    answer = httpx.get(f"{site.url}/pruebas/eco", headers={"X-Request-ID": "a b\\n{}"})
    assert len(answer.headers["x-request-id"]) == 16


def test_answers_carry_the_headers_of_a_careful_site(site: serving.Running) -> None:
    headers = httpx.get(f"{site.url}/no-hay").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers
