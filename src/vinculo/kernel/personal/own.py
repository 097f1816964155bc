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
   AND job.args::text ~* %s
"""


def _letters(trace: Trace) -> Q:
    return trace.saying("error", "arguments")


def _forget_jobs(trace: Trace, _key: str) -> None:
    if not trace.pattern:
        return
    with connection.cursor() as cursor:
        cursor.execute(FORGET_JOBS, [trace.pattern])


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
                mine=lambda trace: trace.saying("key"),
                kept_back="how often something was done within an hour",
            ),
        ),
    ),
)
