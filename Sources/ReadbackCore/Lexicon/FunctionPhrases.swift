import CLexicon

/// Normalises function words: "didn't" and "failed to" become "not", "are required to" becomes
/// "must".
///
/// The phrases are data: `function-phrases.tsv` in `Tools/lexicon/tables`.
struct FunctionPhrases: Sendable {
  static let standard = FunctionPhrases(
    table: UnsafeRawBufferPointer(
      start: readback_function_phrases_start(), count: readback_function_phrases_size))

  /// Maps the words of a phrase to their replacement.
  private let plain: [[String]: [String]]
  private let longest: Int

  init(table: UnsafeRawBufferPointer) {
    func words(_ text: Substring) -> [String] { text.split(separator: " ").map { String($0) } }
    var plain: [[String]: [String]] = [:]
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let columns = line.split(separator: "\t")
      guard columns.count == 2 else { continue }
      for phrase in columns[1].split(separator: "/") { plain[words(phrase)] = words(columns[0]) }
    }
    self.plain = plain
    longest = plain.keys.map(\.count).max() ?? 0
  }

  /// The words of a range without articles and marks, with contractions expanded and each phrase
  /// replaced by its normal form.
  func plainWords(_ words: some Sequence<Word>) -> [String] {
    let spelt = words.filter { $0.kind != .mark }.flatMap { Self.speltOut($0.form) }
      .filter { !Self.empty.contains($0) }
    var found: [String] = []
    var index = 0
    while index < spelt.count {
      let lengths = (1...max(1, min(longest, spelt.count - index))).reversed()
      let length = lengths.first { plain[Array(spelt[index..<(index + $0)])] != nil }
      if let length {
        found += plain[Array(spelt[index..<(index + length)])]!
        index += length
      } else {
        found.append(spelt[index])
        index += 1
      }
    }
    return found
  }

  private static let empty: Set<String> = ["the", "a", "an", "that"]

  private static let irregular = [
    "won't": ["will", "not"], "shan't": ["shall", "not"], "can't": ["can", "not"],
    "cannot": ["can", "not"],
  ]

  private static let endings = [
    ("n't", "not"), ("'ll", "will"), ("'re", "are"), ("'ve", "have"), ("'m", "am"),
  ]

  private static func speltOut(_ form: String) -> [String] {
    if let words = irregular[form] { return words }
    for (ending, word) in endings where form.hasSuffix(ending) && form != ending {
      return [String(form.dropLast(ending.count)), word]
    }
    return [form]
  }
}
