"""Sessions are named as a person would name the device."""

import pytest

from vinculo.identity.domain.browsers import browser_name

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param(f"{CHROME} Safari/537.36", "Chrome · Linux", id="Chrome says Safari too"),
        pytest.param(f"{CHROME} Safari/537.36 Edg/140.0", "Edge · Linux", id="Edge says Chrome"),
        pytest.param(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
            "Safari · iPhone",
            id="a telephone says Mac too",
        ),
        pytest.param(
            "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
            "Firefox · Android",
            id="Firefox on Android",
        ),
        pytest.param("curl/8.1", "curl/8.1", id="unknown: its own words"),
        pytest.param("x" * 90, "x" * 60, id="unknown and long: cut"),
        pytest.param("", "", id="silent"),
    ],
)
def test_a_device_is_named(said: str, name: str) -> None:
    assert browser_name(said) == name
