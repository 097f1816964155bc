"""The wheel holds all that it needs: it runs far from the checkout, in a fresh environment."""

import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import httpx
import pytest

from tests.processes.running import ROOT, clean_environment, folder, free_port, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = target.glob("*.whl")
    return built


def test_everything_that_runs_is_inside_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    for kind in ("templates/**/*.html", "static/**/*", "locale/**/*.mo", "migrations/*.py"):
        for file in (source / "vinculo").glob(f"*/{kind}"):
            if file.is_file() and "__pycache__" not in file.parts and "npm" not in file.parts:
                assert file.relative_to(source).as_posix() in names, file
    assert not [name for name in names if "/tests/" in name or "__pycache__" in name]
    assert [name for name in names if name.endswith("licenses/LICENSE")]


def test_it_installs_into_an_empty_environment_and_serves(wheel: Path, tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = venv / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--quiet",
         "--no-index", "--disable-pip-version-check", str(wheel)],
        check=True,
    )  # fmt: skip
    # The libraries are those of this session; the product itself is the wheel's.
    libraries = sysconfig.get_path("purelib")
    (site,) = (venv / "lib").glob("python*/site-packages")
    (site / "libraries.pth").write_text(f"{libraries}\n", encoding="utf-8")
    env = clean_environment()
    del env["PYTHONPATH"]
    where = subprocess.run(
        [str(python), "-c", "import vinculo; print(vinculo.__file__)"],
        env=env, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert where.stdout.startswith(str(venv)), where.stdout

    port = free_port()
    with folder() as data, (tmp_path / "up.log").open("w") as log:
        up = subprocess.Popen(
            [str(venv / "bin" / "vinculo"), "up", "--data", str(data), "--port", str(port)],
            env=env, cwd=tmp_path, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            said = tmp_path / "up.log"
            until(
                lambda: up.poll() is not None or "Ctrl-C" in said.read_text(encoding="utf-8"), 300
            )
            assert up.poll() is None, said.read_text(encoding="utf-8")
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", follow_redirects=True) as web:
                assert web.get("/healthz").status_code == 200
                page = web.get("/")
                assert page.status_code < 500, page.text
                styles = re.findall(r'href="(/static/[^"]+\.css[^"]*)"', page.text)
                assert styles, page.text
                assert all(web.get(style).status_code == 200 for style in styles)
        finally:
            up.terminate()
            up.wait(60)
