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

/// Why a place is a finding; each cause has a row here and a pure function in its own file.
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
      (.omission, "paragraph", "A whole official paragraph is not told.")
    case .omittedSentence:
      (.omission, "sentence", "An official sentence is not told.")
    case .omittedClause:
      (.omission, "clause", "Part of an official sentence is not told.")
    case .omittedWord:
      (.omission, "word", "A word that matters is left out.")
    case .addedParagraph:
      (.addition, "paragraph", "A whole paragraph is not in the official text.")
    case .addedSentence:
      (.addition, "sentence", "A sentence is not in the official text.")
    case .addedClause:
      (.addition, "clause", "Part of a sentence is not in the official text.")
    case .addedWord:
      (.addition, "word", "A word that matters is put in.")
    case .commentary:
      (.addition, "commentary", "The poster's own words, or words in another language.")
    case .nonWord:
      (.mistranslation, "non-word", "A word that no dictionary has stands for an official one.")
    case .wrongSense:
      (.mistranslation, "wrong sense", "A word stands for another that means something else.")
    case .polarity:
      (
        .mistranslation, "polarity",
        "A negation, \"only\" or an opposite turns the meaning."
      )
    case .number:
      (.mistranslation, "number", "A number, date or amount differs.")
    case .name:
      (.mistranslation, "name", "A name differs or is misspelt.")
    case .speaker:
      (.mistranslation, "speaker", "Somebody else speaks: \"we\" or \"our\" for a third person.")
    case .modality:
      (
        .mistranslation, "modality",
        "\"Must\", \"may\" or a commitment changed in force."
      )
    case .role:
      (.mistranslation, "role", "Who does what to whom is exchanged.")
    case .status:
      (.mistranslation, "status", "Something planned is told as done, or the like.")
    case .scope:
      (
        .mistranslation, "scope",
        "\"All\", \"some\", \"only\" or a limit such as \"at least\" changed."
      )
    case .condition:
      (.mistranslation, "condition", "A condition was lost, added or turned round.")
    case .causation:
      (.mistranslation, "cause", "A cause, or how sure it is, changed.")
    case .wording:
      (
        .mistranslation, "wording",
        "A word differs in an otherwise equal sentence; probably harmless."
      )
    case .quotation:
      (.mistranslation, "quotation", "Words in quotation marks are not the official words.")
    case .garbled:
      (.mistranslation, "garbled", "Text is cut, glued or repeated.")
    case .untranslated:
      (.mistranslation, "untranslated", "Words were left in another language.")
    case .disguised:
      (.mistranslation, "disguised", "Look-alike or invisible characters stand inside a word.")
    }
  }

  /// What the retelling did: omitted, added or mistranslated.
  public var kind: FindingKind { row.kind }
  /// The cause in the JSON report: the row's name with hyphens ("wrong-sense", "sentence").
  public var reportName: String { String(row.name.map { $0 == " " ? "-" : $0 }) }
}
