"""Moms: satser og refusion / VAT rates and refunds."""

from datetime import date

from os2model.dated import Dated, DatedRow
from os2model.labels import Label
from os2model.money import Percent
from os2model.organisations import OrganisationKind
from os2model.sources import Source
from os2model.vat import VatRefund

_DJV = Source("Skatteforvaltningen: Den juridiske vejledning", "oid=1921136, momsloven § 33")

# Momssatsen: procent af beløbet uden moms
VAT_RATES: Dated[Percent] = Dated(
    Label(da="momssats", en="VAT rate"),
    unit="percent of the amount excluding VAT",
    rows=[
        DatedRow(since=date(1992, 1, 1), value=Percent("25"), source=_DJV),
        DatedRow(since=date(1980, 6, 30), value=Percent("22"), source=_DJV),
        DatedRow(since=date(1978, 10, 1), value=Percent("20.25"), source=_DJV),
        DatedRow(
            since=date(1977, 10, 3),
            value=Percent("18"),
            source=Source(
                "lex.dk: moms",
                "3. oktober 1977, en mandag",
            ),
            contradicts=Source("Skatteforvaltningen: Den juridiske vejledning", "oid=1921136: 02.10.77, en søndag"),
        ),
        DatedRow(since=date(1976, 3, 1), value=Percent("15"), source=_DJV),
        DatedRow(
            since=date(1975, 9, 29),
            value=Percent("9.25"),
            source=Source(
                "Skatteforvaltningen: Den juridiske vejledning",
                Label(
                    da="oid=1921136; midlertidig, enkelte varer blev ved 15 %",
                    en="oid=1921136; temporary, some goods stayed at 15 %",
                ),
            ),
        ),
        DatedRow(since=date(1970, 6, 29), value=Percent("15"), source=_DJV),
        DatedRow(since=date(1968, 4, 1), value=Percent("12.5"), source=_DJV),
        DatedRow(since=date(1967, 7, 3), value=Percent("10"), source=_DJV),
    ],
)

# Hvem der får købsmoms tilbage, og efter hvilken lov
VAT_REFUNDS: Dated[tuple[VatRefund, ...]] = Dated(
    Label(da="momsrefusion", en="refund of VAT"),
    unit="schemes by kind of organisation",
    rows=[
        DatedRow(
            since=date(2007, 1, 1),
            value=(
                VatRefund(
                    scheme=Label(da="momsrefusionsordningen", en="the VAT refund scheme of municipalities and regions"),
                    kinds=[OrganisationKind.MUNICIPALITY, OrganisationKind.REGION],
                    law=Label(
                        da="lov nr. 497 af 7.6.2006; udbetales månedligt i hele kroner, bekendtgørelse nr. 891 af 25.6.2025, § 10",
                        en="lov nr. 497 af 7.6.2006; paid monthly in whole kroner, bekendtgørelse nr. 891 af 25.6.2025, § 10",
                    ),
                ),
                VatRefund(
                    scheme=Label(da="statens momsordning", en="the state's VAT scheme"),
                    kinds=[OrganisationKind.STATE_BODY],
                    law="Budgetvejledningen 2.4.7",
                ),
            ),
            source=Source(
                "Lov nr. 497 af 7. juni 2006 og Budgetvejledningen",
                Label(
                    da="første dag udledt: kommunalreformen",
                    en="first day inferred: the municipal reform",
                ),
            ),
        ),
    ],
)
