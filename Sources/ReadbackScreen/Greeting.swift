import ReadbackCore

/// The one line of the first run: what the signs mean, and where the keys are told.
struct Greeting {
  let signs: Signs

  /// The fullest that fits.
  func text(columnCount: Int) -> String {
    let kinds = FindingKind.allCases.map { "\(signs.of($0)) \(Self.words(for: $0))" }
    let short = kinds.joined(separator: " ")
    let full = (kinds + ["\(signs.moved) told elsewhere"]).joined(separator: "  ")
    let lines = [
      "\(full)    ? help  q quit", "\(full)  ? help", "\(short)  ? help", "? help",
    ]
    // A blank on each side.
    return lines.first { $0.count + 2 <= columnCount } ?? ""
  }

  private static func words(for kind: FindingKind) -> String {
    switch kind {
    case .omission: "left out"
    case .addition: "put in"
    case .mistranslation: "changed"
    }
  }
}
