"""What the secretariat reads of memberships, votes, statutes, documents and the general assembly, in Danish and in English."""

import pytest
from attrs import evolve

from os2model import (
    AgreedFee,
    Agreement,
    DocumentControl,
    InvalidValueError,
    Membership,
    MembershipEvent,
    MembershipStatus,
    dkk,
    text,
    to_records,
)
from os2model.assembly import assembly_deadlines, extraordinary_deadlines, roll_changes, year_dates
from os2model.electoral_rolls import electoral_roll
from os2model.entries import LeavingReason
from os2model.periods import Duration
from os2model.standings import MembershipKind, Standing
from os2model.statutes import MemberFrom, SuccessionPolicy
from os2model.text.sentences import SENTENCES
from os2model.voting_rights import NoVote
from tests.membership_cases import (
    BASE,
    GEODANMARK,
    HERNING,
    LEMVIG,
    ODDER,
    OS2,
    OS2_LAW,
    PUBLIC_CODE,
    SAMSO,
    SKIVE,
    STRUER,
    agreement,
    day,
    member,
    os2_with,
)

GUIDE = (
    "  Fortolket her, ikke læst i vedtægterne (§ 4, stk. 1): § 4, stk. 1 og 3, nævner kun myndighedens underskrift; vejledningen lader bestyrelsesformanden skrive under, før medlemsprofilen oprettes",
    "  Chosen here, not read in the bylaws (§ 4, stk. 1): § 4, stk. 1 and 3, name the authority's signature alone; the guide has the chair of the board sign before the member profile is made",
)
MERGERS = (
    "  Fortolket her, ikke læst i vedtægterne: der står intet om sammenlægning og deling",
    "  Chosen here, not read in the bylaws: nothing is said of mergers and splits",
)
ASSEMBLY = day("04-29")
NEW = agreement("2026-03-10", "2026-03-20")
MERGED, SPLIT, DISSOLVED = LeavingReason.MERGED, LeavingReason.SPLIT, LeavingReason.DISSOLVED
SUPPLIER = Membership(
    STRUER,
    agreements=[Agreement.supplier(signed=day("2014-03-10"), countersigned=day("2014-03-20"), signing_power=True)],
    kind=MembershipKind.SUPPLIER,
)


def lines_of(value):
    """The lines of its explanation, in Danish and in English."""
    return [text.explain(value, language).splitlines() for language in ("da", "en")]


def standing(*entries, on="04-29", rules=OS2, **others):
    return member(*entries, **others).standing(on=day(on), rules=rules)


