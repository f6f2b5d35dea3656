// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

@Suite struct DecimalFractionTests {
  @Test(arguments: [
    ("0", 0, 0), ("1", 1, 0), ("0.80", 80, 2), ("1.25", 125, 2), ("0.000000000000000001", 1, 18),
    ("9223372036854775807", Int.max, 0), ("10.0", 100, 1), ("922337203685477580.7", Int.max, 1),
  ])
  func `plain decimals are read exactly and written as they were`(text: String, mantissa: Int, places: Int)
    throws
  {
    let fraction = try decimal(text)
    #expect(fraction.mantissa == mantissa)
    #expect(fraction.decimalPlaces == places)
    #expect(fraction.description == text)
  }

  @Test(arguments: [
    "", ".", ".5", "5.", "-1", "+1", "1e3", "0,8", " 1", "1 ", "80%", "01", "00.5", "1.2.3", "½", "٣", "nan",
    "inf", "0x1", "9223372036854775808", "0.0000000000000000001", "1_000", "4/5",
  ])
  func `anything else is refused`(text: String) {
    #expect(DecimalFraction(text) == nil)
  }

  @Test func `a mantissa or places out of range are refused`() {
    #expect(DecimalFraction(mantissa: -1, decimalPlaces: 0) == nil)
    #expect(DecimalFraction(mantissa: 1, decimalPlaces: -1) == nil)
    #expect(DecimalFraction(mantissa: 1, decimalPlaces: 19) == nil)
    #expect(DecimalFraction(mantissa: 8, decimalPlaces: 1)?.description == "0.8")
    #expect(DecimalFraction(mantissa: 8, decimalPlaces: 3)?.description == "0.008")
  }

  @Test func `trailing zeros do not change the number`() throws {
    #expect(try decimal("0.8") == decimal("0.80"))
    #expect(try decimal("0.8") != decimal("0.81"))
    #expect(try decimal("0.79") < decimal("0.8"))
    #expect(try decimal("1.25").value == 1.25)
  }

  @Test func `far apart decimals compare without overflow`() throws {
    #expect(try decimal("0.999999999999999999") < decimal("9223372036854775807"))
    #expect(try decimal("9223372036854775807") > decimal("922337203685477580.6"))
  }
}
