"""Writes the pages that are made from data: all rows of the rules, what OS2 would have to publish, the glossary, our own level.

    python docs/generate.py

A test compares what it would write with what stands in the pages.
"""

import inspect
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

from attrs import evolve

from os2model import (
    AUTHORITIES,
    OS2_RULES,
    Basis,
    Catalogue,
    Dated,
    DatedRow,
    Duration,
    GroupKind,
    Hole,
    LevelRule,
    MeetingSeries,
    Membership,
    Money,
    Notice,
    Organisation,
    OrganisationKind,
    RuleBook,
    SizeClass,
    Source,
    Statutes,
    Subscription,
    Terms,
    VatCategory,
    dkk,
    meeting_load,
    member_budget,
    prices,
    text,
)
from os2model._amounts import written
from os2model.circumstances import Circumstances
from os2model.exchange.self_assessments import read_self_assessment
from os2model.exchange.titles import FIELDS
from os2model.governance import GENERATOR_COLOURS, LEVELS
from os2model.groups import UsualMeetings
from os2model.labels import Label, Labelled
from os2model.price_rules import PriceRule
from os2model.sizes import SizeLimits
from os2model.vat import VatRefund
from os2model.working_year import WorkingTime

DOCS = Path(__file__).parent
JOINED = date(2026, 8, 14)
SAMSO = AUTHORITIES["Samsø"]


def shown_price(rule: object) -> str:
    """A price rule, on one line."""
    match rule:
        case prices.BySize():
            return " · ".join(f"{size.label.en} {shown_price(getattr(rule, size.word))}" for size in SizeClass)
        case prices.ByMembership():
            return f"member: {shown_price(rule.member)}; non-member: {shown_price(rule.non_member)}"
        case prices.Less():
            return f"{shown_price(rule.of)}; less {rule.rebate} for: {rule.ground}"
        case prices.Waived():
            return f"{shown_price(rule.of)}; {rule.reason.en}: {', '.join(sorted(rule.only))}"
        case _:
            return str(rule.price)


def shown(value: object) -> str:
    """A value of a row, on one line."""
    match value:
        case PriceRule():
            return shown_price(value)
        case SizeLimits():
            limits = f"medium from {value.medium}, large from {value.large}, very large from {value.very_large}"
            return f"{limits}; counted {value.counted}, {value.years_before} year before"
        case Statutes():
            return f"the text of {value.version}: {len(value.clauses)} clauses, {len(value.silent())} of them ours; listed below"
        case UsualMeetings():
            often = value.recurrence or f"{value.meetings} meetings a year"
            return f"{often}, {value.minutes or '–'} minutes each"
        case WorkingTime():
            hours = f"{written(value.hours_a_day)} hours a day, {written(value.holiday_days)} days of leave"
            return f"{hours}, gross {written(value.gross_hours)} hours, EU {written(value.eu_hours)} hours"
        case Catalogue():
            levels = ", ".join(f"{level.label.en} {len(value.select(level=level))}" for level in LEVELS)
            return f"{value.version}: {len(value.criteria)} criteria ({levels}), listed below"
        case Labelled():
            return value.label.en
        case tuple():
            return "; ".join(shown(each) for each in value)
        case VatRefund():
            kinds = ", ".join(kind.label.en for kind in value.kinds)
            return f"{value.scheme.en}: {kinds} ({value.law.en if isinstance(value.law, Label) else value.law})"
        case _:
            return str(value)


def cited(source: Source | str) -> str:
    """A source, linked where it has an address."""
    written = str(source).replace("|", "\\|")
    return f"[{written}]({source.address})" if isinstance(source, Source) and source.address else written


