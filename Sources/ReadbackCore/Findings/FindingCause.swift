/// What a retelling did to the official text.
public enum FindingKind: String, Sendable, CaseIterable {
  case omission
  case addition
  case mistranslation

  /// One cell wide, for a Unicode terminal.
  public var sign: String {
    switch self {
    case .omission: "−"
    case .addition: "+"
    case .mistranslation: "≠"
    }
  }

  /// One cell wide, for ASCII.
  public var asciiSign: String {
    switch self {
    case .omission: "-"
    case .addition: "+"
    case .mistranslation: "#"
    }
  }
}

/// Why a place is a finding; each cause has a row here.
public enum FindingCause: String, Sendable, CaseIterable {
  case omittedParagraph = "omitted-paragraph"
  case omittedSentence = "omitted-sentence"
  case omittedClause = "omitted-clause"
  case omittedWord = "omitted-word"
  case addedParagraph = "added-paragraph"
  case addedSentence = "added-sentence"
  case addedClause = "added-clause"
  case addedWord = "added-word"
  case commentary
  case nonWord = "non-word"
  case wrongSense = "wrong-sense"
  case polarity
  case number
  case name
  case speaker
  case role
  case modality
  case status
  case scope
  case condition
  case causation = "cause"
  case wording
  case quotation
  case garbled
  case untranslated
  case disguised

  /// The row: kind, name in the panel, and what it means in one sentence for the manual.
  public var row: (kind: FindingKind, name: String, meaning: String) {
    switch self {
    case .omittedParagraph:
      (.omission, "paragraph", "A whole paragraph of the official text is missing.")
    case .omittedSentence:
      (.omission, "sentence", "A sentence of the official text is missing.")
    case .omittedClause:
      (.omission, "clause", "Part of an official sentence is missing.")
    case .omittedWord:
      (.omission, "word", "An important word is missing.")
    case .addedParagraph:
      (.addition, "paragraph", "A whole paragraph is not in the official text.")
    case .addedSentence:
      (.addition, "sentence", "A sentence is not in the official text.")
    case .addedClause:
      (.addition, "clause", "Part of a sentence is not in the official text.")
    case .addedWord:
      (.addition, "word", "An important word was added.")
    case .commentary:
      (.addition, "commentary", "The poster's own words, or words in another language.")
    case .nonWord:
      (.mistranslation, "non-word", "A word found in no dictionary replaces an official one.")
    case .wrongSense:
      (.mistranslation, "wrong sense", "A word was replaced by one that means something else.")
    case .polarity:
      (
        .mistranslation, "polarity",
        "A negation, \"only\" or an opposite reverses the meaning."
      )
    case .number:
      (.mistranslation, "number", "A number, date or amount differs.")
    case .name:
      (.mistranslation, "name", "A name differs or is misspelt.")
    case .speaker:
      (.mistranslation, "speaker", "The speaker has changed: \"we\" or \"our\" for a third person.")
    case .modality:
      (
        .mistranslation, "modality",
        "\"Must\", \"may\" or a commitment became stronger or weaker."
      )
    case .role:
      (.mistranslation, "role", "Who does what to whom has changed.")
    case .status:
      (
        .mistranslation, "status",
        "Something planned is presented as done, or its status is changed in another way."
      )
    case .scope:
      (
        .mistranslation, "scope",
        "\"All\", \"some\", \"only\" or a limit such as \"at least\" has changed."
      )
    case .condition:
      (.mistranslation, "condition", "A condition was lost, added or reversed.")
    case .causation:
      (.mistranslation, "cause", "A cause, or how certain it is, has changed.")
    case .wording:
      (
        .mistranslation, "wording",
        "A word differs in an otherwise identical sentence; probably harmless."
      )
    case .quotation:
      (.mistranslation, "quotation", "Words in quotation marks are not the official words.")
    case .garbled:
      (.mistranslation, "garbled", "Text is cut off, run together or repeated.")
    case .untranslated:
      (.mistranslation, "untranslated", "Words were left in another language.")
    case .disguised:
      (.mistranslation, "disguised", "A word contains look-alike or invisible characters.")
    }
  }

  /// What the retelling did: omitted, added or mistranslated.
  public var kind: FindingKind { row.kind }
  /// The name of the cause in the JSON report: the row's name with hyphens ("wrong-sense",
  /// "sentence").
  public var reportName: String { String(row.name.map { $0 == " " ? "-" : $0 }) }
}
