"""Give somebody a new password from the machine itself, while no mail is connected."""

import json

import click

from vinculo.config.words import gettext_now as _
