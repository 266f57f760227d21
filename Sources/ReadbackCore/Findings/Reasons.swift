/// The explanations of findings, in the words that readers see.
///
/// A reason is a clause without a capital letter or a full stop, often after quoted words.
enum Reasons {
  // MARK: What is missing or was added

  static let missingParagraph = "this paragraph is missing from the retelling"
  static let missingSentence = "this sentence is missing from the retelling"
  static let addedParagraph = "this paragraph has no counterpart in the official text"
  static let addedStandfirst = "the retelling's own summary; the official text has none like it"
  static let addedSentence = "this sentence has no counterpart in the official text"
  static let commentary = "the poster's own words; they retell no part of the official text"

  static func missing(_ quote: String) -> String { "\(quote) is missing from the retelling" }
  static func added(_ quote: String) -> String { "\(quote) is not in the official text" }

  static func missingLimit(_ quote: String) -> String {
    "\(quote) is missing, which widens the statement"
  }
  static func addedLimit(_ quote: String) -> String {
    "\(quote) was added, which narrows the statement"
  }

  // MARK: Words for other words

  /// Official words and their replacement; an empty side is omitted.
  static func replaced(_ official: String?, by retelling: String?, _ why: String?) -> String {
    let change =
      switch (official, retelling) {
      case (let official?, let retelling?): "\(official) → \(retelling)"
      case (let official?, nil): "\(official) is missing"
      case (nil, let retelling?): "\(retelling) was added"
      case (nil, nil): ""
      }
    return [change, why ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }

  /// Quoted words and what is wrong with them.
  static func about(_ quote: String, _ why: String) -> String { "\(quote): \(why)" }

  static let wording = "worded differently in an otherwise identical sentence"
  static let otherPlace = "the same words in another place in the sentence"
  static let strongerClaim = "the retelling claims more than the official text"
  static let otherMeaning = "this means something else"

  // MARK: Statements that are reversed

  static let reversal = "this reverses the meaning"
  static let opposite = "this says the opposite"
  static let affirmed = "the retelling affirms what the official text denies"
  static let denied = "the retelling denies what the official text affirms"
  static let reversedAnswer = "the answer is the opposite"
  static let reversedCondition = "the condition is reversed"
  static let opposition = "support became opposition"
  static let support = "opposition became support"

  // MARK: Numbers, limits and dates

  static let otherNumber = "a different number"
  static let otherUnit = "a different unit"
  static let otherDate = "a different date"
  static let otherTime = "a different time"
  static let otherZone = "a different time zone"
  static let otherPeriod = "a different length of time"
  static let otherShare = "a different share"
  static let otherMultiple = "a different multiple"
  static let otherSign = "plus and minus are confused"
  static let otherProportion = "a different proportion"
  static let lostNumber = "the exact number is lost"
  static let inventedNumber = "the official text has no exact number here"
  static let points = "a percentage became percentage points"
  static let percentage = "percentage points became a percentage"
  static let moreOften = "this happens more often than the official text says"
  static let lessOften = "this happens less often than the official text says"
  static let changeAsLevel = "the amount of the change became the new level"
  static let levelAsChange = "the new level became the amount of the change"
  static let limitAsChange = "a limit became the amount of a change"
  static let lowerAsUpperLimit = "a lower limit became an upper limit"
  static let upperAsLowerLimit = "an upper limit became a lower limit"
  static let latestAsEarliest = "the latest date became the earliest"
  static let earliestAsLatest = "the earliest date became the latest"
  static let swapped = "the two have been swapped"
  static let swappedParts = "the words are the same, but these two parts have been swapped"
  static let swappedHeadings = "the words in this row have been swapped, unlike the other rows"
  static let swappedCells = "the numbers in this row have been swapped"
  static let numberOnlyInRetelling = "the official sentence does not seem to contain this figure"
  static let numberOnlyInOfficial = "the retelling does not seem to contain this figure"

  // MARK: Names and speakers

  static let otherName = "a different name"
  static let otherCountry = "a different country"
  static let otherPerson = "a different person"
  static let wordForName = "an ordinary word in place of a name"
  static let misspeltName = "the name is spelt differently"
  static let uncapitalisedName = "a name without its capital letter"
  static let unlikeAnyName = "no name in the official sentence resembles this one"
  static let otherSpeaker = "the speaker has changed"
  static let firstPerson = "the official text does not speak in the first person here"

  static func attributed(to retelling: String, not official: String) -> String {
    "the retelling attributes this to \(retelling), the official text to \(official)"
  }

  // MARK: Stages, certainty, scope

  static let settled = "something still under consideration is presented as settled"

  /// - Parameters: names of the table of scales.
  static func moved(_ scale: String, from: String, to: String) -> String? {
    switch scale {
    case "time":
      [["after", "before"], ["begin", "end"]].contains([from, to].sorted())
        ? reversal : "the order in time has changed"
    case "change":
      from != "same" && to != "same" ? reversal : "the direction of the change is different"
    case "compare", "stance", "assent", "direction": reversal
    case "bound": "this reads “\(limit(to))” instead of “\(limit(from))”"
    case "quantity", "exclusive": "the scope changes from “\(from)” to “\(to)”"
    case "modality", "knowledge", "stage", "force":
      "something \(state(from, scale)) is presented as \(state(to, scale))"
    case "charge": "somebody \(from) is presented as \(to)"
    default: nil
    }
  }

  private static func limit(_ value: String) -> String {
    switch value {
    case "least": "at least"
    case "most": "at most"
    case "over": "more than"
    case "under": "less than"
    case "about": "about"
    default: "exactly"
    }
  }

  private static func state(_ value: String, _ scale: String) -> String {
    switch (scale, value) {
    case ("force", "asked"): "requested"
    case ("stage", "considered"): "under consideration"
    case ("knowledge", "considered"): "believed"
    case ("knowledge", "excluded"): "ruled out"
    default: value
    }
  }

  static func general(_ cause: FindingCause) -> String {
    switch cause {
    case .number: "a different number, date or amount"
    case .role: "who does what to whom has changed"
    case .polarity: reversal
    case .name: otherName
    case .speaker: "the speaker or the person spoken of has changed"
    case .modality: "how certain or binding this is has changed"
    case .status: "the stage, such as planned or done, has changed"
    case .scope: "the scope or limit has changed"
    case .condition: "the condition has changed"
    case .causation: "the cause, or how certain it is, has changed"
    default: otherMeaning
    }
  }

  // MARK: Quotations

  static func anotherTranslation(_ count: String) -> String {
    "\(count) quotations differ from the official wording: another translation seems to be quoted"
  }
  static func misquoted(_ official: String, changed: String) -> String {
    "in quotation marks, but the official words are \(official); changed: \(changed)"
  }
  static func invented(_ word: String) -> String {
    "in quotation marks, but the official text has no \(word) here"
  }

  // MARK: Damaged text

  static let twoSentences = "two sentences are run together"
  static let twoWords = "two words are run together"
  static let repeatedWord = "a word is repeated"
  static let strayStop = "a full stop in the middle of a sentence"
  static let invisibleCharacter = "the word contains an invisible character"
  static let lookalikeLetter = "the word contains a look-alike letter from another script"

  static func repeated(_ quote: String) -> String { "\(quote) is repeated" }
  static func untranslated(_ quote: String) -> String { "\(quote) was left in another language" }
  static func untranslated(from language: String) -> String { "left in \(language)" }

  static func nonWord(_ quote: String, for official: String?) -> String {
    "\(quote) is not an English word"
      + (official.map { "; the official text has \($0) here" } ?? "")
  }
}
