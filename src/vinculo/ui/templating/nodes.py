"""Nodes that take the short way for what they usually meet."""

from html import escape
from typing import Any
from uuid import UUID, uuid4

from django.template.base import TextNode, VariableNode, render_value_in_context
from django.template.defaulttags import URLNode
from django.template.library import SimpleNode
from django.templatetags.i18n import BlockTranslateNode, LanguageNode, TranslateNode
from django.urls import NoReverseMatch, get_resolver, get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as lazy_words

from vinculo.ui.templating.numbers import MACHINE, NUMBERS, for_machines, with_real_minus

Surroundings = tuple[str, object, str]


def surroundings(context: Any) -> Surroundings:
    """Language, addresses and their beginning, asked for once in each context."""
    try:
        known: Surroundings = context.surroundings
    except AttributeError:
        known = (get_language() or "", get_resolver(get_urlconf()), get_script_prefix())
        context.surroundings = known
    return known


LAZY_WORDS = type(lazy_words("."))
WRITTEN_PLAINLY = frozenset({bool, UUID})
"""Types whose values look the same in every language and hold no sign of HTML."""
FIRST_WITH_MARKS = 1000
MOST_WORDS = 20_000
_said: dict[tuple[str, str], str] = {}


def said(words: Any, language: str) -> str:
    """Words marked for translation in ``language``: looked up once, as those of a template are."""
    arguments = words._args  # noqa: SLF001 - Django keeps them nowhere else
    key = (language, arguments[0])
    known = _said.get(key)
    if known is None:
        known = str(words)
        if len(_said) < MOST_WORDS:
            _said[key] = known
    return known


class QuickVariableNode(VariableNode):
    """``{{ name }}``: texts are escaped, and everything else written as Django writes it."""

    def render(self, context: Any) -> str:
        found = self.filter_expression.resolve(context)
        kind = type(found)
        if kind is SafeString:
            return found  # type: ignore[no-any-return]
        if kind is str and context.autoescape:
            return escape(found)
        if kind is LAZY_WORDS and context.autoescape:
            return escape(said(found, surroundings(context)[0]))
        if kind in WRITTEN_PLAINLY:
            return str(found)
        return written(found, kind, context)

    render_annotated = render


class MachineVariableNode(QuickVariableNode):
    """The same in an attribute that browsers read: numbers without marks of thousands."""

    def render(self, context: Any) -> str:
        found = self.filter_expression.resolve(context)
        if type(found) in NUMBERS:
            return for_machines(found)
        return super().render(context)

    render_annotated = render


def written(found: Any, kind: type, context: Any) -> str:
    """A value as Django writes it, a number below zero with the sign of minus."""
    if kind is int and 0 <= found < FIRST_WITH_MARKS:
        return str(found)
    shown = render_value_in_context(found, context)
    return with_real_minus(shown) if kind in NUMBERS else shown


class QuickTranslateNode(TranslateNode):
    """``{% translate "words" %}``: one text in each language."""

    known: dict[str, str]
    words: str

    def render(self, context: Any) -> str:
        language = surroundings(context)[0]
        try:
            return self.known[language]
        except KeyError:
            said = gettext(self.words.replace("%", "%%")).replace("%%", "%")
            self.known[language] = mark_safe(said)  # noqa: S308 - written in a template
            return self.known[language]

    def render_annotated(self, context: Any) -> str:
        return self.render(context)


class QuickBlockTranslateNode(BlockTranslateNode):
    """``{% blocktranslate %}``, whose sentence is put together once, and said once by language."""

    known: dict[int, tuple[str, list[str]]]
    sentences: dict[str, str]
    is_plain: bool

    def render(self, context: Any, nested: bool = False) -> str:
        if nested or not self.is_plain:
            return super().render(context, nested)
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        singular, names = self.render_token_list(self.singular)
        language = surroundings(context)[0]
        sentence = self.sentences.get(language)
        if sentence is None:
            sentence = self.sentences[language] = gettext(singular)
        context.dicts.append(values)
        try:
            found = {name: self._written(name, context) for name in names}
        finally:
            context.dicts.pop()
        try:
            return sentence % found
        except (KeyError, ValueError):
            return super().render(context)

    def _written(self, name: str, context: Any) -> str:
        for scope in reversed(context.dicts):
            if name in scope:
                found = scope[name]
                if type(found) is str and context.autoescape:
                    return escape(found)
                return written(found, type(found), context)
        default = context.template.engine.string_if_invalid
        missing = default % name if "%s" in default else default
        return render_value_in_context(missing, context)

    def render_token_list(self, tokens: Any) -> tuple[str, list[str]]:
        if id(tokens) not in self.known:
            self.known[id(tokens)] = super().render_token_list(tokens)
        words, names = self.known[id(tokens)]
        return words, list(names)


