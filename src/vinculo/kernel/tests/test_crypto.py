"""Secrets at rest are noise; other keys open nothing, older keys still open what they closed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.db import connection
from pytest_django import Settings as SettingsWrapper

from vinculo.kernel import crypto


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, settings: SettingsWrapper) -> Iterator[Path]:
    settings.KEYS_DIR = tmp_path
    crypto._fernet.cache_clear()
    yield tmp_path / "fernet.keys"
    crypto._fernet.cache_clear()


def test_a_secret_comes_back_and_is_unreadable_meanwhile() -> None:
    sealed = crypto.encrypt("contraseña del buzón")
    assert "buz" not in sealed
    assert crypto.decrypt(sealed) == "contraseña del buzón"
    assert crypto.encrypt("contraseña del buzón") != sealed


def test_the_keys_lie_in_a_private_file(keys: Path) -> None:
    crypto.encrypt("x")
    assert keys.stat().st_mode & 0o077 == 0


def test_an_older_key_still_opens_what_it_closed(keys: Path) -> None:
    sealed = crypto.encrypt("antiguo")
    keys.write_bytes(Fernet.generate_key() + b"\n" + keys.read_bytes())
    crypto._fernet.cache_clear()
    assert crypto.decrypt(sealed) == "antiguo"


def test_a_lost_key_is_said_and_nothing_is_guessed(keys: Path) -> None:
    sealed = crypto.encrypt("perdido")
    keys.write_bytes(Fernet.generate_key())
    crypto._fernet.cache_clear()
    with pytest.raises(crypto.LostKeyError):
        crypto.decrypt(sealed)


@pytest.mark.django_db
def test_a_column_of_secrets_is_noise_in_the_database() -> None:
    field = crypto.EncryptedTextField()
    stored = field.get_db_prep_value("secreto de la empresa", connection)
    assert "secreto" not in stored
    assert field.from_db_value(stored, None, connection) == "secreto de la empresa"


def test_a_signature_is_bound_to_its_purpose() -> None:
    signature = crypto.sign("reply", "conversation")
    assert crypto.is_signed("reply", "conversation", signature)
    assert not crypto.is_signed("other", "conversation", signature)
    assert not crypto.is_signed("reply", "another", signature)