def rules_page() -> str:
    """The snapshot of all rows."""
    lines = [
        "# OS2's rules, row by row",
        "",
        "Made by `docs/generate.py` from `src/os2model/os2/`; a change of a row shows here as a change of a line. The",
        "register of authorities is compared with its published table instead.",
    ]
    for table in OS2_RULES.tables:
        lines += ["", f"## {table.label.en} ({table.label.da})", "", f"Unit: {table.unit}.", ""]
        lines += ["| since | value | basis | source |", "|---|---|---|---|"]
        for row in table.rows:
            if isinstance(row, Hole):
                lines.append(f"| {row.since} | – | not published | {cited(row.source)} |")
            else:
                other = f"; otherwise: {row.contradicts}" if row.contradicts else ""
                other += f"; decided {row.decided}" if row.decided else ""
                other += f"; last seen in force {row.confirmed}" if row.confirmed else ""
                value = shown(row.value)
                lines.append(f"| {row.since} | {value} | {row.basis.label.en} | {cited(row.source)}{other} |")
    lines += ["", *statutes_lines(OS2_RULES.statutes.values[0])]
    for catalogue in OS2_RULES.catalogue.values:
        lines += ["", *catalogue_lines(catalogue)]
    lines += ["", "## products (produkter)", "", "| name | source |", "|---|---|"]
    lines += [f"| {product.name} | {cited(product.source)} |" for product in OS2_RULES.products]
    return "\n".join(lines) + "\n"


def shown_clause(value: object) -> str:
    """The value of a clause in words."""
    match value:
        case Notice() | Duration():
            length = ", ".join(f"{n} {unit}" for n, unit in ((value.months, "months"), (value.days, "days")) if n)
            return length or "at once"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(map(str, value))
        case Labelled():
            return value.label.en
        case _:
            return str(value)


def statutes_lines(statutes: Statutes) -> Iterator[str]:
    """The clauses of the statutes, each with where it stands or why it was chosen."""
    yield f"## clauses of the statutes of {statutes.version} (vedtægternes bestemmelser)"
    yield ""
    yield "| clause | Danish | value | where it stands, or why it was chosen |"
    yield "|---|---|---|---|"
    for name, clause in statutes.clauses.items():
        yield f"| `{name}` | {FIELDS[name].da} | {shown_clause(clause.value)} | {clause.label.en} |"


def catalogue_lines(catalogue: Catalogue) -> Iterator[str]:
    """The criteria of a catalogue, what is asked before admission, and who does what."""
    yield f"## criteria of catalogue {catalogue.version} (krav)"
    yield ""
    months = catalogue.months_between_assessments
    where = f" ({cited(catalogue.assessments_source)})" if catalogue.assessments_source else ""
    yield f"Source: {cited(catalogue.source)}. Assessed anew after {months or '–'} months{where}. The wordings are ours."
    yield ""
    yield "| id | level | theme | Danish | English | measures | was |"
    yield "|---|---|---|---|---|---|---|"
    for each in catalogue.criteria:
        name = f"{each.id} (recommendation)" if each.recommendation else each.id
        tag = each.measured_by.label.en if each.measured_by else "–"
        was = ", ".join(each.replaces) or "–"
        words = f"{each.label.da} | {each.label.en}"
        yield f"| {name} | {each.level.label.en} | {each.theme.label.en} | {words} | {tag} | {was} |"
    yield ""
    yield "| before admission at | Danish | English | source |"
    yield "|---|---|---|---|"
    for each in catalogue.conditions:
        yield f"| {each.level.label.en} | {each.label.da} | {each.label.en} | {cited(each.source)} |"
    yield ""
    yield "| who | Danish | English | source |"
    yield "|---|---|---|---|"
    for each in catalogue.mandates:
        other = f"; otherwise: {each.contradicts}" if each.contradicts else ""
        yield f"| {each.by.label.en} | {each.label.da} | {each.label.en} | {cited(each.source)}{other} |"


def first_year(rules: RuleBook, payer: Organisation = SAMSO, *, products: tuple[str, ...] = ("OS2valghalla",)) -> Money:
    """What the first year costs a made-up newcomer of 14 August 2026, after the refund of VAT."""
    accessions = [Subscription(payer, product, JOINED) for product in products]
    return member_budget(Membership.joined(payer, JOINED), accessions, years=[2026], rules=rules)[
        2026
    ].cost_after_vat_refund


