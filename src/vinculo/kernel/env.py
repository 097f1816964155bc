"""Settings come from the environment, are parsed once, and fail loudly; nothing else reads it."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSettingError(ValueError):
    """An environment variable is missing or cannot be read; the text says which and what to do."""


def _secret(env: Mapping[str, str], name: str) -> str:
    if path := env.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise BadSettingError(f"{name}_FILE={path!r}: {error.strerror}") from error
    if value := env.get(name):
        return value
    raise BadSettingError(f"set {name} or {name}_FILE (or start with `vinculo up`, which makes it)")


def _optional_secret(env: Mapping[str, str], name: str) -> str:
    return _secret(env, name) if env.get(name) or env.get(f"{name}_FILE") else ""


def _flag(env: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = env.get(name, str(default)).lower()
    if value not in {"true", "false"}:
        raise BadSettingError(f"{name}={value!r}: use true or false")
    return value == "true"


def _number(env: Mapping[str, str], name: str, *, default: int, most: int) -> int:
    value = env.get(name, str(default))
    if not (value.isascii() and value.isdigit() and int(value) <= most):
        raise BadSettingError(f"{name}={value!r}: use a whole number from 0 to {most}")
    return int(value)


def _words(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in env.get(name, "").split(",") if word.strip())


def _networks(env: Mapping[str, str], name: str) -> tuple[str, ...]:
    for word in (words := _words(env, name)):
        try:
            ipaddress.ip_network(word, strict=False)
        except ValueError:
            raise BadSettingError(f"{name}={word!r}: write networks such as 10.1.0.0/16") from None
    return words


def _choice(env: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    value = env.get(name, choices[0])
    if value not in choices:
        raise BadSettingError(f"{name}={value!r}: use one of {', '.join(choices)}")
    return value


def hide_password(url: str) -> str:
    """``url`` as it may stand in a message or a log."""
    return re.sub(r"(://[^:/@]*):[^@]*@", r"\1:…@", url)


NOT_FOR_LIBPQ = {"host", "port", "prepared"}
PREPARED_AFTER = 3
ALONE = "-c max_parallel_workers_per_gather=0 -c jit=off"
"""A page's queries are short: starting helpers or compiling costs more than either saves."""


