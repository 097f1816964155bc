"""The words of an HTML mail, laid out so that a person can read them without the HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vinculo.interactions.domain.html_text import words_of
from vinculo.interactions.domain.mail_html import safe_answer, safe_mail


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>", "a b\n\nc"),
        ("<img src=x alt='Plano'> y <img>", "[Plano] y"),
        (
            "Hola<blockquote>uno<br>dos<blockquote>tres</blockquote>cuatro</blockquote>fin",
            "Hola\n\n> uno\n> dos\n>\n> > tres\n>\n> cuatro\n\nfin",
        ),
        ("<pre>a\r\nb\rc\nd</pre>e", "a\nb\nc\nd\ne"),
        ("<blockquote><pre>a\nb</pre></blockquote>", "> a\n> b"),
        ("Hola<blockquote><div><p>a</p></div></blockquote>b", "Hola\n\n> a\n\nb"),
        ("<blockquote></blockquote>b<blockquote> </blockquote>", "b"),
        ("a\nb\r\nc", "a b c"),
        ("<style>x</style>y</style>z<script>q</script>", "yz"),
        ("x</a>y</blockquote></pre></li></ul>z", "xy\n\nz"),
        ("<ol><li>a<li>b<ul><li>c</ul><li>d</ol>", "1. a\n2. b\n- c\n3. d"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>c", "- a\n- b\n\nc"),
        ("<a href='https://a.example'>aquí</a>", "aquí <https://a.example>"),
        ("<a href='https://a.example/'>https://a.example</a>", "https://a.example"),
        ("<a href='mailto:a@a.example'>Ana</a>, <a>nada</a>", "Ana, nada"),
        ("<p>a</p><p></p><p></p><p>b</p>", "a\n\nb"),
        ("a&nbsp;&amp;\xa0 b", "a & b"),
        ("a<!-- <p>x --!>b<!-->c<!doctype x>d<?xml y?>e<![if !mso]>f<![endif]>", "abcdef"),
        ("a<!-- b <! <b>c</b> <d", "a b c <d"),
        ("a <b> b</b><i> </i>c", "a b c"),
    ],
    ids=[
        "cells",
        "pictures by their text",
        "quotes",
        "preformatted",
        "preformatted quote",
        "quotes of blocks",
        "empty quotes",
        "line ends are spaces",
        "scripts and styles are silent",
        "ends without beginnings",
        "lists in lists",
        "paragraphs in items",
        "links",
        "links that say their address",
        "other links",
        "empty paragraphs",
        "entities",
        "remarks",
        "remarks without an end",
        "one space",
    ],
)
def test_html_is_read_as_a_person_would(html: str, words: str) -> None:
    assert words_of(html) == words


@pytest.mark.parametrize("piece", ["<!--", "<![", "<?", "</", "</a", "<blockquote>x"])
def test_hostile_html_is_read_in_one_pass(piece: str) -> None:
    """Read by squares, a mail of half a megabyte would take minutes or gigabytes."""
    assert len(words_of(piece * 10_000)) < 1_000_000


@given(st.text(alphabet="ab<>/ \n&;'\"=", max_size=60), st.sampled_from(["p", "li", "pre", "ul"]))
def test_plain_words_survive_any_marks_around_them(noise: str, tag: str) -> None:
    before = "un texto"
    assert words_of(f"<{tag}>{before}</{tag}>{noise}").startswith(("un texto", "- un texto"))


def test_an_answer_carries_only_pictures_that_are_sent_along() -> None:
    html = (
        '<p onclick="x()">Hola</p><img src="CID:plano" alt="p"><img src="https://a.example/x.png">'
        '<a href="javascript:x">a</a><a href="https://a.example" title="t">b</a><script>q</script>'
    )
    assert safe_answer(html) == (
        '<p>Hola</p><img src="CID:plano" alt="p"><img>'
        '<a>a</a><a href="https://a.example" title="t">b</a>'
    )


@pytest.mark.parametrize(
    ("picture", "show_remote", "shown", "left_out"),
    [
        ("cid:<plano>", False, 'src="/x"', 0),
        ("CID:plano", False, 'src="/x"', 0),
        ("cid:otro", True, "", 0),
        ("https://a.example/x.png", False, "", 1),
        ("https://a.example/x.png", True, 'src="https://a.example/x.png"', 0),
        ("HTTP://a.example/x.png", True, "", 1),
        ("data:image/png;base64,AA", True, "", 0),
    ],
)
def test_pictures_are_shown_when_they_came_along_or_were_asked_for(
    picture: str, show_remote: bool, shown: str, left_out: int
) -> None:
    safe = safe_mail(f'<img src="{picture}">', inline={"plano": "/x"}, show_remote=show_remote)
    assert (f"<img {shown}>".replace(" >", ">"), left_out) == (safe.html, safe.remote_pictures)


def test_links_of_a_mail_open_elsewhere_and_tell_nobody() -> None:
    safe = safe_mail('<a href="https://a.example" onclick="x">a</a>', inline={}, show_remote=False)
    assert 'href="https://a.example"' in safe.html
    assert 'target="_blank"' in safe.html
    assert 'rel="noopener noreferrer nofollow"' in safe.html
    assert "onclick" not in safe.html