class TestStandings:
    @pytest.mark.parametrize(
        ("said", "danish", "english"),
        [
            pytest.param(
                standing(agreements=[NEW], on="03-09"),
                ["Ikke medlem og har ikke været det"],
                ["No member, and has never been one"],
                id="none",
            ),
            pytest.param(
                standing(agreements=[NEW], on="03-19"),
                ["Afventer foreningens underskrift siden 10.3.2026: underskrevet af medlemmet 10.3.2026", GUIDE[0]],
                [
                    "Awaiting the association's signature since 10 Mar 2026: signed by the member on 10 Mar 2026",
                    GUIDE[1],
                ],
                id="awaiting signature",
            ),
            pytest.param(
                standing(agreements=[evolve(NEW, first_day=day("07-01"))]),
                ["Afventer siden 20.3.2026 sin første dag, 1.7.2026: underskrevet af foreningen 20.3.2026", GUIDE[0]],
                [
                    "Awaiting its first day, 1 Jul 2026, since 20 Mar 2026: signed by the association on 20 Mar 2026",
                    GUIDE[1],
                ],
                id="awaiting first day",
            ),
            pytest.param(
                standing(),
                ["Medlem siden 20.3.2014: underskrevet af foreningen 20.3.2014", GUIDE[0]],
                ["Member since 20 Mar 2014: signed by the association on 20 Mar 2014", GUIDE[1]],
                id="member, by a clause that was chosen",
            ),
            pytest.param(
                standing(("joined", "2014-03-20"), agreements=[]),
                ["Medlem siden 20.3.2014: indmeldt 20.3.2014"],
                ["Member since 20 Mar 2014: joined on 20 Mar 2014"],
                id="member without an agreement, so that the clause on signatures decided nothing",
            ),
            pytest.param(
                standing(agreements=[agreement("2014-03-20")], rules=GEODANMARK),
                [
                    "Medlem siden 20.3.2014: underskrevet af medlemmet 20.3.2014",
                    "  Fortolket her, ikke læst i vedtægterne: no countersignature is named",
                ],
                [
                    "Member since 20 Mar 2014: signed by the member on 20 Mar 2014",
                    "  Chosen here, not read in the bylaws: no countersignature is named",
                ],
                id="member, by a clause of which the reason is in one language",
            ),
            pytest.param(
                standing(("expelled", "02-10"), ("not_ratified", "04-29")),
                [
                    "Medlem siden 20.3.2014; denne status siden 29.4.2026: eksklusion forkastet 29.4.2026 (vedtægter § 4, stk. 6)"
                ],
                [
                    "Member since 20 Mar 2014; this status since 29 Apr 2026: expulsion rejected on 29 Apr 2026 (bylaws § 4, stk. 6)"
                ],
                id="member anew, without a break",
            ),
            pytest.param(
                standing(("expelled", "02-10"), ("reinstated", "03-01")),
                ["Medlem siden 20.3.2014; denne status siden 1.3.2026: genindsat 1.3.2026"],
                ["Member since 20 Mar 2014; this status since 1 Mar 2026: reinstated on 1 Mar 2026"],
                id="reinstated, by no clause",
            ),
            pytest.param(
                SUPPLIER.standing(on=ASSEMBLY, rules=OS2),
                ["Leverandørpartner siden 20.3.2014: underskrevet af foreningen 20.3.2014", GUIDE[0]],
                ["Supplier partner since 20 Mar 2014: signed by the association on 20 Mar 2014", GUIDE[1]],
                id="partner",
            ),
            pytest.param(
                standing(("resigned", "2025-12-31"), rules=PUBLIC_CODE, on="2026-03-01"),
                [
                    "Under opsigelsesvarsel siden 31.12.2025, tilknyttet foreningen siden 20.3.2014, sidste dag er 31.12.2026: udmeldt 31.12.2025 (vedtægter at least six months, to the end of a calendar year)"
                ],
                [
                    "Under notice since 31 Dec 2025, with the association since 20 Mar 2014, the last day is 31 Dec 2026: resigned on 31 Dec 2025 (bylaws at least six months, to the end of a calendar year)"
                ],
                id="under notice, with its last day",
            ),
            pytest.param(
                standing(("expelled", "02-10")),
                [
                    "Ekskluderet siden 10.2.2026, afventer generalforsamlingen, tilknyttet foreningen siden 20.3.2014: ekskluderet af bestyrelsen 10.2.2026 (vedtægter § 4, stk. 6)"
                ],
                [
                    "Expelled since 10 Feb 2026, awaiting the general assembly, with the association since 20 Mar 2014: expelled by the board on 10 Feb 2026 (bylaws § 4, stk. 6)"
                ],
                id="expelled, awaiting ratification",
            ),
            pytest.param(
                standing(("expelled", "02-10"), rules=os2_with(expulsion_ratified=False), on="02-10"),
                ["Medlem siden 20.3.2014, sidste dag er 10.2.2026: underskrevet af foreningen 20.3.2014", GUIDE[0]],
                [
                    "Member since 20 Mar 2014, the last day is 10 Feb 2026: signed by the association on 20 Mar 2014",
                    GUIDE[1],
                ],
                id="member on its last day",
            ),
            pytest.param(
                Standing(MembershipStatus.PARTNER),
                ["Leverandørpartner"],
                ["Supplier partner"],
                id="one of which no more is known",
            ),
        ],
    )
    def test_say_what_it_is_since_when_by_which_entry_and_by_which_clause(self, said, danish, english):
        assert lines_of(said) == [danish, english]

    @pytest.mark.parametrize(
        ("entries", "danish", "english"),
        [
            pytest.param(
                [("resigned", "04-29")],
                ["Tidligere medlem siden 29.4.2026: udmeldt 29.4.2026 (vedtægter § 4, stk. 4)"],
                ["Former member since 29 Apr 2026: resigned on 29 Apr 2026 (bylaws § 4, stk. 4)"],
                id="resigned",
            ),
            pytest.param(
                [("demanded", "02-01"), ("lapsed", "03-15")],
                [
                    "Tidligere medlem siden 15.3.2026: anset for udmeldt 15.3.2026 efter manglende betaling (vedtægter § 4, stk. 5)"
                ],
                [
                    "Former member since 15 Mar 2026: regarded as resigned on 15 Mar 2026 after a payment not made (bylaws § 4, stk. 5)"
                ],
                id="lapsed",
            ),
            pytest.param(
                [("expelled", "02-10"), ("ratified", "04-28")],
                ["Tidligere medlem siden 29.4.2026: eksklusion godkendt 28.4.2026 (vedtægter § 4, stk. 6)"],
                ["Former member since 29 Apr 2026: expulsion ratified on 28 Apr 2026 (bylaws § 4, stk. 6)"],
                id="expelled",
            ),
            *(
                pytest.param(
                    [("ceased", "01-01", reason)],
                    [f"Tidligere medlem siden 1.1.2026: {reason.label.da} 1.1.2026", MERGERS[0]],
                    [f"Former member since 1 Jan 2026: {reason.label.en} on 1 Jan 2026", MERGERS[1]],
                    id=reason.word,
                )
                for reason in (MERGED, SPLIT, DISSOLVED)
            ),
        ],
    )
    def test_say_why_it_left(self, entries, danish, english):
        assert lines_of(standing(*entries)) == [danish, english]

    def test_say_when_an_entry_was_recorded_where_that_is_another_day_and_where_it_is_written(self):
        late = MembershipEvent.resigned(day("02-20"), recorded=day("03-05"), source="brev af 19.2.2026")
        assert lines_of(standing(late)) == [
            [
                "Tidligere medlem siden 20.2.2026: udmeldt 20.2.2026, kendt fra 5.3.2026, kilde: brev af 19.2.2026 (vedtægter § 4, stk. 4)"
            ],
            [
                "Former member since 20 Feb 2026: resigned on 20 Feb 2026, known from 5 Mar 2026, source: brev af 19.2.2026 (bylaws § 4, stk. 4)"
            ],
        ]

    def test_a_timeline_is_a_table_with_a_line_for_each_of_them(self):
        timeline = member(("expelled", "02-10"), ("ratified", "04-29")).timeline(rules=OS2)
        assert text.table(timeline, "da").splitlines() == [
            "Fra        Status                                     Sidste dag  Hvorfor                               Bestemmelse",
            "           ikke medlem",
            "10.3.2014  afventer foreningens underskrift                       underskrevet af medlemmet 10.3.2014   fortolket her (§ 4, stk. 1)",
            "20.3.2014  medlem                                                 underskrevet af foreningen 20.3.2014  fortolket her (§ 4, stk. 1)",
            "10.2.2026  ekskluderet, afventer generalforsamlingen              ekskluderet af bestyrelsen 10.2.2026  vedtægter § 4, stk. 6",
            "29.4.2026  ekskluderet, afventer generalforsamlingen  29.4.2026   ekskluderet af bestyrelsen 10.2.2026  vedtægter § 4, stk. 6",
            "30.4.2026  tidligere medlem                                       eksklusion godkendt 29.4.2026         vedtægter § 4, stk. 6",
        ]  # fmt: skip
        assert "<caption>The course of the membership</caption>" in text.html(timeline, "en")

    def test_pairs_of_other_things_have_no_table(self):
        with pytest.raises(InvalidValueError, match=r"there is no table for .*the timeline of a membership"):
            text.table([(1, 2)], "en")


