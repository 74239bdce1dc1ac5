import decimal
from decimal import Decimal
from fractions import Fraction

import pytest

from os2model import CurrencyMismatchError, InvalidValueError, Money, Percent, dkk
from os2model.money import rounded


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "minor"),
        [(25000, 2_500_000), ("25000", 2_500_000), ("25000.5", 2_500_050), ("-0.01", -1), (Decimal("1E+2"), 10_000),
         (Decimal("0.10"), 10), (Decimal("-3.5"), -350), (0, 0), ("9999999999999.99", 999_999_999_999_999)],
    )  # fmt: skip
    def test_takes_whole_kroner_decimals_and_canonical_text(self, amount, minor):
        assert dkk(amount).minor == minor

    @pytest.mark.parametrize(
        ("amount", "message"),
        [
            (0.1, "an amount of money cannot be a float, got 0.1"),
            (float("nan"), "an amount of money cannot be a float, got nan"),
            (True, "an amount of money is an int, a Decimal or text, got True"),
            (None, "an amount of money is an int, a Decimal or text, got None"),
            ("1.234", """'1.234' has 3 decimals and DKK has 2; write "1234" for 1234 kr."""),
            ("0.001", '\'0.001\' has 3 decimals and DKK has 2; write "0.00"'),
            ("1.5000", """'1.5000' has 4 decimals and DKK has 2; write "1.50" for 1.50 kr."""),
            ("1.2345", """'1.2345' has 4 decimals and DKK has 2; write "1.23\""""),
            ("", "'' is not an amount"),
            (" 1", "' 1' is not an amount"),
            ("1_000", "'1_000' is not an amount"),
            ("+1", "'+1' is not an amount"),
            (".5", "'.5' is not an amount"),
            ("\uff11", "is not an amount"),
            (Decimal("NaN"), "Decimal('NaN') is not an amount"),
            (Decimal("1E+999999999"), "is not an amount"),
            (Decimal("1E-999999999"), "is not an amount"),
            (10**13, "an amount of more than 15 digits is refused"),
            (10**400, "an amount of more than 15 digits is refused, got int (1329 bits)"),
            ("1" * 100, "is not an amount"),
        ],
    )  # fmt: skip
    def test_refuses_what_is_no_exact_amount_and_says_what_to_write(self, amount, message):
        with pytest.raises(InvalidValueError) as caught:
            dkk(amount)
        assert message in str(caught.value)

    @pytest.mark.parametrize("currency", ["dkk", "XYZ", "", None, 7])
    def test_refuses_a_currency_it_does_not_know(self, currency):
        with pytest.raises(InvalidValueError, match="is not a currency of the library; write one of DKK, SEK"):
            Money(1, currency)

    @pytest.mark.parametrize(
        ("money", "text"),
        [
            (dkk(25000), "25000.00 DKK"),
            (dkk("-0.05"), "-0.05 DKK"),
            (Money(7, "ISK"), "7 ISK"),
            (Money(-7, "ISK"), "-7 ISK"),
        ],
    )
    def test_has_one_canonical_text_and_a_repr_that_makes_it_again(self, money, text):
        assert str(money) == text
        assert eval(repr(money)) == money  # noqa: S307

    def test_counts_whole_kronur_in_iceland(self):
        assert Money(7, "ISK").minor == 7
        with pytest.raises(InvalidValueError, match=r"'7\.5' has 1 decimals and ISK has 0"):
            Money("7.5", "ISK")

    def test_adds_and_subtracts_exactly(self):
        assert dkk("0.10") + dkk("0.20") == dkk("0.30")
        assert dkk(1) - dkk("0.01") == dkk("0.99")
        assert -dkk(1) == dkk(-1)
        assert not dkk(0)

    def test_refuses_to_mix_currencies_with_both_named(self):
        for mix in (
            lambda a, b: a + b,
            lambda a, b: a - b,
            lambda a, b: a < b,
            lambda a, b: Money.total([a, b], "DKK"),
        ):
            with pytest.raises(CurrencyMismatchError, match="are of different currencies"):
                mix(dkk(1), Money(1, "SEK"))
        assert dkk(1) != Money(1, "SEK")

    def test_leaves_other_types_to_python(self):
        for mix in (lambda: dkk(1) + 1, lambda: dkk(1) - 1, lambda: dkk(1) < 1):
            with pytest.raises(TypeError):
                mix()
        assert dkk(1) != 1

    def test_the_total_of_nothing_is_0_in_its_currency(self):
        assert Money.total([], "SEK") == Money(0, "SEK")

    def test_a_share_is_rounded_half_away_from_zero(self):
        assert dkk("0.25").share(Fraction(1, 2)) == dkk("0.13")
        assert dkk("-0.25").share(Fraction(1, 2)) == dkk("-0.13")
        assert dkk(100).share(Fraction(1, 3)) == dkk("33.33")
        with pytest.raises(InvalidValueError, match=r"fraction must be of type Fraction \| int.*got 0\.5"):
            dkk(1).share(0.5)

    def test_is_multiplied_by_whole_numbers_alone(self):
        assert dkk("0.10") * 3 == 3 * dkk("0.10") == dkk("0.30")
        for times in (0.5, True, "2"):
            with pytest.raises(TypeError):
                _ = dkk(1) * times

    @pytest.mark.parametrize(
        ("amount", "weights", "parts"),
        [
            ("30", [1] * 7, ["4.29"] * 4 + ["4.28"] * 3),
            ("-0.05", [1, 1], ["-0.03", "-0.02"]),
            ("100", [0, 1, 2], ["0.00", "33.33", "66.67"]),
            ("0.01", [1, 1, 1], ["0.01", "0.00", "0.00"]),
            ("10", [Fraction(1, 3), Fraction(2, 3)], ["3.33", "6.67"]),
        ],
    )
    def test_is_split_by_largest_remainder_and_ties_go_to_the_earlier_part(self, amount, weights, parts):
        assert [part.number for part in dkk(amount).split(weights)] == parts

    @pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [0.5], ["1"]])
    def test_is_not_split_by_nothing_by_less_than_nothing_or_by_floats(self, weights):
        with pytest.raises(InvalidValueError):
            dkk(1).split(weights)

    def test_minor_units_are_whole_and_of_15_digits_at_most(self):
        with pytest.raises(InvalidValueError, match="minor must be of type int"):
            Money.from_minor(1.0, "DKK")
        with pytest.raises(InvalidValueError, match="more than 15 digits"):
            Money.from_minor(10**15, "DKK")

    def test_the_precision_of_the_process_changes_nothing(self):
        with decimal.localcontext(prec=4):
            assert dkk(Decimal("1234567.89")).number == "1234567.89"


