"""Registrations: where somebody works on what routing gives them."""

from django.urls import reverse

from vinculo.routing.contracts import subject_places


def place_of_case(subject: str) -> str:
    """The desk with that case in the middle."""
    return reverse("desk:case", args=[subject.partition(":")[2]])


subject_places.add("case", place_of_case)