class TestVotingRights:
    @pytest.mark.parametrize(
        ("membership", "rules", "danish", "english"),
        [
            pytest.param(
                member(),
                OS2,
                "Har 1 stemme på en generalforsamling 29.4.2026 (vedtægter § 4, stk. 2)",
                "Has 1 vote at a general assembly on 29 Apr 2026 (bylaws § 4, stk. 2)",
                id="a member",
            ),
            pytest.param(
                member(),
                os2_with(votes=2),
                "Har 2 stemmer på en generalforsamling 29.4.2026",
                "Has 2 votes at a general assembly on 29 Apr 2026",
                id="two votes, by a clause that was chosen",
            ),
        ],
    )
    def test_say_how_many_votes_by_which_clause(self, membership, rules, danish, english):
        right = membership.voting_right(on=ASSEMBLY, rules=rules)
        assert [lines[0] for lines in lines_of(right)] == [danish, english]

    @pytest.mark.parametrize(
        ("why", "membership", "rules", "danish", "english"),
        [
            (NoVote.NONE, member(agreements=[]), OS2, "ikke medlem", "no member"),
            (
                NoVote.AWAITING_SIGNATURE,
                member(agreements=[agreement("03-10")]),
                OS2,
                "afventer foreningens underskrift",
                "awaiting the association's signature",
            ),
            (
                NoVote.AWAITING_FIRST_DAY,
                member(agreements=[evolve(NEW, first_day=day("07-01"))]),
                OS2,
                "medlemskabet er ikke begyndt",
                "the membership has not begun",
            ),
            (NoVote.FORMER, member(("resigned", "04-29")), OS2, "ikke længere medlem", "no member any more"),
            (
                NoVote.SUPPLIER_PARTNER,
                SUPPLIER,
                OS2,
                "leverandørpartnere har ingen stemme (vedtægter § 4, stk. 2)",
                "supplier partners have no vote (bylaws § 4, stk. 2)",
            ),
            (
                NoVote.EXPELLED,
                member(("expelled", "02-10")),
                os2_with(member_until_ratified=False),
                "ekskluderet, afventer generalforsamlingen",
                "expelled, awaiting the general assembly",
            ),
            (
                NoVote.UNDER_NOTICE,
                member(("resigned", "02-10")),
                os2_with(leaving=PUBLIC_CODE.statutes.on(ASSEMBLY).leaving.value, votes_under_notice=False),
                "udmeldt, varslet løber",
                "resigned, under notice",
            ),
            (
                NoVote.OVERDUE,
                member(("demanded", "02-01")),
                os2_with(overdue_bars_vote=True),
                "har ikke betalt efter påkrav",
                "has not paid after a demand",
            ),
        ],
        ids=lambda value: value.word if isinstance(value, NoVote) else "",
    )
    def test_say_why_there_is_none_and_then_the_standing(self, why, membership, rules, danish, english):
        right = membership.voting_right(on=ASSEMBLY, rules=rules)
        assert right.why_not is why
        found = lines_of(right)
        assert [lines[0] for lines in found] == [
            f"Har ingen stemme på en generalforsamling 29.4.2026: {danish}",
            f"Has no vote at a general assembly on 29 Apr 2026: {english}",
        ]
        for lines, said in zip(found, lines_of(right.standing), strict=True):
            assert lines[-len(said) :] == said
            reason = lines[1 : -len(said)]
            assert bool(reason) is (right.why_not in {NoVote.EXPELLED, NoVote.UNDER_NOTICE, NoVote.OVERDUE})
            assert all("the other reading" in line for line in reason)


