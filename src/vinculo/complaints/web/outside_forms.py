"""What a person writes down of a body outside of court: where, when, with which proof."""

from collections.abc import Sequence
from typing import Any, BinaryIO, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from vinculo.complaints.contracts import OutsideOutcome, OutsideProof, WayOut
from vinculo.complaints.labels import OUTSIDE_OUTCOME, OUTSIDE_PROOF, OUTSIDE_WAY
from vinculo.complaints.selectors.bodies import BodyView
from vinculo.complaints.services import outside
from vinculo.complaints.web.body_forms import choices_of
from vinculo.complaints.web.forms import DAY, Choices, area, pairs
from vinculo.kernel import blobs
from vinculo.statutory import api as statutory
from vinculo.ui.forms import DayField, offer

MOST_BYTES = 20 * 1024 * 1024
NO_MESSAGE = ("", _("Ninguno"))
PROOF = ("proof", "message", "file", "words")
ANOTHER = ("", _("Otro: lo escribo debajo"))


def day_field(label: object) -> DayField:
    """A day."""
    return DayField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
        input_formats=[DAY, "%d/%m/%Y"],
    )


class ProofForm(forms.Form):
    """What shows it: a message of the customer, a letter, or words of a call."""

    proof = forms.ChoiceField(label=_("Qué lo prueba"), choices=pairs(OUTSIDE_PROOF))
    message = forms.ChoiceField(
        label=_("Cuál de sus mensajes"), choices=[NO_MESSAGE], required=False
    )
    file = forms.FileField(
        label=_("La carta o el documento"),
        required=False,
        max_length=200,
        help_text=_("Escaneado, hasta 20 MB."),
    )
    words = forms.CharField(
        label=_("Con quién se habló y qué dijo"),
        max_length=500,
        required=False,
        widget=area(2),
    )

    def __init__(self, messages: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "message", [NO_MESSAGE, *messages])

    def shown(self) -> outside.Shown:
        """The proof that was chosen. Raises OutsideProofError, OutsideTooBigError."""
        by = OutsideProof(self.cleaned_data["proof"])
        chosen = self.cleaned_data["message"]
        return outside.Shown(
            by=by,
            message_id=UUID(chosen) if chosen else None,
            letter=self._letter() if by is OutsideProof.LETTER else None,
            words=self.cleaned_data["words"],
        )

    def _letter(self) -> outside.Letter:
        file = self.cleaned_data["file"]
        if not file:
            raise outside.OutsideProofError
        if file.size > MOST_BYTES:
            raise outside.OutsideTooBigError
        digest, size = blobs.store(cast("BinaryIO", file))
        bare = file.name.replace("\\", "/").rpartition("/")[2]
        name = "".join(each for each in bare if each.isprintable()).strip()
        kind = file.content_type or ""
        return statutory.Letter(digest=digest, name=name, media_type=kind, size_bytes=size)


class BeganForm(ProofForm):
    """The customer went to a body outside: of which kind, which one, when, which reference."""

    kept = forms.ChoiceField(
        label=_("A cuál"),
        choices=[],
        required=False,
        help_text=_("Si es uno de estos, no hace falta escribir la vía ni el organismo."),
    )
    way = forms.ChoiceField(label=_("Qué vía"), choices=pairs(OUTSIDE_WAY), required=False)
    body = forms.CharField(
        label=_("Organismo"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"list": "organismos", "autocomplete": "off"}),
        help_text=_("Su nombre, como lo escribe el cliente o su carta."),
    )
    began_on = day_field(_("Qué día acudió"))
    reference = forms.CharField(label=_("Referencia o expediente"), max_length=80, required=False)
    field_order = (
        "kept",
        "way",
        "body",
        "began_on",
        "reference",
        "proof",
        "message",
        "file",
        "words",
    )

    def __init__(
        self,
        messages: Choices,
        told: Sequence[WayOut],
        kept: Sequence[BodyView],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(messages, *args, **kwargs)
        self._kept = {str(one.id): one for one in kept}
        if kept:
            offer(self, "kept", [ANOTHER, *choices_of(kept)])
        else:
            del self.fields["kept"]
            self.fields["way"].required = self.fields["body"].required = True
        first = {way: OUTSIDE_WAY[way] for way in told}
        offer(self, "way", pairs(first | OUTSIDE_WAY))

    def said(self) -> outside.Began:
        """Where they went."""
        chosen = self._kept.get(self.cleaned_data.get("kept", ""))
        if chosen is None and not self.cleaned_data["way"]:
            raise outside.OutsideBodyError
        return outside.Began(
            way=chosen.way if chosen else WayOut(self.cleaned_data["way"]),
            body=chosen.name if chosen else self.cleaned_data["body"],
            began_on=self.cleaned_data["began_on"],
            reference=self.cleaned_data["reference"],
        )


class EndForm(ProofForm):
    """It ended: on what day, how, and what shows it."""

    ended_on = day_field(_("Qué día terminó"))
    outcome = forms.ChoiceField(label=_("Cómo terminó"), choices=pairs(OUTSIDE_OUTCOME))
    field_order = ("ended_on", "outcome", *PROOF)

    def __init__(
        self, messages: Choices, *args: Any, may_approve: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(messages, *args, **kwargs)
        if not may_approve:
            self.fields["proof"].initial = OutsideProof.LETTER.value
            self.fields["proof"].help_text = _(
                "La carta del organismo. Con un mensaje o una llamada solo lo apunta quien"
                " supervisa."
            )

    @property
    def said_outcome(self) -> OutsideOutcome:
        """What was chosen."""
        return OutsideOutcome(self.cleaned_data["outcome"])


class WhyForm(forms.Form):
    """The reason why something that was written down does not stand."""

    why = forms.CharField(
        label=_("Por qué"), max_length=500, widget=area(2), help_text=_("Queda de prueba.")
    )


class ApartForm(WhyForm):
    """A service that it has nothing to do with, and why."""

    service = forms.TypedChoiceField(label=_("Servicio"), coerce=UUID, choices=[])
    field_order = ("service", "why")

    def __init__(self, services: Choices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "service", services)
