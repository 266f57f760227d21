import ReadbackCore

/// A question in the status line.
struct PromptState: Sendable {
  var kind: Kind
  var line: LineEditor
  /// How far back Up and Down have gone through earlier answers.
  var historyDepth = 0
  /// The text is a proposal: typing replaces it.
  var isProposal = false
  /// What was wrong with the answer shown.
  var problem: String?

  enum Kind: Sendable, Hashable {
    case search
    /// A filter for the lines of an overlay.
    case query
    case goTo
    case comment
    /// A key for a severity.
    case severity
    /// What is wrong with the chosen words: a key for a kind.
    case kind([FindingKind])
    /// The severity of a finding that is being made.
    case gravity(FindingKind)
    /// The reason, after which the finding is made.
    case reason(FindingKind, Severity)
    case write(WriteRequest.Content)
    /// Yes or no: the file exists.
    case replace(WriteRequest)
    /// Yes or no: the texts may be sent, with the sentence that says where.
    case allowOpinion(OpinionScope, String)
    /// Which text to read in another encoding: a key for a side.
    case encodingSide
    case encoding(Side)
    /// What to do with unsaved decisions, and why they are unsaved.
    case unkept(count: Int, String)
    /// The file to write them to.
    case rescue
  }

  /// The topic under which answers are remembered.
  enum Topic: Sendable, Hashable {
    case search, goTo, remark, file, encoding
  }

  init(_ kind: Kind, text: String = "", problem: String? = nil, isProposal: Bool = false) {
    self.kind = kind
    self.isProposal = isProposal
    self.problem = problem
    line = LineEditor(text)
  }

  /// Nil for a question answered by a single key.
  var topic: Topic? {
    switch kind {
    case .search, .query: .search
    case .goTo: .goTo
    case .comment, .reason: .remark
    case .write, .rescue: .file
    case .encoding: .encoding
    case .severity, .kind, .gravity, .replace, .allowOpinion, .encodingSide, .unkept: nil
    }
  }

  /// - Parameter directory: the directory that file names are relative to; empty if it is not
  ///   shown.
  func label(directory: String) -> String {
    let place = directory.isEmpty ? "" : " in \(directory)"
    let text =
      switch kind {
      case .search, .query: "/"
      case .goTo: ":"
      case .comment: "comment: "
      case .severity, .gravity: Severity.choices + "? Esc cancels "
      case .kind(let kinds): kinds.map(\.choice).joined(separator: ", ") + "? Esc cancels "
      case .reason(let kind, _): "\(kind.rawValue), because: "
      case .write(.sideBySide): "print to a file\(place) (.txt .html .md): "
      case .write(.findings): "findings to a file\(place) (.json .tsv .tmx): "
      case .write(.matrix): "matrix to a file\(place) (.txt .html .tsv .json): "
      // The address comes last because it may be longer than the line.
      case .allowOpinion(_, let consequence): "ask? y/n  \(consequence) "
      case .encodingSide: "which text, o official or r retelling? Esc cancels "
      case .encoding(let side):
        "encoding of the \(side == .official ? "official text" : "retelling"): "
      case .unkept(let count, let reason):
        "w write to a file, d drop, Esc stay: "
          + (count == 1 ? "1 decision is" : "\(count) decisions are")
          + " not kept: \(reason) "
      case .rescue: "decisions to a file\(place): "
      case .replace(let request): "exists, overwrite? y/n  \(request.path) "
      }
    return problem.map { "\($0)  " } ?? text
  }
}

