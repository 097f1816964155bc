"""The whole site as one ASGI application: Django in a few threads, the rest on the loop."""

from a2wsgi import WSGIMiddleware

from vinculo.config.wsgi import application as django_application

THREADS = 3

application = WSGIMiddleware(django_application, workers=THREADS, send_queue_size=0)
