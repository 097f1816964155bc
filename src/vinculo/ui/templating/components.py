"""Components (``<c-badge>``): the same values for the same template, put together once.

What a component is given, its defaults and its slots follow django-cotton's own order: defaults,
slots, what was given, ``attrs``, ``slot``. Components see nothing of the page around them.
"""

from typing import Any

from django.template.base import Lexer
from django.template.context import Context
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

    template: Any
    defaults: list[Any]
    is_settled: bool
    fallbacks: list[tuple[str, str, Any]]
    used: set[str]

    def render(self, context: Any) -> SafeString:
        state = _state(context)
        attrs = Attrs({})
        slots: dict[str, Any] = {}
        state["stack"].append({"key": self.component_name, "attrs": attrs, "slots": slots})
        self._give(attrs, context)
        inside = self.nodelist.render(context)
        if self.template is None:
            self._learn(context)
        attrs.exclude_from_string_output("is")
        values = self._defaults(context, attrs, slots)
        if slots:
            values.update(slots)
        for key, value in attrs.items():
            values[key.replace("-", "_") if "-" in key else key] = value
        values["attrs"], values["slot"], values["cotton_data"] = attrs, inside, state
        output = self._drawn(context, values)
        state["stack"].pop()
        return output

    def _drawn(self, context: Any, values: dict[str, Any]) -> SafeString:
        """The component's template over these values alone and what every page knows."""
        known = self._get_processor_snapshot(context)
        template = self.template
        shown: Any = Context()
        shown.dicts = [shown.dicts[0], values] if known is None else [shown.dicts[0], known, values]
        shown._cotton_processor_snapshot = known  # noqa: SLF001 - where the library looks for it
        shown.surroundings = surroundings(context)
        shown.template, shown.template_name = template, template.name
        shown.render_context.template = template
        shown.render_context.dicts.append({})
        output: SafeString = template._render(shown)  # noqa: SLF001 - where tests of Django listen
        return output

    render_annotated = render

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
        prepared = [each for node in self.defaults for each in node._prepared_vars]  # noqa: SLF001
        self.is_settled = all(each.kind == AttrKind.STATIC for each in prepared)
        self.fallbacks = [(each.key, each.accessible_key, each.value) for each in prepared]
        self.used = {key for node in self.defaults for key in node.empty_vars}
        self.used.update(each.exclude_key for each in prepared)

    def _defaults(self, context: Any, attrs: Attrs, slots: dict[str, Any]) -> dict[str, Any]:
        if not self.is_settled or attrs._unprocessable:  # noqa: SLF001 - kept nowhere else
            found: dict[str, Any] = {}
            for node in self.defaults:
                found.update(node.extract_vars(context, attrs, slots))
            return found
        given = attrs.dict
        attrs._exclude_from_str.update(self.used)  # noqa: SLF001
        return {
            accessible: value
            for key, accessible, value in self.fallbacks
            if key not in given and key not in slots
        }


def _state(context: Any) -> Any:
    """What the library remembers of the components that stand around."""
    for scope in reversed(context.dicts):
        if "cotton_data" in scope:
            return scope["cotton_data"]
    return get_cotton_data(context)


def quickened_component(node: CottonComponentNode, parser: Any) -> CottonComponentNode:
    """The same component by the short way; one whose name is only known later stays as it is."""
    if node.component_name == "component" or node.only:
        return node
    quick: Any = node
    for attr in node._prepared_attrs:  # noqa: SLF001 - the library keeps them nowhere else
        if isinstance(attr.compiled, PreparedValue):
            _quicken_value(attr.compiled, node.active_library, parser)
        elif attr.compiled is not None:
            nodes = _nodes(attr.value, attr.compiled.engine, node.active_library, parser)
            attr.compiled.nodelist = nodes
            attr.compiled.render = nodes.render  # it remembers nothing that a state would keep
    quick.template, quick.defaults = None, []
    quick.__class__ = QuickComponentNode
    return node


def _quicken_value(value: Any, library: Any, parser: Any) -> None:
    if value._variable is not None:  # noqa: SLF001
        value._variable = QuickVariable(value.raw)  # noqa: SLF001
    if value._template is not None:  # noqa: SLF001
        template = value._template  # noqa: SLF001
        template.nodelist = _nodes(value.raw, template.engine, library, parser)
        template.render = template.nodelist.render


def _nodes(text: str, engine: Any, library: Any, parser: Any) -> Any:
    return parser(Lexer(text).tokenize(), engine.template_libraries, [library]).parse()
