import CLexicon

/// Nouns whose loss reverses a statement: "the end of the strike", "fears of a flood".
///
/// The nouns are data: `turning-nouns.tsv` in `Tools/lexicon/tables`.
struct ReversingNouns: Sendable {
  static let standard = ReversingNouns(
    table: UnsafeRawBufferPointer(
      start: readback_turning_start(), count: readback_turning_size))

  private let nouns: Set<String>

  init(table: UnsafeRawBufferPointer) {
    nouns = Set(
      String(decoding: table, as: UTF8.self).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }
        .flatMap { $0.split(separator: "\t").dropFirst() }
        .flatMap { $0.split(separator: "/") }
        .map { $0.split(separator: " ").joined(separator: " ") })
  }

  private static let links: Set<String> = [
    "of", "to", "on", "for", "in", "from", "against", "at", "that",
  ]

  /// Whether words consist of such a noun with its modifiers, up to what it governs: "an immediate
  /// end to", "of fears of".
  func areAll(_ words: [Word]) -> Bool {
    let said = words.filter { $0.kind != .mark && !["the", "a", "an"].contains($0.form) }
    guard
      let noun = said.firstIndex(where: { nouns.contains($0.form) }), noun <= 2,
      !said.contains(where: { $0.kind == .number })
    else { return false }
    // If the edit ends in the middle, its words begin with the linking word: "of the end" before
    // "of".
    let behind = said[(noun + 1)...]
    let before = said[..<noun]
    let isLinkedBehind =
      behind.first.map { Self.links.contains($0.form) } == true && behind.count == 1
    let isLinkedBefore =
      behind.isEmpty && before.first.map { Self.links.contains($0.form) } == true
    return (isLinkedBehind || isLinkedBefore) && before.count(where: \.isContent) <= 1
  }
}
