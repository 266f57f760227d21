/// Who reports a finding.
public enum FindingSource: String, Sendable, CaseIterable, Comparable {
  /// Readback's own comparison.
  case readback
  /// A language model that was asked for a second opinion.
  case opinion
  /// A person.
  case reviewer

  public static func < (one: FindingSource, other: FindingSource) -> Bool {
    allCases.firstIndex(of: one)! < allCases.firstIndex(of: other)!
  }

  /// For display: "Readback", "second opinion".
  public var name: String {
    switch self {
    case .readback: "Readback"
    case .opinion: "second opinion"
    case .reviewer: "reviewer"
    }
  }
}

extension Finding {
  /// "Readback and second opinion", "Readback, not confirmed by the second opinion".
  public var sourcesText: String {
    let names = sources.sorted().map(\.name).joined(separator: " and ")
    return isUnconfirmed ? "\(names), not confirmed by the second opinion" : names
  }

  /// Whether a second opinion confirms or covers it: only then is it worth showing the sources.
  public var isTouchedByOpinion: Bool { sources.contains(.opinion) || isUnconfirmed }
}

extension Finding {
  /// The sources as one cell: "◆" Readback and the opinion, "◇" the opinion alone, "○" Readback
  /// alone although the opinion covered it. Blank without an opinion.
  public var sourceSign: String { sourceSigns.unicode }

  /// The same for ASCII: "*", "+" and "o".
  public var asciiSourceSign: String { sourceSigns.ascii }

  private var sourceSigns: (unicode: String, ascii: String) {
    if isUnconfirmed { return ("○", "o") }
    guard sources.contains(.opinion) else { return (" ", " ") }
    return sources.contains(.readback) ? ("◆", "*") : ("◇", "+")
  }
}
