/// A text divided into paragraphs, sentences and tokens, all of them ranges of the source.
///
/// Sentences are in text order and each lies in one paragraph; tokens are in text order and each
/// lies in one sentence. A document may be empty.
public struct Document: Sendable {
  /// Title, date and other information about the text.
  public var details: DocumentDetails
  /// Maps the text to lines and columns of the file.
  public var places = SourcePlaces()
  /// Set for a side of a bilingual file.
  public var units: TranslationUnits?
  /// The source that all ranges refer to.
  public let text: SourceText
  /// Every line with visible text, in text order.
  public let paragraphs: [Paragraph]
  /// Every sentence of every paragraph, in text order.
  public let sentences: [Sentence]
  /// Every word, number and mark, in text order.
  public let tokens: [Token]
  /// The language of the body text, recognised or else declared by the file: BCP 47 without a
  /// region; nil if unknown.
  public let language: String?

  public init(
    details: DocumentDetails, text: SourceText, paragraphs: [Paragraph], sentences: [Sentence],
    tokens: [Token]
  ) {
    self.details = details
    self.text = text
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.tokens = tokens
    language = Self.language(of: paragraphs, in: text, declared: details.language)
  }

  /// The role of the paragraph that contains a sentence.
  public func role(ofSentence index: Int) -> ParagraphRole {
    paragraphs[sentences[index].paragraph].role
  }

  /// The text of a token; words are returned without invisible characters such as soft hyphens.
  public func string(ofToken index: Int) -> String {
    let bytes = text.bytes[tokens[index].range]
    guard tokens[index].kind != .mark else { return String(decoding: bytes, as: UTF8.self) }
    return bytes.withoutDefaultIgnorables().map { String(decoding: $0, as: UTF8.self) }
      ?? String(decoding: bytes, as: UTF8.self)
  }
}

/// Information about a document besides its text; every part may be empty.
public struct DocumentDetails: Sendable, Hashable {
  /// The title, as the collection or the text gives it.
  public var title: String
  /// The file's path as the user named it, or "-" for standard input.
  public var path: String
  /// As the source gives it; in ISO 8601 form where it could be recognised as a date.
  public var date: String
  /// The publisher.
  public var source: String
  /// The kind of text, in the collection's own words ("readout", "news story").
  public var kind: String
  /// BCP 47, or empty.
  public var language: String
  /// Remarks about how the file was read, one sentence each: "wire.txt: line 12: not UTF-8; read as
  /// Windows-1252".
  public var notices: [String]

  public init(
    title: String = "", path: String = "", date: String = "", source: String = "",
    kind: String = "", language: String = "", notices: [String] = []
  ) {
    self.title = title
    self.path = path
    self.date = date
    self.source = source
    self.kind = kind
    self.language = language
    self.notices = notices
  }
}

/// One non-empty line of the text. Its list markers and labels belong to the paragraph, but not to
/// any of its sentences.
public struct Paragraph: Sendable, Hashable {
  /// Without surrounding white space; never empty.
  public let range: TextRange
  /// The number of the non-empty line, from 1.
  public let number: Int
  /// What kind of paragraph this is; only body text and headings are compared.
  public let role: ParagraphRole
  /// Indices into `Document.sentences`; never empty.
  public let sentences: Range<Int>
  /// The speaker as the text names them; empty if none is named.
  public let speaker: String
  /// The time in the recording ("00:01:11"); empty if unknown.
  public let time: String
  /// Whether a page sets it above its text as a summary of the text.
  public let isStandfirst: Bool

  public init(
    range: TextRange, number: Int, role: ParagraphRole, sentences: Range<Int>,
    speaker: String = "", time: String = "", isStandfirst: Bool = false
  ) {
    self.range = range
    self.number = number
    self.role = role
    self.sentences = sentences
    self.speaker = speaker
    self.time = time
    self.isStandfirst = isStandfirst
  }
}

/// The kind of a paragraph. Only body text and headings are compared.
public enum ParagraphRole: String, Sendable, CaseIterable {
  /// The text itself.
  case body
  /// A title or a heading between paragraphs.
  case heading
  /// Menus, ads, share and comment prompts, datelines, bylines, captions, credits.
  case boilerplate
  /// The poster's own words, or text in another language.
  case commentary
}

/// A sentence, or the whole of a line that contains no sentence.
public struct Sentence: Sendable, Hashable {
  /// Without surrounding white space; never empty.
  public let range: TextRange
  /// Index into `Document.paragraphs`.
  public let paragraph: Int
  /// Indices into `Document.tokens`; never empty.
  public let tokens: Range<Int>

  public init(range: TextRange, paragraph: Int, tokens: Range<Int>) {
    self.range = range
    self.paragraph = paragraph
    self.tokens = tokens
  }
}

/// A word, a number or a mark.
///
/// Stores its range in two 32-bit numbers, because a long text has millions of tokens; texts of 4
/// GiB or more are not supported.
public struct Token: Sendable, Hashable {
  private let start: UInt32
  private let end: UInt32
  /// Whether it is a word, a number or a mark.
  public let kind: TokenKind

  /// Byte offsets; never empty.
  public var range: TextRange { Int(start)..<Int(end) }

  public init(range: TextRange, kind: TokenKind) {
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    self.kind = kind
  }
}

/// The kind of a token.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  /// Letters, with hyphens and apostrophes inside.
  case word
  /// Digits, with separators inside and a unit sign or ordinal ending after them ("12.5", "2nd",
  /// "20%").
  case number
  /// One punctuation mark or symbol.
  case mark
}
