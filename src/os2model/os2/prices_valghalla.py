"""OS2valghallas takster og vilkår / the prices and terms of OS2valghalla 3.0."""

from datetime import date

from os2model.dated import Dated, DatedRow, Hole
from os2model.labels import Label
from os2model.money import Money, dkk
from os2model.price_lists import ChargeKind, Coverage, PriceLine, PriceList
from os2model.price_rules import PriceRule
from os2model.prices import ByMembership, BySize, Waived
from os2model.products import OperationMode
from os2model.sources import Basis, Source
from os2model.terms import Terms

_VALGHALLA = "OS2valghalla: Tilslutningsaftale klar, 31.8.2023"
_VALGHALLA_ADDRESS = "https://www.os2.eu/blog/nyheder-2/os2valghalla-tilslutningsaftale-klar-4374"
_VALGHALLA_AMOUNTS = Source(
    _VALGHALLA,
    Label(
        da="beløbene er offentliggjort; at de er ekskl. moms, er ikke",
        en="the amounts are published; that they exclude VAT is not",
    ),
    address=_VALGHALLA_ADDRESS,
    published=date(2023, 8, 31),
)

# Vederlag: kr. pr. år, ekskl. moms
VALGHALLA_RECURRING: Dated[PriceRule] = Dated(
    Label(da="vederlag for OS2valghalla", en="recurring fee of OS2valghalla"),
    unit="DKK a year, excluding VAT",
    rows=[
        DatedRow(
            since=date(2023, 8, 31),
            value=ByMembership(
                member=BySize(small=dkk("23980"), medium=dkk("34880"), large=dkk("45780"), very_large=dkk("56680")),
                non_member=BySize(small=dkk("29700"), medium=dkk("43200"), large=dkk("56700"), very_large=dkk("70200")),
            ),
            basis=Basis.INFERRED,
            source=_VALGHALLA_AMOUNTS,
        ),
    ],
)

# Tilslutningsafgift: kr. én gang, ekskl. moms
VALGHALLA_JOINING: Dated[PriceRule] = Dated(
    Label(da="tilslutningsafgift for OS2valghalla", en="joining fee of OS2valghalla"),
    unit="DKK once, excluding VAT",
    rows=[
        DatedRow(
            since=date(2023, 8, 31),
            value=Waived(
                BySize(small=dkk("35000"), medium=dkk("70000"), large=dkk("190000"), very_large=dkk("350000")),
                Label(da="bortfalder for deltagere i crowdfundingen", en="waived for participants in the crowdfunding"),
                only=[
                    "0101",  # København
                    "0147",  # Frederiksberg
                    "0151",  # Ballerup
                    "0153",  # Brøndby
                    "0270",  # Gribskov
                    "0316",  # Holbæk
                    "0326",  # Kalundborg
                    "0330",  # Slagelse
                    "0370",  # Næstved
                    "0376",  # Guldborgsund
                    "0410",  # Middelfart
                    "0461",  # Odense
                    "0575",  # Vejen
                    "0607",  # Fredericia
                    "0615",  # Horsens
                    "0621",  # Kolding
                    "0706",  # Syddjurs
                    "0751",  # Aarhus
                    "0760",  # Ringkøbing-Skjern
                    "0779",  # Skive
                    "0813",  # Frederikshavn
                ],
            ),
            basis=Basis.INFERRED,
            source=Source(
                "OS2valghalla: Tilslutningsaftale klar, 31.8.2023, og Crowdfunding: kom i mål, 4.10.2022",
                Label(
                    da="beløbene, bortfaldet og de 21 deltagere er offentliggjort; at beløbene er ekskl. moms, er ikke",
                    en="the amounts, the waiver and the 21 participants are published; that the amounts exclude VAT is not",
                ),
                address=_VALGHALLA_ADDRESS,
                published=date(2023, 8, 31),
            ),
        ),
    ],
)

# Tilkobling til den fælles drift: kr. én gang, ekskl. moms; faktureres af driftsleverandøren og ikke af OS2
VALGHALLA_CONNECTION: Dated[Money] = Dated(
    Label(da="tilkobling til driften af OS2valghalla", en="connection to the operation of OS2valghalla"),
    unit="DKK once, excluding VAT",
    rows=[
        DatedRow(
            since=date(2023, 8, 31),
            value=dkk("15000"),
            basis=Basis.INFERRED,
            source=Source(
                "OS2valghalla: Implementering af OS2valghalla",
                Label(
                    da="beløbet, faktureret af driftsleverandøren Precio Fishbone, er offentliggjort uden dato; udledt er de andre beløbs første dag, fælles drift (»koblet på den fælles driftsaftale«, 31.8.2023) og ekskl. moms",
                    en="the amount, invoiced by the operating vendor Precio Fishbone, is published without a day; inferred are the first day of the other amounts, shared operation (»koblet på den fælles driftsaftale«, 31.8.2023), and that VAT is excluded",
                ),
                address="https://viden.os2valghalla.dk/implementering-af-os2valghalla",
            ),
        ),
    ],
)

VALGHALLA_TERMS: Dated[Terms] = Dated(
    Label(da="vilkår for OS2valghalla", en="set of terms of OS2valghalla"),
    unit="terms",
    way_out='terms={"OS2valghalla": Terms.calendar_year()}',
    rows=[
        Hole(
            since=date(2012, 4, 24),
            source=Source(
                _VALGHALLA,
                Label(
                    da="periode, forfald, forholdsmæssig betaling, opsigelse og regulering er ikke offentliggjort",
                    en="period, due day, payment for a part of a year, notice and indexation are not published",
                ),
                address=_VALGHALLA_ADDRESS,
                published=date(2023, 8, 31),
            ),
        ),
    ],
)

# At vederlag dækker vedligehold, siger os2.eu/hvad-daekker-vederlag-og-tilslutningsafgift-over om alle produkter
VALGHALLA: PriceList = PriceList(
    product="OS2valghalla",
    terms=VALGHALLA_TERMS,
    lines=[
        PriceLine(name="tilslutningsafgift", kind=ChargeKind.JOINING_FEE, prices=VALGHALLA_JOINING),
        PriceLine(
            name="vederlag",
            kind=ChargeKind.RECURRING_FEE,
            covers=[Coverage.MAINTENANCE],
            prices=VALGHALLA_RECURRING,
        ),
        PriceLine(
            name="tilkobling",
            kind=ChargeKind.ONE_OFF_CONTRIBUTION,
            payee="driftsleverandøren",
            modes=[OperationMode.SHARED],
            prices=VALGHALLA_CONNECTION,
        ),
    ],
)
