"""What a case may be said to have been about, for every form in which it ends."""

from dataclasses import dataclass
from uuid import UUID

from vinculo.cases import policy
from vinculo.cases.domain.facts import TermKind, TermView
from vinculo.cases.labels.classing import reasons
from vinculo.cases.models import Case
from vinculo.cases.selectors import facts
from vinculo.kernel.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Classing:
    """The classes offered, the one that stands, and those proposed: id, path and why."""

    classes: tuple[TermView, ...] = ()
    class_now: UUID | None = None
    proposed: tuple[tuple[UUID, str, str], ...] = ()

    def chosen(self, *, listed: str, taken: str) -> UUID | None:
        """The class that a form says: another one of the list, else the proposal taken."""
        from_list, proposal = _id(listed), _id(taken)
        return proposal if proposal and from_list in {None, self.class_now} else from_list


def classing(*, actor: Actor, case_id: UUID) -> Classing:
    """The classes of a case, offered by its service; empty where it is out of sight."""
    rows = Case.objects.filter(policy.visible(actor), pk=case_id)
    known = rows.values_list("service_id", "subject_class_id").first()
    if known is None:
        return Classing()
    service_id, now = known
    classes = facts.terms(TermKind.SUBJECT, service_id=service_id)
    paths = {term.id: term.path for term in classes}
    return Classing(
        classes=tuple(classes),
        class_now=now,
        proposed=tuple(
            (one.class_id, paths[one.class_id], reasons(one))
            for one in facts.proposals(actor=actor, case_id=case_id)
            if one.class_id != now
        ),
    )


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
