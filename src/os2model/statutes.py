"""The statutes (vedtægter) as clauses of one value each.

A clause is explicit and names its bylaw, or it is our default where the bylaws are silent and says why.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any, Final, Generic, TypeVar

from attrs import evolve, field, fields, frozen

from os2model._checks import check_flag, check_range, check_text, check_type, listed, shown
from os2model.dated import DatedRow
from os2model.documents import DocumentControl
from os2model.errors import InvalidValueError
from os2model.labels import Label, Labelled
from os2model.notice import Notice
from os2model.periods import Duration, MonthDay, Period
from os2model.sources import Basis, Source

T = TypeVar("T")

_MOST_VOTES: Final = 1000
_MOST_YEARS: Final = 10


class Stands(Labelled):
    """Whether a clause stands in the bylaws (hjemmel).

    Examples:
        >>> Stands.DEFAULT.label.da
        'fortolket her, ikke læst i vedtægterne'
    """

    EXPLICIT = "står i vedtægterne", "stands in the bylaws"
    DEFAULT = "fortolket her, ikke læst i vedtægterne", "chosen here, not read in the bylaws"


class MemberFrom(Labelled):
    """By which signature a membership begins (medlem fra); an association that signs first makes nobody a member.

    Examples:
        >>> MemberFrom.LAST_SIGNATURE.label.da
        'fra den sidste underskrift'
    """

    LAST_SIGNATURE = "fra den sidste underskrift", "from the last signature"
    MEMBER_SIGNATURE = "fra medlemmets underskrift", "from the member's signature"


class SuccessionPolicy(Labelled):
    """What becomes of a membership where its organisation is merged or split (efterfølgere).

    That of an organisation that ceases ends anyway; the policy decides for those that take its place.

    Examples:
        >>> SuccessionPolicy.ASK.label.da
        'spørg foreningen'
    """

    TRANSFER = "medlemskabet går over", "the membership is transferred"
    END = "medlemskabet ophører", "the membership ends"
    ASK = "spørg foreningen", "ask the association"


@frozen(kw_only=True)
class Clause(Generic[T]):
    """One value of the statutes (bestemmelse), with where it stands or why it was chosen.

    Made by `explicit` and `default`.

    Attributes:
        value: the value.
        stands: whether it stands in the bylaws.
        bylaw: the paragraph; needed if it does.
        because: why the value was chosen; needed if it does not. A label where the words are ours, in either language.

    Examples:
        >>> explicit(MonthDay(7, 1), "§ 5, stk. 1").label.da
        'vedtægter § 5, stk. 1'
    """

    value: T
    stands: Stands
    bylaw: str
    because: str | Label

    def __attrs_post_init__(self) -> None:
        check_type("Clause.stands", self.stands, Stands)
        check_type("Clause.bylaw", self.bylaw, str)
        check_type("Clause.because", self.because, str, Label)
        if self.stands is Stands.EXPLICIT and not self.bylaw.strip():
            raise InvalidValueError("clause.bylaw", {"example": '"§ 5, stk. 1"'})
        if self.stands is Stands.DEFAULT and isinstance(self.because, str) and not self.because.strip():
            raise InvalidValueError("clause.because", {})

    @property
    def is_explicit(self) -> bool:
        """Whether it stands in the bylaws."""
        return self.stands is Stands.EXPLICIT

    @property
    def label(self) -> Label:
        """Where it stands, or that it was chosen, and why.

        Examples:
            >>> default(1, Label(da="intet står der", en="nothing is said"), "§ 4").label.en
            'chosen here, not read in the bylaws (§ 4): nothing is said'
        """
        if self.is_explicit:
            return Label(da=f"vedtægter {self.bylaw}", en=f"bylaws {self.bylaw}")
        where = f" ({self.bylaw})" if self.bylaw else ""
        why = self.because if isinstance(self.because, Label) else Label(da=self.because, en=self.because)
        chosen = self.stands.label
        return Label(da=f"{chosen.da}{where}: {why.da}", en=f"{chosen.en}{where}: {why.en}")


def explicit(value: T, bylaw: str, because: str | Label = "") -> Clause[T]:
    """A clause that stands in the bylaws.

    Examples:
        >>> explicit(MonthDay(7, 1), "§ 5, stk. 1").stands
        Stands.EXPLICIT
    """
    return Clause(value=value, stands=Stands.EXPLICIT, bylaw=bylaw, because=because)


def default(value: T, because: str | Label, bylaw: str = "") -> Clause[T]:
    """A clause chosen where the bylaws are silent or unclear.

    Examples:
        >>> default(MonthDay(7, 1), "the bylaws are silent").stands
        Stands.DEFAULT
    """
    return Clause(value=value, stands=Stands.DEFAULT, bylaw=bylaw, because=because)


def _months(clause: Clause[tuple[int, ...]]) -> Clause[tuple[int, ...]]:
    check_type("Statutes.assembly_months", clause, Clause)
    return evolve(clause, value=listed("Statutes.assembly_months.value", clause.value, int))


@frozen(kw_only=True)
class Statutes:
    """The statutes (vedtægter) of an association: every clause that an answer of this library rests on.

    The statutes of all years are a table of the rule book, by the day they came into force.

    Attributes:
        association: the association's short name; its fee is charged under it.
        version: the text they were read from.
        member_from: by which signature a membership begins.
        signing_power: whether only who can bind the member (tegningsret) signs for it.
        leaving: the notice of who resigns.
        votes_under_notice: whether who has given notice votes until it has run out.
        lapse: whether who does not pay after a demand is regarded as resigned.
        expulsion_ratified: whether an expulsion must be approved by the next general assembly.
        member_until_ratified: whether who is expelled remains a member, with vote and fee, until then.
        succession: what becomes of a membership where authorities are merged or split.
        votes: the votes of a member.
        overdue_bars_vote: whether who owes after a demand has no vote.
        half_fee_after: the day after which a newcomer pays half of the year's fee; None where everybody pays all.
        fee_years_ahead: for which year a general assembly sets the fee: 1 for the year after its own.
        fee_refunded: whether a fee that is paid is given back to who leaves; no association known to the library does.
        assembly_months: the months of the ordinary general assembly, one after the other.
        call: how long before the general assembly it is called.
        motions_in: how long before it motions are received.
        motions_out: how long before it motions are sent out.
        minutes: how long after it the minutes are published.
        extraordinary_within: how long after the board has handled the wish an extraordinary assembly is held.
        extraordinary_call: how long before it that one is called.
        document: the header of the document.

    Raises:
        InvalidValueError: a clause holds something else; the months do not follow each other; a fee would be given back.

    Examples:
        >>> from datetime import date
        >>> from os2model import OS2_RULES
        >>> OS2_RULES.statutes.on(date(2026, 8, 14)).half_fee_after.value
        MonthDay(month=7, day=1)
    """

    association: str
    version: str
    member_from: Clause[MemberFrom]
    signing_power: Clause[bool]
    leaving: Clause[Notice]
    votes_under_notice: Clause[bool]
    lapse: Clause[bool]
    expulsion_ratified: Clause[bool]
    member_until_ratified: Clause[bool]
    succession: Clause[SuccessionPolicy]
    votes: Clause[int]
    overdue_bars_vote: Clause[bool]
    half_fee_after: Clause[MonthDay | None]
    fee_years_ahead: Clause[int]
    fee_refunded: Clause[bool]
    assembly_months: Clause[tuple[int, ...]] = field(converter=_months)
    call: Clause[Duration]
    motions_in: Clause[Duration]
    motions_out: Clause[Duration]
    minutes: Clause[Duration]
    extraordinary_within: Clause[Duration]
    extraordinary_call: Clause[Duration]
    document: DocumentControl | None = None

    def __attrs_post_init__(self) -> None:
        check_text("Statutes.association", self.association, example='"OS2"')
        check_text("Statutes.version", self.version, example='"2026-03-17"')
        check_type("Statutes.document", self.document, DocumentControl, type(None))
        for name, clause in self.clauses.items():
            what = f"Statutes.{name}"
            check_type(what, clause, Clause)
            if name in _FLAGS:
                check_flag(f"{what}.value", clause.value)
            elif name in _TYPES:
                check_type(f"{what}.value", clause.value, *_TYPES[name])
        check_range("Statutes.votes.value", self.votes.value, 0, _MOST_VOTES)
        check_range("Statutes.fee_years_ahead.value", self.fee_years_ahead.value, 0, _MOST_YEARS)
        months = self.assembly_months.value
        for month in months:
            check_range("Statutes.assembly_months.value", month, 1, 12)
        if not months or any(later != earlier + 1 for earlier, later in pairwise(months)):
            raise InvalidValueError("statutes.months", {"got": shown(months)})
        if self.fee_refunded.value:
            raise InvalidValueError("statutes.refund", {})

    @property
    def clauses(self) -> dict[str, Clause[Any]]:
        """The clauses by their names."""
        return {each.name: getattr(self, each.name) for each in fields(Statutes) if each.name not in _NO_CLAUSES}

    def assembly_window(self, year: int) -> Period:
        """The days of a year on which the ordinary general assembly can be held.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> str(OS2_RULES.statutes.on(date(2026, 8, 14)).assembly_window(2027))
            '2027-04-01/2027-05-31'
        """
        months = self.assembly_months.value
        return Period.starting(date(year, months[0], 1), months=len(months))

    def next_assembly(self, decided: date) -> Period:
        """The days of the first ordinary general assembly whose days begin after a decision."""
        window = self.assembly_window(decided.year)
        return window if window.first_day > decided else self.assembly_window(decided.year + 1)

    def silent(self) -> dict[str, Clause[Any]]:
        """The clauses on which the bylaws are silent, by their names: our defaults, each with its reason.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> list(OS2_RULES.statutes.on(date(2026, 8, 14)).silent())
            ['member_from', 'votes_under_notice', 'member_until_ratified', 'succession', 'overdue_bars_vote']
        """
        return {name: clause for name, clause in self.clauses.items() if not clause.is_explicit}

    def assumed_from(self, since: date, because: str | Label, *, source: Source | str) -> DatedRow[Statutes]:
        """The row of older days whose text was not read: the same values, every clause turned into a default.

        Examples:
            >>> from datetime import date
            >>> from os2model import OS2_RULES
            >>> row = OS2_RULES.statutes.on(date(2026, 8, 14)).assumed_from(date(2012, 4, 24), "not read", source="not read")
            >>> str(row.since), row.basis, len(row.value.silent())
            ('2012-04-24', Basis.INFERRED, 20)
        """
        clauses: dict[str, Any] = {
            name: clause if not clause.is_explicit else default(clause.value, because, clause.bylaw)
            for name, clause in self.clauses.items()
        }
        return DatedRow(since=since, value=evolve(self, **clauses), source=source, basis=Basis.INFERRED)


_NO_CLAUSES: Final = ("association", "version", "document")
_FLAGS: Final = frozenset(
    (
        "signing_power",
        "votes_under_notice",
        "lapse",
        "expulsion_ratified",
        "member_until_ratified",
        "overdue_bars_vote",
        "fee_refunded",
    )
)
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "member_from": (MemberFrom,),
    "leaving": (Notice,),
    "succession": (SuccessionPolicy,),
    "half_fee_after": (MonthDay, type(None)),
    **dict.fromkeys(
        ("call", "motions_in", "motions_out", "minutes", "extraordinary_within", "extraordinary_call"), (Duration,)
    ),
}
