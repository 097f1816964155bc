"""The three decisions: what could be chosen, what it rests on, what was chosen and when."""

from collections.abc import Mapping
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vinculo.kernel.history import recorded
from vinculo.kernel.ids import new_id
from vinculo.kernel.privacy import Privacy
from vinculo.portfolio.domain.decisions import Form, Instrument, Kind
from vinculo.portfolio.labels.decisions import FORM, INSTRUMENT, KIND


@recorded()
class Decision(models.Model):
    """A question about services; without a service it is of the whole portfolio.

    What was chosen last stands in :class:`DecisionChoice`; ``review_on`` is a copy of its day.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=6, choices=KIND)
    title = models.CharField(max_length=160)
    why = models.TextField(blank=True, default="", max_length=2000)
    service = models.ForeignKey(
        "portfolio.Service", on_delete=models.PROTECT, related_name="+", null=True
    )
    review_on = models.DateField(null=True)
    opened_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "kind": Privacy.NONE,
        "title": Privacy.NONE,
        "why": Privacy.NONE,
        "service_id": Privacy.NONE,
        "review_on": Privacy.NONE,
        "opened_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="decision_asks_known_kind", condition=Q(kind__in=Kind)),
            models.CheckConstraint(name="decision_has_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="decision_has_service",
                condition=Q(kind=Kind.WHICH) | Q(service__isnull=False),
            ),
        )
        indexes = (models.Index(name="decision_by_opening", fields=("-created_at", "-id")),)

    def __str__(self) -> str:
        return self.title


@recorded()
class DecisionOption(models.Model):
    """Something that could be chosen, with its evidence line by line."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    words = models.TextField(blank=True, default="", max_length=2000)
    evidence = models.TextField(blank=True, default="", max_length=4000)
    quantity = models.CharField(max_length=300, blank=True, default="")
    quality = models.CharField(max_length=300, blank=True, default="")
    form = models.CharField(max_length=11, choices=FORM, blank=True, default="")
    party = models.ForeignKey(
        "portfolio.Party", on_delete=models.PROTECT, related_name="+", null=True
    )
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "decision_id": Privacy.NONE,
        "number": Privacy.NONE,
        "name": Privacy.NONE,
        "words": Privacy.NONE,
        "evidence": Privacy.NONE,
        "quantity": Privacy.NONE,
        "quality": Privacy.NONE,
        "form": Privacy.NONE,
        "party_id": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("decision", "number"), name="decision_option_once"),
            models.CheckConstraint(name="decision_option_named", condition=~Q(name="")),
            models.CheckConstraint(
                name="decision_option_form_known", condition=Q(form="") | Q(form__in=Form)
            ),
            models.CheckConstraint(
                name="decision_option_own_has_no_party",
                condition=Q(party__isnull=True) | Q(form__in=[Form.DISTRIBUTOR, Form.OUTSOURCED]),
            ),
            models.CheckConstraint(
                name="decision_option_level_whole",
                condition=Q(quantity="", quality="") | (~Q(quantity="") & ~Q(quality="")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class DecisionChoice(models.Model):
    """What was chosen, by whom, when and why; choosing anew adds another."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    option = models.ForeignKey(DecisionOption, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField()
    chosen_on = models.DateField()
    review_on = models.DateField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "decision_id": Privacy.NONE,
        "number": Privacy.NONE,
        "option_id": Privacy.NONE,
        "reason": Privacy.NONE,
        "chosen_by_id": Privacy.NONE,
        "chosen_at": Privacy.NONE,
        "chosen_on": Privacy.NONE,
        "review_on": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("decision", "number"), name="decision_choice_once"),
            models.CheckConstraint(name="decision_choice_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="decision_choice_reviewed_later", condition=Q(review_on__gt=F("chosen_on"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id} {self.number}"


@recorded()
class InstrumentFinding(models.Model):
    """What one of the five instruments found about the level, with its evidence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=11, choices=INSTRUMENT)
    finding = models.TextField(max_length=2000)
    evidence = models.TextField(max_length=4000)
    n = models.PositiveIntegerField(null=True)
    on = models.DateField()
    written_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "decision_id": Privacy.NONE,
        "instrument": Privacy.NONE,
        "finding": Privacy.NONE,
        "evidence": Privacy.NONE,
        "n": Privacy.NONE,
        "on": Privacy.NONE,
        "written_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "instrument"), name="instrument_finding_once"
            ),
            models.CheckConstraint(
                name="instrument_finding_known", condition=Q(instrument__in=Instrument)
            ),
            models.CheckConstraint(
                name="instrument_finding_whole", condition=~Q(finding="") & ~Q(evidence="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id} {self.instrument}"


@recorded()
class CandidateRating(models.Model):
    """One line of a survey of candidate services: importance, own regard, a competitor's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+")
    candidate = models.CharField(max_length=120)
    importance = models.DecimalField(max_digits=4, decimal_places=2)
    ours = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    competitor = models.CharField(max_length=80, blank=True, default="")
    theirs = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    n = models.PositiveIntegerField()
    surveyed_on = models.DateField()
    source = models.CharField(max_length=200)
    written_by = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Mapping[str, Privacy]] = {
        "id": Privacy.NONE,
        "decision_id": Privacy.NONE,
        "candidate": Privacy.NONE,
        "importance": Privacy.NONE,
        "ours": Privacy.NONE,
        "competitor": Privacy.NONE,
        "theirs": Privacy.NONE,
        "n": Privacy.NONE,
        "surveyed_on": Privacy.NONE,
        "source": Privacy.NONE,
        "written_by": Privacy.NONE,
        "created_at": Privacy.NONE,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("decision", "candidate", "competitor"), name="candidate_rating_once"
            ),
            models.CheckConstraint(
                name="candidate_rating_range",
                condition=Q(importance__gte=0, importance__lte=10)
                & (Q(ours__isnull=True) | Q(ours__gte=0, ours__lte=10))
                & (Q(theirs__isnull=True) | Q(theirs__gte=0, theirs__lte=10)),
            ),
            models.CheckConstraint(
                name="candidate_rating_has_source",
                condition=Q(n__gt=0) & ~Q(source="") & ~Q(candidate=""),
            ),
            models.CheckConstraint(
                name="candidate_rating_competitor_whole",
                condition=Q(theirs__isnull=True, competitor="")
                | (Q(theirs__isnull=False) & ~Q(competitor="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_id} {self.candidate}"
