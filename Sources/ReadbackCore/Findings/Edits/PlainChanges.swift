/// Changes with a known effect on an otherwise equal sentence: a limiting word that is lost, a noun
/// that determined the sense, a word replaced by one that excludes it.
///
/// The model has seen few of them; if everything around them is equal they need no rating.
struct PlainChanges {
  let analysis: PairAnalysis
  let marks: ScaleMarks

  /// The effect of a change, with its confidence.
  enum Change {
    /// The noun that made it a fear, a plan or an end is gone or was added.
    case turned
    /// A word replaced by its opposite.
    case reversed
    /// Words that exclude each other in some other way.
    case exclusive
    /// A word that limits or hedges the statement is lost or added.
    case limit
    /// A function word replaced by one with another value on its scale.
    case moved

    var confidence: Double {
      switch self {
      case .turned, .reversed: 0.85
      case .exclusive: 0.75
      case .limit: 0.7
      case .moved: 0.6
      }
    }
  }

  /// - Parameter edit: in an otherwise equal sentence.
  func change(by edit: TokenEdit, _ features: EditFeatures.Vector) -> Change? {
    if edit.official.isEmpty || edit.retelling.isEmpty {
      return gap(
        edit.retelling.isEmpty ? edit.official : edit.retelling,
        on: edit.retelling.isEmpty ? analysis.official : analysis.retelling,
        edit.retelling.isEmpty
          ? marks.official(touching: edit.official) : marks.retelling(touching: edit.retelling))
    }
    guard !features[flag: .saysSame], !features[flag: .isExchange] else { return nil }
    let isSingle =
      features[.officialContentCount] <= 1 && features[.retellingContentCount] <= 1
    let isDenied = features[flag: .negationLost] || features[flag: .negationAdded]
    if isSingle, !isDenied, features[flag: .isAntonym] || features[flag: .isPoleOpposite] {
      return .reversed
    }
    if features[flag: .contrastClash], !isDenied,
      features[flag: .contrastStranded] || features[flag: .contrastThroughout]
    {
      return .exclusive
    }
    if features[flag: .isCleanClash], moves(edit) { return .moved }
    return nil
  }

  private func gap(
    _ tokens: Range<Int>, on side: AnalysedText, _ touched: [MeaningScales.Mark]
  ) -> Change? {
    let words = tokens.map { side.words[$0] }
    if ReversingNouns.standard.areAll(words) { return .turned }
    let content = tokens.filter { side.words[$0].isContent }
    for mark in touched {
      let scale = marks.scales.names[mark.scale]
      let value = marks.scales.valueNames[mark.scale][mark.value]
      guard Self.limits[scale]?.contains(value) == true,
        content.count(where: { !mark.tokens.contains($0) }) <= 1
      else { continue }
      // "Over" and "almost" limit the number that follows.
      if scale == "bound", !isCounted(behind: tokens.upperBound, side) { continue }
      return .limit
    }
    return nil
  }

  private func isCounted(behind token: Int, _ side: AnalysedText) -> Bool {
    (token..<min(token + 3, side.words.count)).contains { token in
      side.words[token].kind == .number || side.words[token].mayBeQuantity
        || ["all", "every", "everyone", "half", "no", "whole", "entire"].contains(
          side.words[token].form)
    }
  }

  /// Values whose loss widens or strengthens a statement, and whose addition narrows or weakens it.
  private static let limits: [String: Set<String>] = [
    "knowledge": ["alleged", "suspected"], "exclusive": ["only"],
    "bound": ["least", "most", "over", "under"], "quantity": ["few", "some", "half", "most"],
    "modality": ["possible"], "limit": ["limited"],
  ]

  private func moves(_ edit: TokenEdit) -> Bool {
    guard let mark = marks.official(touching: edit.official).first else { return false }
    return Self.moving.contains(marks.scales.names[mark.scale])
  }

  private static let moving: Set<String> = [
    "modality", "force", "knowledge", "condition", "bound", "quantity", "period", "assent",
    "stance", "direction",
  ]
}