ASSUMED = OS2_RULES.assuming(
    membership_fee=dkk(25000),
    terms={"OS2valghalla": Terms.calendar_year()},
    inhabitants="latest",
    because="for this page",
)
SCHOOL = Organisation("Eksempelskolen", kind=OrganisationKind.SELF_GOVERNING_INSTITUTION, id="example")


def of_a_percent() -> str:
    """What one percent more of the fee costs a member."""
    dearer = ASSUMED.supposing(since=date(2027, 1, 1), membership_fee=dkk(25250), because="+ 1 %")
    member = Membership.joined(SAMSO, date(2020, 1, 1))
    one, other = (member.fee(2027, rules=rules).net for rules in (ASSUMED, dearer))
    return f"{text.amount(other - one, 'da')} pr. medlem pr. år for hver procent"


def of_the_vat_category() -> str:
    """What the fee costs less outside VAT for somebody who gets no VAT back."""
    exempt = ASSUMED.supposing(since=date(2026, 1, 1), fee_vat_category=VatCategory.ZERO, because="uden moms")
    difference = first_year(ASSUMED, SCHOOL, products=()) - first_year(exempt, SCHOOL, products=())
    return f"{text.amount(difference, 'da')} i første halve år for en institution uden momsrefusion; 0,00 kr. for en kommune"


def of_the_half_fee() -> str:
    """What the half-fee rule saves a newcomer of the second half-year."""
    return f"{text.amount(ASSUMED.membership_fee.on(JOINED) - first_year(ASSUMED, products=()), 'da')} for den, der er indmeldt efter 1. juli"


def of_a_size() -> str:
    """What one inhabitant too many costs a year at the limit."""
    small, medium = (evolve(SAMSO, assigned_size=size, size_reason="x") for size in (SizeClass.SMALL, SizeClass.MEDIUM))
    difference = first_year(ASSUMED, medium) - first_year(ASSUMED, small)
    return f"{text.amount(difference, 'da')} i første år for OS2valghalla mellem lille og mellem; ingen kommune står på grænsen"


def price_on(product: str, line: str, day: date, *grounds: str) -> Money:
    """What a line costs on a day, for those who have some grounds."""
    (found,) = ASSUMED.price_list(product).by_name[line]
    asked = Circumstances(payer=SAMSO, on=day, member=True, sizes=ASSUMED.sizes, grounds=grounds)
    rule = found.prices.on(day)
    return Money.from_minor(int(rule.amount(asked)), rule.currency)


def of_vat_in_prices(line: str, product: str = "OS2valghalla", day: date = date(2027, 1, 1)) -> Callable[[], str]:
    """How much lower a price is if VAT is in it: a fifth of it."""

    def moved() -> str:
        vat = ASSUMED.vat_rates.on(day).fraction
        fifth = price_on(product, line, day).share(vat / (1 + vat))
        return f"{text.amount(fifth, 'da')} for Samsø ({line})"

    return moved


def of_a_price(product: str, line: str, last_known: date, how_often: str) -> Callable[[], str]:
    """What a price comes to if that of the last known day still holds."""
    return lambda: (
        f"{text.amount(price_on(product, line, last_known), 'da')} {how_often}, hvis den seneste pris gælder endnu"
    )


OS2MO_PAID = ("betalte for OS2mo 2.0", "betalte for OS2mo 2.5")


def of_the_rebate(day: date) -> Callable[[], str]:
    """What the two rebates come to for who paid for both versions of OS2mo."""

    def moved() -> str:
        full, one, both = (price_on("OS2mo", "tilslutningsafgift", day, *OS2MO_PAID[:n]) for n in range(3))
        return f"{text.amount(full - one, 'da')} eller {text.amount(full - both, 'da')} for den, der betalte for begge versioner"

    return moved


