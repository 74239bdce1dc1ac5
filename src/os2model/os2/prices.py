"""Produkternes takstblade, ét for hvert produkt / the price lists of the products, one file each.

Et produkt uden takstblad her har ingen offentliggjorte priser.
"""

from os2model.os2.prices_dagsorden import DAGSORDEN
from os2model.os2.prices_mo import MO
from os2model.os2.prices_valghalla import VALGHALLA
from os2model.price_lists import PriceList

PRICE_LISTS: tuple[PriceList, ...] = (VALGHALLA, MO, DAGSORDEN)
