"""OS2's regelsæt, sat sammen / OS2's rule book, put together."""

from os2model.os2.fees import FEE_VAT_CATEGORY, MEMBERSHIP_FEE
from os2model.os2.governance import CATALOGUE
from os2model.os2.meetings import USUAL_MEETINGS
from os2model.os2.prices import PRICE_LISTS
from os2model.os2.products import PRODUCTS
from os2model.os2.sizes import SIZE_LIMITS
from os2model.os2.statutes import STATUTES
from os2model.os2.vat import VAT_RATES, VAT_REFUNDS
from os2model.os2.working_year import WORKING_TIME
from os2model.rulebook import RuleBook

OS2_RULES: RuleBook = RuleBook(
    membership_fee=MEMBERSHIP_FEE,
    fee_vat_category=FEE_VAT_CATEGORY,
    size_limits=SIZE_LIMITS,
    vat_rates=VAT_RATES,
    vat_refunds=VAT_REFUNDS,
    statutes=STATUTES,
    catalogue=CATALOGUE,
    working_year=WORKING_TIME,
    usual_meetings=USUAL_MEETINGS,
    products=PRODUCTS,
    price_lists=PRICE_LISTS,
)
