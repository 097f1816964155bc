"""The words of each context: Spanish in the source, English beside it, both complete.

``python tools/messages.py``             brings every catalogue up to date with the source
``python tools/messages.py cases ui``    only those
``python tools/messages.py --check``     changes nothing, says what is missing

Each context owns ``locale/en/LC_MESSAGES/django.po`` and its compiled ``.mo``; both are
committed. Nothing but Python is needed. New messages are left without translation: fill them in
and run it again. A translation whose Spanish is gone is taken out.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib
from babel.messages.extract import extract as extract_messages
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "vinculo"
LEFT_OUT = {"tests", "migrations", "locale", "static"}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACES = re.compile(r"%\((\w+)\)[sd]")
HEADER = {
    "Project-Id-Version": "vinculo",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}

Key = tuple[str | None, str]


@dataclass
class Message:
    """One sentence of the source."""

    text: str
    plural: str = ""
    context: str | None = None
    files: set[str] = field(default_factory=set)

    @property
    def key(self) -> Key:
        return self.context, self.text


def contexts() -> list[str]:
    """All contexts, whether they say something or not."""
    return sorted(p.name for p in SRC.iterdir() if (p / "__init__.py").exists())


def in_source(context: str, src: Path = SRC) -> dict[Key, Message]:
    """Every sentence that the context's code and templates ask to have translated."""
    found: dict[Key, Message] = {}
    folder = src / context
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if LEFT_OUT & set(inside):
            continue
        for message in _in_file(path, is_template=inside[0] == "templates"):
            kept = found.setdefault(message.key, message)
            kept.plural = kept.plural or message.plural
            kept.files.add("/".join(inside))
    return found


def _in_file(path: Path, *, is_template: bool) -> Iterator[Message]:
    if is_template and path.suffix in {".html", ".txt", ".svg", ".xml"}:
        text = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        text = "\n".join(line.lstrip() for line in text.splitlines())
    elif path.suffix == ".py":
        text = path.read_text(encoding="utf-8")
    else:
        return
    source = io.BytesIO(text.encode())
    for _line, found, _comments, context in extract_messages("python", source, KEYWORDS):
        parts = [found] if isinstance(found, str) else [part for part in found if part]
        if parts and parts[0]:
            yield Message(parts[0], plural=parts[1] if len(parts) > 1 else "", context=context)


def catalogue_path(context: str) -> Path:
    """Where a context's English lies."""
    return SRC / context / "locale" / "en" / "LC_MESSAGES" / "django.po"


def catalogue(path: Path) -> polib.POFile:
    """The catalogue, empty when there is none."""
    if path.exists():
        return polib.pofile(str(path), encoding="utf-8", wrapwidth=98)
    return polib.POFile(encoding="utf-8", wrapwidth=98)


def faults(messages: dict[Key, Message], po: polib.POFile) -> list[str]:
    """What keeps a catalogue from being complete and true."""
    entries = {(entry.msgctxt, entry.msgid): entry for entry in po if not entry.obsolete}
    found = [f"not in the catalogue: {m.text!r}" for k, m in messages.items() if k not in entries]
    for key, entry in entries.items():
        if key not in messages:
            found.append(f"no longer in the source: {entry.msgid!r}")
        elif entry.fuzzy:
            found.append(f"a guess: {entry.msgid!r}")
        elif not entry.translated():
            found.append(f"not translated: {entry.msgid!r}")
        elif bad := _lost_places(entry):
            found.append(f"other places than the Spanish: {entry.msgid!r} {sorted(bad)}")
    return found


def _lost_places(entry: polib.POEntry) -> set[str]:
    """Named places (``%(n)s``) that only one of both languages has."""
    wanted = set(PLACES.findall(entry.msgid)) | set(PLACES.findall(entry.msgid_plural or ""))
    texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
    given = set().union(*(PLACES.findall(text) for text in texts))
    return wanted ^ given


def is_compiled(path: Path) -> bool:
    """Whether the ``.mo`` says what the ``.po`` says."""
    compiled = path.with_suffix(".mo")
    if not compiled.exists():
        return False
    written = {_content(entry) for entry in catalogue(path).translated_entries()}
    return written == {_content(entry) for entry in polib.mofile(str(compiled)) if entry.msgid}


def _content(entry: polib.POEntry | polib.MOEntry) -> tuple[object, ...]:
    plural = tuple(sorted(entry.msgstr_plural.items()))
    return entry.msgctxt, entry.msgid, entry.msgid_plural or "", entry.msgstr, plural


def update(context: str) -> int:
    """Bring a context's catalogue up to date; return how many sentences wait for their English."""
    messages = in_source(context)
    path = catalogue_path(context)
    if not messages:
        return 0
    known = {(entry.msgctxt, entry.msgid): entry for entry in catalogue(path)}
    po = polib.POFile(encoding="utf-8", wrapwidth=98)
    po.metadata = HEADER
    for key in sorted(messages, key=lambda k: (min(messages[k].files), k[1], k[0] or "")):
        message = messages[key]
        old = known.get(key)
        entry = polib.POEntry(
            msgid=message.text,
            msgctxt=message.context,
            occurrences=[(file, "") for file in sorted(message.files)],
            flags=["python-format"] if PLACES.search(message.text) else [],
        )
        if message.plural:
            entry.msgid_plural = message.plural
            entry.msgstr_plural = old.msgstr_plural if old and old.msgid_plural else {0: "", 1: ""}
        else:
            entry.msgstr = old.msgstr if old else ""
        po.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(path))
    po.save_as_mofile(str(path.with_suffix(".mo")))
    return len([entry for entry in po if not entry.translated()])


def check(context: str) -> list[str]:
    """What is wrong with a context's words."""
    path = catalogue_path(context)
    messages = in_source(context)
    if not messages and not path.exists():
        return []
    found = faults(messages, catalogue(path))
    if not is_compiled(path):
        found.append("the .mo is older than the .po")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("contexts", nargs="*")
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    failed = 0
    for context in chosen.contexts or contexts():
        if not chosen.check:
            missing = update(context)
            print(f"{context}: {missing} to translate")
            continue
        for fault in check(context):
            failed = 1
            print(f"{context}: {fault}")
    return failed


if __name__ == "__main__":
    sys.exit(main())
