"""What OS2 has published, as cases: `data/published.toml`, each case a text that follows from a rule book alone."""

import tomllib
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from pathlib import Path

from attrs import frozen

from os2model import (
    AUTHORITIES,
    Duration,
    GovernanceLevel,
    GroupKind,
    Money,
    NoRuleInForceError,
    Notice,
    OperationMode,
    Organisation,
    OrganisationKind,
    Period,
    SizeClass,
    Source,
    Subscription,
    Terms,
    Totals,
    UnknownNameError,
    fees,
    to_data,
)
from os2model._amounts import written
from os2model.circumstances import Circumstances
from os2model.governance import LEVELS, Theme
from os2model.labels import Label
from os2model.reductions import WaivedStep
from os2model.vat import refund_for
from tests.cases import MUNICIPALITIES

CASES = tomllib.loads((Path(__file__).parent / "data" / "published.toml").read_text("utf-8"))["cases"]
NOT_PUBLISHED = "ikke offentliggjort"
BECAUSE = "not published; for the case"


@frozen
class Kind:
    """How a kind of case is worked out, and the fields of the rule book that it reads."""

    text_of: Callable
    reads: tuple[str, ...]


KINDS: dict[str, Kind] = {}


def kind(*reads):
    """Make a function of a case and a rule book the kind of case of its name."""

    def put(text_of):
        KINDS[text_of.__name__] = Kind(text_of, reads)
        return text_of

    return put


def evaluate(case, rules):
    """What a case comes to by a rule book, as text."""
    try:
        return KINDS[case["kind"]].text_of(case, rules)
    except NoRuleInForceError:
        return NOT_PUBLISHED


def listing(names, separator=", "):
    return separator.join(names) or "none"


def word(value):
    """A value of a criterion as a case writes it."""
    if value is None:
        return "other"
    return value.word if isinstance(value, Enum) else value


def in_words(label):
    return label.en if isinstance(label, Label) else label


# The membership fee and the statutes ---------------------------------------------------------------------------------


def fee_of(case, rules):
    return fees.membership_fee(case.get("year", case["joined"].year), joined=case["joined"], rules=rules)


@kind("membership_fee", "statutes")
def membership_fee(case, rules):
    return str(fee_of(case, rules).net)


@kind("membership_fee", "statutes", "fee_vat_category", "vat_rates")
def fee_with_vat(case, rules):
    return str(Totals.of([fee_of(case, rules)]).gross)


@kind("membership_fee")
def fee_stands_since(case, rules):
    return str(rules.membership_fee.row(on=case["day"]).since)


@kind("fee_vat_category")
def vat_category_of_the_fee(case, rules):
    return rules.fee_vat_category.on(case["day"]).word


@kind("statutes")
def clause(case, rules):
    found = getattr(rules.statutes.on(case["day"]), case["name"])
    return f"{in_figures(found.value)}, {found.bylaw or '–'}, {found.stands.label.en}"


