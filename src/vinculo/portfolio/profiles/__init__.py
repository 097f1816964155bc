"""Legal profiles: one file of data each, dated and versioned, beside this one.

``es-ley10-2025.toml`` is the whole of adding that profile. A change of the law is a new file with
a higher ``version`` and its ``valid_from``; the old one stays, because clocks that began under it
keep it.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from threading import Lock

from vinculo.portfolio.domain.legal import Profile, profile_from, refuse_disorder

FOLDER = Path(__file__).resolve().parent

_registered: dict[str, list[Profile]] = {}
_one_reads = Lock()


def register(path: Path) -> Profile:
    """Read a profile's file and keep it. Raises BadProfileError."""
    profile = profile_from(tomllib.loads(path.read_text(encoding="utf-8")))
    versions = _registered.setdefault(profile.id, [])
    refuse_disorder([*versions, profile])
    versions.append(profile)
    return profile


@lru_cache(maxsize=1)
def _read_all() -> None:
    for path in sorted(FOLDER.glob("*.toml")):
        register(path)


def all_profiles() -> list[Profile]:
    """Every version of every profile, in order of id and version."""
    with _one_reads:  # of two who ask first, one reads and the other waits
        _read_all()
    return sorted(
        (p for versions in _registered.values() for p in versions), key=lambda p: (p.id, p.version)
    )


def versions_of(key: str) -> list[Profile]:
    """All versions of the profile with that id, in any case; ``id@2`` asks for one alone."""
    wanted, _at, number = key.strip().casefold().partition("@")
    return [
        profile
        for profile in all_profiles()
        if profile.id.casefold() == wanted and number in {"", str(profile.version)}
    ]
