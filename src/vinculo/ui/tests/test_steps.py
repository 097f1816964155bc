"""A step is done and said, or refused with its words."""

from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import RequestFactory

from vinculo.kernel.errors import DomainError
from vinculo.ui.steps import take_step


class Wish(forms.Form):
    why = forms.CharField()


def taken(said: dict[str, str], doing=lambda said: f"Hecho: {said['why']}"):
    """The answer's text, and what is said on the next page."""
    request = RequestFactory().post("/")
    request._messages = CookieStorage(request)
    answer = take_step(
        request,
        Wish(said),
        doing,
        refused=lambda words: HttpResponse(f"otra vez: {words}", status=422),
        back=HttpResponse("de vuelta"),
    )
    return answer.content.decode(), [str(one) for one in get_messages(request)]


def test_what_was_done_is_said_where_it_goes_back_to():
    assert taken({"why": "porque sí"}) == ("de vuelta", ["Hecho: porque sí"])


def test_what_the_form_refuses_is_not_done():
    assert taken({}, doing=lambda _said: 1 / 0) == ("otra vez: ", [])


def test_what_the_rules_refuse_is_said_in_words():
    def refusing(_said):
        raise DomainError

    shown, said = taken({"why": "x"}, doing=refusing)
    assert shown.startswith("otra vez: ")
    assert len(shown) > len("otra vez: ")
    assert said == []
