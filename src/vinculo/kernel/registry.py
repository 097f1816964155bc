"""A typed registry: the one way a plug-in point is opened in this product."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import Generic, TypeVar

T = TypeVar("T")


class DuplicateKeyError(ValueError):
    """Two entries claim the same key."""


class Registry(Generic[T]):
    """Map from a stable key to one entry, filled while modules are imported."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, T] = {}

    def add(self, key: str, entry: T) -> T:
        """Enter ``entry`` under ``key``; a second entry for a key is a mistake and refused."""
        if key in self._entries:
            raise DuplicateKeyError(f"{self.name}: {key!r} is already registered")
        self._entries[key] = entry
        return entry

    def register(self, key: str) -> Callable[[T], T]:
        """Use as a decorator in the file that defines the entry."""
        return lambda entry: self.add(key, entry)

    def __getitem__(self, key: str) -> T:
        return self._entries[key]

    def get(self, key: str) -> T | None:
        """The entry of ``key``; None when nobody registered one."""
        return self._entries.get(key)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._entries))

    def __len__(self) -> int:
        return len(self._entries)

    def values(self) -> list[T]:
        """All entries, by key."""
        return [self._entries[key] for key in self]


def import_children(package: str) -> None:
    """Import every module of ``package``, so that each registers what it defines."""
    parent = import_module(package)
    for module in iter_modules(parent.__path__, prefix=f"{package}."):
        import_module(module.name)


def import_room(package: str, room: str) -> None:
    """Import ``package.room`` and, when it is a folder, its files; an absent room is no error."""
    name = f"{package}.{room}"
    spec = find_spec(name)
    if spec is None:
        return
    import_module(name)
    if spec.submodule_search_locations:
        import_children(name)
