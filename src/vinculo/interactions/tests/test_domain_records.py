"""What the DNS says of a mailbox's domain is judged and told in words."""

import pytest

from vinculo.identity.testing import a_member
from vinculo.interactions.domain.domain_records import Finding, judge_mx, judge_spf
from vinculo.interactions.services import domain_records
from vinculo.interactions.testing import mailbox
from vinculo.kernel.actor import Role


@pytest.mark.parametrize(
    ("hosts", "finding"),
    [
        (None, Finding.DNS_SILENT),
        ([], Finding.MX_NONE),
        (["."], Finding.MX_REFUSES),
        (["mx1.proveedor.example."], Finding.MX_THERE),
        (["Servicio.Fibra.example.", "mx1.proveedor.example."], Finding.MX_HERE),
    ],
)
def test_who_takes_the_mail_of_a_domain(hosts: list[str] | None, finding: Finding) -> None:
    assert judge_mx(hosts, here="servicio.fibra.example").finding is finding


@pytest.mark.parametrize(
    ("texts", "finding"),
    [
        (None, Finding.DNS_SILENT),
        (["google-site-verification=1", "v=spf10 -all"], Finding.SPF_NONE),
        (["v=spf1 -all", "V=SPF1 mx ~all"], Finding.SPF_SEVERAL),
        (["v=spf1 mx +all"], Finding.SPF_ANYBODY),
        (["v=spf1 mx all"], Finding.SPF_ANYBODY),
        (["v=spf1 mx ?all"], Finding.SPF_OPEN_END),
        (["v=spf1 ip4:192.0.2.0/24"], Finding.SPF_OPEN_END),
        (["v=spf1"], Finding.SPF_OPEN_END),
        (["v=spf1 redirect=_spf.proveedor.example"], Finding.SPF_THERE),
        (["v=spf1 a/24 include:_spf.proveedor.example -all"], Finding.SPF_THERE),
        (["v=spf1 " + "include:a.example " * 11 + "-all"], Finding.SPF_TOO_LONG),
    ],
)
def test_who_may_send_for_a_domain(texts: list[str] | None, finding: Finding) -> None:
    assert judge_spf(texts).finding is finding


@pytest.mark.django_db
def test_an_administrator_reads_it_beside_the_trial_of_a_mailbox(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(domain_records, "mail_hosts_of", lambda _domain: ["mx1.proveedor.example."])
    monkeypatch.setattr(domain_records, "texts_of", lambda _domain: ["v=spf1 <b>mx</b> +all"])
    box = mailbox()
    page = f"/ajustes/buzones/{box}/"
    admin = a_member(Role.ADMINISTRATOR)
    assert f"{page}dominio/" in admin.get(page).content.decode()
    told = admin.get(f"{page}dominio/").content.decode()
    assert "mx1.proveedor.example" in told
    assert "deja enviar a cualquiera" in told
    assert "<b>mx</b>" not in told
    assert a_member(Role.AGENT).get(f"{page}dominio/").status_code == 403
