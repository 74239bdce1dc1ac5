"""Values of every type for property tests, drawn by hypothesis and sound by construction. Needs the extra `testing`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from functools import cache, partial
from operator import attrgetter
from types import NoneType
from typing import Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

from attrs import evolve, fields
from hypothesis import strategies as st

from os2model._amounts import CURRENCIES, TOO_MUCH
from os2model._checks import shown
from os2model._parts import FIXED, LIMITS, came_and_went, cvr, gln
from os2model.association import Association
from os2model.catalogues import Body, Catalogue, Criterion
from os2model.charges import Charge
from os2model.contacts import Contact
from os2model.dated import Dated, DatedRow, Hole
from os2model.decisions import Decision
from os2model.entries import MembershipEvent, MembershipEventKind
from os2model.errors import InvalidValueError
from os2model.estimates import Estimate
from os2model.exchange.record_types import RECORDS
from os2model.exchange.shapes import EITHER
from os2model.fees import AgreedFee
from os2model.finding_messages import FINDINGS
from os2model.findings import Finding, pointer
from os2model.governance import LEVELS, GovernanceLevel, LevelRule
from os2model.groups import GroupKind, Seat, UsualMeetings
from os2model.holidays import FIRST_YEAR, LAST_YEAR
from os2model.identifiers import NO_MUNICIPALITIES, Cvr, Gln, MunicipalityCode, PNumber, RegionCode
from os2model.indexation import Index, Indexation
from os2model.labels import Label, Labelled
from os2model.meetings import MeetingSeries
from os2model.memberships import Membership
from os2model.mergers import Succession
from os2model.money import Money, Percent
from os2model.notice import Notice
from os2model.organisations import Address, Organisation
from os2model.os2.organisations import AUTHORITIES
from os2model.os2.rules import OS2_RULES
from os2model.periods import Duration, MonthDay, Period
from os2model.price_lists import ChargeKind, PriceLine, PriceList
from os2model.price_rules import Fixed, PriceRule, Rounding
from os2model.prices import ByMembership, BySize, PerInhabitant, PerUnit
from os2model.products import Product
from os2model.proration import ByJoiningDay, FixedShare
from os2model.recurrences import Recurrence, Weekday
from os2model.reductions import Less, Share, Waived
from os2model.rule_tables import TABLES
from os2model.rulebook import RuleBook
from os2model.shared_prices import ByKey, EqualShare, Stair, Staircase, Weight
from os2model.sizes import SizeLimits
from os2model.sources import Basis
from os2model.statutes import Clause, Statutes, default, explicit
from os2model.subscriptions import Subscription
from os2model.tallies import as_percent
from os2model.terms import Terms
from os2model.timelines import Since, Timeline
from os2model.vat import Totals, VatCategory, VatTreatment
from os2model.working_year import WorkingTime, WorkingYear, YearLine

T = TypeVar("T")
Strategy = st.SearchStrategy[Any]

_NONE, _SIGNS = st.none(), st.characters(exclude_categories=["C", "Z"], include_characters=" ")
_WORDS: Final = st.sampled_from(["OS2valghalla", "Samsø Kommune", "»§ 5, stk. 1«", "ÅØÆ åøæ – 100 %", "x"])
_TEXT: Final = _WORDS | st.text(_SIGNS, min_size=1, max_size=40).map(lambda text: text if text.strip() else f"{text}ø")
_MAYBE: Final = st.just("") | _TEXT
_DAYS: Final = st.dates(date(2000, 1, 1), date(2040, 12, 31)) | st.dates() | st.sampled_from([date.min, date.max])
_NEW_YEARS: Final = _DAYS.map(lambda day: day.replace(month=1, day=1))
_MONTHS: Final = _DAYS.map(lambda day: day.replace(day=1))
_LATE: Final = date(9000, 1, 1)  # later than what is published, with time left for what comes seldom
_EARLY: Final = st.dates(max_value=_LATE)
_POSITIVE: Final = st.integers(1, 10**4).map(Fraction) | st.fractions(Fraction(1, 100), 10**6, max_denominator=1000)
_EXACT: Final = st.just(Fraction(0)) | _POSITIVE
_SHARES: Final = st.fractions(0, 1, max_denominator=100)
_COUNTRIES: Final = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)
_CURRENCIES: Final = st.sampled_from(sorted(CURRENCIES))
_MINOR: Final = st.integers(-(10**7), 10**7) | st.integers(1 - TOO_MUCH, TOO_MUCH - 1)
_RATES: Final = st.integers(100, 10**4).map(lambda part: as_percent(Fraction(part, 10**4), decimals=2))
_LIMITS: Final = st.none() | st.integers(-(10**4), 10**5).map(
    lambda part: as_percent(Fraction(part, 10**4), decimals=2)
)
_PRICED: Final = OS2_RULES.price_lists[0]


def values(cls: type[T]) -> st.SearchStrategy[T]:
    """The strategy that draws values of a type.

    Days lie anywhere in the calendar, text has any sign that is printed, and what may be left out is at times left out. The
    parts of a value go together: a rule book, for one, has one currency.

    Args:
        cls: a public class, or one of what its values are made of, such as `os2model.sizes.SizeLimits`; a table by what it
            holds, as `Dated[Money]`, for which `Dated` alone stands too; `PriceRule`; a list of these.

    Raises:
        InvalidValueError: there is no strategy for `cls`.

    Examples:
        >>> from hypothesis import given
        >>> @given(values(Money))
        ... def test_an_amount_comes_back_from_its_text(amount):
        ...     assert Money.parse(str(amount)) == amount
        >>> test_an_amount_comes_back_from_its_text()
    """
    return _of(cls)


def _of(type_: Any) -> Strategy:  # noqa: ANN401  a class, an alias or a union
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in EITHER:
        return st.one_of(*map(_of, sorted(arguments, key=lambda each: each is not NoneType)))
    if origin in _TAKING and (origin is not tuple or arguments[1:] == (...,)):
        return _TAKING[origin](_of(arguments[0]))
    if isinstance(type_, type) and issubclass(type_, Labelled) and type_ is not Labelled:
        return st.sampled_from(list(type_))
    for known, strategy in _strategies().items():
        if known is type_:  # not looked up, because what is handed in need not be hashable
            return strategy
    words = "a class such as Organisation, a list of one, or what a table holds, as Dated[Money]"
    raise InvalidValueError("value.choice", {"what": "values", "expected": words, "got": shown(cast("object", type_))})


@cache
def _lazy(type_: Any) -> Strategy:  # noqa: ANN401
    return st.deferred(lambda: _of(type_))


def _made(cls: Any, **given: Strategy) -> Strategy:  # noqa: ANN401  a class of attrs
    """Values of a class, each field by its type where no strategy is given, then those fixed that have to go together."""
    hints, fixed = get_type_hints(cls), FIXED.get(cls, dict)
    for each in fields(cls):
        if each.init and each.name not in given:
            given[each.name] = _MAYBE if each.default == "" else _lazy(hints[each.name])
    # no map, of which hypothesis would show the parts as they were drawn
    return st.fixed_dictionaries(given).flatmap(lambda parts: st.just(cls(**{**parts, **fixed(parts)})))


def _some(of: Strategy, *differing: str, least: int = 0) -> Strategy:
    return st.lists(of, min_size=least, max_size=3, unique_by=attrgetter(*differing) if differing else None)


@cache
def _priced(currency: str) -> dict[Any, Strategy]:
    """What is priced in one currency, and the amounts that can be a price."""
    money = st.builds(Money.from_minor, _MINOR.map(abs), st.just(currency))

    def composed(of: Strategy) -> dict[Any, Strategy]:
        by_size = st.builds(BySize, small=of, medium=of, large=of, very_large=of)
        some = {"ground": _MAYBE, "only": _some(st.just("0741") | _TEXT)}
        stairs = st.lists(of, min_size=1, max_size=3).map(
            lambda prices: [(1 + 9 * i, each) for i, each in enumerate(prices)]
        )
        weights = st.dictionaries(_TEXT, _POSITIVE, min_size=1, max_size=3)
        return {
            BySize: by_size,
            PerUnit: st.builds(PerUnit, of),
            ByMembership: st.builds(ByMembership, member=of, non_member=of),
            Share: st.builds(Share, of, _SHARES),
            Less: st.builds(Less, of, money | _SHARES.map(partial(as_percent, decimals=2)), **some),
            Waived: st.builds(Waived, of, _lazy(Label), **some),
            Staircase: stairs.map(Staircase),
            EqualShare: st.builds(EqualShare, money),
            ByKey: st.builds(ByKey, money, weights),
            **({PerInhabitant: st.builds(PerInhabitant, _EXACT, minimum=_NONE | of)} if currency == "DKK" else {}),
        }

    rules = st.recursive(money.map(Fixed), lambda of: st.one_of(*composed(of).values()), max_leaves=6)
    lines = _made(PriceLine, kind=st.sampled_from(list(ChargeKind)[1:]), prices=_tables(rules))
    priced = {Money: money, Fixed: money.map(Fixed), PriceRule: rules, PriceLine: lines, **composed(rules)}
    stair = st.builds(Stair, st.integers(1, 100), rules)
    sheet = _made(PriceList, lines=_some(lines, "name", least=1), passive_share=_NONE | _tables(_SHARES))
    return {**priced, Stair: stair, PriceList: sheet}


@cache
def _rows(of: Strategy) -> Strategy:
    return _made(DatedRow, value=of, gave_way=st.just(()), table=_NONE)  # the table sets the two


@st.composite
def _tables(draw: st.DrawFn, of: Strategy, days: Strategy = _DAYS) -> Dated[Any]:
    """Tables, some of them changed after they were made, so that rows gave way to others."""
    since = sorted(set(draw(_some(days, least=1))), reverse=True)
    rows = [evolve(draw(_rows(of) | _lazy(Hole)), since=day) for day in since]
    table: Dated[Any] = Dated(draw(_lazy(Label)), unit=draw(_TEXT), rows=rows, way_out=draw(_MAYBE))
    for drawn in draw(st.lists(_rows(of), max_size=2)):
        row: DatedRow[Any] = evolve(drawn, since=draw(st.sampled_from(since) | days))
        published = [old.since for old in table.rows if isinstance(old, DatedRow) and old.basis is Basis.PUBLISHED]
        put = table.supposing if row.basis is Basis.SUPPOSED or row.since in published else table.amended
        table = table.assuming(row.value, because="x") if row.basis is Basis.ASSUMED else put(row)
    return table


_TAKING: Final[dict[Any, Callable[[Strategy], Strategy]]] = {
    Dated: _tables,
    DatedRow: lambda of: (
        _rows(of)
        | st.tuples(_tables(of), of).flatmap(lambda both: st.sampled_from(both[0].assuming(both[1], because="x").rows))
    ),
    Since: lambda of: st.builds(Since, _DAYS, of),
    Timeline: lambda of: (
        _some(st.builds(Since, _DAYS, of), "since", least=1).map(
            lambda rows: Timeline(tuple(sorted(rows, key=attrgetter("since"))))
        )
        | of.map(lambda value: Timeline((Since(date.min, value),)))
    ),
    Clause: lambda of: st.builds(explicit, of, _TEXT, _MAYBE) | st.builds(default, of, _TEXT, _MAYBE),
    list: _some,
    tuple: lambda of: _some(of).map(tuple),
}


@st.composite
def _own_rules(draw: st.DrawFn) -> RuleBook:
    """OS2's rules with some tables replaced, and with fees, products, prices and usual meetings of their own."""
    priced, hints = _priced(draw(_CURRENCIES)), get_type_hints(RuleBook)
    products: list[Product] = draw(_some(_lazy(Product), "name"))
    names = [each.name for each in products]
    groups = draw(_some(st.tuples(_lazy(GroupKind), st.sampled_from(["", *names]))))
    alike = [partial(evolve, kind=kind, product=name) for kind, name in dict.fromkeys(groups)]
    own = {name: draw(_lazy(hints[name])) for name in draw(_some(st.sampled_from(list(TABLES))))}
    own |= {"membership_fee": draw(_tables(priced[Money], _NEW_YEARS)), "vat_rates": draw(_tables(_RATES))}
    own["usual_meetings"] = [draw(_lazy(Dated[UsualMeetings])).converted(each) for each in alike]
    sheets = [evolve(draw(priced[PriceList]), product=name) for name in names if draw(_lazy(bool))]
    return evolve(OS2_RULES, products=products, price_lists=sheets, **own)


