import ReadbackCore

/// A question in the status line.
struct PromptState: Sendable {
  var kind: Kind
  var line: LineEditor
  /// Earlier answers that Up and Down go through: how far back.
  var historyDepth = 0

  enum Kind: Sendable, Hashable {
    case search
    case goTo
    case comment
    /// What is wrong with the chosen words: a key of a kind.
    case kind([FindingKind])
    /// Why; the finding is made then.
    case reason(FindingKind)
    case write(WriteRequest.Content)
    /// A yes or no: the file exists.
    case replace(WriteRequest)
    /// A yes or no: the texts may be sent, with the sentence that says where.
    case allowOpinion(OpinionScope, String)
  }

  init(_ kind: Kind, text: String = "") {
    self.kind = kind
    line = LineEditor(text)
  }

  var label: String {
    switch kind {
    case .search: "/"
    case .goTo: ":"
    case .comment: "comment: "
    case .kind(let kinds): kinds.map(\.choice).joined(separator: ", ") + "? Esc leaves it "
    case .reason(let kind): "\(kind.rawValue), because: "
    case .write(.sideBySide): "print to (.txt .html .md): "
    case .write(.findings): "export findings to (.json .tsv .tmx): "
    case .write(.matrix): "write the matrix to (.txt .html .tsv .json): "
    // The name comes last: it may be longer than the line.
    case .allowOpinion(_, let consequence): "ask? y/n  \(consequence) "
    case .replace(let request): "exists, overwrite? y/n  \(request.path) "
    }
  }
}

extension Session {
  mutating func receivePrompt(_ key: Key) -> [Effect] {
    guard var prompt else { return [] }
    if case .replace(var request) = prompt.kind {
      self.prompt = nil
      guard key == .character("y") || key == .character("Y") else {
        notice = "nothing written"
        return []
      }
      request.replaces = true
      return [.write(request)]
    }
    if case .allowOpinion(let scope, _) = prompt.kind { return answerOffer(scope, with: key) }
    if case .kind(let kinds) = prompt.kind {
      self.prompt = nil
      if let kind = kinds.first(where: { key == .character($0.key) }) {
        self.prompt = PromptState(.reason(kind))
      }
      return []
    }
    switch key {
    case .enter, .control("m"), .control("j"):
      self.prompt = nil
      return answer(prompt)
    case .escape, .control("c"), .control("g"):
      leavePrompt()
    case .backspace where prompt.line.text.isEmpty:
      leavePrompt()
    case .up where prompt.kind == .search, .down where prompt.kind == .search:
      let depth = prompt.historyDepth + (key == .up ? 1 : -1)
      guard (0...search.history.count).contains(depth) else { break }
      prompt.historyDepth = depth
      prompt.line = LineEditor(
        depth == 0 ? "" : search.history[search.history.count - depth])
      change(prompt)
    default:
      if prompt.line.receive(key) { change(prompt) }
    }
    return []
  }

  private mutating func change(_ prompt: PromptState) {
    let before = self.prompt?.line.text
    self.prompt = prompt
    if prompt.kind == .search, prompt.line.text != before { searchAsTyped(prompt.line.text) }
  }

  private mutating func leavePrompt() {
    prompt = nil
    leaveSearch()
  }

  private mutating func answer(_ prompt: PromptState) -> [Effect] {
    let text = prompt.line.text
    switch prompt.kind {
    case .search: endSearch(text)
    case .goTo:
      // What hands used to other programs type.
      if ["q", "q!", "quit"].contains(text) { return [.quit] }
      goTo(text)
    case .comment: return decide { $0.comment = text }
    case .reason(let kind): return makeFinding(kind, because: text)
    case .write(let content):
      guard !text.isEmpty else {
        notice = "no file named, nothing written"
        return []
      }
      return [
        .write(WriteRequest(content: content, path: text, retelling: currentRetelling))
      ]
    case .replace, .kind, .allowOpinion: break
    }
    return []
  }

  /// "12" is a paragraph of the text that gives the order, "50%" a part of the way.
  mutating func goTo(_ text: String) {
    let plain = text.filter { $0 != " " }
    if plain.isEmpty { return }
    if plain.hasSuffix("%"), let percent = Int(plain.dropLast()), percent >= 0 {
      goToPercent(percent)
    } else if let number = Int(plain) {
      goToParagraph(number)
    } else {
      notice = "\"\(text)\" is neither a paragraph nor a percentage"
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
