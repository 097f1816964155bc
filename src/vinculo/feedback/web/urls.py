"""Addresses of what customers say of us."""

from django.urls import path

from vinculo.feedback.web import handling, notice_mails, rate, ratings, wave_answer, waves

app_name = "feedback"
urlpatterns = [
    path("valorar/<str:token>/", rate.rate, name="rate"),
    path("valorar/<str:token>/gracias/", rate.rated, name="rated"),
    path("valorar/<str:token>/no-preguntar/", rate.refuse_rating, name="refuse_rating"),
    path("trato/<str:token>/", handling.handled, name="handling"),
    path("trato/<str:token>/gracias/", handling.thanks, name="handled"),
    path("trato/<str:token>/no-preguntar/", handling.refuse, name="refuse_handling"),
    path("fue-bien/<str:token>/", wave_answer.anything_wrong, name="anything_wrong"),
    path("fue-bien/<str:token>/gracias/", wave_answer.heard, name="heard"),
    path("fue-bien/<str:token>/no-preguntar/", wave_answer.refuse_wave, name="refuse_wave"),
    path("oleadas/", waves.wave_list, name="waves"),
    path("oleadas/nueva/", waves.new_wave, name="new_wave"),
    path("oleadas/<uuid:wave_id>/", waves.wave, name="wave"),
    path("oleadas/<uuid:wave_id>/empezar/", waves.start_wave, name="start_wave"),
    path("oleadas/<uuid:wave_id>/parar/", waves.stop_wave, name="stop_wave"),
    path(
        "conocimiento/pasos/<uuid:notice_step_id>/enviar/",
        notice_mails.tell_affected,
        name="tell_affected",
    ),
    path("valoraciones/", ratings.rating_list, name="ratings"),
    path("ajustes/valoracion/", ratings.rules, name="rating_rules"),
]
