"""Looking up what a template names: the usual cases at once, all others as Django does."""

from typing import Any

from django.template.base import FilterExpression, Variable, VariableDoesNotExist
from django.utils.safestring import SafeData, mark_safe
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]

MISSING: Any = object()
"""There is no such thing."""
UNCLEAR: Any = object()
"""Django has to say whether there is."""
WITHOUT_NAMES = (str, tuple, list)
"""Types that answer a TypeError to ``value["name"]``, so that only an attribute can be meant."""

FAILED = (TypeError, AttributeError, KeyError, ValueError, IndexError)
"""What Django takes for "there is no such entry", and then looks for an attribute."""


class QuickVariable(Variable):
    """A name, or names with points between, in a context."""

    __slots__ = ("first", "rest")

    def __init__(self, var: Any) -> None:
        super().__init__(var)
        lookups: tuple[str, ...] = self.lookups or ("",)
        self.first, *rest = lookups
        self.rest = tuple((bit, bit.lstrip("-").isdigit()) for bit in rest)

    def look(self, context: Any) -> Any:
        """The value; MISSING when it is plain that there is none. Raises as Django does."""
        if self.lookups is None or self.translate:
            return super().resolve(context)
        found = self.found(getattr(context, "dicts", ()))
        return super().resolve(context) if found is UNCLEAR else found

    def as_django(self, context: Any) -> Any:
        """The value by Django's own way. Raises as it does."""
        return super().resolve(context)

    def found(self, scopes: Any) -> Any:
        """The value in these scopes, MISSING, or UNCLEAR when Django has to say."""
        first = self.first
        for scope in reversed(scopes):
            if first in scope:
                found = scope[first]
                break
        else:
            return UNCLEAR if self.rest or not scopes else MISSING
        for bit, is_number in self.rest:
            if is_number or callable(found):
                return UNCLEAR
            found = _inside(found, bit)
            if found is UNCLEAR or found is MISSING:
                return found
        return UNCLEAR if callable(found) else found

    def resolve(self, context: Any) -> Any:
        """The value in ``context``. Raises VariableDoesNotExist."""
        found = self.look(context)
        if found is MISSING:
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (self.var, context))
        return found


def _inside(value: Any, name: str) -> Any:
    """``value.name`` as templates mean it."""
    if value is None:
        return MISSING
    kind = type(value)
    if kind is dict:
        return value[name] if name in value else getattr(value, name, MISSING)
    if hasattr(kind, "__getitem__") and not isinstance(value, WITHOUT_NAMES):
        try:
            return value[name]
        except FAILED:
            return UNCLEAR
    try:
        return getattr(value, name)
    except (AttributeError, TypeError):
        return UNCLEAR


class QuickExpression(FilterExpression):
    """A variable or a constant with its filters, whose properties are read once."""

    __slots__ = ("plain", "steps")

    def __init__(self, token: str, parser: Any) -> None:
        super().__init__(token, parser)
        known: Any = self
        if self.is_var:
            known.var = QuickVariable(known.var.var)
        self.plain = not self.filters
        self.steps = [
            (
                func,
                [(is_var, QuickVariable(arg.var) if is_var else mark_safe(arg))  # noqa: S308
                 for is_var, arg in args],
                getattr(func, "expects_localtime", False),
                getattr(func, "needs_autoescape", False),
                getattr(func, "is_safe", False),
            )
            for func, args in self.filters
        ]  # fmt: skip

    def without(self, name: str) -> bool:
        """Take the last filter off if it has this name; whether it had."""
        known: Any = self
        if not self.filters or getattr(self.filters[-1][0], "_filter_name", "") != name:
            return False
        known.filters, self.steps = self.filters[:-1], self.steps[:-1]
        self.plain = not self.filters
        return True

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        """The value with its filters; as Django, nothing for what is not there."""
        found: Any = self.var
        if self.is_var:
            if type(found) is not QuickVariable:
                return super().resolve(context, ignore_failures)
            is_name = found.lookups is not None and not found.translate
            found = found.found(context.dicts) if is_name else UNCLEAR
            if found is UNCLEAR:
                found = self._by_django(context)
            if found is MISSING and ignore_failures:
                found = None
            elif found is MISSING:
                found = context.template.engine.string_if_invalid
                if found:
                    return super().resolve(context, ignore_failures)
        return found if self.plain else self._filtered(found, context)

    def _by_django(self, context: Any) -> Any:
        named: Any = self.var
        try:
            return named.as_django(context)
        except VariableDoesNotExist:
            return MISSING

    def _filtered(self, found: Any, context: Any) -> Any:
        for func, args, is_local, is_escaping, is_safe in self.steps:
            values = [arg.resolve(context) if is_var else arg for is_var, arg in args]
            more = {"autoescape": context.autoescape} if is_escaping else {}
            if is_local:
                found = template_localtime(found, context.use_tz)
            made = func(found, *values, **more)
            kept = is_safe and isinstance(found, SafeData)
            found = mark_safe(made) if kept else made  # noqa: S308 - as Django, by the filter's word
        return found