def of_the_terms() -> str:
    """What a newcomer pays more if a year begun is a year paid."""
    accession = Subscription(SAMSO, "OS2valghalla", JOINED)
    charges = member_budget(Membership.joined(SAMSO, JOINED), [accession], years=[2026, 2027], rules=ASSUMED)
    part, whole = (charges[year].charges[-1].net for year in (2026, 2027))
    return f"{text.amount(whole - part, 'da')} i første år for Samsø, hvis et påbegyndt år betales helt"


def of_the_recommendations() -> str:
    """How many more criteria gate level 2 if three recommendations are none."""
    gating = [each for each in OS2_RULES.catalogue_version("1.1.0").select(level=LEVELS[2]) if not each.recommendation]
    return f"ingen kroner; {len(gating)} eller {len(gating) + 3} krævede på niveau 2 efter reglen »uden anbefalinger«"


def of_the_meetings() -> str:
    """How far one person's hours in one group swing."""
    series = MeetingSeries.usual(GroupKind.STEERING, people=1, on=JOINED, rules=OS2_RULES)
    hours = meeting_load([series]).hours
    return f"ingen kroner; {written(hours.low)} til {written(hours.high)} timer om året pr. person i en gruppe"


# by the Danish label of the table and the first day of the row: the sentence that would close it, and what it moves
CLAUSES: dict[str, tuple[str, str]] = {
    "member_from": (
        "En myndighed er medlem fra den dag, … skriver under.",
        "op til 12.500,00 kr. for et nyt medlem, og stemmeretten imens",
    ),
    "votes_under_notice": (
        "Udmeldte medlemmer har … stemmeret, til udmeldelsen har virkning.",
        "intet, så længe den virker straks",
    ),
    "member_until_ratified": (
        "Et ekskluderet medlem er …, til generalforsamlingen har taget stilling.",
        "indtil 25.000,00 kr. for et nyt kalenderår, og en stemme",
    ),
    "succession": (
        "Når medlemmer lægges sammen eller deles, … medlemskabet.",
        "indtil 25.000,00 kr. om året pr. efterfølger, og en stemme",
    ),
    "overdue_bars_vote": ("Et medlem, der skylder efter påkrav, har … stemme.", "en stemme"),
}

