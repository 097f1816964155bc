"""The parser: Django's, with quick expressions and nodes, and with neighbouring texts joined."""

from typing import Any

from django.template.base import NodeList, Parser, TextNode, Token
from django_cotton.templatetags._component import (  # type: ignore[import-untyped]
    CottonComponentNode,
)

from vinculo.ui.templating.components import quickened_component
from vinculo.ui.templating.expressions import QuickExpression
from vinculo.ui.templating.flow import quickened_flow, quickened_list
from vinculo.ui.templating.nodes import quickened


class QuickParser(Parser):
    """Reads a template as Django does, and answers nodes that cost less."""

    def compile_filter(self, token: str) -> QuickExpression:
        return QuickExpression(token, self)

    def parse(self, parse_until: Any = None) -> NodeList:
        return quickened_list(super().parse(parse_until))

    def extend_nodelist(self, nodelist: NodeList, node: Any, token: Token) -> None:
        if type(node) is CottonComponentNode:
            node = quickened_component(node, QuickParser)
        else:
            node = quickened(node)
            quickened_flow(node)
        last: Any = nodelist[-1] if nodelist else None
        if type(node) is TextNode and type(last) is TextNode:
            last.s += node.s
            return
        super().extend_nodelist(nodelist, node, token)
