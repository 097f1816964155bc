"""Structured logs: one line each with the request's id, never a person's words or a secret."""

from collections.abc import MutableMapping
from typing import Any

import structlog

from vinculo.kernel.faults import ADDRESS, HIDDEN, safe_text

SECRETS = ("password", "token", "secret", "authorization", "cookie", "passphrase")

Line = MutableMapping[str, Any]


def settings_for(style: str) -> dict[str, Any]:
    """Django's LOGGING: what we and the libraries say leaves in one form on standard error."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.contextvars.merge_contextvars,
                    structlog.stdlib.add_log_level,
                    structlog.stdlib.add_logger_name,
                    structlog.processors.TimeStamper(fmt="iso", utc=True),
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *_ending(style),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "ERROR", "handlers": [], "propagate": True},
            "procrastinate": {"level": "WARNING"},
            "psycopg.pool": {"level": "ERROR"},
            "uvicorn.error": {"level": "WARNING"},
        },
    }


def _ending(style: str) -> list[Any]:
    if style == "console":
        return [
            hide,
            structlog.dev.ConsoleRenderer(
                colors=False, exception_formatter=structlog.dev.plain_traceback
            ),
        ]
    transformer = structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=12)
    return [
        structlog.processors.ExceptionRenderer(transformer),
        hide,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


def hide(_logger: object, _name: str, line: Line) -> Line:
    """Take out secrets by their name, and mail addresses and long texts of errors by their look."""
    for key, value in line.items():
        if any(secret in key.lower() for secret in SECRETS):
            line[key] = HIDDEN
        elif isinstance(value, str):
            line[key] = ADDRESS.sub(HIDDEN, value)
    for part in line.get("exception") or ():
        if isinstance(part, dict):
            part["exc_value"] = safe_text(str(part.get("exc_value", "")))
    return line
