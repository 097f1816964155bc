"""Addresses of messages, their files, what was put aside, and practice."""

from django.urls import path

from vinculo.interactions.web import contents

app_name = "interactions"
urlpatterns = [
    path("mensajes/<uuid:message_id>/html/", contents.message_html, name="message_html"),
    path("mensajes/<uuid:message_id>/original/", contents.message_raw, name="message_raw"),
    path("adjuntos/<uuid:attachment_id>/", contents.attachment, name="attachment"),
]
