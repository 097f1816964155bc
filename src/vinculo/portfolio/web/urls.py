"""Addresses of the portfolio context."""

from django.urls import path

from vinculo.portfolio.web import (
    accounts,
    catalogue,
    law,
    paper,
    policy,
    public,
    scope,
    sheet,
    standards,
)

app_name = "portfolio"
ONE = "servicios/<uuid:service_id>/"
urlpatterns = [
    path("nuestros-servicios/", public.our_services, name="public"),
    path("servicios/", catalogue.service_list, name="services"),
    path("servicios/nuevo/", catalogue.new_service, name="new_service"),
    path("servicios/estandares/", standards.standard_list, name="standards"),
    path("servicios/politica/", policy.policy, name="policy"),
    path("servicios/politica/borrador/", policy.draft, name="draft_policy"),
    path("servicios/politica/firmar/", policy.sign, name="sign_policy"),
    path("servicios/politica/leida/", policy.read, name="read_policy"),
    path("leyes/", law.laws, name="laws"),
    path("leyes/alcance/", scope.scope, name="scope"),
    path("leyes/alcance/preguntas/", scope.answer_scope, name="answer_scope"),
    path("leyes/alcance/firmar/", scope.sign_scope, name="sign_scope"),
    path("leyes/<slug:profile_key>/", law.law, name="law"),
    path("servicios/recursos/", accounts.accounts, name="accounts"),
    path("servicios/inversiones/nueva/", accounts.new_investment, name="new_investment"),
    path("servicios/inversiones/<uuid:investment_id>/", accounts.follow, name="investment"),
    path(ONE, catalogue.service, name="service"),
    path(f"{ONE}editar/", catalogue.edit_service, name="edit_service"),
    path(f"{ONE}pasar/", catalogue.move_service, name="move_service"),
    path(f"{ONE}publicar/", catalogue.publish, name="publish"),
    path(f"{ONE}hoja.pdf", paper.sheet_pdf, name="sheet_pdf"),
    path(f"{ONE}medir/", standards.measure_now, name="measure_now"),
    path(f"{ONE}estandares/", standards.new_standard, name="new_standard"),
    path(f"{ONE}estandares/<slug:metric>/", standards.standard, name="standard"),
    path(f"{ONE}estandares/<slug:metric>/retirar/", standards.withdraw, name="withdraw"),
    path(f"{ONE}estrategia/", sheet.strategy_page, name="strategy"),
    path(f"{ONE}estrategia/revision/", sheet.review, name="review"),
    path(f"{ONE}estrategia/<slug:question>/", sheet.answer, name="answer"),
    path(f"{ONE}valor/", sheet.worth, name="worth"),
    path(f"{ONE}valor/nueva/", sheet.new_measure, name="new_measure"),
    path(f"{ONE}valor/<uuid:measure_id>/", sheet.figure, name="figure"),
    path(f"{ONE}recursos/", accounts.resources, name="resources"),
    path(f"{ONE}recursos/nuevos/", accounts.allocate, name="allocate"),
    path(f"{ONE}ofertas/", sheet.offer_list, name="offers"),
    path(f"{ONE}ofertas/nueva/", sheet.new_offer, name="new_offer"),
    path(f"{ONE}ofertas/<int:offer_version>/", sheet.customers, name="offer_customers"),
]
