import ReadbackCore
import ReadbackScreen

/// A small communiqué, two retellings of it and an unrelated text, compared by hand.
enum Harbour {
  static let official = document(
    "Communiqué of the Harbour Council",
    [
      (.boilerplate, "Home / News / Print"),
      (.heading, "Communiqué of the Harbour Council"),
      (
        .body,
        "The council met on 3 March and discussed the new pier. Work on it resumed in May, "
          + "the harbour master reported, and the ferries keep to their timetable."
      ),
      (.body, "No other route is safe for the ferries, the council stressed."),
      (
        .body,
        "The members agreed to meet again in June. They must publish the soundings before that "
          + "day, and the harbour master will answer questions from the public."
      ),
      (.boilerplate, "3 March, Old Harbour"),
    ])

  static let translation = document(
    "A translation on a forum",
    [
      (.commentary, "Tässä tiedote, ajoin sen kääntäjästä läpi."),
      (.heading, "Communiqué of the Harbour Council"),
      (
        .body,
        "The members agreed to meet again in June. They may publish the soundings before that "
          + "day, and the harbour master will answer questions from the public."
      ),
      (
        .body,
        "The council met on 3 March and discussed the new pier. Work on it re-armed in May, "
          + "the harbour master reported, and the ferries keep to their timetable."
      ),
      (.body, "The mayor smiled at the cameras, “very much so”."),
    ])

  static let story = document(
    "Harbour Herald: pier goes on",
    [
      (.heading, "Pier goes on"),
      (
        .body,
        "The council met on 3 March and discussed the new pier. Work on it resumed in May, the "
          + "master said."
      ),
      (.body, "No other route is safe for the ferries."),
    ])

  static let recipe = document(
    "A recipe", [(.body, "Take two herrings and a lemon. Fry them in butter.")])

  static let retellings = [translation, story, recipe]

