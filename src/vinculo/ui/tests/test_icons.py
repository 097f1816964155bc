"""Icons are drawings in the page."""

import pytest

from vinculo.ui.icons import OWN, UnknownIconError, icon_svg


def test_an_icon_is_inline_and_hidden_from_screen_readers() -> None:
    assert icon_svg("inbox").startswith('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">')


def test_our_own_signs_are_icons_too() -> None:
    assert all("<path" in icon_svg(name) for name in OWN)


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(UnknownIconError):
        icon_svg("no-such-icon")
