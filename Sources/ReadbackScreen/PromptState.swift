import ReadbackCore

/// A question in the status line.
struct PromptState: Sendable {
  var kind: Kind
  var line: LineEditor
  /// Earlier answers that Up and Down go through: how far back.
  var historyDepth = 0
  /// The text is only proposed: what is typed takes its place.
  var isProposal = false
  /// What was wrong with the answer that still stands there.
  var trouble: String?

  enum Kind: Sendable, Hashable {
    case search
    /// Which lines of an overlay are shown.
    case query
    case goTo
    case comment
    /// A key of a severity.
    case severity
    /// What is wrong with the chosen words: a key of a kind.
    case kind([FindingKind])
    /// How grave it is, for a finding that is being made.
    case gravity(FindingKind)
    /// Why; the finding is made then.
    case reason(FindingKind, Severity)
    case write(WriteRequest.Content)
    /// A yes or no: the file exists.
    case replace(WriteRequest)
    /// A yes or no: the texts may be sent, with the sentence that says where.
    case allowOpinion(OpinionScope, String)
    /// What is to become of marks that are not on the disk, and why they are not.
    case unkept(count: Int, String)
    /// The file that they are written to.
    case rescue
  }

  /// What answers are remembered by.
  enum Topic: Sendable, Hashable {
    case search, goTo, remark, file
  }

  init(_ kind: Kind, text: String = "", trouble: String? = nil, isProposal: Bool = false) {
    self.kind = kind
    self.isProposal = isProposal
    self.trouble = trouble
    line = LineEditor(text)
  }

  /// Nil for a question that a key answers.
  var topic: Topic? {
    switch kind {
    case .search, .query: .search
    case .goTo: .goTo
    case .comment, .reason: .remark
    case .write, .rescue: .file
    case .severity, .kind, .gravity, .replace, .allowOpinion, .unkept: nil
    }
  }

  /// - Parameter directory: where names of files count from; empty when that is not shown.
  func label(directory: String) -> String {
    let place = directory.isEmpty ? "" : " in \(directory)"
    let text =
      switch kind {
      case .search, .query: "/"
      case .goTo: ":"
      case .comment: "comment: "
      case .severity, .gravity: Severity.choices + "? Esc leaves it "
      case .kind(let kinds): kinds.map(\.choice).joined(separator: ", ") + "? Esc leaves it "
      case .reason(let kind, _): "\(kind.rawValue), because: "
      case .write(.sideBySide): "print to a file\(place) (.txt .html .md): "
      case .write(.findings): "findings to a file\(place) (.json .tsv .tmx): "
      case .write(.matrix): "matrix to a file\(place) (.txt .html .tsv .json): "
      // The name comes last: it may be longer than the line.
      case .allowOpinion(_, let consequence): "ask? y/n  \(consequence) "
      case .unkept(let count, let reason):
        "w write to a file, d drop, Esc stay: \(count == 1 ? "1 mark is" : "\(count) marks are")"
          + " not kept: \(reason) "
      case .rescue: "marks to a file\(place): "
      case .replace(let request): "exists, overwrite? y/n  \(request.path) "
      }
    return trouble.map { "\($0)  " } ?? text
  }
}

extension Session {
  mutating func receivePrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    if prompt.topic == nil { return answer(prompt.kind, with: key) }
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
    case .up, .down:
      let known = prompt.topic.flatMap { answers[$0] } ?? []
      let depth = prompt.historyDepth + (key == .up ? 1 : -1)
      guard (0...known.count).contains(depth) else { break }
      prompt.historyDepth = depth
      prompt.line = LineEditor(depth == 0 ? "" : known[known.count - depth])
      change(prompt)
    default:
      if prompt.line.receive(key) { change(prompt) }
    }
    return []
  }

  /// A question that one key answers.
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
    self.prompt?.trouble = nil
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
      // What hands used to other programs type.
      if ["q", "q!", "quit"].contains(text) { return [.quit] }
      goTo(text)
    case .comment: return decide { $0.comment = text }
    case .reason(let kind, let severity):
      return makeFinding(kind, severity: severity, because: text)
    case .write(let content):
      guard !text.isEmpty else {
        notice = "no file named, nothing written"
        return []
      }
      let request = WriteRequest(content: content, path: text, retelling: currentRetelling)
      lastWrite = request
      return [.write(request)]
    case .rescue:
      guard !text.isEmpty else {
        notice = "no file named, nothing written"
        return []
      }
      return [.rescue(path: text)]
    case .replace, .kind, .severity, .gravity, .allowOpinion, .unkept: break
    }
    return []
  }

  /// "12" is a paragraph of the text that gives the order, "f7" a finding, "50%" a part of the way.
  mutating func goTo(_ text: String) {
    let plain = text.filter { $0 != " " }
    if plain.isEmpty { return }
    if plain.hasSuffix("%"), let percent = Int(plain.dropLast()), percent >= 0 {
      goToPercent(percent)
    } else if plain.hasPrefix("f"), let number = Int(plain.dropFirst()) {
      goToFinding(number)
    } else if let number = Int(plain) {
      goToParagraph(number)
    } else {
      notice = "\"\(text)\" is no paragraph (12), finding (f7) or percentage (50%)"
    }
  }

  mutating func goToParagraph(_ number: Int) {
    let side: Side = view.order == .official ? .official : .retelling
    let paragraphs = document(side).paragraphs
    guard paragraphs.indices.contains(number - 1) else {
      let count = paragraphs.count
      notice = count == 1 ? "there is 1 paragraph" : "there are \(count) paragraphs"
      return
    }
    let item = facing.item(of: side, paragraph: number - 1)
    let start = paragraphs[number - 1].range.lowerBound
    jump(toItem: item, line: layout(ofItem: item).line(of: start, in: side) ?? 0)
    followCursor()
  }

  mutating func goToPercent(_ percent: Int) {
    guard percent < 100 else { return moveToEnd() }
    jump(toItem: facing.item(atShare: Double(percent) / 100), line: 0)
    followCursor()
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
