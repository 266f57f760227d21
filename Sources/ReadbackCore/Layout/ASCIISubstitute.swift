/// Replacements for characters where only ASCII can be drawn.
public enum ASCIISubstitute {
  /// One to four ASCII characters; "?" if there is no similar character.
  public static func of(_ scalar: Unicode.Scalar) -> String {
    if scalar.isASCII { return String(scalar) }
    if let spelt = signs[scalar] { return spelt }
    switch scalar.value {
    case 0xC0...0x17F: return letter(scalar.value - 0xC0, in: latin)
    case 0x1E00...0x1EFF: return letter(scalar.value - 0x1E00, in: latinAdditional)
    // Full-width forms of ASCII.
    case 0xFF01...0xFF5E: return String(UnicodeScalar(UInt8(scalar.value - 0xFF01 + 0x21)))
    default: return "?"
    }
  }

  private static func letter(_ index: UInt32, in table: StaticString) -> String {
    String(UnicodeScalar(table.utf8Start[Int(index)]))
  }

  // Each letter without its diacritics: NFKD of the Unicode Character Database, ASCII part.
  // U+00C0...U+017F and U+1E00...U+1EFF; letters that need several ASCII letters are in `signs`.
  private static let latin: StaticString = """
    AAAAAA?CEEEEIIIIDNOOOOO?OUUUUY??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y\
    AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi??JjKkkLlLlLlLlLlNnNnNn?NnOoOoOo??\
    RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
    """
  private static let latinAdditional: StaticString = """
    AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPp\
    RrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyas????\
    AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy\
    ??????
    """

  private static let signs: [Unicode.Scalar: String] = [
    "Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Þ": "Th", "þ": "th", "ß": "ss", "ẞ": "SS",
    "Ĳ": "IJ", "ĳ": "ij", "ŉ": "'n", "×": "x", "÷": "/", "ƒ": "f",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "‹": "'", "›": "'", "ʼ": "'", "´": "'",
    "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "″": "\"", "«": "\"", "»": "\"",
    "‐": "-", "‒": "-", "–": "-", "—": "--", "―": "--", "−": "-", "─": "-", "━": "-",
    "│": "|", "┃": "|", "…": "...", "•": "*", "·": "*", "‣": "*", "●": "*", "○": "o",
    "¡": "!", "¿": "?", "¢": "c", "£": "GBP", "¥": "YEN", "€": "EUR", "₽": "RUB", "©": "(c)",
    "®": "(r)", "™": "(tm)", "°": "deg", "±": "+-", "¶": "P", "§": "S", "¦": "|", "µ": "u",
    "¹": "1", "²": "2", "³": "3", "¼": "1/4", "½": "1/2", "¾": "3/4", "№": "No.", "‰": "o/oo",
    "ª": "a", "º": "o", "¨": "\"", "¯": "-", "¸": ",", "¬": "!", "←": "<-", "→": "->",
    "↑": "^", "↓": "v", "↔": "<->", "↕": "^", "≠": "#", "≈": "~", "≤": "<=", "≥": ">=",
    "✓": "v", "✔": "v", "✗": "x", "✘": "x", "†": "+", "‡": "++",
  ]
}
