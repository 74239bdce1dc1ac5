"""The numbers that identify Danish organisations, each with its check.

A value of these types has the right form and, where there is one, the right check digit; the error tells the two apart. The
check digits are python-stdnum's.
"""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

from os2model._checks import check_type, shown
from os2model._pydantic import CanonicalText
from os2model.errors import InvalidIdentifierError

_CVR: Final = re.compile(r"[0-9]{8}", re.ASCII)
_GLN: Final = re.compile(r"[0-9]{13}", re.ASCII)
_P_NUMBER: Final = re.compile(r"[0-9]{10}", re.ASCII)
_MUNICIPALITY: Final = re.compile(r"0[1-9][0-9]{2}", re.ASCII)
_REGION: Final = re.compile(r"10[0-9]{2}", re.ASCII)
_SEPARATORS: Final = re.compile(r"[ .:-]")


@frozen(order=True)
class Cvr(CanonicalText):
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
        if self.number.startswith("0"):
            raise InvalidIdentifierError("identifier.cvr.leading-zero", {"number": self.number})
        from stdnum.dk import cvr  # its imports cost more than attrs

        left = int(cvr.checksum(self.number))
        if left:
            raise InvalidIdentifierError("identifier.cvr.check-digit", {"number": self.number, "left": left})

    @classmethod
    def parse(cls, text: str) -> Cvr:
        """The number as people write it: with spaces, dots or hyphens, and DK before it.

        Examples:
            >>> Cvr.parse("DK 13 58 56 28")
            Cvr(number='13585628')
        """
        return cls(_digits("Cvr.parse", text).removeprefix("DK"))

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class Gln(CanonicalText):
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

    @classmethod
    def parse(cls, text: str) -> Gln:
        """The number as people write it: with spaces, dots or hyphens.

        Examples:
            >>> Gln.parse("57 90002 75059 5")
            Gln(number='5790002750595')
        """
        return cls(_digits("Gln.parse", text))

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class PNumber(CanonicalText):
    """A P-number (P-nummer): the number of a production unit, 10 digits without a check digit that can be relied on.

    Attributes:
        number: the 10 digits.

    Raises:
        InvalidIdentifierError: it is not 10 digits.

    Source:
        Erhvervsstyrelsen: a series was once given out with wrong weights.

    Examples:
        >>> str(PNumber("1234567890"))
        '1234567890'
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("p_number", self.number, _P_NUMBER, '"1234567890"')

    @classmethod
    def parse(cls, text: str) -> PNumber:
        """The number as people write it: with spaces, dots or hyphens.

        Examples:
            >>> PNumber.parse("12 34 56 78 90")
            PNumber(number='1234567890')
        """
        return cls(_digits("PNumber.parse", text))

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class MunicipalityCode(CanonicalText):
    """A municipality code (kommunekode): four digits as text, of which the first is 0.

    Whether a municipality has the code, the register tells.

    Attributes:
        number: the four digits.

    Raises:
        InvalidIdentifierError: it has another form.

    Examples:
        >>> str(MunicipalityCode("0741"))
        '0741'
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("municipality", self.number, _MUNICIPALITY, '"0741"')

    @classmethod
    def parse(cls, text: str | int) -> MunicipalityCode:
        """The code as other systems write it: three digits, or a whole number.

        Examples:
            >>> MunicipalityCode.parse("741"), MunicipalityCode.parse(741)
            (MunicipalityCode(number='0741'), MunicipalityCode(number='0741'))
        """
        check_type("MunicipalityCode.parse", text, str, int)
        digits = shown(text) if isinstance(text, int) else text
        return cls(f"0{digits}" if len(digits) == len("741") else digits)

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class RegionCode(CanonicalText):
    """A region code (regionskode): four digits as text that begin with 10.

    Attributes:
        number: the four digits.

    Raises:
        InvalidIdentifierError: it has another form.

    Examples:
        >>> str(RegionCode("1082"))
        '1082'
    """

    number: str

    def __attrs_post_init__(self) -> None:
        _check_form("region", self.number, _REGION, '"1082"')

    @classmethod
    def parse(cls, text: str) -> RegionCode:
        """The code that `str` wrote.

        Examples:
            >>> RegionCode.parse("1082")
            RegionCode(number='1082')
        """
        return cls(text)

    def __str__(self) -> str:
        return self.number


def _digits(what: str, text: object) -> str:
    """The text without the separators that people put between digits."""
    check_type(what, text, str)
    return _SEPARATORS.sub("", str(text))


def _check_form(kind: str, number: object, form: re.Pattern[str], example: str) -> None:
    check_type(kind, number, str)
    if not isinstance(number, str) or form.fullmatch(number) is None:
        raise InvalidIdentifierError(f"identifier.{kind}.format", {"number": shown(number), "example": example})
