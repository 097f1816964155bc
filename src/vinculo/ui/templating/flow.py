"""What holds other nodes: lists of nodes, conditions, loops, includes and what they extend.

Django's own push and pop a stack of states by context managers; here the same is done by hand.
"""

from collections.abc import Callable
from typing import Any

from django.template.base import NodeList, TextNode, VariableDoesNotExist
from django.template.defaulttags import ForNode, IfNode, TemplateLiteral
from django.template.loader_tags import (
    BLOCK_CONTEXT_KEY,
    BlockContext,
    BlockNode,
    ExtendsNode,
    IncludeNode,
)
from django.utils.safestring import SafeString

Condition = Callable[[Any], Any]
NAMES: dict[str, Any] = {"True": True, "False": False, "None": None}


class QuickNodeList(NodeList):
    """Nodes of which the texts are known and the others are called without a detour."""

    drawn: list[Any]

    def render(self, context: Any) -> SafeString:
        return SafeString("".join(self.parts(context)))

    def parts(self, context: Any) -> list[str]:
        """What each node gives."""
        try:
            drawn = self.drawn
        except AttributeError:
            drawn = self.drawn = [
                node.s if type(node) is TextNode else node.render_annotated for node in self
            ]
        return [part if isinstance(part, str) else part(context) for part in drawn]


def quickened_list(nodes: NodeList) -> NodeList:
    """The same list, which is complete now."""
    if type(nodes) is NodeList:
        nodes.__class__ = QuickNodeList
    return nodes


class QuickIfNode(IfNode):
    """``{% if %}``, whose conditions are functions."""

    ways: list[tuple[Condition | None, NodeList]]

    def render(self, context: Any) -> SafeString:
        for condition, nodes in self.ways:
            if condition is None:
                return nodes.render(context)
            try:
                holds = condition(context)
            except VariableDoesNotExist:
                continue
            if holds:
                return nodes.render(context)
        return NOTHING

    def render_annotated(self, context: Any) -> str:
        return self.render(context)


NOTHING = SafeString("")


def condition_of(found: Any) -> Condition:
    """A condition as a function of the context; as Django's, it is false where it fails."""
    if type(found) is TemplateLiteral:
        literal: Any = found.value
        resolve = literal.resolve
        return lambda context: resolve(context, True)
    if found.id == "not":
        return _negated(condition_of(found.first))
    if found.id in {"and", "or"}:
        return _joined(found.id, condition_of(found.first), condition_of(found.second))
    whole: Condition = found.eval
    return whole


def _negated(inner: Condition) -> Condition:
    def holds(context: Any) -> Any:
        try:
            return not inner(context)
        except Exception:  # noqa: BLE001 - as Django: what cannot be said does not hold
            return False

    return holds


def _joined(word: str, first: Condition, second: Condition) -> Condition:
    def both(context: Any) -> Any:
        try:
            return first(context) and second(context)
        except Exception:  # noqa: BLE001 - as Django: what cannot be said does not hold
            return False

    def either(context: Any) -> Any:
        try:
            return first(context) or second(context)
        except Exception:  # noqa: BLE001 - as Django: what cannot be said does not hold
            return False

    return both if word == "and" else either


class QuickForNode(ForNode):
    """``{% for %}`` over what is there."""

    def render(self, context: Any) -> SafeString:
        sequence: Any = self.sequence
        values = sequence.resolve(context, True)
        if values is None:
            values = ()
        if not hasattr(values, "__len__"):
            values = list(values)
        scopes = context.dicts
        if not len(values):  # noqa: PLC1802 - as Django: some have a length and no truth
            scopes.append({})
            try:
                nothing: Any = self.nodelist_empty
                empty: SafeString = nothing.render(context)
                return empty
            finally:
                scopes.pop()
        loop: dict[str, Any] = {"parentloop": context.get("forloop", {})}
        scope = {"forloop": loop}
        scopes.append(scope)
        try:
            return SafeString("".join(self._drawn(values, scope, context)))
        finally:
            scopes.pop()

    def _drawn(self, values: Any, scope: dict[str, Any], context: Any) -> list[str]:
        found: list[str] = []
        loop, names, count = scope["forloop"], self.loopvars, len(values)
        nodes: Any = self.nodelist_loop
        for at, item in enumerate(reversed(values) if self.is_reversed else values):
            loop["counter0"] = at
            loop["counter"] = at + 1
            loop["revcounter"] = count - at
            loop["revcounter0"] = count - at - 1
            loop["first"] = at == 0
            loop["last"] = at == count - 1
            if len(names) == 1:
                scope[names[0]] = item
                found += nodes.parts(context)
                continue
            given = len(item) if hasattr(item, "__len__") else 1
            if given != len(names):
                raise ValueError(f"Need {len(names)} values to unpack in for loop; got {given}. ")
            context.dicts.append(dict(zip(names, item, strict=True)))
            try:
                found += nodes.parts(context)
            finally:
                context.dicts.pop()
        return found


