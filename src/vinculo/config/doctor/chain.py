"""Findings about the evidence: the chain repeated from its first line, against exported heads."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.db import Error

from vinculo.config.doctor.findings import Finding, bad, good, warning
from vinculo.config.words import gettext_now as _
from vinculo.kernel import clock
from vinculo.kernel.evidence import checking, heads
from vinculo.kernel.evidence.checking import Fault, FaultKind
from vinculo.kernel.evidence.sealing import Head


def examine_chain(files: Sequence[Path], *, without_database: str = "") -> Iterator[Finding]:
    """Repeat the whole chain; ``files`` are heads kept elsewhere, besides this installation's.

    ``without_database``: why there is none, when that is known.
    """
    if without_database:
        yield bad(
            "evidence", without_database, _("Inicie Vínculo y repita: «vinculo doctor --evidence».")
        )
        return
    known: list[Head] = []
    for path in files:
        try:
            known.append(heads.read(path))
        except heads.UnreadableHeadError as error:
            yield warning(
                "evidence_head",
                _("Esta cabeza no se puede leer: %s") % error,
                _("Use la copia que recibió por correo quien audita."),
            )
    own = heads.kept()
    yield from _days_without(own)
    try:
        verdict = checking.check(at=clock.now(), heads=known, own=own)
    except Error as error:
        yield bad(
            "evidence",
            str(error).strip().split("\n", 1)[0],
            _("Ponga las tablas al día: «vinculo migrate»."),
        )
        return
    remedy = _("Guarde una copia de la base tal como está y avise a quien audita: no la repare.")
    for fault in verdict.faults:
        yield bad(f"evidence_{fault.kind}", _words(fault), remedy)
    if verdict.fault_count > len(verdict.faults):
        more = verdict.fault_count - len(verdict.faults)
        yield bad("evidence", _("Y %d discrepancias más") % more, remedy)
    if verdict.is_whole:
        told = {"n": verdict.length, "heads": len(known) + len(own.heads), "hash": verdict.hash}
        yield good(
            "evidence",
            _("La evidencia está entera: %(n)d líneas, %(heads)d cabezas comparadas, %(hash)s")
            % told,
        )


def _days_without(own: heads.Kept) -> Iterator[Finding]:
    if own.without:
        told = {"n": len(own.without), "day": own.without[0].isoformat()}
        yield warning(
            "evidence_head",
            _("Días sin cabeza entre la primera y la última: %(n)d, desde el %(day)s") % told,
            _("Si Vínculo no estaba apagado, compare con el correo de quien audita."),
        )


def _words(fault: Fault) -> str:
    told = {
        "position": fault.position or 0,
        "line": fault.line_id or "—",
        "subject": fault.subject,
        "at": fault.recorded_at.isoformat(timespec="seconds") if fault.recorded_at else "—",
    }
    words = {
        FaultKind.CHANGED: _(
            "La línea %(position)d (%(line)s, de %(at)s) no dice lo que se guardó"
        ),
        FaultKind.BROKEN: _("El eslabón %(position)d no se sigue del anterior y de su línea"),
        FaultKind.MISSING: _("Falta lo que había en la posición %(position)d de la cadena"),
        FaultKind.SEAL: _(
            "En la posición %(position)d un sello, una cabeza o una repetición dice otra cosa"
        ),
        FaultKind.HEAD: _(
            "La cabeza guardada del %(subject)s, o de un día anterior, falta o no se lee"
        ),
        FaultKind.RECORD: _("Las filas de %(subject)s no son las que se guardaron"),
        FaultKind.UNSEALED: _("La línea %(line)s (de %(at)s) está fuera de la cadena"),
    }
    return words[fault.kind] % told