QUESTIONS: dict[tuple[str, date], tuple[str, Callable[[], str]]] = {
    ("kontingent", date(2027, 1, 1)): ("Kontingentet for 2027 er … kr. ekskl. moms.", of_a_percent),
    ("kontingent", date(2026, 1, 1)): ("Kontingentet for 2026 er … kr. ekskl. moms.", of_a_percent),
    ("kontingent", date(2016, 1, 1)): (
        "Kontingentet har været 25.000 kr. ekskl. moms siden …; før det var det ….",
        lambda: "indtil 25.000,00 kr. pr. medlem for hvert tidligere år",
    ),
    ("kontingentets momskategori", date(2016, 1, 1)): (
        "OS2 er momsregistreret, og kontingentet er momspligtigt.",
        of_the_vat_category,
    ),
    ("vedtægter", date(2012, 4, 24)): ("§ 5, stk. 1, om halvt kontingent har været gældende siden ….", of_the_half_fee),
    ("størrelsesgrænser", date(2020, 1, 1)): (
        "Netop 25.000 indbyggere er …, netop 60.000 er …, og nøglen gælder fra ….",
        of_a_size,
    ),
    ("momssats", date(1977, 10, 3)): (
        "(Skatteforvaltningen:) 18 % gjaldt fra den … oktober 1977.",
        lambda: "intet i dag",
    ),
    ("tilslutningsafgift for OS2valghalla", date(2023, 8, 31)): (
        "Tilslutningsafgifterne er ekskl. moms.",
        of_vat_in_prices("tilslutningsafgift"),
    ),
    ("vederlag for OS2valghalla", date(2023, 8, 31)): ("Vederlagene er ekskl. moms.", of_vat_in_prices("vederlag")),
    ("tilkobling til driften af OS2valghalla", date(2023, 8, 31)): (
        "De 15.000 kr. til driftsleverandøren er ekskl. moms og betales siden … af dem, der ….",
        of_vat_in_prices("tilkobling"),
    ),
    ("vilkår for OS2mo", date(2012, 4, 24)): (
        "Vederlaget opkræves …, og den, der tilslutter sig midt i et år, betaler ….",
        lambda: "hvad vederlaget er i første og sidste år; beløbet er ikke offentliggjort",
    ),
    ("tilslutningsafgift for OS2mo", date(2022, 1, 1)): (
        "De 240.000 kr. gjaldt til den … 2021; derefter koster det … kr. ekskl. moms at slutte sig til.",
        of_a_price("OS2mo", "tilslutningsafgift", date(2021, 12, 31), "pr. tilslutning"),
    ),
    ("tilslutningsafgift for OS2mo", date(2021, 1, 1)): (
        "Den, der betalte for version 2.0 og 2.5, får … kr. i rabat i 2021; beløbene er ekskl. moms.",
        of_the_rebate(date(2021, 1, 1)),
    ),
    ("tilslutningsafgift for OS2mo", date(2020, 2, 2)): (
        "Den, der betalte for version 2.0 og 2.5, får … kr. i rabat i 2020; beløbene er ekskl. moms.",
        of_the_rebate(date(2020, 2, 2)),
    ),
    ("tilslutningsafgift for OS2mo", date(2019, 11, 5)): (
        "De 60.000 kr. har gældet siden den …, og rabatten er … kr.; beløbene er ekskl. moms.",
        of_the_rebate(date(2019, 11, 5)),
    ),
    ("vederlag for OS2mo", date(2012, 4, 24)): (
        "Vederlaget for OS2mo er … kr. om året ekskl. moms.",
        lambda: "hele vederlaget, hvert år",
    ),
    ("andel for passive i OS2mo", date(2019, 11, 5)): (
        "Passive betaler en tredjedel af … siden den ….",
        lambda: "to tredjedele af vederlaget, hvert år; beløbet er ikke offentliggjort",
    ),
    ("vilkår for OS2dagsorden", date(2012, 4, 24)): (
        "Vederlaget opkræves …, og den, der tilslutter sig midt i et år, betaler ….",
        lambda: "indtil et helt vederlag i første og i sidste år",
    ),
    ("tilslutningsafgift for OS2dagsorden", date(2019, 1, 1)): (
        "At slutte sig til OS2dagsorden koster … kr. ekskl. moms.",
        of_a_price("OS2dagsorden", "tilslutningsafgift", date(2018, 12, 31), "pr. tilslutning"),
    ),
    ("tilslutningsafgift for OS2dagsorden", date(2018, 5, 15)): (
        "De 40.000 kr. for implementering var det, det kostede at slutte sig til, ekskl. moms, fra den ….",
        of_vat_in_prices("tilslutningsafgift", "OS2dagsorden", date(2018, 5, 15)),
    ),
    ("vederlag for OS2dagsorden", date(2019, 1, 1)): (
        "Vederlaget for OS2dagsorden er … kr. om året ekskl. moms.",
        of_a_price("OS2dagsorden", "vederlag", date(2018, 12, 31), "om året"),
    ),
    ("vederlag for OS2dagsorden", date(2018, 5, 15)): (
        "De 50.000 kr. om året var ekskl. moms og gjaldt fra den ….",
        of_vat_in_prices("vederlag", "OS2dagsorden", date(2018, 5, 15)),
    ),
    ("kravkatalog", date(2025, 6, 1)): (
        "Version 1.1.0 gælder fra den … juni 2025; F19, F20 og G7 er …, og et krav måler ….",
        of_the_recommendations,
    ),
    ("kravkatalog", date(2024, 4, 1)): (
        "Fra april 2024 til juni 2025 gjaldt version …, med disse krav: ….",
        lambda: "ingen kroner; vurderinger fra den tid kan ikke beregnes",
    ),
    ("kravkatalog", date(2018, 1, 1)): (
        "De 45 krav gjaldt fra den … til den … som version ….",
        lambda: "ingen kroner; hvilken dag en vurdering kan være fra",
    ),
    ("møder i en styregruppe", date(2016, 1, 1)): (
        "»Omkring fire møder af en times varighed« er pr. …; de fleste grupper mødes mellem … og … gange om året.",
        of_the_meetings,
    ),
    ("møder i en koordinationsgruppe", date(2016, 1, 1)): (
        "En koordinationsgruppe mødes … gange om året.",
        of_the_meetings,
    ),
    ("møder i en faggruppe", date(2016, 1, 1)): ("En faggruppe mødes … gange om året.", of_the_meetings),
    ("vilkår for OS2valghalla", date(2012, 4, 24)): (
        "Vederlaget opkræves …, forud, og den, der tilslutter sig midt i et år, betaler ….",
        of_the_terms,
    ),
}


