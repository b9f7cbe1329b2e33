import Model
import Testing

@testable import Manifests

/// The expected values are what kubectl 1.32 makes of the same scalars, but that numbers keep
/// digits which kubectl loses in floating point.
@Suite struct PlainScalarTests {
    @Test(arguments: ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"])
    func `the words of YAML 1 point 1 for truth are true`(text: String) {
        #expect(PlainScalar.value(of: text) == true)
    }

    @Test(arguments: ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"])
    func `and those for untruth are false`(text: String) {
        #expect(PlainScalar.value(of: text) == false)
    }

    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func `the words for nothing are null`(text: String) {
        #expect(PlainScalar.value(of: text) == .null)
    }

    @Test(arguments: [
        ("0", 0), ("8", 8), ("-1", -1), ("+1", 1), ("010", 8), ("-017", -15), ("0o17", 15),
        ("08", 8), ("0x1F", 31), ("0X1f", 31), ("-0x1F", -31), ("0b11", 3), ("0B11", 3),
        ("-0b11", -3), ("1_000", 1000), ("1__0", 10), ("1_", 1), ("0777_1", 4089), ("00", 0),
        ("-0", 0), ("1e3", 1000), ("1.5e3", 1500), ("1e+3", 1000), ("1.0", 1), ("1.", 1),
        ("-.5e3", -500), ("0.1e1", 1), ("9223372036854775807", .max),
        ("-9223372036854775808", .min), ("-0.0", 0), ("0e99999999999999999999", 0),
    ])
    func `whole numbers are integers however they are written`(text: String, number: Int) {
        #expect(PlainScalar.value(of: text) == .integer(number))
    }

    @Test(arguments: [
        ("1.50", "1.50"), (".5", "0.5"), ("+.5", "0.5"), ("-.5", "-0.5"), ("1e-3", "1e-3"),
        ("09.5", "9.5"), ("1_0.5", "10.5"), ("1e21", "1e21"), ("1E21", "1e21"),
        ("9223372036854775808", "9223372036854775808"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"),
    ])
    func `other numbers keep their digits in a form that JSON allows`(
        text: String, expected: String
    ) {
        #expect(PlainScalar.value(of: text) == .decimal(expected))
    }

    @Test(arguments: [
        "2020-01-01", "2020-01-01T00:00:00Z", "12:30:45", "0b12", "0x", "0o8", "_1", "1e400",
        "1.2.3", "-", ".", "-.", "._5", "+-1", "0x-1", "1e", "--", "100m", "64Mi", "1-2", "yEs",
        "tRue", "nULL", "v1", "１", "0b", "+", "1e5x", "<<", "=",
    ])
    func `all else is a string`(text: String) {
        #expect(PlainScalar.value(of: text) == .string(text))
    }
}
