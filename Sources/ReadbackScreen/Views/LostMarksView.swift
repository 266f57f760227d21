import ReadbackCore

extension Session {
  /// The marks that could not be placed in these texts, each with its words and the reason.
  func lostMarksContent() -> OverlayContent {
    let lost = retelling.lostMarks
    var lines: [OverlayContent.Line] = []
    for mark in lost {
      let event = mark.event
      lines += overlayLines("\(event.reviewer), \(event.time): \(event.mark.summary)", .heading)
      for quote in event.mark.words { lines += overlayLines("\"\(quote)\"", indent: 2) }
      lines += overlayLines(mark.reason.sentence, .quiet, indent: 2)
      lines.append(OverlayContent.Line())
    }
    return OverlayContent(
      title: lost.count == 1
        ? "1 decision no longer matches the text"
        : "\(lost.count) decisions no longer match the text",
      hints: "kept; restored when their words reappear", lines: lines)
  }
}

extension ReadbackCore.ReviewMark {
  fileprivate var summary: String {
    switch self {
    case .decision(let anchor, let state, let comment):
      "\(anchor.kind.rawValue) \(state.rawValue)" + (comment.isEmpty ? "" : ", \"\(comment)\"")
    case .finding(let anchor, let comment):
      "\(anchor.kind.rawValue) by hand" + (comment.isEmpty ? "" : ", \"\(comment)\"")
    case .link(_, _, let isLinked): isLinked ? "linked by hand" : "unlinked by hand"
    case .undo: "undone"
    }
  }

  /// The words on the official side, then on the retelling's.
  fileprivate var words: [String] {
    switch self {
    case .decision(let anchor, _, _), .finding(let anchor, _):
      [anchor.official, anchor.retelling].compactMap { $0?.words }
    case .link(let official, let retelling, _): [official.words, retelling.words]
    case .undo: []
    }
  }
}
