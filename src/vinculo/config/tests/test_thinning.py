"""A form whose files are too large: its words pass, whatever stands before and behind the files."""

import io

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.config.server import thinning
from vinculo.config.server.thinning import NotThinnableError, Thinner, boundary_of

BOUNDARY = b"----limite"


def part(name: str, content: bytes, file: str = "") -> bytes:
    named = f'; filename="{file}"' if file else ""
    head = f'Content-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return b"--" + BOUNDARY + b"\r\n" + head.encode() + content + b"\r\n"


END = b"--" + BOUNDARY + b"--\r\n"
TRICKY = b"\r\n--" + BOUNDARY[:-1] + b"\r\n--\r\n\r\nfilename="


def thin(body: bytes, sizes: list[int]) -> bytes:
    out = io.BytesIO()
    sieve = Thinner(BOUNDARY, out)
    while body:
        size = sizes[len(body) % len(sizes)]
        sieve.feed(body[:size])
        body = body[size:]
    assert sieve.is_over
    return out.getvalue().removeprefix(b"\r\n")


@given(
    st.lists(st.tuples(st.booleans(), st.binary(max_size=40) | st.just(TRICKY)), max_size=6),
    st.lists(st.integers(1, 50), min_size=1, max_size=4),
)
def test_fields_pass_as_they_came_and_files_leave_nothing(
    parts: list[tuple[bool, bytes]], sizes: list[int]
) -> None:
    made = [part(f"c{n}", what, "a.png" if file else "") for n, (file, what) in enumerate(parts)]
    kept = [one for one, (file, _what) in zip(made, parts, strict=True) if not file]
    assert thin(b"".join(made) + END, sizes) == b"".join(kept) + END


@pytest.mark.parametrize("words", ["text/plain", "multipart/form-data", ""])
def test_what_is_no_form_is_not_thinned(words: str) -> None:
    with pytest.raises(NotThinnableError):
        boundary_of(words)


@pytest.mark.parametrize(
    "named", ["multipart/form-data; boundary=x", 'Multipart/Form-Data; boundary="x"']
)
def test_the_boundary_is_read_with_and_without_quotes(named: str) -> None:
    assert boundary_of(named) == b"x"


def test_fields_that_are_too_large_themselves_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thinning, "LONGEST_REST", 100)
    with pytest.raises(NotThinnableError):
        thin(part("a", b"x" * 101) + END, [50])
    with pytest.raises(NotThinnableError):
        Thinner(BOUNDARY, io.BytesIO()).feed(b"--" + BOUNDARY + b"x" * (thinning.LONGEST_HEAD + 1))


@pytest.mark.browser
def test_a_form_without_scripts_and_over_the_limit_keeps_what_was_typed(
    live_site: object, committed: None
) -> None:
    from vinculo.interactions.testing import a_form
    from vinculo.organization.testing import a_company

    a_company()
    form = a_form()
    url = f"{live_site.url}/f/{form.slug}/"  # type: ignore[attr-defined]
    large = b"x" * (41 * 1024 * 1024)
    answer = httpx.post(
        url,
        data={"c_que": "Lo escribí yo", "c_nombre": "Lucía", "marca": "x"},
        files={"c_fotos": ("a.png", large)},
        headers={"Accept-Language": "es"},
        timeout=60,
    )
    assert answer.status_code == 413
    assert "Lo escribí yo" in answer.text
    assert 'value="Lucía"' in answer.text
    assert "no se han guardado" in answer.text
