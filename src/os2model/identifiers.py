"""The numbers that identify Danish organisations, each with its check.

A value of these types has the right form and the right check digit. The check digits are python-stdnum's.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from os2model._checks import check_type, shown
from os2model.errors import InvalidIdentifierError

_CVR: Final = re.compile(r"[0-9]{8}", re.ASCII)
_GLN: Final = re.compile(r"[0-9]{13}", re.ASCII)
_MUNICIPALITY: Final = re.compile(r"0[1-9][0-9]{2}", re.ASCII)
_REGION: Final = re.compile(r"10[0-9]{2}", re.ASCII)


@frozen(order=True)
class Cvr:
    """A CVR number (CVR-nummer): the number of a Danish legal entity, 8 digits with a check digit.

    Attributes:
        number: the 8 digits.

    Raises:
        InvalidIdentifierError: its form or its check digit is wrong.

    Source:
        Erhvervsstyrelsen, modulus 11 (weights 2 7 6 5 4 3 2 1).

    Examples:
        >>> str(Cvr("41849983"))
        '41849983'
        >>> Cvr("4184 9983")
        Traceback (most recent call last):
        os2model.errors.InvalidIdentifierError: CVR number '4184 9983' is not 8 digits; write it without spaces, such as "41849983"
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("cvr", self.number, _CVR, '"41849983"')
        from stdnum.dk import cvr  # its imports cost more than attrs

        left = int(cvr.checksum(self.number))
        if left:
            raise InvalidIdentifierError("identifier.cvr.check-digit", {"number": self.number, "left": left})

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class Gln:
    """A global location number (GLN, EAN-nummer): where e-invoices are sent, 13 digits with a check digit.

    Attributes:
        number: the 13 digits.

    Raises:
        InvalidIdentifierError: its form or its check digit is wrong.

    Source:
        GS1, modulus 10.

    Examples:
        >>> str(Gln("5790002750595"))
        '5790002750595'
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("gln", self.number, _GLN, '"5790002750595"')
        from stdnum import ean

        expected = str(ean.calc_check_digit(self.number[:-1]))
        if self.number[-1] != expected:
            values = {"number": self.number, "got": self.number[-1], "expected": expected}
            raise InvalidIdentifierError("identifier.gln.check-digit", values)

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class MunicipalityCode:
    """A municipality code (kommunekode): four digits as text, of which the first is 0.

    Attributes:
        number: the four digits.

    Examples:
        >>> str(MunicipalityCode("0741"))
        '0741'
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("municipality", self.number, _MUNICIPALITY, '"0741"')

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class RegionCode:
    """A region code (regionskode): four digits as text that begin with 10.

    Attributes:
        number: the four digits.

    Examples:
        >>> str(RegionCode("1082"))
        '1082'
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("region", self.number, _REGION, '"1082"')

    def __str__(self) -> str:
        return self.number


def _check_form(kind: str, number: object, form: re.Pattern[str], example: str) -> None:
    check_type(kind, number, str)
    if not isinstance(number, str) or form.fullmatch(number) is None:
        raise InvalidIdentifierError(f"identifier.{kind}.format", {"number": shown(number), "example": example})