class TestStatutes:
    def test_of_os2_are_said_clause_by_clause_in_danish(self):
        assert text.explain(OS2_LAW, "da").splitlines() == [
            "Vedtægter for OS2 (2026-03-17)",
            "  Medlem: fra den sidste underskrift",
            f"  {GUIDE[0]}",
            "  Kun en med tegningsret kan skrive under for medlemmet: ja (vedtægter § 4, stk. 3)",
            "  Udmeldelse: virker fra den dag, den er modtaget (vedtægter § 4, stk. 4)",
            "  Stemmeret, mens opsigelsesvarslet løber: ja",
            "    Fortolket her, ikke læst i vedtægterne (§ 4, stk. 4): vedtægterne kender intet opsigelsesvarsel",
            "  Den, der ikke betaler efter påkrav, anses for udmeldt: ja (vedtægter § 4, stk. 5)",
            "  En eksklusion skal godkendes på næste generalforsamling: ja (vedtægter § 4, stk. 6)",
            "  Den ekskluderede er medlem, til generalforsamlingen har taget stilling: ja",
            "    Fortolket her, ikke læst i vedtægterne (§ 4, stk. 6): der står intet om rettighederne, til generalforsamlingen har godkendt eksklusionen",
            "  Ved sammenlægning og deling: spørg foreningen",
            f"  {MERGERS[0]}",
            "  Stemmer pr. medlem: 1 (vedtægter § 4, stk. 2)",
            "  Den, der ikke har betalt efter påkrav, mister sin stemme: nej",
            "    Fortolket her, ikke læst i vedtægterne (§ 4, stk. 2): der står intet om restance og stemmeret",
            "  Halvt kontingent: ved indmeldelse efter 1. juli (vedtægter § 5, stk. 1)",
            "  Generalforsamlingen fastsætter kontingentet: 1 år frem (vedtægter § 5, stk. 1)",
            "  Betalt kontingent gives tilbage ved udmeldelse: nej (vedtægter § 4, stk. 4)",
            "  Ordinær generalforsamling: april eller maj (vedtægter § 7, stk. 1)",
            "  Indkaldelse til generalforsamlingen: senest 1 måned før (vedtægter § 7, stk. 2)",
            "  Medlemmernes forslag modtages: senest 14 dage før (vedtægter § 7, stk. 2)",
            "  Forslag sendes til medlemmerne: senest 8 dage før (vedtægter § 7, stk. 2)",
            "  Referatet offentliggøres: senest 14 dage efter (vedtægter § 7, stk. 4)",
            "  Ekstraordinær generalforsamling holdes: senest 28 dage efter, at bestyrelsen har behandlet ønsket (vedtægter § 8)",
            "  Indkaldelse til en ekstraordinær generalforsamling: senest 14 dage før (vedtægter § 8)",
        ]  # fmt: skip

    def test_of_os2_are_said_clause_by_clause_in_english(self):
        assert text.explain(OS2_LAW, "en").splitlines() == [
            "Bylaws of OS2 (2026-03-17)",
            "  Member: from the last signature",
            f"  {GUIDE[1]}",
            "  Only somebody with signing power can sign for the member: yes (bylaws § 4, stk. 3)",
            "  Resignation: takes effect on the day it is received (bylaws § 4, stk. 4)",
            "  A vote while under notice: yes",
            "    Chosen here, not read in the bylaws (§ 4, stk. 4): the bylaws know no notice",
            "  Who does not pay after a demand is regarded as resigned: yes (bylaws § 4, stk. 5)",
            "  An expulsion must be approved by the next general assembly: yes (bylaws § 4, stk. 6)",
            "  Who is expelled is a member until the general assembly has decided: yes",
            "    Chosen here, not read in the bylaws (§ 4, stk. 6): nothing is said of the rights until the general assembly has approved the expulsion",
            "  On mergers and splits: ask the association",
            f"  {MERGERS[1]}",
            "  Votes of a member: 1 (bylaws § 4, stk. 2)",
            "  Who has not paid after a demand has no vote: no",
            "    Chosen here, not read in the bylaws (§ 4, stk. 2): nothing is said of overdue payment and voting",
            "  Half the fee: on joining after 1 July (bylaws § 5, stk. 1)",
            "  The general assembly sets the fee: 1 year ahead (bylaws § 5, stk. 1)",
            "  A fee that is paid is given back on leaving: no (bylaws § 4, stk. 4)",
            "  Ordinary general assembly: April or May (bylaws § 7, stk. 1)",
            "  Call of the general assembly: no later than 1 month before (bylaws § 7, stk. 2)",
            "  Motions of members are received: no later than 14 days before (bylaws § 7, stk. 2)",
            "  Motions are sent to the members: no later than 8 days before (bylaws § 7, stk. 2)",
            "  The minutes are published: no later than 14 days after (bylaws § 7, stk. 4)",
            "  An extraordinary general assembly is held: no later than 28 days after the board has handled the wish (bylaws § 8)",
            "  Call of an extraordinary general assembly: no later than 14 days before (bylaws § 8)",
        ]  # fmt: skip

    def test_have_a_name_for_every_clause(self):
        assert {f"clause {name}" for name in OS2_LAW.clauses} <= set(SENTENCES)

    def test_are_a_table_with_where_each_clause_stands(self):
        rows = text.table(OS2_LAW, "da").splitlines()
        assert rows[0].split("  ")[0] == "Bestemmelse"
        assert rows[0].endswith("Hvor det står")
        assert len(rows) == 1 + len(OS2_LAW.clauses)
        (half,) = (row for row in rows if row.startswith("Halvt kontingent"))
        assert half.split("  ")[-1].strip() == "vedtægter § 5, stk. 1"
        assert "Bylaws of OS2 (2026-03-17)</caption>" in text.html(OS2_LAW, "en")

    @pytest.mark.parametrize(
        ("clause", "value", "expected"),
        [
            ("leaving", GEODANMARK.statutes.on(ASSEMBLY).leaving.value, "Udmeldelse: opsigelsesvarsel 12 måneder til udgangen af et år"),
            ("half_fee_after", None, "Halvt kontingent: gives ikke"),
            ("member_from", MemberFrom.MEMBER_SIGNATURE, "Medlem: fra medlemmets underskrift"),
            ("succession", SuccessionPolicy.TRANSFER, "Ved sammenlægning og deling: medlemskabet går over"),
            ("assembly_months", (10,), "Ordinær generalforsamling: oktober"),
            ("call", Duration(months=1, days=1), "Indkaldelse til generalforsamlingen: senest 1 måned og 1 dag før"),
            ("minutes", Duration(), "Referatet offentliggøres: senest 0 dage efter"),
            ("fee_years_ahead", 2, "Generalforsamlingen fastsætter kontingentet: 2 år frem"),
        ],
        ids=lambda value: value if isinstance(value, str) and value in OS2_LAW.clauses else "",
    )  # fmt: skip
    def test_say_each_kind_of_value_in_words(self, clause, value, expected):
        law = os2_with(**{clause: value}).statutes.on(ASSEMBLY)
        assert f"  {expected}" in text.explain(law, "da").splitlines()


