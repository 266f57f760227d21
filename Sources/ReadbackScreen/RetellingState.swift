import ReadbackCore

/// A retelling and what is known of it so far.
struct RetellingState: Sendable {
  var document: Document
  var comparison: Comparison?
  /// A comparison was asked for and has not come yet.
  var isWaiting = false
  /// Whether it was asked to be judged with the others as witnesses.
  var isWeighed = false
  /// What reviewers decided, by finding.
  var decisions: [String: ReviewMark] = [:]
  var heldLinks: [HeldLink] = []
  /// For each official sentence the link it is in; -1 for none. Empty without a comparison.
  private(set) var linkOfOfficial: [Int] = []
  /// The same for the retelling's sentences.
  private(set) var linkOfRetelling: [Int] = []

  init(document: Document) {
    self.document = document
  }

  mutating func take(_ comparison: Comparison) {
    self.comparison = comparison
    isWaiting = false
    linkOfOfficial = Array(repeating: -1, count: comparison.official.sentences.count)
    linkOfRetelling = Array(repeating: -1, count: comparison.retelling.sentences.count)
    for (index, link) in comparison.alignment.links.enumerated() {
      for sentence in link.official { linkOfOfficial[sentence] = index }
      for sentence in link.retelling { linkOfRetelling[sentence] = index }
    }
  }

  mutating func forgetComparison() {
    comparison = nil
    isWaiting = false
    isWeighed = false
    linkOfOfficial = []
    linkOfRetelling = []
  }

  /// The link of an official sentence; nil when there is none or nothing was compared.
  func link(ofOfficial sentence: Int) -> SentenceLink? {
    guard let comparison, linkOfOfficial.indices.contains(sentence),
      linkOfOfficial[sentence] >= 0
    else { return nil }
    return comparison.alignment.links[linkOfOfficial[sentence]]
  }

  /// The link of a sentence of the retelling.
  func link(ofRetelling sentence: Int) -> SentenceLink? {
    guard let comparison, linkOfRetelling.indices.contains(sentence),
      linkOfRetelling[sentence] >= 0
    else { return nil }
    return comparison.alignment.links[linkOfRetelling[sentence]]
  }

  func state(of finding: Finding) -> ReviewState {
    decisions[finding.id]?.state ?? .unreviewed
  }

  var isUnrelated: Bool { comparison?.verdict.relation == .unrelated }

  /// The title, or what else names the document.
  var name: String { document.name }
}

/// What a reviewer decided about a finding, as far as the reader needs it.
struct ReviewMark: Sendable, Hashable {
  var state: ReviewState = .unreviewed
  var comment = ""

  var isEmpty: Bool { state == .unreviewed && comment.isEmpty }
}

extension Document {
  /// The title, else the file's name, else the first words.
  var name: String {
    if !details.title.isEmpty { return details.title }
    if let file = details.path.split(separator: "/").last { return String(file) }
    return paragraphs.first.map { text[$0.range] } ?? "untitled"
  }
}
