"""Addresses of the promises context."""

from django.urls import path

from vinculo.promises.web import claims, exporting, public, register, rules

app_name = "promises"
urlpatterns = [
    path("promesas/", register.promise_list, name="promises"),
    path("promesas/nueva/", register.new_promise, name="new_promise"),
    path("promesas/cliente/<uuid:customer_id>/", register.of_customer, name="of_customer"),
    path("promesas/exportar/", exporting.export, name="export"),
    path("promesas/<uuid:promise_id>/", register.promise, name="promise"),
    path("promesas/<uuid:promise_id>/cumplida/", register.keep, name="keep"),
    path("promesas/<uuid:promise_id>/retirar/", register.withdraw, name="withdraw"),
    path("promesas/<uuid:promise_id>/dicha/", register.told, name="told"),
    path("promesas/<uuid:promise_id>/otro-dia/", register.replace, name="replace"),
    path("promesas/<uuid:promise_id>/reparar/", register.repair, name="repair"),
    path("afirmaciones/", claims.claim_list, name="claims"),
    path("afirmaciones/nueva/", claims.new_claim, name="new_claim"),
    path("afirmaciones/<uuid:claim_id>/", claims.claim, name="claim"),
    path("afirmaciones/<uuid:claim_id>/cambiar/", claims.change_claim, name="change_claim"),
    path("afirmaciones/<uuid:claim_id>/comprobar/", claims.check, name="check_claim"),
    path("afirmaciones/<uuid:claim_id>/firmar/", claims.sign, name="sign_claim"),
    path("afirmaciones/<uuid:claim_id>/publicar/", claims.publish, name="publish_claim"),
    path("afirmaciones/<uuid:claim_id>/terminar/", claims.end, name="end_claim"),
    path("ajustes/promesas/", rules.rules, name="rules"),
    path("compromisos/", public.commitments, name="commitments"),
]
