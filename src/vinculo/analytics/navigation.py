"""Where figures stand in the product."""

from django.utils.translation import gettext_lazy as _

from vinculo.ui.navigation import Family, Group, NavItem, add

add(
    NavItem(
        key="metrics",
        family=Family.MEASURE,
        keys="G+M",
        words="cifras informes figures reports",
        order=70,
        label=_("Métricas"),
        url_name="analytics:metrics",
        icon="chart-no-axes-column",
        action="analytics.see_metrics",
        note=_("Cuánto se tarda, qué se cumple y qué queda, con las filas detrás."),
    )
)
add(
    NavItem(
        key="evaluation",
        family=Family.MEASURE,
        words="evaluación recuento ley llamadas 95 auditoría informe anual",
        order=71,
        label=_("Evaluación anual"),
        url_name="analytics:evaluations",
        icon="clipboard-check",
        action="analytics.see_evaluation",
        note=_("Lo que la ley manda medir cada año, contado dos veces."),
    )
)
add(
    NavItem(
        key="thresholds",
        order=59,
        label=_("Umbrales"),
        url_name="analytics:thresholds",
        icon="bell-ring",
        action="analytics.set_thresholds",
        section="settings",
        group=Group.WORK,
        note=_("Cuándo una cifra en vivo merece un aviso."),
    )
)
