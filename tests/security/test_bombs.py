"""N13: what grows when it is opened is refused while it is small, and stops nobody."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from vinculo.cases.testing import a_house
from vinculo.identity.testing import a_token, a_user, signed_in
from vinculo.interactions.models import StagedFile
from vinculo.interactions.testing import a_form
from vinculo.kernel.actor import Role
from vinculo.organization.services.logo import BadLogoError, LogoTooLargeError, keep_logo

HUGE = 60_000


def a_picture(side: int, kind: bytes = b"IHDR") -> bytes:
    """A PNG of ``side`` times ``side`` points that says little: all of them are alike."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)

    rows = zlib.compress(b"\0" * 1_000_000)
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(kind, head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(a_picture(HUGE), LogoTooLargeError, id="more points than memory"),
        pytest.param(b"\x89PNG\r\n\x1a\n", BadLogoError, id="a beginning only"),
        pytest.param(b"<svg onload=alert(1)/>", BadLogoError, id="a drawing with a script"),
        pytest.param(b"GIF89a" + b"\xff" * 9, BadLogoError, id="another format"),
        pytest.param(b"\0" * (5 * 1024 * 1024 + 1), LogoTooLargeError, id="too many bytes"),
    ],
)
def test_a_logo_is_small_and_a_picture(content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        keep_logo(io.BytesIO(content))


@pytest.mark.django_db
def test_a_form_takes_bounded_fields_files_and_words() -> None:
    form = a_form(service_id=a_house().service_id)
    path, client = f"/f/{form.slug}/", Client(raise_request_exception=False)
    assert client.post(path, {f"c_{n}": "x" for n in range(5000)}).status_code == 400
    assert client.post(path, {"c_que": "x" * (3 * 1024 * 1024)}).status_code in {400, 413, 422}
    many = [SimpleUploadedFile(f"{n}.png", b"x") for n in range(150)]
    assert client.post(path, {"c_fotos": many}).status_code in {400, 422}
    assert StagedFile.objects.count() <= 2
    assert client.get(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"[" * 200_000, id="nested lists"),
        pytest.param(b'{"a":' * 100_000, id="nested objects"),
        pytest.param(b'{"subject": ' + b"9" * 100_000 + b"}", id="an endless number"),
        pytest.param(b"\xff\xfe\x00", id="no letters"),
    ],
)
def test_the_interface_refuses_what_is_too_deep_to_read(body: bytes) -> None:
    token = a_token(a_user(Role.AGENT), "cases.register")
    answer = Client(raise_request_exception=False).post(
        "/api/v1/cases",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code in {400, 422}
    assert signed_in(a_user(Role.AGENT)).get("/casos/").status_code == 200
