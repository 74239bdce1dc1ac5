"""The numbers that identify Danish organisations, each with its check.

A value of these types has the right form and, where there is one, the right check digit (or was `verified` before); the error
tells the two apart. The check digits are python-stdnum's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final, Self

from attrs import frozen

from os2model._checks import check_type, shown
from os2model._pydantic import CanonicalText
from os2model.errors import InvalidIdentifierError
from os2model.labels import Label
from os2model.sources import Source

_SEPARATORS: Final = re.compile(r"[ .:-]")


@frozen(order=True)
class _Number(CanonicalText):
    """A number as text of one form; each kind says which, and what else has to be right."""

    number: str
    kind: ClassVar[str]
    form: ClassVar[re.Pattern[str]]
    prefix: ClassVar[str] = ""

    def __attrs_post_init__(self) -> None:
        self._check_form()
        self._check_digit()

    @classmethod
    def verified(cls, number: str) -> Self:
        """A number whose check digit was looked at before, as of a literal that a test holds against it: here its form alone is.

        python-stdnum, which knows the check digits, takes longer to load than all of OS2's rules.

        Raises:
            InvalidIdentifierError: its form is wrong.

        Examples:
            >>> Cvr.verified("41849983") == Cvr("41849983")
            True
        """
        made = object.__new__(cls)
        object.__setattr__(made, "number", number)
        made._check_form()
        return made

    def _check_form(self) -> None:
        check_type(type(self).__name__, self.number, str, example=f'"{self.example}"')
        if self.form.fullmatch(self.number) is None:
            values = {"number": shown(self.number), "example": f'"{self.example}"'}
            raise InvalidIdentifierError(f"identifier.{self.kind}.format", values)

    def _check_digit(self) -> None:
        """Refuse a wrong check digit, where the kind has one."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """The number as people write it: with spaces, dots or hyphens, a CVR number with DK before it.

        Examples:
            >>> Cvr.parse("DK 13 58 56 28"), Gln.parse("57 90002 75059 5")
            (Cvr(number='13585628'), Gln(number='5790002750595'))
        """
        check_type(f"{cls.__name__}.parse", text, str, example=f'"{cls.example}"')
        return cls(_SEPARATORS.sub("", text).removeprefix(cls.prefix))

    def __str__(self) -> str:
        return self.number


@frozen(order=True)
class Cvr(_Number):
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

    kind: ClassVar[str] = "cvr"
    prefix: ClassVar[str] = "DK"
    form: ClassVar[re.Pattern[str]] = re.compile(r"[0-9]{8}", re.ASCII)
    example: ClassVar[str] = "41849983"

    def _check_digit(self) -> None:
        if self.number.startswith("0"):
            raise InvalidIdentifierError("identifier.cvr.leading-zero", {"number": self.number})
        from stdnum.dk import cvr  # its imports cost more than attrs

        left = int(cvr.checksum(self.number))
        if left:
            raise InvalidIdentifierError("identifier.cvr.check-digit", {"number": self.number, "left": left})


@frozen(order=True)
class Gln(_Number):
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

    kind: ClassVar[str] = "gln"
    form: ClassVar[re.Pattern[str]] = re.compile(r"[0-9]{13}", re.ASCII)
    example: ClassVar[str] = "5790002750595"

    def _check_digit(self) -> None:
        from stdnum import ean

        expected = str(ean.calc_check_digit(self.number[:-1]))
        if self.number[-1] != expected:
            values = {"number": self.number, "got": self.number[-1], "expected": expected}
            raise InvalidIdentifierError("identifier.gln.check-digit", values)


@frozen(order=True)
class PNumber(_Number):
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

    kind: ClassVar[str] = "p_number"
    form: ClassVar[re.Pattern[str]] = re.compile(r"[0-9]{10}", re.ASCII)
    example: ClassVar[str] = "1234567890"


@frozen(order=True)
class MunicipalityCode(_Number):
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

    kind: ClassVar[str] = "municipality"
    form: ClassVar[re.Pattern[str]] = re.compile(r"0[1-9][0-9]{2}", re.ASCII)
    example: ClassVar[str] = "0741"

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


@frozen(kw_only=True)
class NoMunicipality:
    """An area that has a municipality code and is no municipality (område uden kommune).

    Attributes:
        code: its code.
        name: its name.
        reason: what it is instead.
        source: where that is written.

    Examples:
        >>> NO_MUNICIPALITIES["0411"].name
        'Christiansø'
    """

    code: str
    name: str
    reason: Label
    source: Source


NO_MUNICIPALITIES: Final[Mapping[str, NoMunicipality]] = MappingProxyType(
    {
        "0411": NoMunicipality(
            code="0411",
            name="Christiansø",
            reason=Label(
                da="Christiansø er ingen kommune, men drives af staten (Forsvarsministeriet)",
                en="Christiansø is no municipality but is run by the state (Ministry of Defence)",
            ),
            source=Source(
                "Danmarks Statistik: Regioner, landsdele og kommuner",
                "0411",
                address="https://www.dst.dk/da/Statistik/dokumentation/nomenklaturer/nuts",
            ),
        )
    }
)
"""The areas with a municipality code that no municipality has, by their codes."""


@frozen(order=True)
class RegionCode(_Number):
    """A region code (regionskode): four digits as text that begin with 10.

    Attributes:
        number: the four digits.

    Raises:
        InvalidIdentifierError: it has another form.

    Examples:
        >>> str(RegionCode("1082"))
        '1082'
    """

    kind: ClassVar[str] = "region"
    form: ClassVar[re.Pattern[str]] = re.compile(r"10[0-9]{2}", re.ASCII)
    example: ClassVar[str] = "1082"
