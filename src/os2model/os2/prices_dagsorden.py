"""OS2dagsordens takster og vilkår / the prices and terms of OS2dagsorden."""

from datetime import date

from os2model.dated import Dated, DatedRow, Hole
from os2model.labels import Label
from os2model.money import Money, dkk
from os2model.price_lists import ChargeKind, PriceLine, PriceList
from os2model.sources import Basis, Source
from os2model.terms import Terms

_DAGSORDEN = "OS2: os2.eu, nyhed af 15.5.2018"

# Tilslutningsafgift: kr. én gang, ekskl. moms
DAGSORDEN_JOINING: Dated[Money] = Dated(
    Label(da="tilslutningsafgift for OS2dagsorden", en="joining fee of OS2dagsorden"),
    unit="DKK once, excluding VAT",
    way_out='prices={"OS2dagsorden": {"tilslutningsafgift": dkk(40000)}}',
    rows=[
        Hole(
            since=date(2019, 1, 1),
            source=Source(
                _DAGSORDEN,
                Label(
                    da="nyheden er fra 2018; hvad det har kostet at slutte sig til siden, er ikke offentliggjort",
                    en="the news is of 2018; what joining has cost since is not published",
                ),
                published=date(2018, 5, 15),
            ),
        ),
        DatedRow(
            since=date(2018, 5, 15),
            value=dkk("40000"),
            basis=Basis.INFERRED,
            source=Source(
                _DAGSORDEN,
                Label(
                    da="beløbet for implementering i en ny kommune er offentliggjort; udledt er nyhedens dag som den første, at det er en tilslutningsafgift, og ekskl. moms",
                    en="the amount for implementation in a new municipality is published; inferred are the day of the news as the first one, that it is a joining fee, and that VAT is excluded",
                ),
                published=date(2018, 5, 15),
            ),
        ),
    ],
)

# Vederlag: kr. pr. år, ekskl. moms
DAGSORDEN_RECURRING: Dated[Money] = Dated(
    Label(da="vederlag for OS2dagsorden", en="recurring fee of OS2dagsorden"),
    unit="DKK a year, excluding VAT",
    way_out='prices={"OS2dagsorden": {"vederlag": dkk(50000)}}',
    rows=[
        Hole(
            since=date(2019, 1, 1),
            source=Source(
                _DAGSORDEN,
                Label(
                    da="nyheden er fra 2018; hvad et år har kostet siden, er ikke offentliggjort",
                    en="the news is of 2018; what a year has cost since is not published",
                ),
                published=date(2018, 5, 15),
            ),
        ),
        DatedRow(
            since=date(2018, 5, 15),
            value=dkk("50000"),
            basis=Basis.INFERRED,
            source=Source(
                _DAGSORDEN,
                Label(
                    da="beløbet om året er offentliggjort; udledt er nyhedens dag som den første, at det er et vederlag, og ekskl. moms",
                    en="the amount a year is published; inferred are the day of the news as the first one, that it is a recurring fee, and that VAT is excluded",
                ),
                published=date(2018, 5, 15),
            ),
        ),
    ],
)

DAGSORDEN_TERMS: Dated[Terms] = Dated(
    Label(da="vilkår for OS2dagsorden", en="set of terms of OS2dagsorden"),
    unit="terms",
    way_out='terms={"OS2dagsorden": Terms.calendar_year()}',
    rows=[
        Hole(
            since=date(2012, 4, 24),
            source=Source(
                _DAGSORDEN,
                Label(
                    da="periode, forfald, forholdsmæssig betaling, opsigelse og regulering er ikke offentliggjort",
                    en="period, due day, payment for a part of a year, notice and indexation are not published",
                ),
                published=date(2018, 5, 15),
            ),
        ),
    ],
)

DAGSORDEN: PriceList = PriceList(
    product="OS2dagsorden",
    terms=DAGSORDEN_TERMS,
    lines=[
        PriceLine(name="tilslutningsafgift", kind=ChargeKind.JOINING_FEE, prices=DAGSORDEN_JOINING),
        PriceLine(name="vederlag", kind=ChargeKind.RECURRING_FEE, prices=DAGSORDEN_RECURRING),
    ],
)
