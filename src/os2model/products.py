"""The products that members take into use (produkter)."""

from __future__ import annotations

from attrs import field, frozen

from os2model._checks import check_text
from os2model.labels import Labelled
from os2model.sources import Source, check_source


class OperationMode(Labelled):
    """How a product is operated (driftsform): by one vendor for all, by a vendor of one's own, or by oneself.

    Examples:
        >>> OperationMode.OWN_VENDOR.label.da
        'egen leverandør'
    """

    SHARED = "fælles drift", "shared operation"
    OWN_VENDOR = "egen leverandør", "own vendor"
    SELF_HOSTED = "egen drift", "self-hosted"


@frozen
class Product:
    """A product of the community (produkt).

    Attributes:
        name: its name, such as `OS2valghalla`; prices and subscriptions refer to it.
        source: where it is named as a product.

    Examples:
        >>> Product("OS2valghalla", source="OS2: account plan 2026").name
        'OS2valghalla'
    """

    name: str
    source: Source | str = field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_text("Product.name", self.name, example='"OS2valghalla"')
        check_source("Product.source", self.source)
