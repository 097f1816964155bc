"""E-mail addresses in one spelling, so that the same person is found again."""

_LONGEST = 254


def normal_address(text: str) -> str:
    """``text`` in lower case with its domain as the wire spells it (IDNA); "" when it is none.

    >>> normal_address(" Lucia@Correo.Example ")
    'lucia@correo.example'
    """
    local, at, domain = text.strip().strip("<>").strip().rpartition("@")
    local, domain = local.strip().lower(), domain.strip().rstrip(".").lower()
    if not at or not local or not domain or len(local) > 64:
        return ""
    if any(c.isspace() or not c.isprintable() or c in "<>,;\"'" for c in f"{local}{domain}"):
        return ""
    try:
        wire = domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    address = f"{local}@{wire}"
    return address if len(address) <= _LONGEST else ""
