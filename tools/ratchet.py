"""How large each context is: lines, models, functions of its door, and who depends on it.

``tests/architecture/ratchet.json`` holds what was agreed; a context grows beyond it only
when somebody runs ``make ratchet`` and commits the new figures.
"""

import ast
import json
import sys
from pathlib import Path

MOST = {"lines": 12_000, "models": 40, "api": 20}
STEP = {"lines": 250, "models": 1, "api": 1, "fan_in": 1}
ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "tests" / "architecture" / "ratchet.json"


def measure(src: Path, context: str) -> dict[str, int]:
    """Lines of Python without tests and migrations, tables, and public functions of ``api``."""
    lines = models = api = 0
    folder = src / context
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).parts
        if {"tests", "migrations"} & set(inside):
            continue
        text = path.read_text(encoding="utf-8")
        lines += len(text.splitlines())
        if inside[0] in {"models", "models.py"}:
            models += sum(map(_is_table, ast.parse(text).body))
        if inside[0] in {"api", "api.py"}:
            api += _public_functions(ast.parse(text))
    return {"lines": lines, "models": models, "api": api}


def fan_in(package: str, contexts: list[str]) -> dict[str, int]:
    """How many other contexts import each context."""
    import grimp

    graph = grimp.build_graph(package, cache_dir=None)
    users: dict[str, set[str]] = {context: set() for context in contexts}
    for importer in graph.modules:
        here = [*importer.split("."), ""][1]
        for imported in graph.find_modules_directly_imported_by(importer):
            there = [*imported.split("."), ""][1]
            if here != there and there in users and ".tests" not in importer:
                users[there].add(here)
    return {context: len(found) for context, found in users.items()}


def all_sizes(root: Path = ROOT) -> dict[str, dict[str, int]]:
    """The present size of every context."""
    src = root / "src" / "vinculo"
    contexts = sorted(p.name for p in src.iterdir() if (p / "__init__.py").exists())
    users = fan_in("vinculo", contexts)
    return {c: measure(src, c) | {"fan_in": users[c]} for c in contexts}


def agreed(sizes: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """The figures to write down: rounded up, so that a small change needs no new agreement."""
    return {
        context: {what: -(-n // STEP[what]) * STEP[what] for what, n in size.items()}
        for context, size in sizes.items()
    }


def grown(sizes: dict[str, dict[str, int]], limits: dict[str, dict[str, int]]) -> list[str]:
    """What is larger than was agreed."""
    return [
        f"{context}: {what} {n} > {limits.get(context, {}).get(what, 0)}"
        for context, size in sizes.items()
        for what, n in size.items()
        if n > limits.get(context, {}).get(what, 0)
    ]


def _is_table(node: ast.stmt) -> bool:
    """Whether a class of models.py has columns."""
    return isinstance(node, ast.ClassDef) and any(
        isinstance(inner, ast.Assign)
        and isinstance(inner.value, ast.Call)
        and ast.unparse(inner.value.func).endswith(("Field", "ForeignKey"))
        for inner in node.body
    )


def _public_functions(tree: ast.Module) -> int:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return len(ast.literal_eval(node.value))
    return sum(isinstance(n, ast.FunctionDef) and not n.name.startswith("_") for n in tree.body)


def main() -> int:
    sys.path.insert(0, str(ROOT / "src"))
    limits = agreed(all_sizes())
    FILE.write_text(json.dumps(limits, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    for context, size in limits.items():
        print(context, *(f"{what} {n}" for what, n in size.items()), sep="\t")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