extension Session {
  mutating func receivePrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    if prompt.topic == nil { return answer(prompt.kind, with: key) }
    let key = key.cut(to: lineLimit)
    switch key {
    case .enter, .control("m"), .control("j"):
      self.prompt = nil
      remember(prompt)
      return answer(prompt)
    case .escape, .control("c"), .control("g"):
      leavePrompt()
    case .backspace where prompt.line.text.isEmpty:
      leavePrompt()
    case .character where prompt.isProposal, .paste where prompt.isProposal:
      prompt.line = LineEditor()
      _ = prompt.line.receive(key)
      change(prompt)
    case .tab where prompt.topic == .file:
      return [.complete(prompt.line.text)]
    case .tab where prompt.topic == .goTo: completeAction()
    case .up, .down:
      let known = prompt.topic.flatMap { answers[$0] } ?? []
      let depth = prompt.historyDepth + (key == .up ? 1 : -1)
      guard (0...known.count).contains(depth) else { break }
      prompt.historyDepth = depth
      prompt.line = LineEditor(depth == 0 ? "" : known[known.count - depth])
      change(prompt)
    default:
      guard prompt.line.receive(key) else { break }
      if prompt.line.scalarCount > lineLimit {
        self.prompt?.problem = "no more than \(lineLimit) characters"
      } else {
        change(prompt)
      }
    }
    return []
  }

  /// A question answered by a single key.
  private mutating func answer(_ kind: PromptState.Kind, with key: Key) -> [Effect] {
    prompt = nil
    switch kind {
    case .replace(var request):
      guard key == .character("y") || key == .character("Y") else {
        notice = "nothing written"
        return []
      }
      request.replaces = true
      lastWrite = request
      return [.write(request)]
    case .allowOpinion(let scope, _): return answerOffer(scope, with: key)
    case .encodingSide:
      if key == .character("o") { prompt = PromptState(.encoding(.official)) }
      if key == .character("r") { prompt = PromptState(.encoding(.retelling)) }
    case .kind(let kinds):
      if let kind = kinds.first(where: { key == .character($0.key) }) {
        prompt = PromptState(.gravity(kind))
      }
    case .gravity(let kind):
      if let severity = Severity(key) { prompt = PromptState(.reason(kind, severity)) }
    case .unkept:
      switch key {
      case .character("w"), .character("W"):
        prompt = PromptState(.rescue, text: "decisions.jsonl", isProposal: true)
      case .character("d"), .character("D"): return [.abandon]
      default: notice = "not quit"
      }
    case .severity:
      if let severity = Severity(key) { return regrade(to: severity) }
    default: break
    }
    return []
  }

  private mutating func change(_ prompt: PromptState) {
    let before = self.prompt?.line.text
    self.prompt = prompt
    self.prompt?.problem = nil
    self.prompt?.isProposal = false
    guard prompt.line.text != before else { return }
    if prompt.kind == .search { searchAsTyped(prompt.line.text) }
    if prompt.kind == .query { filterOverlay(prompt.line.text) }
  }

  private mutating func leavePrompt() {
    if prompt?.kind == .query { filterOverlay("") }
    prompt = nil
    leaveSearch()
  }

  private mutating func remember(_ prompt: PromptState) {
    let text = prompt.line.text
    guard let topic = prompt.topic, !text.isEmpty else { return }
    answers[topic, default: []].removeAll { $0 == text }
    answers[topic, default: []].append(text)
  }

  private mutating func answer(_ prompt: PromptState) -> [Effect] {
    let text = prompt.line.text
    switch prompt.kind {
    case .search: endSearch(text)
    case .query: filterOverlay(text)
    case .goTo:
      // Commands that users of other programs type by habit.
      if ["q", "q!", "quit"].contains(text) { return [.quit] }
      return goTo(text) ? [] : runAction(named: text)
    case .encoding(let side):
      return [
        .reload(decoding: DecodingChoice(path: document(side).details.path, encoding: text))
      ]
    case .comment: return decide { $0.comment = text }
    case .reason(let kind, let severity):
      return makeFinding(kind, severity: severity, because: text)
    case .write(let content):
      guard !text.isEmpty else {
        notice = "no file name given; nothing written"
        return []
      }
      let request = WriteRequest(content: content, path: text, retelling: currentRetelling)
      lastWrite = request
      return [.write(request)]
    case .rescue:
      guard !text.isEmpty else {
        notice = "no file name given; nothing written"
        return []
      }
      return [.rescue(path: text)]
    case .replace, .kind, .severity, .gravity, .allowOpinion, .encodingSide, .unkept: break
    }
    return []
  }

  /// "12" is a paragraph of the leading text, "f7" a finding, "50%" a relative position.
  ///
  /// - Returns: whether the text is one of these, or empty.
  mutating func goTo(_ text: String) -> Bool {
    let plain = text.filter { $0 != " " }
    if plain.isEmpty { return true }
    if plain.hasSuffix("%"), let percent = Int(plain.dropLast()), percent >= 0 {
      goToPercent(percent)
    } else if plain.hasPrefix("f"), let number = Int(plain.dropFirst()) {
      goToFinding(number)
    } else if let number = Int(plain) {
      goToParagraph(number)
    } else {
      return false
    }
    return true
  }

  /// The text whose paragraphs are counted: the one that gives the order.
  var numberedSide: Side { view.order == .official ? .official : .retelling }

  /// "the official text"; a retelling shown in its place is named by its column.
  func textName(of side: Side) -> String {
    switch (side, columnName(of: side)) {
    case (.official, "Official"): "the official text"
    case (.retelling, _) where retellings.count == 1: "the retelling"
    case (_, let name): name.prefix(1).lowercased() + name.dropFirst()
    }
  }

  mutating func goToParagraph(_ number: Int) {
    let side = numberedSide
    let paragraphs = document(side).paragraphs
    guard paragraphs.indices.contains(number - 1) else {
      let count = paragraphs.count
      notice =
        "\(textName(of: side)) has \(count == 1 ? "1 paragraph" : "\(count) paragraphs")"
      return
    }
    let item = facing.item(of: side, paragraph: number - 1)
    let start = paragraphs[number - 1].range.lowerBound
    jump(toItem: item, line: layout(ofItem: item).line(of: start, in: side) ?? 0)
    followCursor()
    notice = "\(rowName)  paragraph \(number) of \(textName(of: side))"
  }

  mutating func goToPercent(_ percent: Int) {
    guard percent < 100 else { return moveToEnd() }
    jump(toItem: facing.item(atShare: Double(percent) / 100), line: 0)
    followCursor()
  }
}

extension Key {
  /// The same with a paste truncated to what a prompt accepts.
  fileprivate func cut(to limit: Int) -> Key {
    guard case .paste(let text) = self, text.utf8.count > limit else { return self }
    return .paste(String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))))
  }
}

extension Severity {
  /// "c critical, m major, n minor".
  static var choices: String {
    allCases.reversed().map { "\($0.key) \($0.rawValue)" }.joined(separator: ", ")
  }

  /// The key that chooses it.
  var key: Unicode.Scalar {
    switch self {
    case .critical: "c"
    case .major: "m"
    case .minor: "n"
    }
  }

  fileprivate init?(_ key: Key) {
    guard let severity = Self.allCases.first(where: { key == .character($0.key) }) else {
      return nil
    }
    self = severity
  }
}