  /// One paragraph per line, sentences end with full stops, tokens with spaces.
  static func document(_ title: String, _ lines: [(ParagraphRole, String)]) -> Document {
    var bytes: [UInt8] = []
    var paragraphs: [Paragraph] = []
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    for (index, (role, line)) in lines.enumerated() {
      let start = bytes.count
      let firstSentence = sentences.count
      for sentence in line.split(separator: ". ") {
        let sentenceStart = bytes.count
        let firstToken = tokens.count
        for word in sentence.split(separator: " ") {
          tokens.append(
            Token(range: bytes.count..<(bytes.count + word.utf8.count), kind: .word))
          bytes += Array(word.utf8) + [0x20]
        }
        bytes.removeLast()
        if bytes.last != 0x2E { bytes.append(0x2E) }
        sentences.append(
          Sentence(
            range: sentenceStart..<bytes.count, paragraph: index,
            tokens: firstToken..<tokens.count))
        bytes.append(0x20)
      }
      bytes.removeLast()
      if role != .body { bytes.removeLast() }
      paragraphs.append(
        Paragraph(
          range: start..<bytes.count, number: index + 1, role: role,
          sentences: firstSentence..<sentences.count))
      bytes.append(0x0A)
    }
    return Document(
      details: DocumentDetails(title: title, path: "\(title).txt"), text: SourceText(utf8: bytes),
      paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  /// The place of words in a document.
  static func place(_ words: String, in document: Document) -> TextRange {
    let bytes = document.text.bytes
    let wanted = Array(words.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) }
    precondition(start != nil, "\"\(words)\" is not in the text")
    return start!..<(start! + wanted.count)
  }

  static func comparison(_ index: Int) -> Comparison { comparisons[index] }

  private static let comparisons = retellings.indices.map(compared)

  private static func compared(_ index: Int) -> Comparison {
    let retelling = retellings[index]
    // Sentences: 0 menu, 1 title, 2 met, 3 resumed, 4 route, 5 agreed, 6 must, 7 dateline.
    let pairs: [[(Int, Int)]] = [
      [(1, 1), (2, 4), (3, 5), (5, 2), (6, 3)],
      [(1, 0), (2, 1), (3, 2), (4, 3)], [],
    ]
    let distorted: Set<Int> = index == 0 ? [3, 6] : []
    var links = pairs[index].map { pair in
      SentenceLink(
        official: [pair.0], retelling: [pair.1],
        pairs: [SentencePair(official: pair.0, retelling: pair.1, score: 0.9)],
        relation: distorted.contains(pair.0) ? .distorted : .equivalent, score: 0.9)
    }
    let told = Set(pairs[index].map(\.0))
    for sentence in 1...6 where !told.contains(sentence) {
      links.append(
        SentenceLink(
          official: [sentence], retelling: [], pairs: [], relation: .unlinked, score: 0))
    }
    links.sort { ($0.official.first ?? 0) < ($1.official.first ?? 0) }
    let verdicts = [
      Verdict(relation: .retells, coverage: 0.92, evidence: ["5 of 6 statements are told"]),
      Verdict(relation: .partly, coverage: 0.6, evidence: ["4 of 6 statements are told"]),
      Verdict(
        relation: .unrelated, coverage: 0.02,
        evidence: ["2 % of the statements are told", "no name and no date is shared"]),
    ]
    return Comparison(
      official: official, retelling: retelling, alignment: Alignment(links: links, words: []),
      findings: findings(index), verdict: verdicts[index], edits: edits(index))
  }

  /// For the linked sentences.
  private static func edits(_ index: Int) -> [Edit] {
    func edit(_ kind: EditKind, _ words: String?, _ others: String?, in document: Document) -> Edit
    {
      Edit(
        kind: kind, official: words.map { place($0, in: official) },
        retelling: others.map { place($0, in: document) })
    }
    return switch index {
    case 0:
      [
        edit(.replace, "must", "may", in: translation),
        edit(.replace, "resumed", "re-armed", in: translation),
      ]
    case 1:
      [
        edit(.replace, "harbour master reported, and", "master said", in: story),
        edit(.delete, "the council stressed", nil, in: story),
      ]
    default: []
    }
  }

  private static func finding(
    _ id: String, _ cause: FindingCause, _ severity: Severity, official words: String?,
    retelling: String?, in document: Document, reason: String
  ) -> Finding {
    Finding(
      id: id, cause: cause, severity: severity, confidence: 0.9,
      official: words.map { place($0, in: official) },
      retelling: retelling.map { place($0, in: document) }, reason: reason, isShown: true)
  }

  private static func findings(_ index: Int) -> [Finding] {
    switch index {
    case 0:
      [
        finding(
          "re-armed", .wrongSense, .major, official: "resumed", retelling: "re-armed",
          in: translation, reason: "“re-armed” stands for “resumed”, which means to begin again"),
        finding(
          "mayor", .addedSentence, .minor, official: nil,
          retelling: "The mayor smiled at the cameras, “very much so”.", in: translation,
          reason: "no official sentence tells this"),
        finding(
          "route", .omittedParagraph, .critical,
          official: "No other route is safe for the ferries, the council stressed.",
          retelling: nil, in: translation, reason: "no sentence of the retelling tells this"),
        finding(
          "must", .modality, .major, official: "must", retelling: "may", in: translation,
          reason: "“may” leaves open what “must” demands"),
      ]
    case 1:
      [
        finding(
          "story-clause", .omittedClause, .minor, official: "the council stressed", retelling: nil,
          in: story, reason: "who says it is left out"),
        finding(
          "story-june", .omittedParagraph, .major,
          official: "The members agreed to meet again in June.", retelling: nil, in: story,
          reason: "no sentence of the retelling tells this"),
      ]
    default:
      (0..<2).map { number in
        finding(
          "noise-\(number)", .addedSentence, .minor, official: nil,
          retelling: "Take two herrings and a lemon.", in: recipe,
          reason: "not in the official text")
      }
    }
  }

  /// The reviewers' stored marks on the translation.
  static func review(
    _ decisions: [String: [Decision]], links: [ManualLink] = [], lost: [LostMark] = []
  ) -> Event {
    .reviewLoaded(
      retelling: 0, ReviewedComparison(comparison(0), decisions: decisions, lost: lost),
      links: links)
  }

  /// A session in which everything has been compared.
  static func session(
    columnCount: Int = 80, rowCount: Int = 24, repertoire: Repertoire = .unicode,
    keys: String = ""
  ) -> Session {
    var session = Session(
      official: official, retellings: retellings, columnCount: columnCount, rowCount: rowCount,
      options: Session.Options(repertoire: repertoire, reviewer: "me"))
    session.settleComparisons()
    session.press(keys)
    return session
  }
}

extension Session {
  /// Answers every request for a comparison.
  mutating func settleComparisons() {
    var effects = start()
    while let effect = effects.popLast() {
      guard case .compare(let index, _) = effect else { continue }
      effects += receive(.compared(retelling: index, Harbour.comparison(index)))
    }
  }

  /// Presses the keys of a text, "\n" for Enter, "\t" for Tab and "\u{1B}" for Escape.
  @discardableResult
  mutating func press(_ keys: String) -> [Effect] {
    keys.unicodeScalars.flatMap { scalar -> [Effect] in
      switch scalar {
      case "\n": receive(.key(.enter))
      case "\t": receive(.key(.tab))
      case "\u{1B}": receive(.key(.escape))
      default: receive(.key(.character(scalar)))
      }
    }
  }
}
