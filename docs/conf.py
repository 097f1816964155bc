"""How the documents become pages: Spanish, Markdown, a warning is an error."""

import tomllib
from pathlib import Path

_project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))

project = "Vínculo"
author = "Vínculo"
release = version = _project["project"]["version"]
language = "es"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]
exclude_patterns = ["_build"]
html_theme = "basic"
html_title = "Vínculo"
html_show_sphinx = False
html_copy_source = False