def database_settings(url: str, *, set_role: str = "") -> dict[str, object]:
    """Django's database settings for a ``postgresql://`` URL.

    ``host`` may stand in the query, so that a socket folder can be named. ``set_role``
    makes every connection act as that role. ``prepared=no`` keeps PostgreSQL from preparing
    statements, for a pooler that hands each transaction another connection and its own settings.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise BadSettingError(
            f"{hide_password(url)!r} is no PostgreSQL address: "
            "write postgresql://user:password@host:5432/database"
        )
    query = dict(pair.partition("=")[::2] for pair in parts.query.split("&") if pair)
    options: dict[str, object] = {
        key: unquote(value) for key, value in query.items() if key not in NOT_FOR_LIBPQ
    }
    is_pooled = query.get("prepared") == "no"
    options["prepare_threshold"] = None if is_pooled else PREPARED_AFTER
    said = [str(options.get("options", "")), f"-c role={set_role}" if set_role else ""]
    if not is_pooled:
        said.append(ALONE)
    if any(said):
        options["options"] = " ".join(filter(None, said))
    options.setdefault("application_name", "vinculo")
    options.setdefault("connect_timeout", 10)
    try:
        port = parts.port
    except ValueError as error:
        raise BadSettingError(f"{hide_password(url)!r}: the port is not a number") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.get("host", "")),
        "PORT": str(port or query.get("port", "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


@dataclass(frozen=True, kw_only=True)
class Env:
    """Everything a deployment may choose.

    ``database_url`` names the owner (migrations, backup), ``database_app_url`` the role
    ``vinculo_app`` as which web, worker and tests act; without it they connect as the owner and
    set that role. ``acts_as`` says which of the two this process is. ``mail_name`` is how the mail
    listener introduces itself, ``mail_proxies`` who may speak for others there, and
    ``mail_authority`` the mail server whose Authentication-Results are believed; ``rspamd_url``
    is a scanner for unwanted mail. ``allowed_networks`` are networks besides the internet and
    the company's own in which servers that somebody names on a page may stand. ``undo_seconds``:
    how long an answer waits before it leaves.
    """

    secret_key: str
    debug: bool
    language: str
    database_url: str
    database_app_url: str
    acts_as: str
    data_dir: Path
    files_dir: Path
    keys_dir: Path
    base_url: str
    allowed_hosts: tuple[str, ...]
    trusted_proxies: tuple[str, ...]
    smtp_url: str
    mail_from: str
    mail_name: str
    mail_proxies: tuple[str, ...]
    mail_authority: str
    rspamd_url: str
    allowed_networks: tuple[str, ...]
    practice: bool
    log_format: str
    setup_token: str
    metrics_token: str
    undo_seconds: int

    @classmethod
    def read(cls, env: Mapping[str, str]) -> "Env":
        """Read and check ``env`` (usually ``os.environ``). Raises BadSettingError."""
        data = Path(env.get("VINCULO_DATA", "data"))
        return cls(
            secret_key=_secret(env, "VINCULO_SECRET_KEY"),
            debug=_flag(env, "VINCULO_DEBUG", default=False),
            language=_choice(env, "VINCULO_LANGUAGE", ("es", "en")),
            database_url=env.get("DATABASE_URL", ""),
            database_app_url=env.get("DATABASE_APP_URL", ""),
            acts_as=_choice(env, "VINCULO_ACTS_AS", ("app", "owner")),
            data_dir=data,
            files_dir=Path(env.get("VINCULO_FILES_DIR", str(data / "files"))),
            keys_dir=Path(env.get("VINCULO_KEYS_DIR", str(data / "keys"))),
            base_url=env.get("VINCULO_BASE_URL", "http://127.0.0.1:8000").rstrip("/"),
            allowed_hosts=_words(env, "VINCULO_ALLOWED_HOSTS"),
            trusted_proxies=_words(env, "VINCULO_TRUSTED_PROXIES"),
            smtp_url=env.get("VINCULO_SMTP_URL", ""),
            mail_from=env.get("VINCULO_MAIL_FROM", ""),
            mail_name=env.get("VINCULO_MAIL_NAME", ""),
            mail_proxies=_words(env, "VINCULO_MAIL_PROXIES"),
            mail_authority=env.get("VINCULO_MAIL_AUTHORITY", "").strip().lower(),
            rspamd_url=env.get("VINCULO_RSPAMD_URL", "").rstrip("/"),
            allowed_networks=_networks(env, "VINCULO_ALLOWED_NETWORKS"),
            practice=_flag(env, "VINCULO_PRACTICE", default=False),
            log_format=_choice(env, "VINCULO_LOG_FORMAT", ("json", "console")),
            setup_token=env.get("VINCULO_SETUP_TOKEN", ""),
            metrics_token=_optional_secret(env, "VINCULO_METRICS_TOKEN"),
            undo_seconds=_number(env, "VINCULO_UNDO_SECONDS", default=10, most=120),
        )

    def hosts(self) -> list[str]:
        """Host names that a request may ask for: the base address's and those listed."""
        own = urlsplit(self.base_url).hostname
        return [*([own] if own else []), *self.allowed_hosts]

    def databases(self) -> dict[str, dict[str, object]]:
        """Django's DATABASES for this process."""
        if not self.database_url and not self.database_app_url:
            return {"default": database_settings("postgresql://nobody@127.0.0.1:1/none")}
        if self.acts_as == "owner":
            return {"default": database_settings(self.database_url)}
        if self.database_app_url:
            return {"default": database_settings(self.database_app_url)}
        return {"default": database_settings(self.database_url, set_role="vinculo_app")}


def environment() -> Mapping[str, str]:
    """The process's environment; the only place that touches it."""
    return os.environ


def prepare_environment(values: Mapping[str, str]) -> None:
    """Set what is not set yet, before the settings are read: for commands beside a running `up`."""
    for name, value in values.items():
        os.environ.setdefault(name, value)