def test_a_fee_agreed_with_the_board_names_the_day_and_where_it_is_written():
    agreed = AgreedFee(2026, dkk(10000), decided=day("01-15"), source="Bestyrelsesmøde 15.1.2026, punkt 4")
    charge = member(agreed_fees=[agreed]).fee(2026, rules=OS2)
    assert lines_of(charge) == [
        [
            "OS2, kontingent 2026, 1.1.2026–31.12.2026: 10.000,00 kr. = aftalt med bestyrelsen 15.1.2026 (Bestyrelsesmøde 15.1.2026, punkt 4)"
        ],
        [
            "OS2, membership fee 2026, 1 Jan 2026–31 Dec 2026: DKK 10,000.00 = agreed with the board on 15 Jan 2026 (Bestyrelsesmøde 15.1.2026, punkt 4)"
        ],
    ]


class TestTheHeaderOfADocument:
    def test_that_is_empty_is_shown_as_os2s_guide_has_it(self):
        assert (
            text.explain(DocumentControl(), "da") == "Ejer:\nGodkender:\nRevisionsdato:\n\nVersion:\nGodkendelsesdato:"
        )

    def test_that_is_filled_in_stands_over_the_title(self):
        header = DocumentControl(
            title="Takstblad", owner="sekretariatet", approver="styregruppen", version="2.1",
            approved=day("05-13"), revision=day("2027-05-31"),
        )  # fmt: skip
        assert lines_of(header) == [
            [
                "Ejer: sekretariatet", "Godkender: styregruppen", "Revisionsdato: 31.5.2027", "",
                "Version: 2.1", "Godkendelsesdato: 13.5.2026", "", "Takstblad",
            ],
            [
                "Owner: sekretariatet", "Approver: styregruppen", "Revision date: 31 May 2027", "",
                "Version: 2.1", "Approval date: 13 May 2026", "", "Takstblad",
            ],
        ]  # fmt: skip

    def test_is_a_page_of_its_own(self):
        assert "<p>Owner:</p>" in text.html(DocumentControl(), "en")
        assert "<title>Ejer: sekretariatet</title>" in text.page(DocumentControl(owner="sekretariatet"), "da")


