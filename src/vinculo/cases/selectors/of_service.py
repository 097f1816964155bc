"""What cases a service has."""

from uuid import UUID

from vinculo.cases.models import Case


def unresolved_of(service_id: UUID) -> int:
    """How many cases of a service somebody still has something to do on; of the whole company."""
    return Case.objects.unresolved().filter(service_id=service_id).count()