def open_rows() -> Iterator[tuple[Dated, DatedRow | Hole, str]]:
    """Each hole, each inferred row and each row that another text contradicts, with the word for it."""
    for table in OS2_RULES.tables:
        for row in table.rows:
            if isinstance(row, Hole):
                yield table, row, "ikke offentliggjort"
            elif row.basis is Basis.INFERRED:
                yield table, row, "udledt"
            elif row.contradicts:
                yield table, row, "modstridende kilder"


def questions_page() -> str:
    """What OS2 would have to publish."""
    lines = [
        "# Spørgsmål til OS2: det, der mangler at blive offentliggjort",
        "",
        "Genereret af `docs/generate.py` ud fra reglerne i `src/os2model/os2/`: hvert hul, hver udledt række og hver modsigelse, med",
        "den sætning, der ville lukke spørgsmålet, og hvad svaret flytter i kroner. Beregnet for Samsø Kommune, et tænkt nyt",
        "medlem 14.8.2026, hvor andet ikke er sagt.",
        "",
        "| hvad | fra | i dag | sætningen, der lukker det | hvad det flytter |",
        "|---|---|---|---|---|",
    ]
    for table, row, state in open_rows():
        sentence, moved = QUESTIONS[table.label.da, row.since]
        lines.append(f"| {table.label.da} | {text.day(row.since, 'da')} | {state} | »{sentence}« | {moved()} |")
    lines += [
        "",
        "Vedtægterne tier, eller kan læses på flere måder; biblioteket har valgt (fortolket her), hvad det regner med:",
        "",
    ]
    for name, clause in OS2_RULES.statutes.values[0].silent().items():
        sentence, moved = CLAUSES[name]
        chosen = clause.value.label.da if isinstance(clause.value, Labelled) else "ja" if clause.value else "nej"
        where = f"{clause.bylaw}: " if clause.bylaw else ""
        lines.append(f"- »{sentence}« Valgt: {chosen} ({where}{clause.because.da}). Flytter {moved}.")
    priceless = [product.name for product in OS2_RULES.products if not has_prices(product.name)]
    lines += [
        "",
        "Desuden, uden for regelsættet:",
        "",
        '- Folketallet pr. kommune efter 1.1.2020. Det afgør størrelsen; i biblioteket antages det med `inhabitants="latest"`.',
        f"- Takstblade for {len(priceless)} produkter: {', '.join(priceless)}.",
    ]
    return "\n".join(lines) + "\n"


def has_prices(product: str) -> bool:
    """Whether a price list of the product is published."""
    return any(sheet.product == product for sheet in OS2_RULES.price_lists)


