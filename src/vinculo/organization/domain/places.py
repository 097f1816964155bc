"""Places whose public holidays a calendar can follow, with their names."""

from collections.abc import Sequence
from functools import lru_cache

from babel import Locale

from vinculo.lib.text.sort_key import sort_key
from vinculo.organization.domain.public_holidays import region_names, regions_by_country

NEAR = (
    "ES", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "SV", "GQ", "GT", "HN", "MX", "NI", "PA",
    "PY", "PE", "PR", "UY", "VE", "AD", "PT", "US", "GB",
)  # fmt: skip
"""Countries that are offered with their regions; the others without."""

Choice = tuple[str, str]
Group = tuple[str, Sequence[Choice]]


def place_key(country: str, region: str) -> str:
    """One text for a place: «ES/AN», «ES», or nothing."""
    return f"{country}/{region}" if region else country


def split_place(key: str) -> tuple[str, str]:
    """Country and region of a :func:`place_key`."""
    country, _slash, region = key.partition("/")
    return country, region


@lru_cache(maxsize=4)
def place_choices(language: str, whole_country: str, others: str) -> list[Group]:
    """Places to choose from: near countries by group with their regions, then all the others.

    ``whole_country`` is the word for a country without choosing a region («Todo el país»),
    ``others`` heads the last group.
    """
    names = Locale.parse(language).territories
    known = regions_by_country()
    near: list[Group] = []
    for code in NEAR:
        regions = sorted(region_names(code).items(), key=lambda pair: sort_key(pair[1]))
        choices = [(code, f"{names.get(code, code)}: {whole_country}")]
        choices += [(place_key(code, region), name) for region, name in regions]
        near.append((names.get(code, code), choices))
    rest = sorted(
        ((code, names.get(code, code)) for code in known if code not in NEAR),
        key=lambda pair: sort_key(pair[1]),
    )
    return [*near, (others, rest)]
