"""What a demo company proves of itself can be repeated from its first line to its last."""

import time
from datetime import timedelta

from vinculo.config import demo
from vinculo.config.demos import USUAL, Loading, demo_companies
from vinculo.config.demos.conectasur.writing import year_of
from vinculo.kernel import clock
from vinculo.kernel.demo import demo_name, demo_secrets
from vinculo.kernel.evidence.checking import check
from vinculo.kernel.evidence.sealing import seal
from vinculo.kernel.models import EvidenceLine

SECONDS_TO_WAIT = 120


def test_the_chain_of_evidence_is_whole(committed, settings, monkeypatch) -> None:
    settings.PRACTICE = True
    year_of.cache_clear()
    monkeypatch.setattr(demo_secrets, "password", "laguna-verde-27")
    monkeypatch.setattr(demo_name, "name", demo_name.name)
    monkeypatch.setattr(demo_name, "domain", demo_name.domain)
    loading = Loading(at=clock.now(), scale=0.005, say=lambda _words: None)
    demo.write(loading, demo_companies[USUAL])
    sealed = _all_sealed()
    verdict = check(at=clock.now() + timedelta(hours=1))
    assert verdict.is_whole
    assert verdict.length == sealed > 200


def _all_sealed() -> int:
    """Take up every line; those beside a longer transaction, of another test too, wait for it."""
    sealed, until = 0, time.monotonic() + SECONDS_TO_WAIT
    while EvidenceLine.objects.filter(link=None).exists() and time.monotonic() < until:
        sealed += seal(at=clock.now())
        time.sleep(0.2)
    return sealed
