import ReadbackCore

/// Collects the paragraphs of a document: its text, what is known of their roles, and where each
/// stood in the file.
struct TextBuilder {
  /// The paragraphs so far, each with a line end.
  private(set) var bytes: [UInt8] = []
  /// By paragraph number, as `Document.init(segmenting:details:roles:)` wants them.
  private(set) var roles: [Int: ParagraphRole] = [:]
  /// The line of the file that each paragraph begins on, counting from 1.
  private(set) var lines: [Int] = []
  /// What the file says of itself.
  var details = DocumentDetails()
  private let limit: Int
  /// The limit of paragraphs was passed; further ones were dropped.
  private(set) var isOverfull = false

  init(limits: ImportLimits) {
    limit = limits.paragraphCount
  }

  /// Adds a paragraph without surrounding white space; one with nothing to read is dropped.
  ///
  /// - Parameter text: valid UTF-8 without line ends.
  mutating func add(_ text: ArraySlice<UInt8>, role: ParagraphRole? = nil, line: Int) {
    let start = text.firstIndex { $0 > 0x20 } ?? text.endIndex
    let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
    guard !isOverfull, start < end, !SourceText.isBlank(text[start..<end]) else { return }
    guard lines.count < limit else {
      isOverfull = true
      return
    }
    bytes.append(contentsOf: text[start..<end])
    bytes.append(0x0A)
    lines.append(line)
    if let role { roles[lines.count] = role }
  }
}
