import Model
import Wording

extension Console {
    /// The state of everything in one glance, the worst thing first.
    func drawOverview(on picture: inout Picture) {
        let size = picture.surface.size
        draw(
            findingLine, x: 1, y: Self.body(of: size).lowerBound, width: size.width - 2,
            on: &picture)
        if size.width >= 124 {
            drawHalves(on: &picture)
        } else {
            drawStack(on: &picture)
        }
    }

    /// Large: what there is at the left, what happens at the right.
    private func drawHalves(on picture: inout Picture) {
        let size = picture.surface.size
        let body = Self.body(of: size)
        let (top, left) = (body.lowerBound + 2, 76)
        drawCards(
            [
                capacityCard, overviewHosts(most: max(4, size.height - 24)),
                overviewNamespaces(most: 12), overviewClusters, busiestCard(most: 12),
            ], x: 1, y: top, width: left, to: body.upperBound, on: &picture)
        drawCards(
            [overviewScore(width: 40), podCard, overviewFlights, overviewEvents(most: 60)],
            x: left + 5, y: top, width: size.width - left - 6, to: body.upperBound, on: &picture)
    }

    /// One above the other, with the score beside the hosts; tight where there are few rows.
    private func drawStack(on picture: inout Picture) {
        let size = picture.surface.size
        let body = Self.body(of: size)
        let width = size.width - 2
        let top = body.lowerBound + (size.height >= 30 ? 2 : 1)
        var y = drawCards(
            [capacityCard], x: 1, y: top, width: width, to: body.upperBound, on: &picture)
        let isBeside = size.width >= 76
        // Titles and blanks take three rows of what is left.
        let room = max(2, body.upperBound - y - 3)
        let (hosts, namespaces) = shares(of: room, isBeside: isBeside)
        if isBeside {
            drawCards(
                [overviewScore(width: size.width - 52)], x: 51, y: y, width: size.width - 52,
                to: body.upperBound, on: &picture)
        }
        drawCards(
            [overviewHosts(most: hosts)], x: 1, y: y, width: min(width, 48), to: body.upperBound,
            on: &picture)
        y += 2 + max(min(hosts, simulation.vcenter.hosts.count), isBeside ? 6 : 0)
        y = drawCards(
            [overviewNamespaces(most: namespaces)], x: 1, y: y, width: width, to: body.upperBound,
            on: &picture)
        // Without a title, they begin where the namespaces end.
        let start = size.height >= 30 ? y : y - 1
        for (place, line) in overviewEvents(most: max(0, body.upperBound - start)).lines(width)
            .enumerated()
        {
            draw(line, x: 1, y: start + place, width: width, on: &picture)
        }
    }

    /// How many hosts and namespaces are listed in so many rows, one of which is for an event.
    private func shares(of room: Int, isBeside: Bool) -> (hosts: Int, namespaces: Int) {
        let vcenter = simulation.vcenter
        let left = max(2, room - 1)
        let fewest = isBeside ? 6 : 2
        let namespaces = min(vcenter.namespaces.count, max(1, left - max(fewest, left / 2)))
        let hosts = max(fewest, left - namespaces)
        return (hosts, max(1, min(namespaces, left - min(hosts, max(fewest, vcenter.hosts.count)))))
    }

    private func draw(_ line: Line, x: Int, y: Int, width: Int, on picture: inout Picture) {
        line.draw(on: &picture.surface, x: x, y: y, width: width)
        if let target = line.target {
            picture.spots.append(Spot(x: x, y: y, width: width, target: target))
        }
    }

    /// Draws cards one below the other as far as there is room; the row after the last.
    @discardableResult
    private func drawCards(
        _ cards: [Card], x: Int, y start: Int, width: Int, to bottom: Int,
        on picture: inout Picture
    ) -> Int {
        var y = start
        for card in cards where y + 1 < bottom {
            draw(card.titleLine, x: x, y: y, width: width, on: &picture)
            y += 1
            for line in card.lines(width) where y < bottom {
                draw(line, x: x, y: y, width: width, on: &picture)
                y += 1
            }
            y += 1
        }
        return y
    }
}