@st.composite
def _charges(draw: st.DrawFn) -> Charge:
    """What a newcomer is charged."""
    payer = AUTHORITIES[draw(st.sampled_from([name for name, each in AUTHORITIES.items() if each.inhabitants]))]
    day = draw(st.dates(max(line.prices.rows[-1].since for line in _PRICED.lines), _LATE))
    terms = {_PRICED.product: evolve(draw(_lazy(Terms)), indexation=None)}  # no index is published
    fee = draw(_priced("DKK")[Money])
    rules = OS2_RULES.assuming(membership_fee=fee, terms=terms, inhabitants="latest", because="drawn")
    members, accessions = [Membership.joined(payer, day)], [Subscription(payer, _PRICED.product, day)]
    everything = Association(rules=rules, memberships=members, subscriptions=accessions)
    return draw(st.sampled_from(everything.charges(within=Period.starting(day, months=18))))


@cache
def _strategies() -> dict[Any, Strategy]:
    """The strategy of each type but enums and what takes other types."""
    whole, some, label, share = st.integers, st.sampled_from, _lazy(Label), _SHARES
    numbers, shares = (st.tuples(of, of, of).map(lambda points: Estimate(*sorted(points))) for of in (_EXACT, share))
    charge = partial(_made, Charge, payer=_MAYBE, origin=_NONE)
    small = st.builds(Money.from_minor, whole(-(10**12), 10**12), st.just("DKK"))  # sums have 15 digits too
    simple = {str: _TEXT, bool: st.booleans(), date: _DAYS, Fraction: _EXACT, NoneType: _NONE}
    bare = {
        Dated: _lazy(Dated[Money]),
        DatedRow: _lazy(DatedRow[Money]),
        Since: _lazy(Since[VatCategory]),
        Clause: _lazy(Clause[MonthDay | None]),
    }
    seen = _lazy(str | int | Label | GovernanceLevel | Percent | date | None)
    found = {"code": some(sorted(FINDINGS)), "subject": seen, "found": seen, "expected": seen, "values": st.just(())}
    given = {"membership_fee": _priced("DKK")[Money], "terms": st.fixed_dictionaries({_PRICED.product: _lazy(Terms)})}
    decided = {"since": st.just(_LATE), "source": _TEXT, "decided": _NONE | _DAYS, "statutes": _lazy(Statutes)}
    rules = ["WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "MONTHLY;BYMONTHDAY={0.day},-1;BYSETPOS=1,-1", "YEARLY;WKST=SU"]
    ends = ["", ";COUNT=1", ";UNTIL=99991231", ";UNTIL={0.year:04}{0.month:02}{0.day:02}"]
    text = st.builds("FREQ={};INTERVAL={}{}".format, some(rules), whole(1, 100), some(ends))
    spread = st.builds(Recurrence.spread, whole(1, 12), some([-5, -1, 1, 5]), some(Weekday), first_day=_EARLY)
    asked = {"criteria": _some(_lazy(Criterion), "id", least=1), "months_between_assessments": _NONE | whole(1, 120)}
    ruled = st.just("") | _lazy(Recurrence).map(attrgetter("text"))
    usual = {"meetings": numbers, "recurrence": ruled, "minutes": _NONE | whole(1, 24 * 60)}
    who = {"organisation": st.just(AUTHORITIES["Samsø"])}  # gives place to the association's own
    held = {"memberships": _some(_made(Membership, **who)), "subscriptions": _some(_made(Subscription, **who))}
    held["contacts"] = _some(_made(Contact, **who))
    apart, seats = _some(_lazy(Decision), "product", "on", "by"), _some(_made(Seat, **who, people=whole(0, 10**4)))
    return {
        **{each: _made(each) for each in (*RECORDS, Period)},
        **{
            each: st.one_of(*(_priced(currency)[each] for currency in CURRENCIES if each in _priced(currency)))
            for each in _priced("DKK")
        },
        **(simple | bare),
        int: whole(0, 99) | whole(0, 10**9),
        Money: st.builds(Money.from_minor, _MINOR, _CURRENCIES),
        Percent: _RATES | st.builds(as_percent, st.fractions(-(10**6), 10**6), decimals=whole(0, 20)),
        Cvr: whole(10**6, 10**7 - 1).map(cvr),
        Gln: whole(0, 10**12 - 1).map(gln),
        PNumber: whole(0, 10**10 - 1).map(lambda number: PNumber(f"{number:010}")),
        MunicipalityCode: (whole(100, 999).map("0{}".format) | some(sorted(NO_MUNICIPALITIES))).map(MunicipalityCode),
        RegionCode: whole(1000, 1099).map(lambda code: RegionCode(str(code))),
        MonthDay: st.builds(MonthDay, whole(1, 12), whole(1, 31)),
        Estimate: numbers | _EXACT.map(Estimate.of),
        VatTreatment: _made(VatTreatment, rate=_RATES, row=_NONE),
        Charge: charge() | _charges(),
        Totals: _some(charge(net=small)).map(Totals.of),
        Finding: _made(Finding, path=_some(_TEXT).map(lambda names: pointer(*names)), **found),
        FixedShare: share.map(FixedShare),
        Membership: _made(Membership)
        | _made(Membership, events=st.lists(_DAYS, unique=True, max_size=4).map(came_and_went)),
        MembershipEvent: _made(MembershipEvent, kind=some(list(MembershipEventKind)[2:])),
        AgreedFee: _made(
            AgreedFee, year=whole(1, 9999), amount=st.builds(Money.from_minor, whole(0, 10**9), _CURRENCIES)
        ),
        Statutes: _made(
            Statutes,
            votes=_TAKING[Clause](whole(0, 1000)),
            fee_years_ahead=_TAKING[Clause](whole(0, 10)),
            fee_refunded=_TAKING[Clause](st.just(False)),
            assembly_months=_TAKING[Clause](some([(4, 5), (3,), (1, 2, 3)])),
        ),
        Duration: _made(Duration, months=whole(0, 36), days=whole(0, 90)),
        Notice: _made(Notice, months=whole(0, 36), days=whole(0, 90)),
        Rounding: _made(Rounding, step=st.builds(Money.from_minor, whole(1, 10**6), _CURRENCIES)),
        Weight: _made(Weight, weight=_EXACT),
        Index: _made(Index, values=_tables(_POSITIVE, _MONTHS)),
        Indexation: _made(Indexation, month=whole(1, 12), years_before=whole(0, 10), floor=_LIMITS, cap=_LIMITS),
        Terms: _made(Terms, invoice_offset=st.integers(-400, 400)),
        ByJoiningDay: _made(ByJoiningDay, then=_lazy(FixedShare)) | _made(ByJoiningDay, otherwise=_lazy(FixedShare)),
        SizeLimits: _made(SizeLimits, **dict.fromkeys(LIMITS, whole(1, 10**9 // 3)), years_before=whole(0, 10)),
        Organisation: some(list(AUTHORITIES)).map(AUTHORITIES.get) | _made(Organisation, size_reason=_TEXT),
        Address: _made(Address, postal_code=whole(0, 9999).map("{:04}".format), country=st.just("DK") | _COUNTRIES),
        Seat: _made(Seat, people=whole(0, 10**4)),
        Succession: _made(
            Succession, on=st.dates(date(1, 1, 2)), predecessors=_some(_lazy(Organisation), "id", least=1)
        ),
        LevelRule: _made(LevelRule, least_share=_NONE | _RATES),
        Criterion: _made(Criterion, level=some(LEVELS)),
        Catalogue: some(OS2_RULES.catalogue.values) | _made(Catalogue, **asked),
        Decision: _made(Decision, by=some([Body.SECRETARIAT, Body.BOARD]), reference=_MAYBE),
        Recurrence: _made(Recurrence, text=text) | spread,
        UsualMeetings: _made(UsualMeetings, **usual),
        MeetingSeries: _made(MeetingSeries, meetings=numbers, people=numbers, attendance=shares),
        YearLine: st.builds(YearLine.of_days, label, _EXACT, _EXACT) | st.builds(YearLine.of_hours, label, _EXACT),
        WorkingYear: _made(WorkingYear) | whole(FIRST_YEAR, LAST_YEAR).map(OS2_RULES.working_year.values[0].net),
        WorkingTime: _made(WorkingTime, gross_hours=_POSITIVE, eu_hours=_POSITIVE),
        RuleBook: st.one_of(
            _own_rules(),
            st.just(OS2_RULES),
            st.builds(OS2_RULES.assuming, because=_TEXT, inhabitants=some([None, "latest"]), **given),
            st.builds(OS2_RULES.supposing, since=_NEW_YEARS, because=_TEXT, vat_rates=_RATES, **given),
            st.builds(OS2_RULES.amended, **decided, **given),
        ),
        Association: _made(Association, decisions=apart, seats=seats, **held),
    }
