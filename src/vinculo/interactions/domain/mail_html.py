"""HTML from strangers and from our composer, made harmless when it is shown or sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import nh3

_COMMON = {
    "a", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "i", "img",
    "ins", "li", "ol", "p", "pre", "s", "small", "span", "strong", "sub", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_MAIL_TAGS = _COMMON | {
    "abbr", "address", "article", "big", "caption", "center", "cite", "col", "colgroup", "dd",
    "div", "dl", "dt", "figcaption", "figure", "font", "footer", "h5", "h6", "header", "kbd",
    "main", "mark", "q", "samp", "section", "strike", "tt", "var", "wbr",
}  # fmt: skip
_SILENT = {"script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math"}
_CELL = {"colspan", "rowspan", "align", "valign", "width", "height", "bgcolor"}
_MAIL_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "align", "title"},
    "a": {"href"},
    "font": {"color", "size", "face"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "table": {"border", "cellpadding", "cellspacing", "width", "bgcolor"},
    "td": _CELL,
    "th": _CELL,
    "tr": {"bgcolor", "align", "valign"},
}
_STYLES = {
    "background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left",
    "border-radius", "border-right", "border-spacing", "border-style", "border-top", "border-width",
    "color", "direction", "display", "font-family", "font-size", "font-style", "font-weight",
    "height", "letter-spacing", "line-height", "list-style-type", "margin", "margin-bottom",
    "margin-left", "margin-right", "margin-top", "max-width", "min-width", "padding",
    "padding-bottom", "padding-left", "padding-right", "padding-top", "text-align",
    "text-decoration", "text-indent", "text-transform", "vertical-align", "white-space", "width",
    "word-break",
}  # fmt: skip
_ANSWER_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


@dataclass
class SafeHtml:
    """HTML that may be shown, and how many remote pictures were left out."""

    html: str
    remote_pictures: int = 0


@dataclass
class _Pictures:
    inline: Mapping[str, str]
    show_remote: bool
    left_out: int = field(default=0)

    def filter(self, tag: str, attribute: str, value: str) -> str | None:
        if tag != "img" or attribute != "src":
            return value
        if value.lower().startswith("cid:"):
            return self.inline.get(value[4:].strip("<> "))
        if value.lower().startswith(("https://", "http://")):
            if self.show_remote and value.lower().startswith("https://"):
                return value
            self.left_out += 1
        return None


def safe_mail(html: str, *, inline: Mapping[str, str], show_remote: bool) -> SafeHtml:
    """A customer's HTML for its own sandboxed frame.

    ``inline`` maps content ids to addresses of ours; remote pictures only when the reader asks.
    """
    pictures = _Pictures(inline=inline, show_remote=show_remote)
    cleaned = nh3.clean(
        html,
        tags=_MAIL_TAGS,
        clean_content_tags=_SILENT,
        attributes=_MAIL_ATTRIBUTES,
        attribute_filter=pictures.filter,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        url_relative=lambda url: url if url in pictures.inline.values() else None,
        filter_style_properties=_STYLES,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
    )
    return SafeHtml(html=cleaned, remote_pictures=pictures.left_out)


def safe_answer(html: str) -> str:
    """What our composer may send: words, lists, tables, links, and pictures sent along."""
    return nh3.clean(
        html,
        tags=_COMMON,
        clean_content_tags=_SILENT,
        attributes=_ANSWER_ATTRIBUTES,
        attribute_filter=_only_sent_along,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        url_relative="deny",
        link_rel=None,
    )


def _only_sent_along(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src" and not value.lower().startswith("cid:"):
        return None
    return value