class QuickIncludeNode(IncludeNode):
    """``{% include "name" %}`` of a template that is always the same."""

    known: Any

    def render(self, context: Any) -> SafeString:
        template = self.known
        if template is None:
            name: Any = self.template
            template = self.known = context.template.engine.get_template(name.var)
        values = {name: var.resolve(context) for name, var in self.extra_context.items()}
        if self.isolated_context:
            inner = _alone(context, values)
            return drawn_in(template, inner)
        context.dicts.append(values)
        try:
            return drawn_in(template, context)
        finally:
            context.dicts.pop()


def drawn_in(template: Any, context: Any) -> SafeString:
    """A template within another: what it remembers while it is drawn is its own."""
    state = context.render_context
    outside, state.template = state.template, template
    state.dicts.append({})
    try:
        found: SafeString = template._render(context)  # noqa: SLF001 - where tests of Django listen
        return found
    finally:
        state.dicts.pop()
        state.template = outside


def _alone(context: Any, values: dict[str, Any]) -> Any:
    """A context with these values only, as ``Context.new`` makes it."""
    inner = object.__new__(type(context))
    inner.__dict__.update(context.__dict__)
    inner.__dict__.pop("_processors_index", None)
    inner.dicts = [dict(NAMES), values]
    inner.render_context = _copied(context.render_context)
    return inner


def _copied(state: Any) -> Any:
    other = object.__new__(type(state))
    other.__dict__.update(state.__dict__)
    other.dicts = state.dicts[:]
    return other


class QuickExtendsNode(ExtendsNode):
    """``{% extends "name" %}``, whose parent and its blocks are looked up once."""

    known: tuple[Any, dict[str, Any]] | None

    def render(self, context: Any) -> SafeString:
        if self.known is None:
            parent: Any = self.get_parent(context)
            self.known = parent, _blocks_of(parent)
        parent, blocks = self.known
        state = context.render_context
        if BLOCK_CONTEXT_KEY not in state:
            state[BLOCK_CONTEXT_KEY] = BlockContext()
        known = state[BLOCK_CONTEXT_KEY]
        known.add_blocks(self.blocks)
        known.add_blocks(blocks)
        outside, state.template = state.template, parent
        try:
            found: SafeString = parent._render(context)  # noqa: SLF001 - as Django
            return found
        finally:
            state.template = outside


def _blocks_of(parent: Any) -> dict[str, Any]:
    """The blocks of a template that extends no other; one that does adds its own."""
    first = next((node for node in parent.nodelist if not isinstance(node, TextNode)), None)
    if first is None or isinstance(first, ExtendsNode):
        return {}
    return {node.name: node for node in parent.nodelist.get_nodes_by_type(BlockNode)}


def quickened_flow(node: Any) -> None:
    """Give a node of these kinds the quick way, where it means the same."""
    kind = type(node)
    if kind is IfNode:
        node.ways = [
            (None if condition is None else condition_of(condition), nodes)
            for condition, nodes in node.conditions_nodelists
        ]
        node.__class__ = QuickIfNode
    elif kind is ForNode:
        quickened_list(node.nodelist_empty)
        node.__class__ = QuickForNode
    elif kind is IncludeNode and _is_named(node.template):
        node.known = None
        node.__class__ = QuickIncludeNode
    elif kind is ExtendsNode and _is_named(node.parent_name):
        node.known = None
        node.__class__ = QuickExtendsNode


def _is_named(expression: Any) -> bool:
    """Whether it is a plain name that is written in the template."""
    return (
        not expression.is_var
        and not expression.filters
        and isinstance(expression.var, str)
        and not expression.var.startswith(("./", "../"))
    )
