"""Addresses of what customers say of us."""

from django.urls import path

from vinculo.feedback.web import rate, ratings

app_name = "feedback"
urlpatterns = [
    path("valorar/<str:token>/", rate.rate, name="rate"),
    path("valorar/<str:token>/gracias/", rate.rated, name="rated"),
    path("valorar/<str:token>/no-preguntar/", rate.refuse_rating, name="refuse_rating"),
    path("valoraciones/", ratings.rating_list, name="ratings"),
    path("ajustes/valoracion/", ratings.rules, name="rating_rules"),
]
