"""Addresses of the pages of figures."""

from django.urls import path

from vinculo.analytics.web import metrics, thresholds

app_name = "analytics"

urlpatterns = [
    path("metricas/", metrics.metric_list, name="metrics"),
    path("metricas/<slug:key>/", metrics.metric_page, name="metric"),
    path("ajustes/umbrales/", thresholds.threshold_list, name="thresholds"),
    path(
        "ajustes/umbrales/<uuid:threshold_id>/quitar/", thresholds.remove, name="remove_threshold"
    ),
]
