"""What a price may depend on (omstændigheder), for one payer on one day."""

from __future__ import annotations

from datetime import date
from typing import Any

from attrs import frozen

from os2model.dated import DatedRow
from os2model.errors import MissingFactError
from os2model.organisations import Organisation
from os2model.size_rules import SizeRules, Sizing


@frozen(kw_only=True)
class Participants:
    """Who shares in a product on the day that counts (deltagere).

    Attributes:
        ids: their ids in order, each once; the earlier gets the odd øre of what is shared.
        on: the day they were counted.
        row: the assumption they rest on; None where they are known.

    Examples:
        >>> Participants(ids=("0101", "0741"), on=date(2026, 1, 1)).row is None
        True
    """

    ids: tuple[str, ...]
    on: date
    row: DatedRow[Any] | None = None


@frozen(kw_only=True)
class Circumstances:
    """What a price may depend on, for one payer on one day (omstændigheder).

    Attributes:
        payer: who pays.
        product: what for; an error names it.
        on: the day.
        member: whether the payer is a member on that day; None where that is not known.
        sizes: by which the payer gets its size class.
        quantity: how many are paid for; a price by unit asks for it, no other does.
        grounds: the names of what entitles the payer to a rebate.
        participants: who shares in the product, the payer included; None where that is not known.

    Examples:
        >>> from os2model import AUTHORITIES, OS2_RULES
        >>> samso = AUTHORITIES["Samsø"]
        >>> Circumstances(payer=samso, on=date(2021, 1, 1), member=True, sizes=OS2_RULES.sizes).sizing.size
        SizeClass.SMALL
    """

    payer: Organisation
    product: str = ""
    on: date
    member: bool | None
    sizes: SizeRules
    quantity: int = 1
    grounds: tuple[str, ...] = ()
    participants: Participants | None = None

    @property
    def sizing(self) -> Sizing:
        """The payer's size class, with what decided it.

        Raises:
            MissingFactError: the count that decides is not known.
        """
        return self.sizes.of(self.payer, self.on)

    @property
    def counted(self) -> Sizing:
        """The payer's inhabitants, with the size class that they give; a class that was assigned is not asked.

        Raises:
            MissingFactError: the count is not known.
        """
        return self.sizes.counted(self.payer, self.on)

    @property
    def sharing(self) -> Participants:
        """Who shares in the product.

        Raises:
            MissingFactError: that is not known, or the payer is not among them.
        """
        if self.participants is None or self.payer.id not in self.participants.ids:
            way_out = f'participants={{"{self.product}": [(organisation, period), …]}}'
            raise MissingFactError("participants", self.product or self.payer.name, self.on, way_out=way_out)
        return self.participants
