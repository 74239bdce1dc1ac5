"""What a budget owner reads of a correction: what is due less what was issued, and why that much is due."""

from __future__ import annotations

from collections.abc import Iterator

from os2model.corrections import Correction
from os2model.text.charges import Reasons, charge_line, named, untaxed
from os2model.text.formats import number
from os2model.text.words import Words
from os2model.vat import VatTreatment


def correction_lines(correction: Correction, words: Words) -> Iterator[str]:
    """A correction: what is due less what was issued, then why that much is due.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES, membership_fee
        >>> fee = membership_fee(2026, joined=date(2026, 8, 14), rules=OS2_RULES)
        >>> print(*correction_lines(Correction(due=None, issued=[fee]), Words("da")))
        OS2, kontingent 2026, 14.8.2026–31.12.2026, regulering (moms 25 %): -12.500,00 kr. = opkrævet 12.500,00, skal være 0,00: 0,00 − 12.500,00 = -12.500,00
    """
    yield words.say(
        "correction",
        what=named(correction, words),
        vat=vat_of(correction.vat_treatment, words),
        net=correction.net,
        due=number(correction.due_net, words.language),
        issued=number(correction.issued_net, words.language),
        left=number(correction.net, words.language),
    )
    if correction.due:
        yield "  " + charge_line(correction.due, Reasons(words))


def vat_of(treatment: VatTreatment, words: Words) -> str:
    """How something is treated for VAT, in a few words.

    Examples:
        >>> from os2model import Percent, VatCategory
        >>> vat_of(VatTreatment(VatCategory.STANDARD, Percent("25")), Words("en"))
        'VAT 25 %'
    """
    return next(untaxed(treatment, words), None) or words.say("vat rate", rate=treatment.rate)
