"""Logins are of people who work here; no customer has one."""

from vinculo.kernel.personal import of_colleagues

for _thing, _why in {
    "identity.User": "who works here; closed, not erased, since history names them",
    "identity.Invitation": "who was invited to work here",
}.items():
    of_colleagues.add(_thing, _why)
