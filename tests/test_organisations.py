"""Organisations in full: addresses, GLNs of units, names over time, and the one code that no municipality has."""

import json
import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from os2model import (
    AUTHORITIES,
    Address,
    Association,
    Gln,
    InvalidValueError,
    MunicipalityCode,
    Organisation,
    OrganisationKind,
    OS2ModelError,
    Subscription,
    UnknownNameError,
    from_data,
    text,
    to_data,
)
from os2model.identifiers import NO_MUNICIPALITIES
from os2model.organisations import EarlierName, UnitGln
from os2model.registers import Directory, Register
from tests.cases import ASSUMED, JOINED, MUNICIPALITIES, SAMSO, faults_of

OWN, UNITS = Gln("5790002750595"), Gln("5790000435944")
DAY = timedelta(days=1)
ENDED = date(2026, 12, 31)
HOME = Address(street="Søtofte 10", postal_code="8305", city="Samsø")


def called(name="Eksempel Kommune", id_="example", **others):
    return Organisation(name, kind=OrganisationKind.OTHER_PUBLIC_AUTHORITY, id=id_, **others)


class TestAddress:
    @pytest.mark.parametrize("code", ["830", "83050", "DK-8305", "８３０５", "8305 "])
    def test_in_denmark_has_a_postal_code_of_four_digits(self, code):
        with pytest.raises(InvalidValueError, match="a Danish postal code is four digits") as caught:
            evolve(HOME, postal_code=code)
        assert caught.value.code == "address.postal-code"

    def test_in_another_country_has_the_postal_code_of_that_country(self):
        assert evolve(HOME, postal_code="SE-211 20", city="Malmö", country="SE").postal_code == "SE-211 20"

    @pytest.mark.parametrize("country", ["", "dk", "DNK", "D1", "ÆØ"])
    def test_names_its_country_by_two_capital_letters(self, country):
        with pytest.raises(InvalidValueError, match="a country is two capital letters by ISO 3166-1"):
            evolve(HOME, country=country)

    @pytest.mark.parametrize("name", ["street", "postal_code", "city"])
    def test_has_no_empty_line(self, name):
        with pytest.raises(InvalidValueError, match=rf"Address\.{name} cannot be empty"):
            evolve(HOME, **{name: " "})

    def test_that_is_wrong_in_data_is_found_at_its_place(self):
        data = {**to_data(SAMSO), "address": {**to_data(HOME), "postal_code": "0x"}}
        assert faults_of(lambda: from_data(Organisation, data)) == [("address.postal-code", "/address/postal_code")]
        data["address"] = {**to_data(HOME), "country": "Danmark"}
        assert faults_of(lambda: from_data(Organisation, data)) == [("address.country", "/address/country")]


class TestGlnOfAUnit:
    def test_is_its_own_else_that_of_the_organisation(self):
        town = called(gln=OWN, unit_glns=[("Borgerservice", UNITS)])
        assert town.gln_of("Borgerservice") == UNITS
        assert town.gln_of("Biblioteket") == OWN
        assert called(unit_glns=[("Borgerservice", UNITS)]).gln_of("Biblioteket") is None

    def test_is_given_once(self):
        with pytest.raises(InvalidValueError, match="the unit 'Borgerservice' of 'Eksempel Kommune' has two GLNs"):
            called(unit_glns=[("Borgerservice", UNITS), UnitGln("Borgerservice", OWN)])

    @pytest.mark.parametrize(
        ("units", "code"),
        [
            pytest.param([("Borgerservice", UNITS, OWN)], "organisation.unit-gln", id="three"),
            pytest.param([("Borgerservice", str(UNITS))], "value.type", id="text for a GLN"),
            pytest.param([(" ", UNITS)], "value.empty", id="no name"),
            pytest.param([UNITS], "value.type", id="no pair"),
        ],
    )
    def test_is_a_pair_of_a_name_and_a_gln(self, units, code):
        with pytest.raises(InvalidValueError) as caught:
            called(unit_glns=units)
        assert caught.value.code == code


