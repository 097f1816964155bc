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
    for path in (*files, *(path for _day, path in heads.exported())):
        try:
            known.append(heads.read(path))
        except heads.UnreadableHeadError as error:
            yield warning(
                "evidence_head",
                _("Esta cabeza no se puede leer: %s") % error,
                _("Use la copia que recibió por correo quien audita."),
            )
    try:
        verdict = checking.check(at=clock.now(), heads=known)
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
        told = {"n": verdict.length, "heads": len(known), "hash": verdict.hash}
        yield good(
            "evidence",
            _("La evidencia está entera: %(n)d líneas, %(heads)d cabezas comparadas, %(hash)s")
            % told,
        )


def _words(fault: Fault) -> str:
    told = {
        "position": fault.position or 0,
        "line": fault.line_id or "—",
        "at": fault.recorded_at.isoformat(timespec="seconds") if fault.recorded_at else "—",
    }
    if fault.kind is FaultKind.CHANGED:
        return _("La línea %(position)d (%(line)s, de %(at)s) no dice lo que se guardó") % told
    if fault.kind is FaultKind.BROKEN:
        return _("El eslabón %(position)d no se sigue del anterior y de su línea") % told
    if fault.kind is FaultKind.MISSING:
        return _("Falta lo que había en la posición %(position)d de la cadena") % told
    if fault.kind is FaultKind.SEAL:
        return _("En la posición %(position)d un sello o una cabeza guardada dice otra cosa") % told
    if fault.kind is FaultKind.RECORD:
        return _("Las filas de %s no son las que se guardaron") % fault.subject
    return _("La línea %(line)s (de %(at)s) está fuera de la cadena") % told
