"""Where a value is written, and what it rests on."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from os2model._checks import check_optional_day, check_text, check_type
from os2model.labels import Label, Labelled


class Basis(Labelled):
    """What a value rests on (grundlag).

    Examples:
        >>> Basis.ASSUMED.label.da
        'antaget'
    """

    PUBLISHED = "offentliggjort", "published"
    INFERRED = "udledt", "inferred"
    ASSUMED = "antaget", "assumed"
    SUPPOSED = "tænkt", "supposed"


@frozen
class Source:
    """Where a value is written (kilde).

    Attributes:
        document: the document or page.
        place: where in it, and what it says where that needs words; a label where these are ours, in either language.
        address: its web address.
        published: the day it was published.
        read_on: the day it was last read.

    Examples:
        >>> str(Source("OS2: Vedtægter", "§ 5, stk. 1"))
        'OS2: Vedtægter, § 5, stk. 1'
    """

    document: str
    place: str | Label = ""
    address: str = field(default="", kw_only=True)
    published: date | None = field(default=None, kw_only=True)
    read_on: date | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Source.document", self.document, example='"OS2: Vedtægter"')
        check_type("Source.place", self.place, str, Label)
        check_type("Source.address", self.address, str)
        check_optional_day("Source.published", self.published)
        check_optional_day("Source.read_on", self.read_on)

    def __str__(self) -> str:
        place = self.place.en if isinstance(self.place, Label) else self.place
        return f"{self.document}, {place}" if place else self.document


def check_source(what: str, source: object) -> None:
    """Refuse what is neither a `Source` nor text that says something."""
    check_type(what, source, Source, str)
    if isinstance(source, str):
        check_text(what, source, example='"OS2: Vedtægter, § 5, stk. 1"')