class QuickLanguageNode(LanguageNode):
    """``{% language %}``: what was known of the surroundings is asked for again inside."""

    def render(self, context: Any) -> str:
        outside = context.__dict__.pop("surroundings", None)
        try:
            return super().render(context)
        finally:
            context.surroundings = outside or surroundings(context)


class QuickURLNode(URLNode):
    """``{% url %}`` without arguments, or with ids only: the address is found once.

    An id stands in an address as it is written, so what stands around it stays the same.
    """

    known: dict[tuple[object, ...], list[str]]

    def render(self, context: Any) -> str:
        if self.kwargs:
            return super().render(context)
        ids = [arg.resolve(context) for arg in self.args]
        if not all(type(each) is UUID for each in ids):
            return super().render(context)
        view = self.view_name.resolve(context)
        request = getattr(context, "request", None)
        match = getattr(request, "resolver_match", None)
        app = getattr(request, "current_app", None) or getattr(match, "namespace", None)
        key = (view, app, *surroundings(context))
        around = self.known.get(key)
        if around is None:
            around = self._around(view, app)
            if around is None:
                return super().render(context)
            self.known[key] = around
        url = around[0]
        for each, after in zip(ids, around[1:], strict=True):
            url = f"{url}{each}{after}"
        if self.asvar:
            context[self.asvar] = url
            return ""
        return url

    def _around(self, view: str, app: str | None) -> list[str] | None:
        """The parts of the address between its ids; None when it has to be asked each time."""
        marks = [uuid4() for _each in self.args]
        try:
            rest = reverse(view, args=marks, current_app=app)
        except NoReverseMatch:
            return None
        if conditional_escape(rest) != rest:
            return None
        parts = []
        for mark in marks:
            before, found, rest = rest.partition(str(mark))
            if not found:
                return None
            parts.append(before)
        return [*parts, rest]


def quickened(node: Any) -> Any:
    """The same node by the short way, or as it is."""
    kind = type(node)
    if kind is VariableNode:
        node.__class__ = MachineVariableNode if _is_for_machines(node) else QuickVariableNode
    elif kind is TranslateNode and _is_said_plainly(node):
        node.words, node.known = node.filter_expression.var.literal, {}
        node.__class__ = QuickTranslateNode
    elif kind is BlockTranslateNode:
        node.known, node.sentences = {}, {}
        node.is_plain = not (node.plural or node.message_context or node.asvar)
        node.__class__ = QuickBlockTranslateNode
    elif kind is LanguageNode:
        node.__class__ = QuickLanguageNode
    elif kind is URLNode:
        node.known = {}
        node.__class__ = QuickURLNode
    elif kind is SimpleNode and _is_settled(node):
        return TextNode(node.func(*(arg.var for arg in node.args)))
    return node


def _is_for_machines(node: Any) -> bool:
    """Whether its last filter says so; it is taken off, since the node does what it says."""
    return bool(node.filter_expression.without(MACHINE))


def _is_said_plainly(node: Any) -> bool:
    expression = node.filter_expression
    return (
        not (node.asvar or node.message_context or node.noop or expression.filters)
        and getattr(expression.var, "literal", None) is not None
        and not getattr(expression.var, "translate", True)
        and isinstance(expression.var.literal, str)
    )


def _is_settled(node: Any) -> bool:
    """Whether a tag answers the same for ever: it says so itself, and all it is given is fixed."""
    return (
        getattr(node.func, "is_settled", False)
        and not (node.takes_context or node.target_var or node.kwargs)
        and all(not arg.is_var and not arg.filters for arg in node.args)
    )
