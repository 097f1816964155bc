#!/usr/bin/env python
"""Django's own commands, for developers; users have ``vinculo``."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinculo.config.settings")
    os.environ.setdefault("VINCULO_SECRET_KEY", "only-for-development")
    execute_from_command_line(sys.argv)