FALSE_FRIENDS = """
## Falske venner / false friends

| ord | her | ikke | kilde |
|---|---|---|---|
| tilslutningsaftale | accession to a product, `Subscription` | the membership agreement, which OS2's guide calls a *tilslutningsaftale* too and the bylaws a *partnerskabsaftale* | vejledningen, »Kom i gang som medlem«; vedtægter § 4 |
| kontingent | membership fee, to the association | *abonnement*; what a product costs | vedtægter § 5 |
| vederlag | recurring fee of a product, for maintenance and light development | *kontingent* | os2.eu: hvad dækker vederlag og tilslutningsafgift over |
| tilslutningsafgift | joining fee of a product, once | *kontingent* of the first year | samme |
| bidrag | one-off contribution to something by itself, such as a crowdfunding | *vederlag* | samme |
| medlem | a public authority with a signed agreement | a supplier: *leverandørpartner*, no member | vedtægter §§ 3, 4 |
| tilslutning | taking a product into use | joining the association: *indmeldelse* | vedtægter § 4 |
| pr. 1. juli, efter 1. juli | after 1 July: from 2 July on | from 1 July on | vedtægter § 5, stk. 1 |
| netto, brutto | without VAT, with VAT | after or before the refund of VAT: *nettoudgift* is after it | |
"""


def glossary_page() -> str:
    """The Danish words and the English ones, from the labels and the first lines of the docstrings."""
    lines = [
        "# Ordliste / glossary",
        "",
        "Genereret af `docs/generate.py` ud fra betegnelserne i koden. Made from the labels and the docstrings.",
        FALSE_FRIENDS,
        "## Typer og funktioner / types and functions",
        "",
        "| dansk | in code | module |",
        "|---|---|---|",
    ]
    lines += sorted(documented_words())
    lines += ["", "## Ord med faste værdier / words with fixed values", ""]
    for enum in sorted(Labelled.__subclasses__(), key=lambda each: each.__name__):
        lines += [f"### {enum.__name__}", "", "| dansk | English | in code |", "|---|---|---|"]
        lines += [f"| {member.label.da} | {member.label.en} | `{member.name}` |" for member in enum]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def documented_words() -> Iterator[str]:
    """A line for each public class or function whose docstring begins with a Danish word in brackets."""
    source = Path(inspect.getfile(import_module("os2model"))).parent
    for path in sorted(source.glob("*.py")):
        module = import_module(f"os2model.{path.stem}") if path.stem != "__init__" else None
        for name, value in vars(module).items() if module else ():
            ours = inspect.isclass(value) or inspect.isfunction(value)
            if name.startswith("_") or not ours or value.__module__ != module.__name__:
                continue
            found = re.match(r"[^\n(]*\(([^)]+)\)", inspect.getdoc(value) or "")
            if found:
                yield f"| {found[1]} | `{name}` | `{path.stem}` |"


def own_level_page() -> str:
    """This project under the criteria it holds, from its own answers by its own engine."""
    answers = json.loads((DOCS / "self-assessment.json").read_text(encoding="utf-8"))
    assessment = read_self_assessment(
        answers, catalogue=OS2_RULES.catalogue.on(date.fromisoformat(answers["filledDate"]))
    )
    evaluation = assessment.evaluate(by=LevelRule.WITHOUT_RECOMMENDATIONS)
    lines = [
        "# os2model efter OS2's krav",
        "",
        "Projektets egen selvevaluering, genereret af `docs/generate.py` ud fra [svarene](self-assessment.json), der står som OS2's",
        "generator skriver dem. Det, kun OS2 kan svare på, er *ved ikke*; resten peger på en fil her i projektet eller siger, hvad",
        "der mangler. Niveauet er beregnet og ikke besluttet af nogen.",
        "",
        text.markdown(assessment, "da"),
        "",
        "```text",
        text.explain(evaluation, "da"),
        "```",
        "",
        "| krav | niveau | | svar | hvor, eller hvorfor ikke |",
        "|---|---|---|---|---|",
    ]
    for criterion, answer in assessment:
        light = GENERATOR_COLOURS[answer.state].light
        seen = ", ".join(f"[{each.reference}](../{each.reference})" for each in answer.evidence) or answer.explanation
        state = f"{light} {answer.state.label.da}"
        lines.append(f"| {criterion.id} | {criterion.level.label.da} | {criterion.label.da} | {state} | {seen} |")
    return "\n".join(lines) + "\n"


PAGES = {
    "reference/os2-rules.md": rules_page,
    "questions.md": questions_page,
    "reference/glossary.md": glossary_page,
    "governance.md": own_level_page,
}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
