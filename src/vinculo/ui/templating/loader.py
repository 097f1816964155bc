"""The loader that hands templates to the quick parser and keeps them."""

from typing import Any

from django.template import Template, TemplateDoesNotExist
from django.template.base import DebugLexer, Lexer, NodeList
from django.template.loaders import cached
from django.template.loaders.base import Loader as BaseLoader

from vinculo.ui.templating.numbers import with_machine_numbers
from vinculo.ui.templating.parser import QuickParser


class QuickTemplate(Template):
    """A template read by the quick parser."""

    def compile_nodelist(self) -> NodeList:
        """The nodes of this template; raises TemplateSyntaxError with its place."""
        engine: Any = self.engine
        source = with_machine_numbers(self.source)
        lexer = DebugLexer(source) if engine.debug else Lexer(source)
        parser: Any = QuickParser(
            lexer.tokenize(), engine.template_libraries, engine.template_builtins, self.origin
        )
        try:
            nodes: NodeList = parser.parse()
        except Exception as error:
            if engine.debug:
                known: Any = error
                known.template_debug = self.get_exception_info(error, known.token)
            raise
        self.extra_data = parser.extra_data
        return nodes


class _Quick(BaseLoader):
    def get_template(self, template_name: str, skip: list[Any] | None = None) -> Template:
        tried = []
        for origin in self.get_template_sources(template_name):
            if skip is not None and origin in skip:
                tried.append((origin, "Skipped to avoid recursion"))
                continue
            try:
                contents = self.get_contents(origin)  # type: ignore[attr-defined]
                name = str(origin.template_name)
            except TemplateDoesNotExist:
                tried.append((origin, "Source does not exist"))
                continue
            return QuickTemplate(contents, origin, name, self.engine)
        raise TemplateDoesNotExist(template_name, tried=tried)


class Loader(cached.Loader, _Quick):
    """Django's cached loader over templates that are read by the quick parser."""
