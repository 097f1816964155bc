"""Documents on paper: a template of ours and plain data, set by Typst in a process of its own.

Data reaches the template as JSON and is never source: nothing that a stranger wrote can name a
file, a package or an address. The child sees one folder with the template in it, has no keys, no
settings and no system fonts, a limit of memory and time, and lives for one document.
``python -m vinculo.kernel.papers`` is it.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
MODULE = "vinculo.kernel.papers"
SOURCE = Path(__file__).parents[2]
MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20
PATIENCE_SECONDS = 40
AT_ONCE = 2
_room = threading.BoundedSemaphore(AT_ONCE)


class PaperError(RuntimeError):
    """The document could not be set; ``words`` is what Typst said."""


def pdf(template: Path, data: Mapping[str, Json]) -> bytes:
    """The PDF of ``template``, which reads ``data`` by ``json(bytes(sys.inputs.data))``.

    Raises PaperError.
    """
    asked = json.dumps({"template": template.read_text(encoding="utf-8"), "data": data})
    with _room:
        try:
            done = subprocess.run(  # noqa: S603  our own interpreter and module
                [sys.executable, "-m", MODULE],
                input=asked.encode(),
                capture_output=True,
                timeout=PATIENCE_SECONDS,
                check=False,
                start_new_session=True,
                env={"PYTHONPATH": os.pathsep.join([str(SOURCE), *filter(None, sys.path)])},
            )
        except subprocess.TimeoutExpired as error:
            raise PaperError("too slow") from error
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        raise PaperError(done.stderr[-2000:].decode("utf-8", "replace"))
    return done.stdout


def _set(asked: Mapping[str, Json]) -> bytes:
    import typst

    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "paper.typ"
        source.write_text(str(asked["template"]), encoding="utf-8")
        nowhere = Path(folder) / "packages"
        nowhere.mkdir()
        made = typst.compile(
            str(source),
            root=folder,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(asked["data"])},
            package_path=str(nowhere),
            package_cache_path=str(nowhere),
        )
    if not isinstance(made, bytes):
        raise TypeError("one PDF expected")
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(_set(json.loads(sys.stdin.buffer.read())))
