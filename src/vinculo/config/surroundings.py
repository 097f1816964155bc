"""What a process of one installation must know: database, folders, keys, as environment."""

from collections.abc import Mapping

import psycopg

from vinculo.config import database
from vinculo.config.installation import Installation, Instance
from vinculo.config.postgres import Postgres
from vinculo.config.refusals import DatabaseError, SettingError
from vinculo.config.words import gettext_now as _
from vinculo.kernel.env import BadSettingError, database_settings, environment

OLDEST_SERVER = 150000
CONNECT_SECONDS = 5


def is_external() -> bool:
    """Whether the user brings a PostgreSQL: then the embedded one is not used at all."""
    env = environment()
    return bool(env.get("DATABASE_URL") or env.get("DATABASE_APP_URL"))


def folders(installation: Installation, instance: Instance) -> dict[str, str]:
    """Folders and keys; what the environment says already wins."""
    return {
        "VINCULO_DATA": str(installation.root),
        "VINCULO_FILES_DIR": str(installation.files(instance)),
        "VINCULO_KEYS_DIR": str(installation.keys(instance)),
        "VINCULO_SECRET_KEY_FILE": str(installation.keys(instance) / "secret.key"),
        "VINCULO_PRACTICE": "true" if instance is Instance.PRACTICE else "false",
    }


def database_urls(installation: Installation, instance: Instance) -> tuple[str, str]:
    """The addresses for the owner and for the application."""
    if is_external():
        env = environment()
        return env.get("DATABASE_URL", ""), env.get("DATABASE_APP_URL", "")
    server = Postgres(installation.cluster)
    return (
        server.url(instance.database, database.OWNER_ROLE),
        server.url(instance.database, database.APP_ROLE),
    )


def for_process(
    installation: Installation, instance: Instance, *, acts_as: str = "app"
) -> dict[str, str]:
    """Environment of a process; only those that act as the owner learn the owner's address."""
    owner, app = database_urls(installation, instance)
    values = folders(installation, instance) | {
        "DJANGO_SETTINGS_MODULE": "vinculo.config.settings",
        "VINCULO_ACTS_AS": acts_as,
        "DATABASE_APP_URL": app,
    }
    values["DATABASE_URL"] = owner if acts_as == "owner" or not app else ""
    return values


def inherited(values: Mapping[str, str]) -> dict[str, str]:
    """Our own environment with ``values``; keys that the user gave stay."""
    env = dict(environment())
    given = {name for name in values if name.startswith("VINCULO_") and env.get(name)}
    if env.get("VINCULO_SECRET_KEY"):
        given.add("VINCULO_SECRET_KEY_FILE")
    return env | {
        name: value
        for name, value in values.items()
        if name not in given - {"VINCULO_ACTS_AS", "VINCULO_DATA", "VINCULO_PRACTICE"}
    }


def check_external(name: str, url: str) -> int:
    """Try the address in the variable ``name``; return the server's version number."""
    try:
        database_settings(url)
        with psycopg.connect(url, connect_timeout=CONNECT_SECONDS) as connection:
            found = connection.info.server_version
    except BadSettingError as error:
        raise SettingError(f"{name}: {error}") from None
    except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
        raise DatabaseError(
            _(
                "No se puede entrar en la base de datos de %(name)s:\n%(words)s\nCompruebe "
                "servidor, puerto, usuario, contraseña y nombre en la dirección, o quite la "
                "variable para usar el PostgreSQL incorporado."
            )
            % {"name": name, "words": str(error).strip()}
        ) from None
    if found < OLDEST_SERVER:
        raise DatabaseError(
            _("La base de datos de %(name)s es PostgreSQL %(found)d: hace falta la 15 o posterior.")
            % {"name": name, "found": found // 10000}
        )
    return found