def in_figures(value):
    """The value of a clause as a case writes it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " and ".join(map(str, value))
    if isinstance(value, Notice | Duration):
        parts = [f"{n} {unit}" for n, unit in ((value.months, "months"), (value.days, "days")) if n]
        parts += [f"to end of {value.to_end_of}"] if isinstance(value, Notice) and value.to_end_of else []
        return " ".join(parts) or "at once"
    return str(value)


@kind("statutes")
def statutes(case, rules):
    found = rules.statutes.on(case["day"])
    return f"{found.association}, {found.version}"


# Sizes ---------------------------------------------------------------------------------------------------------------


@kind("size_limits")
def size(case, rules):
    return rules.size_limits.on(case["day"]).size_of(case["inhabitants"]).word


@kind("size_limits")
def size_of_authority(case, rules):
    return rules.size_of(AUTHORITIES[case["authority"]], on=case["day"]).word


@kind("size_limits")
def municipalities_by_size(case, rules):
    sizes = [rules.size_of(each, on=case["day"]) for each in MUNICIPALITIES]
    return listing(f"{each.word} {sizes.count(each)}" for each in SizeClass)


@kind("size_limits")
def day_of_the_count(case, rules):
    return str(rules.size_limits.on(case["day"]).counted_on(case["day"]))


# VAT -----------------------------------------------------------------------------------------------------------------


@kind("vat_rates")
def vat_rate(case, rules):
    return f"{rules.vat_rates.on(case['day'])} %"


def refund_of(case, rules):
    return refund_for(OrganisationKind.parse(case["of"]), rules.vat_refunds.on(case["day"]))


@kind("vat_refunds")
def vat_refund(case, rules):
    found = refund_of(case, rules)
    return found.scheme.en if found else "none"


@kind("vat_refunds")
def law_of_the_vat_refund(case, rules):
    found = refund_of(case, rules)
    return in_words(found.law) if found else "none"


# Products and prices -------------------------------------------------------------------------------------------------


def document_of(source):
    return source.document if isinstance(source, Source) else source


@kind("products")
def products(case, rules):
    """All of them, or those that a document names."""
    document = case.get("document")
    return listing(each.name for each in rules.products if document in (None, document_of(each.source)))


def line_in_words(line):
    modes = "" if line.every_mode else f" in {listing(mode.label.en for mode in line.modes)}"
    covers = f" for {listing(each.label.en for each in line.covers)}" if line.covers else ""
    return f"{line.name} is a {line.kind.label.en}{covers} to {line.payee}{modes}"


@kind("price_lists", "products")
def price_list(case, rules):
    lines = rules.price_list(case["product"]).lines
    return listing(map(line_in_words, lines), "; ")


@kind("price_lists", "products")
def terms(case, rules):
    """The terms of a product, as far as they are not what goes without saying."""
    data = to_data(rules.price_list(case["product"]).terms.on(case["day"]))
    return listing((f"{name}: {value}" for name, value in data.items()), "; ")


@kind("price_lists", "products")
def passive_share(case, rules):
    shares = rules.price_list(case["product"]).passive_share
    return str(shares.on(case["day"])) if shares else NOT_PUBLISHED


def in_money(minor, currency):
    """Exact minor units as an amount, and as a fraction where they are not whole."""
    if minor.denominator == 1:
        return str(Money.from_minor(minor.numerator, currency))
    return f"{written(minor / 100)} {currency}"


def row_of_the_line(case, rules):
    """The row of a price line on the day of the case."""
    lines = {line.name: line for line in rules.price_list(case["product"]).lines}
    if case["line"] not in lines:
        raise UnknownNameError("line", case["line"], tuple(lines))
    return lines[case["line"]].prices.row(on=case["day"])


def circumstances(case, rules, payer=None):
    """The authority that the case names, or anybody of the size it gives."""
    if payer is None and "authority" in case:
        payer = AUTHORITIES[case["authority"]]
    if payer is None:
        size = SizeClass.parse(case["size"]) if "size" in case else None
        other = OrganisationKind.OTHER_PUBLIC_AUTHORITY
        payer = Organisation("Anybody", kind=other, id="anybody", assigned_size=size, size_reason="as the case says")
    return Circumstances(
        payer=payer,
        on=case["day"],
        member=case.get("member"),
        sizes=rules.sizes,
        quantity=case.get("quantity", 1),
        grounds=tuple(case.get("grounds", ())),
    )


def with_latest_counts(rules):
    return rules.assuming(inhabitants="latest", because=BECAUSE)


@kind("price_lists", "products", "size_limits")
def price(case, rules):
    """The price of one pricing period, or of the whole where it is paid once."""
    value = row_of_the_line(case, rules).value
    if "authority" in case:
        rules = with_latest_counts(rules)
    return in_money(value.amount(circumstances(case, rules)), value.currency)


@kind("price_lists", "products", "size_limits")
def municipalities_that_pay_nothing(case, rules):
    value, rules = row_of_the_line(case, rules).value, with_latest_counts(rules)
    return listing(each.short_name for each in MUNICIPALITIES if not value.amount(circumstances(case, rules, each)))


@kind("price_lists", "products", "size_limits")
def waived_in_all(case, rules):
    value, rules = row_of_the_line(case, rules).value, with_latest_counts(rules)
    steps = (step for each in MUNICIPALITIES for step in value.steps(circumstances(case, rules, each)))
    return in_money(sum((step.amount for step in steps if isinstance(step, WaivedStep)), Fraction()), value.currency)


@kind("price_lists", "products", "size_limits", "vat_rates")
def charge(case, rules):
    """What is charged for a line in a calendar year, without and with VAT, if it is priced and billed by the year."""
    assumed = with_latest_counts(rules).assuming(terms={case["product"]: Terms.calendar_year()}, because=BECAUSE)
    within = Period.year(case["first_day"].year)
    mode = OperationMode.parse(case["mode"]) if "mode" in case else None
    subscription = Subscription(AUTHORITIES[case["authority"]], case["product"], case["first_day"], operation_mode=mode)
    member_during = [within] if case["member"] else []
    charges = subscription.charges(within=within, rules=assumed, member_during=member_during)
    totals = Totals.of([each for each in charges if each.line == case["line"]])
    return f"{totals.net}, with VAT {totals.gross}"


# The levels ----------------------------------------------------------------------------------------------------------

TRAITS = ("level", "theme", "measured_by", "recommendation", "evidence_required", "accepts_not_applicable")


@kind("catalogue")
def catalogue(case, rules):
    return rules.catalogue.on(case["day"]).version


@kind("catalogue")
def catalogue_before(case, rules):
    return rules.catalogue_version(case["version"]).replaces or "none"


def criteria_of(case, rules):
    """The criteria of a version that have the traits of the case."""
    traits = {trait: case[trait] for trait in TRAITS if trait in case}
    return [
        each
        for each in rules.catalogue_version(case["version"]).criteria
        if all(word(getattr(each, trait)) == wanted for trait, wanted in traits.items())
    ]


@kind("catalogue")
def criteria(case, rules):
    return listing(each.id for each in criteria_of(case, rules))


@kind("catalogue")
def number_of_criteria(case, rules):
    found = criteria_of(case, rules)
    levels, themes = [each.level for each in found], [each.theme for each in found]
    by_level = [f"{level.label.en} {levels.count(level)}" for level in LEVELS]
    return listing([*by_level, *(f"{theme.label.en} {themes.count(theme)}" for theme in Theme)])


@kind("catalogue")
def older_criteria_carried_on(case, rules):
    carried = ((each.id, each.replaces) for each in criteria_of(case, rules) if each.replaces)
    return listing((f"{id_} from {' and '.join(replaced)}" for id_, replaced in carried), "; ")


@kind("catalogue")
def months_between_assessments(case, rules):
    return str(rules.catalogue_version(case["version"]).months_between_assessments or NOT_PUBLISHED)


@kind("catalogue")
def asked_before_admission(case, rules):
    level = GovernanceLevel.parse(case["level"])
    conditions = rules.catalogue_version(case["version"]).conditions
    return listing((each.label.en for each in conditions if each.level is level), "; ")


@kind("catalogue")
def mandate(case, rules):
    mandates = rules.catalogue_version(case["version"]).mandates
    return listing((each.label.en for each in mandates if each.by.word == case["by"]), "; ")


# Meetings and working time -------------------------------------------------------------------------------------------


@kind("usual_meetings")
def usual_meetings(case, rules):
    asked = GroupKind.parse(case["group"]), case.get("product", "")
    tables = {(value.kind, value.product): table for table in rules.usual_meetings for value in table.values}
    if asked not in tables:
        return NOT_PUBLISHED
    found = tables[asked].on(case["day"])
    how_often = found.recurrence or f"{found.meetings} a year"
    return f"{how_often}, minutes each: {found.minutes or NOT_PUBLISHED}"


@kind("working_year")
def norm_of_working_time(case, rules):
    return written(getattr(rules.working_year.on(case["day"]), case["norm"]))


@kind("working_year")
def hours_of_the_net_year(case, rules):
    return written(rules.working_year.on(case["day"]).net(case["day"].year).net)
