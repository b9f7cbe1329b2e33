import Testing

@testable import Model

/// The expected texts are what kubectl 1.32 prints for `create quota --hard=cpu=...`, but for those
/// that it repeats as written although they are not canonical (`1.`, `+1`, `010`, `5E3`).
@Suite struct QuantityTests {
    @Test(arguments: [
        ("0", "0"), ("1", "1"), ("100m", "100m"), ("0.5", "500m"), ("1.5", "1500m"),
        ("64Mi", "64Mi"), ("1.5Gi", "1536Mi"), ("128974848", "128974848"), ("129e6", "129e6"),
        ("129M", "129M"), ("1E", "1E"), ("1Ki", "1Ki"), ("12e-3", "12e-3"), ("1000m", "1"),
        ("1024Mi", "1Gi"), ("0.5Ki", "512"), ("-0.5Ki", "-512"), ("1025Ki", "1025Ki"),
        ("2048", "2048"), (".5", "500m"), ("1.", "1"), ("+1", "1"), ("00100m", "100m"),
        ("1e5", "100e3"), ("1e-5", "10e-6"), ("1.0Gi", "1Gi"), ("0Gi", "0"), ("1e19", "10e18"),
        ("1.1Ki", "1126400m"), ("10e2", "1e3"), ("1000Ki", "1000Ki"), ("1048576Ki", "1Gi"),
        ("1.5e0", "1500e-3"), ("1.5e3", "1500"), ("1e1", "10"), ("100e1", "1e3"), ("5E3", "5e3"),
        ("0e0", "0"), ("-0", "0"), ("0.1Ki", "102400m"), ("0.0001Ki", "102400u"),
        ("1.5Ki", "1536"), ("100.035Ki", "102435840m"), ("-1.1Ki", "-1126400m"), ("Ki", "0"),
        ("1e+3", "1e3"), ("0.25Ei", "256Pi"), ("1Ei", "1Ei"), ("1500000", "1500k"),
        ("1000000n", "1m"), ("1.2345", "1234500u"), ("1.999Mi", "2096103424m"), (".", "0"),
        ("99999999999999999999", "99999999999999999999"), ("12E", "12E"), ("1e21", "1e21"),
        ("1000E", "1e21"),
    ])
    func `a quantity is printed in its canonical form`(text: String, expected: String) throws {
        #expect(try Quantity(text).description == expected)
    }

    @Test func `what is finer than a billionth is rounded away from zero`() throws {
        #expect(try Quantity("1e-10").description == "1e-9")
        #expect(try Quantity("0.0000000001").description == "1n")
        #expect(try Quantity("-1e-10").description == "-1e-9")
        #expect(try Quantity("3.001n").nano == 4)
        #expect(try Quantity("0.00000012345").nano == 124)
        #expect(try Quantity(".000000000001Ki").description == "2n")
        #expect(try Quantity("1e-999999999999").nano == 1)
    }

    @Test func `binary quantities are capped where Kubernetes caps them`() throws {
        for text in ["8Ei", "9Ei", "9223372036854775807Ki", "99999999999999999999999999999999Mi"] {
            #expect(try Quantity(text).description == "9223372036854775807")
            #expect(try Quantity("-" + text).description == "-9223372036854775807")
        }
    }

    @Test func `fractions of binary units stay exact`() throws {
        let third = try Quantity("0.33333333333333333333333333333333333Ei")
        #expect(third.nano == 384_307_168_202_282_325_333_333_334)
        #expect(try Quantity("0.1Ei").nano == 115_292_150_460_684_697_600_000_000)
    }

    @Test(arguments: [
        "", "aoeu", "1.1.M", " 1", "1 ", "1 Gi", "1GI", "1e3m", "1e1e", "0x10", "1_000", "1e 3",
        "é",
    ])
    func `what is not of the form is malformed`(text: String) {
        #expect(throws: QuantityError.malformed) { try Quantity(text) }
    }

    @Test(arguments: ["1i", ".5i", "1e", "e", "0.1mi", "1Kii", "1e-", "1E+", "+-1", "1K", "1mm"])
    func `an unknown suffix is refused as such`(text: String) {
        #expect(throws: QuantityError.unknownSuffix) { try Quantity(text) }
    }

    @Test(arguments: ["1e22", "1001E", "1e100", "1e2147483648", "-1e22", "1e999999999999999999"])
    func `what is beyond all use is too large`(text: String) {
        #expect(throws: QuantityError.tooLarge) { try Quantity(text) }
    }

    @Test func `cores and bytes are rounded up`() throws {
        #expect(try Quantity("0.5").milli == 500)
        #expect(try Quantity("0.0001").milli == 1)
        #expect(try Quantity("1.0001").units == 2)
        #expect(try Quantity("-1.0001").units == -2)
        #expect(try Quantity("64Mi").mebibytes == 64)
        #expect(try Quantity("64M").mebibytes == 62)
        #expect(try Quantity("1").mebibytes == 1)
        #expect(try Quantity("0").mebibytes == 0)
        #expect(throws: QuantityError.tooLarge) { try Quantity("1E").milli }
    }

    @Test func `quantities compare and add up by amount`() throws {
        #expect(try Quantity("1Gi") == Quantity("1024Mi"))
        #expect(try Quantity("1k") == Quantity(1000))
        #expect(try Quantity("10000T") > Quantity("100Gi"))
        #expect(try (Quantity("1Gi") + Quantity("512Mi")).description == "1536Mi")
        #expect(try (Quantity.zero + Quantity("1Gi")).description == "1Gi")
        #expect(try (Quantity("1") - Quantity("1500m")).description == "-500m")
        #expect(Quantity(mebibytes: 1024).description == "1Gi")
        #expect(Quantity(milli: 250).description == "250m")
    }

    @Test func `bare numbers of a manifest are quantities, too`() throws {
        #expect(try Quantity(Value.integer(2)).milli == 2000)
        #expect(try Quantity(Value.decimal("0.5")).milli == 500)
        #expect(try Quantity(Value.string(" 1Gi ")).mebibytes == 1024)
        #expect(throws: QuantityError.notANumber) { try Quantity(Value.bool(true)) }
        #expect(throws: QuantityError.malformed) { try Quantity(Value.string(" ")) }
    }
}
