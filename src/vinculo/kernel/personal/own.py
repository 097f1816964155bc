"""What the kernel itself keeps in which somebody may be named: failed jobs, finished ones, counts.

Jobs carry ids; should one carry words, it goes when it is done.
"""

from django.db import connection
from django.db.models import Q

from vinculo.kernel.personal.keeping import Keeper, PersonalThing, keepers
from vinculo.kernel.personal.trace import Trace

FORGET_JOBS = """
DELETE FROM procrastinate_jobs AS job
 WHERE job.status NOT IN ('todo', 'doing')
   AND EXISTS (SELECT 1 FROM unnest(%s::text[]) AS word
                WHERE position(lower(word) IN lower(job.args::text)) > 0)
"""


def _saying(column: str, trace: Trace) -> Q:
    found = Q(pk__in=())
    for word in trace.words:
        found |= Q(**{f"{column}__icontains": word})
    return found


def _letters(trace: Trace) -> Q:
    return _saying("error", trace) | _saying("arguments", trace)


def _forget_jobs(trace: Trace, _key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FORGET_JOBS, [trace.words])


keepers.add(
    "kernel",
    Keeper(
        order=90,
        forget_history=_forget_jobs,
        things=(
            PersonalThing(
                model="kernel.DeadLetter",
                mine=_letters,
                kept_back="why a job of ours failed",
            ),
            PersonalThing(
                model="kernel.UseWindow",
                mine=lambda trace: _saying("key", trace),
                kept_back="how often something was done within an hour",
            ),
        ),
    ),
)
