"""OS2mos takster og vilkår / the prices and terms of OS2mo.

Hvordan OS2mos takstblad er læst, står i docs/decisions/0031.
"""

from datetime import date
from fractions import Fraction

from os2model.dated import Dated, DatedRow, Hole
from os2model.labels import Label
from os2model.money import dkk
from os2model.price_lists import ChargeKind, Coverage, PriceLine, PriceList
from os2model.price_rules import PriceRule
from os2model.prices import Less
from os2model.sources import Basis, Source
from os2model.terms import Terms

_MO = "OS2mo: Tilslutning og passivt medlemskab, 5.11.2019"
_MO_ADDRESS = "https://www.os2.eu/blog/nyheder-2/tilslutning-og-passivt-medlemsskab-for-os2mo-4111"
_MO_PUBLISHED = date(2019, 11, 5)

# Tilslutningsafgift: kr. én gang, ekskl. moms; 30.000 kr. mindre for hver af de versioner, man har betalt til
MO_JOINING: Dated[PriceRule] = Dated(
    Label(da="tilslutningsafgift for OS2mo", en="joining fee of OS2mo"),
    unit="DKK once, excluding VAT",
    way_out='prices={"OS2mo": {"tilslutningsafgift": dkk(240000)}}',
    rows=[
        Hole(
            since=date(2022, 1, 1),
            source=Source(
                _MO,
                Label(
                    da="240.000 kr. gælder til »31/1/2021«, læst som 31.12.2021; hvad der gælder derefter, er ikke offentliggjort",
                    en="240.000 kr. hold until »31/1/2021«, read as 31 December 2021; what holds after it is not published",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
        DatedRow(
            since=date(2021, 1, 1),
            value=Less(
                Less(dkk("240000"), dkk("30000"), ground="betalte for OS2mo 2.0"),
                dkk("30000"),
                ground="betalte for OS2mo 2.5",
            ),
            basis=Basis.INFERRED,
            source=Source(
                _MO,
                Label(
                    da="beløbet og rabatterne er offentliggjort; udledt er 30.000 kr. for hver version, rabat i hele tabellens tid, »31/1/2021« som 31.12.2021 og ekskl. moms",
                    en="the amount and the rebates are published; inferred are 30.000 kr. for each version, a rebate throughout the table, »31/1/2021« as 31 December 2021, and that VAT is excluded",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
        DatedRow(
            since=date(2020, 2, 2),
            value=Less(
                Less(dkk("120000"), dkk("30000"), ground="betalte for OS2mo 2.0"),
                dkk("30000"),
                ground="betalte for OS2mo 2.5",
            ),
            basis=Basis.INFERRED,
            source=Source(
                _MO,
                Label(
                    da="beløbet og rabatterne er offentliggjort; udledt er 30.000 kr. for hver version, rabat i hele tabellens tid og ekskl. moms",
                    en="the amount and the rebates are published; inferred are 30.000 kr. for each version, a rebate throughout the table, and that VAT is excluded",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
        DatedRow(
            since=date(2019, 11, 5),
            value=Less(
                Less(dkk("60000"), dkk("30000"), ground="betalte for OS2mo 2.0"),
                dkk("30000"),
                ground="betalte for OS2mo 2.5",
            ),
            basis=Basis.INFERRED,
            source=Source(
                _MO,
                Label(
                    da="beløbet, »indeværende«, og rabatterne er offentliggjort; udledt er nyhedens dag som den første, 30.000 kr. for hver version, rabat i hele tabellens tid og ekskl. moms",
                    en="the amount, »indeværende«, and the rebates are published; inferred are the day of the news as the first one, 30.000 kr. for each version, a rebate throughout the table, and that VAT is excluded",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
    ],
)

# Vederlag: kr. pr. år, ekskl. moms
MO_RECURRING: Dated[PriceRule] = Dated(
    Label(da="vederlag for OS2mo", en="recurring fee of OS2mo"),
    unit="DKK a year, excluding VAT",
    way_out='prices={"OS2mo": {"vederlag": dkk(25000)}}',
    rows=[
        Hole(
            since=date(2012, 4, 24),
            source=Source(
                _MO,
                Label(
                    da="»det årlige faste bidrag« nævnes; beløbet er ikke offentliggjort",
                    en="»det årlige faste bidrag« is named; the amount is not published",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
    ],
)

# Passivt medlemskab: andel af vederlaget
MO_PASSIVE: Dated[Fraction] = Dated(
    Label(da="andel for passive i OS2mo", en="share of a passive subscription to OS2mo"),
    unit="share of the recurring fee",
    rows=[
        DatedRow(
            since=date(2019, 11, 5),
            value=Fraction(1, 3),
            basis=Basis.INFERRED,
            source=Source(
                _MO,
                Label(
                    da="en tredjedel af »det årlige faste bidrag« er offentliggjort; udledt er nyhedens dag som den første, og at bidraget er vederlaget",
                    en="a third of »det årlige faste bidrag« is published; inferred are the day of the news as the first one, and that the contribution is the recurring fee",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
    ],
)

MO_TERMS: Dated[Terms] = Dated(
    Label(da="vilkår for OS2mo", en="set of terms of OS2mo"),
    unit="terms",
    way_out='terms={"OS2mo": Terms.calendar_year()}',
    rows=[
        Hole(
            since=date(2012, 4, 24),
            source=Source(
                _MO,
                Label(
                    da="periode, forfald, forholdsmæssig betaling, opsigelse og regulering er ikke offentliggjort",
                    en="period, due day, payment for a part of a year, notice and indexation are not published",
                ),
                address=_MO_ADDRESS,
                published=_MO_PUBLISHED,
            ),
        ),
    ],
)

# Hvad tilslutningsafgiften dækker, siger nyheden: »fælles vedligehold og koordinering«
MO: PriceList = PriceList(
    product="OS2mo",
    terms=MO_TERMS,
    passive_share=MO_PASSIVE,
    lines=[
        PriceLine(
            name="tilslutningsafgift",
            kind=ChargeKind.JOINING_FEE,
            covers=[Coverage.MAINTENANCE, Coverage.COORDINATION],
            prices=MO_JOINING,
        ),
        PriceLine(name="vederlag", kind=ChargeKind.RECURRING_FEE, prices=MO_RECURRING),
    ],
)
