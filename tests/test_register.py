import csv
from datetime import date
from pathlib import Path

import pytest

from os2model import (
    AUTHORITIES,
    InvalidIdentifierError,
    InvalidValueError,
    MissingFactError,
    Organisation,
    OrganisationKind,
    Period,
    SizeClass,
    Source,
    UnknownNameError,
)
from os2model.identifiers import Cvr, Gln
from os2model.registers import Directory, Register
from tests.cases import ASSUMED, MUNICIPALITIES

CSV = Path(__file__).parent / "data" / "municipalities.csv"
ROWS = list(csv.DictReader(CSV.read_text("utf-8").splitlines()))


def test_the_98_municipalities_are_those_of_the_published_table():
    ours = [
        {
            "kommunekode": str(each.municipality_code),
            "navn": each.short_name,
            "myndighedsnavn": each.name,
            "regionskode": str(each.region_code),
            "cvr": str(each.cvr),
            "folketal_2020_01_01": str(each.inhabitants[0].count),
        }
        for each in MUNICIPALITIES
    ]
    assert len(ours) == 98
    assert ours == [{name: row[name] for name in ours[0]} for row in ROWS]
    assert {each.inhabitants[0].on for each in MUNICIPALITIES} == {date(2020, 1, 1)}


def test_the_published_table_names_the_same_size_classes():
    from os2model import OS2_RULES

    words = {"small": "lille", "medium": "mellem", "large": "stor", "very_large": "meget_stor"}
    for each, row in zip(MUNICIPALITIES, ROWS, strict=True):
        assert words[OS2_RULES.size_of(each, on=date(2021, 1, 1)).word] == row["os2_stoerrelse_2020"], each.name


@pytest.mark.parametrize(
    ("code", "name", "cvr", "last_day", "successor"),
    [
        ("1081", "Region Nordjylland", "29190941", None, ""),
        ("1082", "Region Midtjylland", "29190925", None, ""),
        ("1083", "Region Syddanmark", "29190909", None, ""),
        ("1084", "Region Hovedstaden", "29190623", date(2026, 12, 31), "Region Østdanmark"),
        ("1085", "Region Sjælland", "29190658", date(2026, 12, 31), "Region Østdanmark"),
    ],
)
def test_the_regions_stand_with_their_codes_and_the_day_two_of_them_cease(code, name, cvr, last_day, successor):
    region = AUTHORITIES[code]
    assert region is AUTHORITIES[name]
    assert (str(region.cvr), region.exists.last_day, region.successor) == (cvr, last_day, successor)
    assert {row["regionsnavn"] for row in ROWS if row["regionskode"] == code} == {name}


def test_every_number_of_the_register_has_its_check_digit():
    for each in AUTHORITIES.values():
        assert Cvr(str(each.cvr)) == each.cvr
        assert each.gln is None or Gln(str(each.gln)) == each.gln


def test_a_number_that_was_verified_before_is_held_against_its_form_alone():
    assert Cvr.verified("41849983") == Cvr("41849983")
    assert str(Cvr.verified("41849984")) == "41849984"
    with pytest.raises(InvalidIdentifierError, match="CVR number '4184998' is not 8 digits"):
        Cvr.verified("4184998")


def test_a_register_of_ones_own_has_every_number_checked():
    rows = [("0741", "Samsø", "Samsø Kommune", "1082", "23795516", 3657)]
    given = {"counted": date(2020, 1, 1), "source": Source("x"), "exists": Period(date(2007, 1, 1)), "others": []}
    with pytest.raises(InvalidIdentifierError, match="CVR number 23795516 fails its check digit"):
        Register.of(rows, **given)
    assert len(Register.of(rows, **given, cvr=Cvr.verified)) == 1


def test_of_two_organisations_with_one_id_the_first_is_found_by_either_name():
    first, second = (
        Organisation(name, kind=OrganisationKind.OTHER_PUBLIC_AUTHORITY, id="1") for name in ("Første", "Anden")
    )
    directory = Directory([first, second])
    assert directory.find("Første") is directory.find("Anden") is directory.find("1") is first