class TestPercent:
    @pytest.mark.parametrize(
        ("value", "fraction", "text"),
        [
            ("25", Fraction(1, 4), "25"),
            ("20.25", Fraction(81, 400), "20.25"),
            (0, Fraction(0), "0"),
            ("-5.50", Fraction(-11, 200), "-5.5"),
        ],
    )
    def test_is_exact_and_writes_as_people_say_it(self, value, fraction, text):
        assert Percent(value).fraction == fraction
        assert str(Percent(value)) == text
        assert eval(repr(Percent(value))) == Percent(value)  # noqa: S307

    @pytest.mark.parametrize("value", ["25 %", "25%", "1/4", "", "1e2", "9" * 100, Decimal("Infinity")])
    def test_refuses_what_is_no_percent(self, value):
        with pytest.raises(InvalidValueError, match="is not a percent; write digits with a dot"):
            Percent(value)

    @pytest.mark.parametrize("value", [0.25, True, None])
    def test_refuses_other_types(self, value):
        with pytest.raises(InvalidValueError, match="Percent must be of type"):
            Percent(value)

    def test_is_ordered(self):
        assert Percent("9.25") < Percent("10") <= Percent("10.0")
        with pytest.raises(TypeError):
            assert Percent(1) < 2


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [("1/2", 1), ("-1/2", -1), ("3/2", 2), ("5/2", 3), ("-5/2", -3), ("249/100", 2), ("0", 0), ("7", 7)],
)
def test_a_half_rounds_away_from_zero(fraction, expected):
    exact = Fraction(fraction)
    assert rounded(exact.numerator, exact.denominator) == expected
