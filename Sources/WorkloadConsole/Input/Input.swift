/// What a user does at the terminal.
public enum Input: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backspace, delete
    case up, down, left, right, pageUp, pageDown, home, end
    case click(x: Int, y: Int)
    case wheel(up: Bool)
    case paste(String)
    case redraw
}
