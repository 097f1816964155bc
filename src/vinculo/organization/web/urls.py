"""Addresses of the organization context."""

from django.urls import path

from vinculo.organization.web import calendars, company, languages, teams

app_name = "organization"
urlpatterns = [
    path("ajustes/empresa/", company.company, name="company"),
    path("ajustes/empresa/logotipo/", company.logo, name="logo"),
    path("empresa/logotipo/<str:digest>.png", company.logo_picture, name="logo_picture"),
    path("ajustes/lenguas/", languages.languages, name="languages"),
    path("ajustes/calendarios/", calendars.calendars, name="calendars"),
    path("ajustes/calendarios/nuevo/", calendars.new_calendar, name="new_calendar"),
    path("ajustes/calendarios/<uuid:calendar_id>/", calendars.calendar, name="calendar"),
    path(
        "ajustes/calendarios/<uuid:calendar_id>/predeterminado/",
        calendars.make_default,
        name="default_calendar",
    ),
    path(
        "ajustes/calendarios/<uuid:calendar_id>/confirmar/",
        calendars.confirm_year,
        name="confirm_year",
    ),
    path("ajustes/equipos/", teams.teams, name="teams"),
    path("ajustes/equipos/<uuid:team_id>/", teams.team, name="team"),
    path("ajustes/equipos/<uuid:team_id>/personas/", teams.members, name="members"),
    path(
        "ajustes/equipos/<uuid:team_id>/personas/<uuid:user_id>/quitar/",
        teams.remove_member,
        name="remove_member",
    ),
    path("ajustes/equipos/<uuid:team_id>/cerrar/", teams.close_team, name="close_team"),
]
