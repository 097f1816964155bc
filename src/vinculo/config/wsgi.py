"""Django as a WSGI application; the server wraps it (see ``config.asgi``)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vinculo.config.settings")
application = get_wsgi_application()
