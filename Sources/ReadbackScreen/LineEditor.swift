/// An editable line with the keys of readline.
struct LineEditor: Sendable, Hashable {
  private(set) var characters: [Character] = []
  /// The number of characters before the cursor.
  private(set) var cursor = 0
  /// The text removed last, for C-y.
  private var cut: [Character] = []

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }

  /// A character may have any number of scalars. O(length of the text).
  var scalarCount: Int { characters.reduce(0) { $0 + $1.unicodeScalars.count } }

  mutating func insert(_ text: String) {
    // A pasted line end would be drawn as a space but saved as a line end.
    let plain = text.map { $0.isNewline || $0 == "\t" ? " " : $0 }
    characters.insert(contentsOf: plain, at: cursor)
    cursor += plain.count
    rejoin()
  }

  /// A combining mark typed after a letter forms one character with it.
  private mutating func rejoin() {
    let before = String(characters[..<cursor])
    let all = String(characters)
    cursor = before.count
    characters = Array(all)
    cursor = min(cursor, characters.count)
  }

  /// False if the key has no meaning here.
  mutating func receive(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(scalar))
    case .paste(let text): insert(text)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(characters.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = characters.count
    case .backspace, .control("h"):
      if cursor > 0 {
        cursor -= 1
        characters.remove(at: cursor)
      }
    case .delete, .control("d"): if cursor < characters.count { characters.remove(at: cursor) }
    case .control("k"): remove(cursor..<characters.count)
    case .control("u"): remove(0..<cursor)
    case .control("w"): remove(startOfWord..<cursor)
    case .control("y"): insert(String(cut))
    default: return false
    }
    return true
  }

  private mutating func remove(_ range: Range<Int>) {
    cut = Array(characters[range])
    characters.removeSubrange(range)
    cursor = range.lowerBound
  }

  private var startOfWord: Int {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    return start
  }
}
