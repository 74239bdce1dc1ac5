"""Kontingent / membership fee."""

from datetime import date

from os2model.dated import Dated, DatedRow, Hole
from os2model.labels import Label
from os2model.money import Money, dkk
from os2model.sources import Basis, Source
from os2model.vat import VatCategory

_GUIDE = "OS2: Vejledning til OS2-fællesskabet for nye eller interesserede offentlige myndigheder"
_GUIDE_ADDRESS = "https://faq.os2.eu/vejledning-til-os2-faellesskabet-nye-eller-interesserede-offentlige-myndigheder"

# Kontingentet: kr. pr. kalenderår, ekskl. moms; halvt efter 1. juli står i statutes.py
MEMBERSHIP_FEE: Dated[Money] = Dated(
    Label(da="kontingent", en="membership fee"),
    unit="DKK a calendar year, excluding VAT",
    way_out="membership_fee=dkk(25000)",
    rows=[
        Hole(
            since=date(2027, 1, 1),
            source=Source(
                "OS2: Vedtægter",
                Label(
                    da="§ 5, stk. 1.1: kontingentet reguleres hvert år; beløbet er ikke offentliggjort",
                    en="§ 5, stk. 1.1: the fee is indexed every year; the amount is not published",
                ),
            ),
        ),
        DatedRow(
            since=date(2026, 1, 1),
            value=dkk("25000"),
            basis=Basis.INFERRED,
            source=Source(
                _GUIDE,
                Label(
                    da="Kom i gang som medlem: 25.000 kr.; regulering er vedtaget i 2025, men intet reguleret beløb er offentliggjort",
                    en="Kom i gang som medlem: 25.000 kr.; indexation was decided in 2025, but no indexed amount is published",
                ),
                address=_GUIDE_ADDRESS,
            ),
        ),
        DatedRow(
            since=date(2016, 1, 1),
            value=dkk("25000"),
            basis=Basis.INFERRED,
            source=Source(
                _GUIDE,
                Label(
                    da="Kom i gang som medlem: 25.000 kr.; beløbets første dag er ikke offentliggjort, kontingentet blev indført efter generalforsamlingen 2015",
                    en="Kom i gang som medlem: 25.000 kr.; the amount's first day is not published, the fee began after the general assembly of 2015",
                ),
                address=_GUIDE_ADDRESS,
            ),
        ),
    ],
)

# Hvordan kontingentet momses
FEE_VAT_CATEGORY: Dated[VatCategory] = Dated(
    Label(da="kontingentets momskategori", en="VAT category of the membership fee"),
    unit="VAT category",
    rows=[
        DatedRow(
            since=date(2016, 1, 1),
            value=VatCategory.STANDARD,
            basis=Basis.INFERRED,
            source=Source(
                _GUIDE,
                Label(
                    da="Kom i gang som medlem: 25.000 kr. ekskl. moms, læst som momspligtigt (jf. SKM2020.385.SR); OS2's momsregistrering er ikke offentliggjort",
                    en="Kom i gang som medlem: 25.000 kr. ekskl. moms, read as liable to VAT (cf. SKM2020.385.SR); OS2's VAT registration is not published",
                ),
                address=_GUIDE_ADDRESS,
            ),
        ),
    ],
)
