"""Dice qué métricas hay, qué cuenta cada una y con qué fórmula."""

import json

import click
from django.utils.translation import gettext as _

from vinculo.kernel.metrics import metrics

PATH = ("metrics", "list")


@click.command()
@click.option("--json", "as_json", is_flag=True, help=_("Escribe JSON."))
def command(*, as_json: bool) -> None:
    """Dice qué métricas hay, qué cuenta cada una y con qué fórmula."""
    answer = [
        {
            "key": metric.key,
            "label": str(metric.label),
            "definition": str(metric.definition),
            "formula": metric.formula,
            "unit": metric.unit.value,
            "better": metric.better.value,
            "views": [f"published.{source.name}" for source in metric.sources],
            "left_out": {reason: str(words) for reason, words in metric.left_out.items()},
        }
        for metric in metrics.values()
    ]
    if as_json:
        click.echo(json.dumps({"metrics": answer}, ensure_ascii=False, indent=2))
        return
    for each in answer:
        click.echo(f"{each['key']}: {each['label']}. {each['definition']}")