class TestNamesByDate:
    def test_a_name_holds_on_its_last_day_and_the_next_one_from_the_day_after(self):
        town = called(earlier_names=[("Anden", date(2020, 6, 30)), ("Første", date(2007, 12, 31))])
        names = [town.name_on(day) for day in (date.min, date(2007, 12, 31), date(2008, 1, 1), date(2020, 6, 30))]
        assert names == ["Første", "Første", "Anden", "Anden"]
        assert town.name_on(date(2020, 7, 1)) == town.name_on(date.max) == "Eksempel Kommune"

    @given(st.lists(st.dates(), unique=True, max_size=5), st.dates())
    def test_the_order_in_which_they_are_given_is_of_no_matter(self, ends, day):
        names = [EarlierName(f"name {i}", end) for i, end in enumerate(ends)]
        town = called(earlier_names=names)
        assert town == called(earlier_names=names[::-1])
        left = [each for each in names if each.last_day >= day]
        expected = min(left, key=lambda each: each.last_day).name if left else town.name
        assert town.name_on(day) == expected

    def test_two_that_end_on_one_day_are_refused(self):
        with pytest.raises(InvalidValueError, match="two earlier names of 'Eksempel Kommune' end on 2026-12-31"):
            called(earlier_names=[("Første", ENDED), ("Anden", ENDED)])

    def test_that_is_no_pair_is_refused(self):
        with pytest.raises(InvalidValueError, match="an earlier name is the name and its last day"):
            called(earlier_names=[("Første",)])

    def test_an_organisation_is_found_by_an_earlier_name_and_near_ones_lead_to_it(self):
        register = Register([called(earlier_names=[("Eksempelby Kommune", ENDED)]), SAMSO])
        assert register["Eksempelby Kommune"] is register["example"]
        assert list(register) == ["Eksempel Kommune", "Samsø"]
        with pytest.raises(UnknownNameError, match="did you mean 'Eksempel Kommune'") as caught:
            register["Eksempelby Komune"]
        assert caught.value.nearest[0] == "Eksempel Kommune"

    def test_a_name_of_today_comes_before_an_earlier_one(self):
        old, new = called("Ny", "old", earlier_names=[("Styrelsen", ENDED)]), called("Styrelsen", "new")
        for register in (Register([old, new]), Directory([old, new]), Directory([new, old])):
            assert register.find("Styrelsen") is new

    def test_an_earlier_name_of_two_is_ambiguous_and_a_register_refuses_it(self):
        both = [
            called("A", "a", earlier_names=[("Før", ENDED)]),
            called("B", "b", earlier_names=[("Før", ENDED - DAY)]),
        ]
        with pytest.raises(
            InvalidValueError, match="several organisations are called 'Før'; write the id of one: a, b"
        ):
            Directory(both).find("Før")
        with pytest.raises(InvalidValueError, match="'Før' stands twice in the register"):
            Register(both)

    def test_a_name_that_came_back_stands_in_a_register_once(self):
        town = called("A", earlier_names=[("A", ENDED - DAY), ("B", ENDED)])
        assert Register([town])["A"] is Register([town])["B"] is town

    def test_data_may_refer_to_an_earlier_name(self):
        town = called(earlier_names=[("Eksempelby Kommune", ENDED)])
        data = to_data(Association(rules=ASSUMED, subscriptions=[Subscription(town, "OS2valghalla", JOINED)]))
        data["subscriptions"][0]["organisation"] = "Eksempelby Kommune"
        assert from_data(Association, data).subscriptions[0].organisation == town


class TestRegisterOfTheAuthorities:
    def test_has_98_municipalities_and_5_regions_that_build_and_come_back_from_data(self):
        regions = [each for each in AUTHORITIES.values() if each.kind is OrganisationKind.REGION]
        assert (len(MUNICIPALITIES), len(regions)) == (98, 5)
        assert len({str(each.municipality_code) for each in MUNICIPALITIES}) == 98
        assert from_data(list[Organisation], to_data([*MUNICIPALITIES, *regions])) == [*MUNICIPALITIES, *regions]

    def test_has_nyborg_and_langeland_under_the_codes_that_one_list_swaps(self):
        assert (AUTHORITIES["0450"].short_name, AUTHORITIES["0482"].short_name) == ("Nyborg", "Langeland")

    def test_has_every_code_of_the_published_list_but_those_of_no_municipality(self):
        listed = json.loads((Path(__file__).parent / "data" / "identifiers.json").read_text("utf-8"))["kommunekode"][
            "codes"
        ]
        without = {f"0{each['code']}": each["name"] for each in listed if each.get("note") == "not a municipality"}
        assert without == {code: area.name for code, area in NO_MUNICIPALITIES.items()}
        codes = {f"0{each['code']}" for each in listed} - without.keys()
        assert codes == {str(each.municipality_code) for each in MUNICIPALITIES}

    @pytest.mark.parametrize("name", ["0411", "411", "Christiansø"])
    def test_says_why_christiansoe_is_not_in_it(self, name):
        with pytest.raises(UnknownNameError) as caught:
            AUTHORITIES[name]
        error = caught.value
        reason = "Christiansø is no municipality but is run by the state (Ministry of Defence)"
        assert str(error) == f"{name!r} is not in the register; {reason}"
        assert text.explain(error, "da").endswith(
            "; Christiansø er ingen kommune, men drives af staten (Forsvarsministeriet)"
        )
        assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301
        assert AUTHORITIES.get(name) is None


class TestACodeOfNoMunicipality:
    @pytest.mark.parametrize("code", NO_MUNICIPALITIES)
    def test_is_refused_for_a_municipality_with_the_reason(self, code):
        with pytest.raises(InvalidValueError, match="run by the state") as caught:
            Organisation("Christiansø", kind=OrganisationKind.MUNICIPALITY, municipality_code=MunicipalityCode(code))
        assert caught.value.code == "organisation.no-municipality"
        danish = "kommunekode 0411: Christiansø er ingen kommune, men drives af staten (Forsvarsministeriet)"
        assert text.explain(caught.value, "da").startswith(danish)

    @pytest.mark.parametrize("code", NO_MUNICIPALITIES)
    def test_is_the_code_of_a_body_of_the_state(self, code):
        body = Organisation("Christiansø", kind=OrganisationKind.STATE_BODY, municipality_code=MunicipalityCode(code))
        assert body.id == code

    @pytest.mark.parametrize("code", NO_MUNICIPALITIES)
    def test_in_data_is_a_finding_at_its_place(self, code):
        data = {"name": "Christiansø", "kind": "municipality", "municipality_code": code}
        found = faults_of(lambda: from_data(Organisation, data))
        assert found == [("organisation.no-municipality", "/municipality_code")]

    def test_is_one_of_several_reasons_that_are_given_at_once(self):
        with pytest.raises(OS2ModelError, match="several things are wrong") as caught:
            Organisation(
                "Christiansø",
                kind=OrganisationKind.MUNICIPALITY,
                municipality_code=MunicipalityCode("0411"),
                unit_glns=[("Havnen", OWN), ("Havnen", UNITS)],
            )
        assert [each.code for each in caught.value.reasons] == [
            "organisation.unit-twice",
            "organisation.no-municipality",
        ]