MEMBERSHIPS = (
    member(organisation=SAMSO),
    member(("resigned", "04-10"), organisation=ODDER),
    member(agreements=[agreement("04-20", "04-29")], organisation=HERNING),
    SUPPLIER,
    member(agreements=[agreement("04-20", "04-30")], organisation=LEMVIG),
    member(("expelled", "04-10"), organisation=SKIVE),
)
ROLL = electoral_roll(MEMBERSHIPS, on=ASSEMBLY, rules=OS2)


class TestTheElectoralRoll:
    def test_is_said_with_the_reason_of_each(self):
        danish, english = lines_of(ROLL)
        assert danish == [
            "Stemmeliste 29.4.2026: 3 stemmer, 3 stemmeberettigede",
            "",
            "Har stemme:",
            "  Herning Kommune: 1 stemme (vedtægter § 4, stk. 2)",
            "  Samsø Kommune: 1 stemme (vedtægter § 4, stk. 2)",
            "  Skive Kommune: 1 stemme",
            "    Fortolket her, ikke læst i vedtægterne (§ 4, stk. 6): der står intet om rettighederne, til generalforsamlingen har godkendt eksklusionen",
            "    Ekskluderet siden 10.4.2026, afventer generalforsamlingen, tilknyttet foreningen siden 20.3.2014: ekskluderet af bestyrelsen 10.4.2026 (vedtægter § 4, stk. 6)",
            "",
            "Har ingen stemme:",
            "  Lemvig Kommune: afventer foreningens underskrift siden 20.4.2026: underskrevet af medlemmet 20.4.2026",
            f"  {GUIDE[0]}",
            "  Odder Kommune: tidligere medlem siden 10.4.2026: udmeldt 10.4.2026 (vedtægter § 4, stk. 4)",
            "  Struer Kommune: leverandørpartnere har ingen stemme (vedtægter § 4, stk. 2)",
            "    Leverandørpartner siden 20.3.2014: underskrevet af foreningen 20.3.2014",
            f"    {GUIDE[0]}",
        ]  # fmt: skip
        assert english[0] == "Electoral roll of 29 Apr 2026: 3 votes, 3 entitled to vote"
        assert (
            "  Odder Kommune: former member since 10 Apr 2026: resigned on 10 Apr 2026 (bylaws § 4, stk. 4)" in english
        )
        assert text.explain(electoral_roll([], on=ASSEMBLY, rules=OS2), "da") == (
            "Stemmeliste 29.4.2026: 0 stemmer, 0 stemmeberettigede"
        )

    def test_is_a_table_and_so_are_its_parts(self):
        assert text.table(ROLL, "da").splitlines() == [
            "Hvem             Stemmer  Hvorfor ingen stemme                                                   Bestemmelse",
            "Herning Kommune  1                                                                               vedtægter § 4, stk. 2",
            "Samsø Kommune    1                                                                               vedtægter § 4, stk. 2",
            "Skive Kommune    1                                                                               fortolket her (§ 4, stk. 6)",
            "Lemvig Kommune   0        afventer foreningens underskrift: underskrevet af medlemmet 20.4.2026  fortolket her (§ 4, stk. 1)",
            "Odder Kommune    0        ikke længere medlem: udmeldt 10.4.2026                                 vedtægter § 4, stk. 4",
            "Struer Kommune   0        leverandørpartnere har ingen stemme                                    vedtægter § 4, stk. 2",
            "I alt            3",
        ]  # fmt: skip
        assert text.table(ROLL.entitled, "en").splitlines() == [
            "Who              Votes  Why no vote  Clause",
            "Herning Kommune  1                   bylaws § 4, stk. 2",
            "Samsø Kommune    1                   bylaws § 4, stk. 2",
            "Skive Kommune    1                   chosen here (§ 4, stk. 6)",
        ]
        assert "<caption>Stemmeliste 29.4.2026: 3 stemmer, 3 stemmeberettigede</caption>" in text.html(ROLL, "da")

    def test_its_changes_are_a_table_with_what_brought_each_about(self):
        paid = member(("demanded", "02-01"), ("settled", "04-20"), organisation=STRUER)
        owing = member(("demanded", "04-20"), organisation=SKIVE)
        more = member(organisation=LEMVIG)
        rules = os2_with(overdue_bars_vote=True)
        changes = roll_changes(
            [*MEMBERSHIPS[:3], paid, owing, more], called=day("03-29"), assembly_day=ASSEMBLY, rules=rules
        )
        assert text.table(changes, "da").splitlines() == [
            "Hvem             Ved indkaldelsen  På generalforsamlingen  Hvorfor                                 Bestemmelse",
            "Herning Kommune  0                 1                       underskrevet af foreningen 29.4.2026    vedtægter § 4, stk. 2",
            "Odder Kommune    1                 0                       ikke længere medlem: udmeldt 10.4.2026  vedtægter § 4, stk. 4",
            "Skive Kommune    1                 0                       har ikke betalt efter påkrav            fortolket her",
            "Struer Kommune   0                 1                       før: har ikke betalt efter påkrav       vedtægter § 4, stk. 2",
        ]  # fmt: skip
        assert "<caption>Ændringer af stemmelisten</caption>" in text.html(changes, "da")

    def test_is_records_with_the_standing_and_the_clause_of_each(self):
        records = to_records([*ROLL.entitled, *ROLL.others])
        assert [record["votes"] for record in records] == [1, 1, 1, 0, 0, 0]
        odder = next(record for record in records if record["organisation"] == ODDER.id)
        assert odder == {
            "on": ASSEMBLY, "organisation": ODDER.id, "name": "Odder Kommune", "votes": 0, "why_not": "former",
            "bylaw": "§ 4, stk. 4", "stands": "explicit", "status": "former", "since": day("04-10"), "event": "resigned",
            "event_day": day("04-10"), "recorded": day("04-10"), "reason": "resigned", "member_since": None, "until": None,
        }  # fmt: skip
        assert to_records(roll_changes([MEMBERSHIPS[1]], called=day("03-29"), assembly_day=ASSEMBLY, rules=OS2)) == [
            {"organisation": ODDER.id, "name": "Odder Kommune", "before": 1, "after": 0, "why_not": "former",
             "bylaw": "§ 4, stk. 4", "stands": "explicit"},
        ]  # fmt: skip
        (nobody,) = to_records(electoral_roll([Membership(SAMSO)], on=ASSEMBLY, rules=OS2).others)
        assert (nobody["event"], nobody["bylaw"], nobody["stands"]) == (None, None, None)


