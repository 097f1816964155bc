"""Addresses of the identity context; allauth finds its own names without a namespace."""

from django.urls import include, path

from vinculo.identity.web import pages, sign_in

urlpatterns = [
    *sign_in.urlpatterns,
    path("", include((pages.urlpatterns, "identity"))),
]
