"""The worker process: runs jobs from the database until SIGTERM."""

import os

import django

CONCURRENCY = 4
GRACE_SECONDS = 4


def run() -> None:
    """Run jobs of every queue until SIGTERM."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinculo.config.settings")
    django.setup()
    from vinculo.kernel.jobs import worker_app

    connector = worker_app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with worker_app.replace_connector(connector), worker_app.open():
        worker_app.run_worker(
            concurrency=CONCURRENCY, shutdown_graceful_timeout=GRACE_SECONDS, name="worker"
        )