class TestTheDatesOfAnAssembly:
    def test_deadlines_are_a_table_and_each_a_line(self):
        deadlines = assembly_deadlines(ASSEMBLY, rules=OS2)
        assert text.table(deadlines, "da").splitlines() == [
            "Dag        Hvad                                          Bestemmelse",
            "29.3.2026  Sidste dag for indkaldelse                    vedtægter § 7, stk. 2",
            "15.4.2026  Sidste dag for forslag til sekretariatet      vedtægter § 7, stk. 2",
            "21.4.2026  Sidste dag for udsendelse af forslag          vedtægter § 7, stk. 2",
            "13.5.2026  Sidste dag for offentliggørelse af referatet  vedtægter § 7, stk. 4",
        ]
        assert lines_of(deadlines[0]) == [
            ["Sidste dag for indkaldelse: 29.3.2026 (vedtægter § 7, stk. 2)"],
            ["Last day to call the assembly: 29 Mar 2026 (bylaws § 7, stk. 2)"],
        ]
        assert "<caption>Frister</caption>" in text.html(deadlines, "da")

    def test_a_deadline_that_was_chosen_says_so_below(self):
        call, _ = extraordinary_deadlines(day("09-01"), rules=os2_with(extraordinary_call=Duration(days=14)))
        assert lines_of(call)[0] == [
            "Sidste dag for indkaldelse: 15.9.2026",
            "  Fortolket her, ikke læst i vedtægterne: the other reading",
        ]

    def test_the_year_is_a_table_with_where_each_date_is_written(self):
        dates = year_dates(2026, rules=OS2)
        evaluation = "OS2: Processen for evaluering, processen.md (OS2offdig/os2-product-reviews, 406ac31)"
        assert text.table(dates, "da").splitlines() == [
            "Dag                  Hvad                                          Kilde",
            f"1.1.2026–30.6.2026   Evaluering af produkterne                     {evaluation}",
            "1.4.2026–31.5.2026   Ordinær generalforsamling                     vedtægter § 7, stk. 1",
            "1.4.2026–31.5.2026   Kontingentet fastsættes, gælder fra 1.1.2027  vedtægter § 5, stk. 1",
            f"1.7.2026–31.12.2026  Evaluering af produkterne                     {evaluation}",
        ]
        (held, *_) = (each for each in year_dates(2026, rules=OS2, assembly_day=ASSEMBLY) if each.effective)
        assert text.table([held], "en").splitlines()[1] == (
            "29 Apr 2026  The membership fee is set, holds from 1 Jan 2027  bylaws § 5, stk. 1"
        )
        assert "<caption>The year of the association</caption>" in text.html(dates, "en")

    def test_are_records(self):
        assert to_records(assembly_deadlines(ASSEMBLY, rules=OS2))[0] == {
            "what": "call",
            "last_day": day("03-29"),
            "bylaw": "§ 7, stk. 2",
            "stands": "explicit",
        }
        assert to_records(year_dates(2026, rules=OS2))[2] == {
            "what": "fee_decision",
            "first_day": day("04-01"),
            "last_day": day("05-31"),
            "effective": day("2027-01-01"),
            "source": "bylaws § 5, stk. 1",
        }