class TestRegister:
    def test_finds_an_authority_by_short_name_name_and_code(self):
        assert AUTHORITIES["Samsø"] is AUTHORITIES["Samsø Kommune"] is AUTHORITIES["0741"]

    def test_is_a_mapping_by_short_name(self):
        assert len(AUTHORITIES) == len(list(AUTHORITIES)) == 104  # 98 municipalities, 5 regions, OS2
        assert list(AUTHORITIES)[:2] == ["København", "Frederiksberg"]
        assert "Samsø" in AUTHORITIES
        assert AUTHORITIES.get("Sonderborg") is None

    @pytest.mark.parametrize(
        ("asked", "nearest"),
        [
            ("SAMSØ", "Samsø"),
            ("Samso Kommune", "Samsø"),
            ("Alborg kommune", "Aalborg"),
            ("Århus", "Aarhus"),
            ("region hovedstaden", "Region Hovedstaden"),
        ],
    )
    def test_offers_the_nearest_names_whatever_their_case_and_length(self, asked, nearest):
        with pytest.raises(UnknownNameError) as caught:
            AUTHORITIES[asked]
        assert nearest in caught.value.nearest

    def test_finds_a_code_that_lost_its_0(self):
        assert AUTHORITIES["741"] is AUTHORITIES["Samsø"]

    def test_says_where_its_names_stand_where_none_is_near(self):
        with pytest.raises(UnknownNameError, match=r"^'xyzzy' is not in the register; its names: list\(register\)$"):
            AUTHORITIES["xyzzy"]

    def test_refuses_two_of_one_name(self):
        one = Organisation("Eksempel", kind=OrganisationKind.OTHER_PUBLIC_AUTHORITY, id="1")
        with pytest.raises(InvalidValueError, match="'Eksempel' stands twice in the register"):
            Register([one, one])

    def test_shows_how_many_stand_in_it(self):
        assert repr(AUTHORITIES) == "<Register of 104 organisations>"


class TestOrganisation:
    def test_is_known_by_its_id_else_its_cvr_number_else_its_code(self):
        samso = AUTHORITIES["Samsø"]
        kind = OrganisationKind.MUNICIPALITY
        code = samso.municipality_code
        assert Organisation("A", kind=kind, id="a", cvr=samso.cvr, municipality_code=code).id == "a"
        assert Organisation("A", kind=kind, cvr=samso.cvr, municipality_code=code).id == "23795515"
        assert Organisation("A", kind=kind, municipality_code=code).id == "0741"
        region = AUTHORITIES["1082"].region_code
        assert Organisation("A", kind=OrganisationKind.REGION, region_code=region).id == "1082"

    def test_is_not_known_by_the_region_it_lies_in(self):
        with pytest.raises(InvalidValueError, match="needs an identity"):
            Organisation("A", kind=OrganisationKind.MUNICIPALITY, region_code=AUTHORITIES["1082"].region_code)

    def test_is_not_sized_by_a_count_of_a_later_day_however_much_is_assumed(self):
        from os2model.organisations import PopulationCount

        town = Organisation(
            "Eksempel",
            kind=OrganisationKind.MUNICIPALITY,
            id="town",
            inhabitants=[
                PopulationCount(date(year, 1, 1), 30_000 * n, source="x") for n, year in enumerate((2024, 2026))
            ],
        )
        assert ASSUMED.size_of(town, on=date(2025, 12, 31)) is SizeClass.SMALL  # that of 2024 is the right one
        assert ASSUMED.size_of(town, on=date(2026, 1, 1)) is SizeClass.MEDIUM  # that of 2026 is the newest
        with pytest.raises(MissingFactError, match=r"inhabitants on 2022-01-01 are not known \(known: 2026, 2024\)"):
            ASSUMED.size_of(town, on=date(2023, 12, 31))

    def test_says_why_a_size_was_assigned(self):
        with pytest.raises(InvalidValueError, match="add size_reason"):
            Organisation("A", kind=OrganisationKind.REGION, id="a", assigned_size=SizeClass.LARGE)
