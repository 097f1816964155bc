"""The settings of the product with a few pages that only tests need."""

from vinculo.config.settings import *  # noqa: F403

ROOT_URLCONF = "vinculo.config.tests.site_urls"
