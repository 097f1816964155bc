"""These tests end where this context ends: nobody above hears its events."""

from collections import defaultdict

import pytest

from vinculo.kernel import events


@pytest.fixture(autouse=True)
def _nobody_above(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {
        event: {key: handler for key, handler in heard.items() if key.startswith("interactions.")}
        for event, heard in events._subscribers.items()
    }
    monkeypatch.setattr(events, "_subscribers", defaultdict(dict, own))
