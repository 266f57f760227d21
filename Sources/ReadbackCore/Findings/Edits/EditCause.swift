/// The kind, severity and description of an edit that changes the meaning.
struct EditCause {
  let cause: FindingCause
  /// The change on a scale, with the values' names; nil for other causes.
  private let move: (scale: String, from: String?, to: String?)?
  private let weight: Weight

  /// How much a change of this kind affects the statement.
  private enum Weight {
    /// Makes it false.
    case reversal
    /// Makes one of its facts wrong.
    case fact
    /// Changes its nuance.
    case shade
  }

  init(
    of edit: TokenEdit, _ features: EditFeatures.Vector, _ change: PlainChanges.Change?,
    _ analysis: PairAnalysis, _ marks: ScaleMarks
  ) {
    let move = Self.move(edit, marks)
    self.move = move
    if change == .turned {
      (cause, weight) = (.polarity, .reversal)
    } else if features[flag: .isExchange] {
      (cause, weight) = (features[flag: .officialIsNumber] ? .number : .role, .reversal)
    } else if features[flag: .quantityClashes] {
      (cause, weight) = (.number, .reversal)
    } else if features[flag: .negationLost] || features[flag: .negationAdded],
      !Self.isClause(edit, features)
    {
      (cause, weight) = (.polarity, .reversal)
    } else if let move, move.scale == "stage", let from = move.from, let to = move.to,
      Self.commitments.isSuperset(of: [from, to])
    {
      (cause, weight) = (.modality, .fact)
    } else if let move, let found = Self.causes[move.scale], move.from != nil, move.to != nil {
      (cause, weight) = found
    } else if features[flag: .isAntonym] || features[flag: .isPoleOpposite] {
      (cause, weight) = (.polarity, .reversal)
    } else if features[flag: .officialIsName], features[flag: .retellingIsName] {
      (cause, weight) = (.name, .fact)
    } else if edit.retelling.isEmpty || edit.official.isEmpty {
      (cause, weight) = Self.gap(edit, features, move)
    } else if let move, let found = Self.causes[move.scale], found.0 != .speaker {
      (cause, weight) = found
    } else {
      cause = .wrongSense
      weight = Self.isShade(edit, features, analysis) ? .shade : .fact
    }
  }

  /// Whether a clause is missing or was added; a negation inside it goes with it.
  private static func isClause(_ edit: TokenEdit, _ features: EditFeatures.Vector) -> Bool {
    (edit.retelling.isEmpty || edit.official.isEmpty)
      && (max(features[.officialContentCount], features[.retellingContentCount]) > 2
        || max(edit.official.count, edit.retelling.count) > 5)
  }

  /// For words that are missing or were added.
  private static func gap(
    _ edit: TokenEdit, _ features: EditFeatures.Vector,
    _ move: (scale: String, from: String?, to: String?)?
  ) -> (FindingCause, Weight) {
    let isClause = isClause(edit, features)
    if !isClause, let move,
      ["modality", "knowledge", "exclusive", "bound", "quantity", "limit"].contains(move.scale),
      let found = causes[move.scale]
    {
      return (found.0, .fact)
    }
    let cause: FindingCause =
      edit.retelling.isEmpty
      ? (isClause ? .omittedClause : .omittedWord) : (isClause ? .addedClause : .addedWord)
    return (cause, isClause || move?.scale == "condition" ? .fact : .shade)
  }

  /// Stages of a plan that express a commitment.
  private static let commitments: Set<String> = ["considered", "proposed", "agreed", "refused"]

  /// By scale, the cause and the effect of a change.
  private static let causes: [String: (FindingCause, Weight)] = [
    "modality": (.modality, .fact), "force": (.modality, .fact),
    "knowledge": (.modality, .fact), "stage": (.status, .fact), "charge": (.status, .reversal),
    "quantity": (.scope, .fact), "exclusive": (.scope, .fact), "bound": (.scope, .reversal),
    "limit": (.scope, .fact),
    "condition": (.condition, .reversal), "causation": (.causation, .fact),
    "time": (.polarity, .reversal), "stance": (.polarity, .reversal),
    "change": (.polarity, .reversal), "compare": (.polarity, .reversal),
    "assent": (.polarity, .reversal), "direction": (.polarity, .reversal),
    "person": (.speaker, .fact), "role": (.role, .fact), "extent": (.wrongSense, .shade),
  ]

  /// The first scale on which the edit changes the value; conflicts come before lost or added
  /// values.
  private static func move(
    _ edit: TokenEdit, _ marks: ScaleMarks
  ) -> (scale: String, from: String?, to: String?)? {
    let official = marks.official(of: edit)
    let retelling = marks.retelling(of: edit)
    let scales = marks.scales
    func name(_ mark: MeaningScales.Mark) -> String { scales.valueNames[mark.scale][mark.value] }
    var oneSided: (scale: String, from: String?, to: String?)?
    for mark in official {
      let others = retelling.filter { $0.scale == mark.scale }
      if others.contains(where: { $0.value == mark.value }) { continue }
      if let other = others.first { return (scales.names[mark.scale], name(mark), name(other)) }
      oneSided = oneSided ?? (scales.names[mark.scale], name(mark), nil)
    }
    for mark in retelling where !official.contains(where: { $0.scale == mark.scale }) {
      oneSided = oneSided ?? (scales.names[mark.scale], nil, name(mark))
    }
    return oneSided
  }

  /// Adverbs and other forms of the same word change only the nuance.
  private static func isShade(
    _ edit: TokenEdit, _ features: EditFeatures.Vector, _ analysis: PairAnalysis
  ) -> Bool {
    if features[flag: .isSameLemma] { return true }
    let words = edit.retelling.map { analysis.retelling.words[$0] }.filter(\.isContent)
    return !words.isEmpty && words.allSatisfy { $0.form.hasSuffix("ly") }
  }

  /// Critical requires a reversal that is nearly certain; nuances are minor.
  func severity(at probability: Double) -> Severity {
    switch weight {
    case .reversal: probability >= FindingList.criticalBar ? .critical : .major
    case .fact: .major
    case .shade: .minor
    }
  }

  /// One line with the decisive words: `"may" → "will": something possible is presented as
  /// certain`.
  func reason(
    for edit: TokenEdit, isWording: Bool, _ analysis: PairAnalysis, _ marks: ScaleMarks
  ) -> String {
    func quote(_ tokens: Range<Int>, _ side: AnalysedText) -> String? {
      tokens.isEmpty ? nil : Quoting.quoted(side.quote(tokens))
    }
    let isGap = edit.official.isEmpty || edit.retelling.isEmpty
    let isOmissionOrAddition = isGap && (isWording || cause.kind != .mistranslation)
    let why: String? =
      isOmissionOrAddition ? nil : isWording ? Reasons.wording : explanation
    return Reasons.replaced(
      quote(edit.official, analysis.official), by: quote(edit.retelling, analysis.retelling), why)
  }

  private var explanation: String {
    if let move, let from = move.from, let to = move.to, cause != .wrongSense, cause != .speaker,
      let reason = Reasons.moved(move.scale, from: from, to: to)
    {
      return reason
    }
    return Reasons.general(cause)
  }
}