class TestFindings:
    @pytest.mark.parametrize(
        ("membership", "danish", "english"),
        [
            (
                member(agreements=[BASE, agreement("2020-01-01", "2020-01-05")]),
                "Samsø Kommune er allerede indmeldt 5.1.2020, hvor der står »underskrevet af foreningen«; stryg det, eller angiv, at aftalen afløser en tidligere",
                "Samsø Kommune has joined already by 5 Jan 2020, where 'signed by the association' stands; strike it, or say that the agreement renews an earlier one",
            ),
            (
                member(("resigned", "2014-03-15")),
                "Samsø Kommune har hændelsen »udmeldt« 15.3.2014 og er ikke medlem den dag; stryg hændelsen, eller tilføj indmeldelsen før den",
                "Samsø Kommune has the entry 'resigned' on 15 Mar 2014 and is no member on that day; strike the entry, or add the joining before it",
            ),
            (
                member(("settled", "02-10")),
                "Samsø Kommune har betalt en restance 10.2.2026, men intet var krævet; tilføj påkravet før den, eller stryg hændelsen",
                "Samsø Kommune settled an overdue payment on 10 Feb 2026, and nothing was demanded; add the demand before it, or strike the entry",
            ),
            (
                member(("lapsed", "03-15")),
                "Samsø Kommune er anset for udmeldt 15.3.2026 uden et åbent påkrav (vedtægter § 4, stk. 5); tilføj påkravet før den, eller stryg hændelsen",
                "Samsø Kommune is regarded as resigned on 15 Mar 2026 without an open demand (bylaws § 4, stk. 5); add the demand before it, or strike the entry",
            ),
            (
                member(("ratified", "04-28")),
                "Samsø Kommune har hændelsen »eksklusion godkendt« 28.4.2026, men ingen eksklusion afventede det (vedtægter § 4, stk. 6); tilføj bestyrelsens beslutning før den, eller stryg hændelsen",
                "Samsø Kommune has the entry 'expulsion ratified' on 28 Apr 2026, and no expulsion awaited it (bylaws § 4, stk. 6); add the board's decision before it, or strike the entry",
            ),
            (
                member(("expelled", "2025-02-10")),
                "eksklusionen af Samsø Kommune 10.2.2025 skulle være afgjort på en generalforsamling senest 31.5.2025 (vedtægter § 4, stk. 6); læg den for den næste, eller ophæv den",
                "the expulsion of Samsø Kommune on 10 Feb 2025 was to be put to a general assembly by 31 May 2025 (bylaws § 4, stk. 6); put it to the next one, or call it off",
            ),
            (
                member(("reinstated", "03-01")),
                "Samsø Kommune genindsættes 1.3.2026, men der er intet ophør at kalde tilbage; stryg hændelsen",
                "Samsø Kommune is reinstated on 1 Mar 2026, and there is no ending to call off; strike the entry",
            ),
            (
                member(agreements=[agreement(None, "2014-03-20")]),
                "foreningen underskrev aftalen med Samsø Kommune 20.3.2014, før der var en gyldig underskrift fra medlemmet; indhent den, eller ret dagen",
                "the association signed the agreement with Samsø Kommune on 20 Mar 2014, before there was a valid signature of the member; get that one, or correct the day",
            ),
            (
                member(agreements=[agreement("2026-03-10", power=False)]),
                "den, der skrev under for Samsø Kommune 10.3.2026, har ikke tegningsret, og underskriften tæller ikke (vedtægter § 4, stk. 3); indhent en fra en, der har",
                "who signed for Samsø Kommune on 10 Mar 2026 has no signing power, and the signature does not count (bylaws § 4, stk. 3); get one from somebody who has",
            ),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_say_what_is_wrong_by_which_clause_and_what_to_do(self, membership, danish, english):
        (finding,) = membership.check(on=ASSEMBLY, rules=OS2)
        assert lines_of(finding) == [[danish], [english]]

    def test_a_lapse_that_the_statutes_do_not_know_names_the_choice(self):
        (finding,) = member(("demanded", "02-01"), ("lapsed", "03-15")).check(on=ASSEMBLY, rules=os2_with(lapse=False))
        assert lines_of(finding)[0] == [
            "Samsø Kommune er anset for udmeldt 15.3.2026, og det kan ingen blive efter vedtægterne (fortolket her, ikke læst i vedtægterne: the other reading); hændelsen har ingen virkning, så stryg den"
        ]


def test_what_has_no_text_and_no_table_says_what_has():
    with pytest.raises(
        InvalidValueError, match=r"explain .*a standing \(membership.standing\), a voting right, an electoral roll"
    ):
        text.explain(NoVote.NONE, "en")
    with pytest.raises(InvalidValueError, match="an electoral roll or its changes, dates of the general assembly"):
        text.table(NoVote.NONE, "en")
