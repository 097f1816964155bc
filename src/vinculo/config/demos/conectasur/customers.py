"""The customers of ConectaSur: who they are, where they live, what they have and why they left."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from vinculo.config.demos.conectasur.people import FIRMS, FIRST, LAST, TOWNS
from vinculo.lib.text.sort_key import sort_key

PRICES = {"fibra": ("29.90", "34.90", "39.90"), "movil": ("8.90", "12.90", "19.90"),
          "fijo": ("9.90",), "tv": ("14.90", "24.90")}  # fmt: skip
HOSTS = ("example.com", "example.net", "example.org")
WHY = ("price", "competitor", "moved", "no_need", "unpaid")


@dataclass(frozen=True, kw_only=True)
class Held:
    """A service held since a day; perhaps until another."""

    service: str
    since: date
    price: Decimal
    until: date | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Person:
    """One customer; ``may_ask`` None: they said nothing of being asked."""

    place: int
    name: str
    first: str
    is_firm: bool
    town: str
    email: str
    phone: str
    language: str
    since: date
    held: tuple[Held, ...]
    may_ask: bool | None


def people(count: int, *, today: date, chance: Random) -> list[Person]:
    """So many customers, the longest first; about one in nine is a business."""
    return [_person(place, today, chance) for place in range(count)]


def _person(place: int, today: date, chance: Random) -> Person:
    first, last, other = chance.choice(FIRST), chance.choice(LAST), chance.choice(LAST)
    town, is_firm = chance.choice(TOWNS), chance.random() < 0.11
    name = f"{first} {last} {other}"
    if is_firm:
        name = chance.choice(FIRMS).format(first=first, last=last, other=other, town=town)
    since = today - timedelta(days=int(30 + 2200 * chance.random() ** 1.4))
    letters = sort_key(name).split(" ", maxsplit=1)[0].translate({ord("{"): None, ord("'"): None})
    return Person(
        place=place,
        name=name,
        first=first,
        is_firm=is_firm,
        town=town,
        email=f"{letters[:40]}.{place}@{chance.choice(HOSTS)}",
        phone=f"+346000{place:05}",
        language="en" if chance.random() < 0.02 else "es",
        since=since,
        held=_held(since, today, chance, is_firm=is_firm),
        may_ask=chance.choices((True, False, None), (78, 9, 13))[0],
    )


def _held(since: date, today: date, chance: Random, *, is_firm: bool) -> tuple[Held, ...]:
    wanted = ["fibra"]
    wanted += [key for key, share in (("movil", 0.6), ("fijo", 0.35), ("tv", 0.3))
               if chance.random() < share]  # fmt: skip
    leaves = chance.random() < 0.07
    found = []
    for key in wanted:
        price = Decimal(chance.choice(PRICES[key])) * (2 if is_firm else 1)
        began = since + timedelta(days=chance.choice((0, 0, 0, 40, 120)))
        began = min(began, today)
        until, why = None, ""
        if leaves or chance.random() < 0.03:
            until = max(began, today - timedelta(days=chance.randrange(1, 360)))
            why = chance.choice(WHY)
        found.append(Held(service=key, since=began, price=price, until=until, why=why))
    return tuple(found)
