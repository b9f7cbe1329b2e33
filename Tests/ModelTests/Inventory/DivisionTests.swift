import Testing

@testable import Model

@Suite struct DivisionTests {
    @Test func `everybody gets what he asks for when there is enough`() {
        let claims = [
            Division.Claim(reservation: 0, shares: 1, demand: 30),
            Division.Claim(reservation: 10, shares: 5, demand: 20),
        ]
        #expect(Division.divide(60, among: claims) == [30, 20])
    }

    @Test func `what is scarce is divided by shares`() {
        let claims = [
            Division.Claim(reservation: 0, shares: 1000, demand: 1000),
            Division.Claim(reservation: 0, shares: 2000, demand: 1000),
        ]
        #expect(Division.divide(900, among: claims) == [300, 600])
    }

    @Test func `a reservation comes first and nobody gets more than he asks for`() {
        let claims = [
            Division.Claim(reservation: 500, shares: 1, demand: 600),
            Division.Claim(reservation: 0, shares: 1000, demand: 100),
            Division.Claim(reservation: 0, shares: 1000, demand: 1000),
        ]
        let parts = Division.divide(1000, among: claims)
        #expect(parts.reduce(0, +) == 1000)
        #expect(parts[0] == 500)
        #expect(parts[1] == 100)
        #expect(parts[2] == 400)
    }

    @Test func `the parts always sum to the amount, for a thousand random divisions`() {
        var stream = RandomStream(seed: 7)
        for _ in 0..<1000 {
            let claims = (0..<(1 + stream.below(12))).map { _ in
                Division.Claim(
                    reservation: stream.below(500), shares: 1 + stream.below(4000),
                    demand: stream.below(2000))
            }
            let amount = stream.below(6000)
            let parts = Division.divide(amount, among: claims)
            let asked = claims.reduce(0) { $0 + $1.demand }
            #expect(parts.reduce(0, +) == min(amount, asked))
            for (part, claim) in zip(parts, claims) {
                #expect(part >= 0 && part <= claim.demand)
            }
        }
    }
}
