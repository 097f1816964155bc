"""Components (``<c-badge>``): the same values for the same template, put together once.

What a component is given, its defaults and its slots follow django-cotton's own order: defaults,
slots, what was given, ``attrs``, ``slot``. Components see nothing of the page around them.
"""

from typing import Any

from django.template.base import Lexer
from django.template.exceptions import TemplateDoesNotExist
from django.utils.safestring import SafeString
from django_cotton.templatetags import Attrs, UnprocessableDynamicAttr  # type: ignore[import-untyped]
from django_cotton.templatetags._component import (  # type: ignore[import-untyped]
    AttrKind,
    CottonComponentNode,
    PreparedValue,
)
from django_cotton.templatetags._vars import CottonVarsNode  # type: ignore[import-untyped]
from django_cotton.utils import get_cotton_data  # type: ignore[import-untyped]

from vinculo.ui.templating.expressions import QuickVariable
from vinculo.ui.templating.nodes import surroundings

FIXED = (AttrKind.STATIC, AttrKind.BOOLEAN)


class QuickComponentNode(CottonComponentNode):  # type: ignore[misc]
    """A component whose template and fixed values are known after its first showing."""

    fixed: dict[str, Any]
    moving: list[Any]
    template: Any
    defaults: list[Any]

    def render(self, context: Any) -> SafeString:
        state = get_cotton_data(context)
        attrs, slots = Attrs({}), {}  # type: ignore[var-annotated]
        state["stack"].append({"key": self.component_name, "attrs": attrs, "slots": slots})
        self._give(attrs, context)
        inside = self.nodelist.render(context)
        if self.template is None:
            self._learn(context)
        attrs.exclude_from_string_output("is")
        values = self._defaults(context, attrs, slots)
        values.update(slots)
        values.update(attrs.make_attrs_accessible())
        values.update(attrs=attrs, slot=inside, cotton_data=state)
        shown = self._create_partial_context(context, values)
        shown.surroundings = surroundings(context)
        output: SafeString = self.template.render(shown)
        state["stack"].pop()
        return output

    def _give(self, attrs: Attrs, context: Any) -> None:
        """What the page gives, in the order in which it is written."""
        values = attrs.dict
        for key, kind, value, compiled in self._prepared_attrs:
            if kind in FIXED:
                values[key] = value
            elif kind == AttrKind.ESCAPED:
                values[key] = compiled.render(context) if compiled else value
            else:
                try:
                    found = compiled.resolve(context)
                except UnprocessableDynamicAttr:
                    if kind == AttrKind.DYNAMIC:
                        attrs.unprocessable(key)
                    else:
                        values[key] = value
                else:
                    if key == "attrs" and kind == AttrKind.DYNAMIC:
                        values.update(found)
                    else:
                        values[key] = found

    def _learn(self, context: Any) -> None:
        """The component's template and the defaults that it names."""
        for path in self._candidate_template_paths(self.component_name, None):
            try:
                self.template = context.template.engine.get_template(path)
            except TemplateDoesNotExist:
                continue
            break
        else:
            raise TemplateDoesNotExist(self.component_name)
        self.defaults = [
            node for node in self.template.nodelist if isinstance(node, CottonVarsNode)
        ]

    def _defaults(self, context: Any, attrs: Attrs, slots: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for node in self.defaults:
            found.update(node.extract_vars(context, attrs, slots))
        return found


def quickened_component(node: CottonComponentNode, parser: Any) -> CottonComponentNode:
    """The same component by the short way; one whose name is only known later stays as it is."""
    if node.component_name == "component" or node.only:
        return node
    quick: Any = node
    for attr in node._prepared_attrs:  # noqa: SLF001 - the library keeps them nowhere else
        if isinstance(attr.compiled, PreparedValue):
            _quicken_value(attr.compiled, node.active_library, parser)
        elif attr.compiled is not None:
            attr.compiled.nodelist = _nodes(
                attr.value, attr.compiled.engine, node.active_library, parser
            )
    quick.template, quick.defaults = None, []
    quick.__class__ = QuickComponentNode
    return node


def _quicken_value(value: Any, library: Any, parser: Any) -> None:
    if value._variable is not None:  # noqa: SLF001
        value._variable = QuickVariable(value.raw)  # noqa: SLF001
    if value._template is not None:  # noqa: SLF001
        template = value._template  # noqa: SLF001
        template.nodelist = _nodes(value.raw, template.engine, library, parser)


def _nodes(text: str, engine: Any, library: Any, parser: Any) -> Any:
    return parser(Lexer(text).tokenize(), engine.template_libraries, [library]).parse()
