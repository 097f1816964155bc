"""Documents on paper: a template of ours and plain data, set by Typst in a process of its own.

Data reaches the template as JSON and is never source: nothing that a stranger wrote can name a
file, a package or an address. The child sees one folder with the template in it, has no keys, no
settings and no system fonts, a limit of memory and time, and lives for one document, or for many
of one template (:func:`pdfs`).
``python -m vinculo.kernel.papers`` is it.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
MODULE = "vinculo.kernel.papers"
SOURCE = Path(__file__).parents[2]
MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20
PATIENCE_SECONDS = 40
AT_ONCE = 2
LENGTH, A_SECOND = 8, 20
"""Bytes that say how long a document is; documents that take a second at most."""
_room = threading.BoundedSemaphore(AT_ONCE)


class PaperError(RuntimeError):
    """The document could not be set; ``words`` is what Typst said."""


def pdf(template: Path, data: Mapping[str, Json]) -> bytes:
    """The PDF of ``template``, which reads ``data`` by ``json(bytes(sys.inputs.data))``.

    Raises PaperError.
    """
    return pdfs(template, [data])[0]


def pdfs(template: Path, many: Sequence[Mapping[str, Json]]) -> list[bytes]:
    """The PDF of each of ``many``, one child for all of them: it reads the fonts once.

    Raises PaperError.
    """
    asked = json.dumps({"template": template.read_text(encoding="utf-8"), "many": list(many)})
    with _room:
        try:
            done = subprocess.run(  # noqa: S603  our own interpreter and module
                [sys.executable, "-m", MODULE],
                input=asked.encode(),
                capture_output=True,
                timeout=PATIENCE_SECONDS + len(many),
                check=False,
                start_new_session=True,
                env={"PYTHONPATH": os.pathsep.join([str(SOURCE), *filter(None, sys.path)])},
            )
        except subprocess.TimeoutExpired as error:
            raise PaperError("too slow") from error
    made = list(_apart(done.stdout)) if done.returncode == 0 else []
    if len(made) != len(many) or not all(each.startswith(b"%PDF") for each in made):
        raise PaperError(done.stderr[-2000:].decode("utf-8", "replace"))
    return made


def _apart(told: bytes) -> Iterator[bytes]:
    """What the child said: of each document its length, and itself."""
    while told:
        end = LENGTH + int.from_bytes(told[:LENGTH])
        yield told[LENGTH:end]
        told = told[end:]


def _set(asked: Mapping[str, Any]) -> Iterator[bytes]:
    import typst

    many = asked["many"]
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    seconds = CPU_SECONDS + len(many) // A_SECOND
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.typ"
        source.write_text(str(asked["template"]), encoding="utf-8")
        nowhere = Path(folder) / "packages"
        nowhere.mkdir()
        for data in many:
            made = typst.compile(
                str(source),
                root=folder,
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(data)},
                package_path=str(nowhere),
                package_cache_path=str(nowhere),
            )
            if not isinstance(made, bytes):
                raise TypeError("one PDF expected")
            yield made


if __name__ == "__main__":
    for paper in _set(json.loads(sys.stdin.buffer.read())):
        sys.stdout.buffer.write(len(paper).to_bytes(LENGTH) + paper)
