/// A text and how it was cut: paragraphs, sentences and tokens as places in the source.
///
/// Sentences are in text order and each lies in one paragraph; tokens are in text order and each
/// lies in one sentence. A document may be empty.
public struct Document: Sendable {
  /// What is known of the text besides its words.
  public var details: DocumentDetails
  /// Where the words stand in the file.
  public var places = SourcePlaces()
  /// Set for a side of a bilingual file.
  public var units: TranslationUnits?
  /// The source that all ranges point into.
  public let text: SourceText
  /// Every line that has something to read, in text order.
  public let paragraphs: [Paragraph]
  /// Every sentence of every paragraph, in text order.
  public let sentences: [Sentence]
  /// Every word, number and mark, in text order.
  public let tokens: [Token]
  /// The language of the body text, recognised or else as the file says: BCP 47 without regions; nil
  /// when neither is known.
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

  /// The role of the paragraph that a sentence lies in.
  public func role(ofSentence index: Int) -> ParagraphRole {
    paragraphs[sentences[index].paragraph].role
  }

  /// The word or mark of a token; a word without what is unseen in it, such as soft hyphens.
  public func string(ofToken index: Int) -> String {
    let bytes = text.bytes[tokens[index].range]
    guard tokens[index].kind != .mark else { return String(decoding: bytes, as: UTF8.self) }
    return bytes.withoutUnseen().map { String(decoding: $0, as: UTF8.self) }
      ?? String(decoding: bytes, as: UTF8.self)
  }
}

/// What is known of a document besides its text; every part may be empty.
public struct DocumentDetails: Sendable, Hashable {
  /// What the text is called, as the collection or the text itself says.
  public var title: String
  /// The file's path as the user named it, or "-" for standard input.
  public var path: String
  /// As the source gives it, ISO 8601 where it is known to be one.
  public var date: String
  /// Who published it.
  public var source: String
  /// What sort of text this is, in the collection's own words ("readout", "news story").
  public var kind: String
  /// BCP 47, or empty.
  public var language: String
  /// What a reader should know of how it was read, a sentence each: "wire.txt: line 12: not UTF-8;
  /// read as Windows-1252".
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

/// One non-empty line of the text. Its markers and labels belong to it, but to none of its sentences.
public struct Paragraph: Sendable, Hashable {
  /// Without surrounding white space; never empty.
  public let range: TextRange
  /// Counts the non-empty lines from 1.
  public let number: Int
  /// What the paragraph is for; only body and headings are compared.
  public let role: ParagraphRole
  /// Indices into `Document.sentences`; never empty.
  public let sentences: Range<Int>
  /// Who says it, as the text names them; empty when it names nobody.
  public let speaker: String
  /// When it is said, as a recording counts ("00:01:11"); empty when that is not known.
  public let time: String

  public init(
    range: TextRange, number: Int, role: ParagraphRole, sentences: Range<Int>,
    speaker: String = "", time: String = ""
  ) {
    self.range = range
    self.number = number
    self.role = role
    self.sentences = sentences
    self.speaker = speaker
    self.time = time
  }
}

/// What a paragraph is for. Only body and heading text is compared.
public enum ParagraphRole: String, Sendable, CaseIterable {
  /// The text itself.
  case body
  /// A title or a heading between paragraphs.
  case heading
  /// Menus, ads, share and comment prompts, datelines, bylines, captions, credits.
  case furniture
  /// The poster's own words, or another language.
  case commentary
}

/// A sentence, or a line that holds none.
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
/// Holds its place in two 32-bit numbers, since a long text has millions of tokens: texts of 4 GiB
/// and more have none.
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

/// What a token is.
public enum TokenKind: UInt8, Sendable, CaseIterable {
  /// Letters, inner hyphens and apostrophes.
  case word
  /// Digits with inner separators, a trailing unit sign or ordinal ending ("12.5", "2nd", "20%").
  case number
  /// One punctuation mark or symbol.
  case mark
}
