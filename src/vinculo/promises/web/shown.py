"""Promises as pages show them: in words, with their look and the page of what they are about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from vinculo.kernel.actor import Actor
from vinculo.kernel.metrics import Thing, things
from vinculo.promises.contracts import PromiseView
from vinculo.promises.labels import PROOF, SOURCE, STATE, STATE_LOOKS


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A promise with its words."""

    promise: PromiseView
    state: object
    look: str
    source: object
    proof: object
    about: Thing | None = None


def shown(found: Iterable[PromiseView], *, actor: Actor) -> list[Shown]:
    """Promises in words; what they are about as far as the reader may know it."""
    known = list(found)
    about = about_of({one.subject for one in known if one.subject}, actor=actor)
    return [
        Shown(
            promise=one,
            state=STATE[one.state],
            look=STATE_LOOKS[one.state],
            source=SOURCE[one.source],
            proof=PROOF[one.proof] if one.proof else "",
            about=about.get(one.subject),
        )
        for one in known
    ]


def about_of(subjects: Iterable[str], *, actor: Actor) -> dict[str, Thing]:
    """What opaque keys name, by key, asked of whoever owns such things."""
    ids: defaultdict[str, list[UUID]] = defaultdict(list)
    for subject in subjects:
        kind, _, key = subject.partition(":")
        ids[kind].append(UUID(key))
    found = {}
    for kind, keys in ids.items():
        if kind in things:
            for each, thing in things[kind](actor, keys).items():
                found[f"{kind}:{each}"] = thing
    return found
