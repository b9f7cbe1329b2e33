import Model
import Wording

extension Console {
    /// The smallest size that can be drawn sensibly.
    static let leastSize = Size(width: 40, height: 8)

    /// What is to be seen. A pure function of the console.
    public func view(size: Size) -> Surface {
        let inner = Self.size(beside: coach, of: size)
        guard let coach, inner != size else { return framed(size: size) }
        return draw(coach, beside: framed(size: inner), of: size)
    }

    private func framed(size: Size) -> Surface {
        guard size.width >= Self.leastSize.width, size.height >= Self.leastSize.height else {
            var surface = Surface(size)
            surface.draw("needs 40x8; q quits", x: 0, y: 0)
            return surface
        }
        var picture = self.picture(size: size)
        if case .table = screen {
        } else if case .confirm = prompt {
        } else if !picture.spots.isEmpty {
            let cursor = min(places[screen, default: Place()].cursor, picture.spots.count - 1)
            let spot = picture.spots[cursor]
            if Self.body(of: size).contains(spot.y) {
                picture.surface.paint(x: spot.x, y: spot.y, width: spot.width, .tableCursor)
            }
        }
        drawHeader(on: &picture.surface)
        drawTabs(on: &picture.surface)
        drawMessage(on: &picture.surface)
        var drawn = self
        drawn.memo = Memo(self, picture: picture)
        drawn.drawFooter(on: &picture.surface)
        drawPrompt(on: &picture.surface)
        return picture.surface
    }

    /// The body of the screen, without the cursor and what surrounds it.
    func picture(size: Size) -> Picture {
        switch screen {
        // The map shows what its cursor stands on, texts how they are read; tables keep their rows.
        case .map, .table, .document, .esxtop: return drawnPicture(size: size)
        default:
            let key = PictureCache.Key(
                version: snapshot.version, screen: screen, size: size,
                offset: places[screen, default: Place()].offset)
            return pictureCache.picture(for: key) { drawnPicture(size: size) }
        }
    }

    private func drawnPicture(size: Size) -> Picture {
        var picture = Picture(size)
        guard size.width >= Self.leastSize.width, size.height >= Self.leastSize.height else {
            return picture
        }
        switch screen {
        case .overview: drawOverview(on: &picture)
        case .map(let cluster): drawMap(of: cluster, on: &picture)
        case .table(let name):
            if let listing = Listing.named(name) { drawTable(listing, on: &picture.surface) }
        case .detail(let reference): drawDetail(of: reference, on: &picture)
        case .document(let document): draw(document, on: &picture)
        case .screens: draw(screensPage, titled: [.text("Screens", .title)], on: &picture)
        case .session: draw(sessionPage, titled: [.text("Session", .title)], on: &picture)
        case .architecture(let id): drawArchitecture(of: id, on: &picture)
        case .esxtop(let id): drawEsxtop(of: id, on: &picture)
        case .help: draw(helpPage, titled: [.text("Keys", .title)], on: &picture)
        }
        return picture
    }

    /// Draws a page under a title.
    func draw(_ page: Page, titled title: [Span], on picture: inout Picture) {
        let body = Self.body(of: picture.surface.size)
        Line(title).draw(
            on: &picture.surface, x: 1, y: body.lowerBound,
            width: picture.surface.size.width - 2)
        let offset = places[screen, default: Place()].offset
        let top = body.lowerBound + 2
        page.draw(on: &picture, from: top, to: body.upperBound, offset: offset)
        // The title and the blank row under it scroll no further than they must.
        picture.bodyHeight += 1
        let below = picture.bodyHeight - offset - (body.upperBound - top)
        if below > 1 {
            let text = "▼ \(below - 1) more"
            picture.surface.draw(
                text, x: picture.surface.size.width - text.unicodeScalars.count - 1,
                y: body.upperBound, .dim)
        }
    }

    private func drawMessage(on surface: inout Surface) {
        guard let said = message ?? unseenRefusal else { return }
        let y = surface.size.height - 2
        surface.draw(String(repeating: " ", count: surface.size.width), x: 0, y: y)
        surface.draw(said, x: 1, y: y, .message, width: surface.size.width - 2)
    }
}
