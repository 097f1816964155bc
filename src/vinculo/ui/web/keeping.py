"""``{% kept "name" value… %}…{% endkept %}``: a part of the frame that is drawn once."""

from collections.abc import Hashable, Sequence
from typing import Any

from django.template import Node, NodeList, TemplateSyntaxError
from django.template.base import FilterExpression, Parser, Token
from django.template.context import Context

from vinculo.ui.kept import kept
from vinculo.ui.navigation import Entry, Place
from vinculo.ui.web.rendering import register


class KeptNode(Node):
    """Draws what it holds once for each set of values and each language."""

    def __init__(self, name: str, values: Sequence[FilterExpression], nodelist: NodeList) -> None:
        self.name, self.values, self.nodelist = name, values, nodelist

    def render(self, context: Context) -> str:
        by = tuple(_plain(value.resolve(context)) for value in self.values)
        return kept(self.name, by, lambda: self.nodelist.render(context))


def _plain(value: Any) -> Hashable:
    """Places as what is drawn of them; everything else as it is."""
    if isinstance(value, list):
        return tuple(_plain(part) for part in value)
    if isinstance(value, Entry):
        return (value.family, _plain(list(value.places)))
    if isinstance(value, Place):
        return (value.item.key, value.url, value.is_current)
    rest: Hashable = value
    return rest


@register.tag("kept")
def kept_block(parser: Parser, token: Token) -> KeptNode:
    """Keep a part by its name and the values that it is drawn from; the language counts too."""
    _, *said = token.split_contents()
    if not said or said[0][:1] not in {"'", '"'}:
        raise TemplateSyntaxError("kept wants its name in quotes, then what it is drawn from")
    nodelist = parser.parse(("endkept",))
    parser.delete_first_token()
    values = [parser.compile_filter(value) for value in said[1:]]
    return KeptNode(said[0].strip("\"'"), values, nodelist)
