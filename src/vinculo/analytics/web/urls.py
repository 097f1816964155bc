"""Addresses of the pages of figures."""

from django.urls import path

from vinculo.analytics.web import calls, evaluation, metrics, thresholds

app_name = "analytics"

urlpatterns = [
    path("metricas/", metrics.metric_list, name="metrics"),
    path("metricas/<slug:key>/", metrics.metric_page, name="metric"),
    path("evaluacion/", evaluation.evaluations, name="evaluations"),
    path("evaluacion/llamadas/", calls.bring, name="bring_calls"),
    path("evaluacion/<int:year>/", evaluation.evaluation, name="evaluation"),
    path("evaluacion/<int:year>/ahora/", evaluation.evaluate_now, name="evaluate_now"),
    path("evaluacion/<int:year>/<slug:form>/", evaluation.export, name="evaluation_file"),
    path("ajustes/umbrales/", thresholds.threshold_list, name="thresholds"),
    path(
        "ajustes/umbrales/<uuid:threshold_id>/quitar/", thresholds.remove, name="remove_threshold"
    ),
]
