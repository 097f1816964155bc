"""The practice mailbox: whoever learns plays the customer, by real mail."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vinculo.interactions.selectors import practice
from vinculo.interactions.selectors.forms import forms as public_forms
from vinculo.interactions.services import practice as playing
from vinculo.kernel import clock
from vinculo.kernel.access import allowed
from vinculo.kernel.errors import DomainError, words_for
from vinculo.lib.text.mail_address import normal_address

_LONGEST_TEXT = 20_000


class LetterForm(forms.Form):
    """What a customer writes."""

    subject = forms.CharField(
        label=gettext_lazy("Asunto"),
        max_length=200,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    text = forms.CharField(
        label=gettext_lazy("Mensaje"),
        max_length=_LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class NewcomerForm(forms.Form):
    """Somebody nobody knows yet."""

    name = forms.CharField(label=gettext_lazy("Nombre"), max_length=100)
    address = forms.EmailField(label=gettext_lazy("Correo"), max_length=254)


class ReplyForm(forms.Form):
    """A reply to an answer."""

    mail = forms.UUIDField()
    text = forms.CharField(max_length=_LONGEST_TEXT)


@allowed("interactions.practise")
@require_http_methods(["GET", "HEAD", "POST"])
def practice_page(request: HttpRequest) -> HttpResponse:
    """Choose a customer, write, read the answers."""
    _only_in_practice()
    who = _chosen(request)
    form = LetterForm(request.POST or None)
    if request.method == "POST" and who is not None and form.is_valid():
        try:
            playing.write(
                name=who.name,
                address=who.address,
                subject=form.cleaned_data["subject"],
                text=form.cleaned_data["text"],
                at=clock.now(),
            )
        except DomainError as error:
            form.add_error(None, words_for(error))
        else:
            messages.success(request, _("Enviado. En un momento aparece en el escritorio."))
            return redirect(_address(who))
    return _page(request, who, form, status=422 if request.method == "POST" else 200)


@allowed("interactions.practise")
@require_POST
def practice_newcomer(request: HttpRequest) -> HttpResponse:
    """Play somebody new."""
    _only_in_practice()
    form = NewcomerForm(request.POST)
    if not form.is_valid() or not normal_address(form.cleaned_data["address"]):
        return _page(request, None, LetterForm(), newcomer=form, status=422)
    return redirect(
        _address(
            practice.Correspondent(
                name=form.cleaned_data["name"],
                address=normal_address(form.cleaned_data["address"]),
            )
        )
    )


@allowed("interactions.practise")
@require_POST
def practice_reply(request: HttpRequest) -> HttpResponse:
    """Reply, as the customer, to an answer of ours."""
    _only_in_practice()
    who = _chosen(request)
    form = ReplyForm(request.POST)
    if who is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("Escriba la respuesta del cliente antes de enviarla."))
        return redirect(_address(who))
    sent = playing.reply(
        mail_id=form.cleaned_data["mail"],
        name=who.name,
        address=who.address,
        text=form.cleaned_data["text"],
        at=clock.now(),
    )
    if not sent:
        raise Http404
    messages.success(request, _("Respuesta enviada: el caso continúa, no se abre otro."))
    return redirect(_address(who))


def _only_in_practice() -> None:
    if not settings.PRACTICE:
        raise Http404


def _chosen(request: HttpRequest) -> practice.Correspondent | None:
    address = normal_address(request.GET.get("de", ""))
    if not address:
        return None
    known = {who.address: who for who in practice.correspondents()}
    name = " ".join(request.GET.get("nombre", "").split())[:100]
    return known.get(address) or practice.Correspondent(name=name or address, address=address)


def _address(who: practice.Correspondent) -> str:
    query = urlencode({"de": who.address, "nombre": who.name})
    return f"{reverse('interactions:practice')}?{query}"


def _page(
    request: HttpRequest,
    who: practice.Correspondent | None,
    form: LetterForm,
    *,
    newcomer: NewcomerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "people": practice.correspondents(),
        "who": who,
        "query": urlencode({"de": who.address, "nombre": who.name}) if who else "",
        "inbox": practice.inbox(who.address) if who else [],
        "mailbox": practice.practice_address(),
        "form": form,
        "newcomer": newcomer or NewcomerForm(),
        "forms": [(one.slug, one.name) for one in public_forms.open_forms()],
    }
    return render(request, "interactions/practice.html", context, status=status)
