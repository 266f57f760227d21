import ReadbackCore

/// A request from the session to the program.
public enum Effect: Sendable {
  /// Compare the official text with a retelling; answered by `Event.compared`.
  case compare(retelling: Int, holding: [ManualLink])
  /// Find the differences of a compared retelling again, using the others as evidence; answered by
  /// `Event.compared`.
  case weigh(retelling: Int)
  /// Save a reviewer's decision; `unreviewed` without a comment withdraws an earlier one.
  case keepDecision(retelling: Int, finding: String, state: ReviewState, comment: String)
  /// Save a finding that the reviewer made; its id is ignored. Answered by `Event.reviewLoaded`,
  /// with its final id.
  case keepFinding(retelling: Int, Finding)
  /// Withdraw a finding that was made manually: the one of that kind on those words.
  case dropFinding(retelling: Int, Finding)
  case keepLink(retelling: Int, ManualLink)
  case dropLink(retelling: Int, ManualLink)
  /// Ask for a second opinion; answered by `Event.opinion` and `Event.reviewLoaded`.
  case askOpinion(retelling: Int, OpinionScope)
  /// Cancel every pending question.
  case cancelOpinion
  /// Remember that the user agreed to the texts being sent.
  case allowOpinion
  /// Write a file; answered by `Event.written`.
  case write(WriteRequest)
  /// Reload all texts, one of them in another encoding; answered by `Event.reloaded`.
  case reload(decoding: DecodingChoice? = nil)
  /// Exchange a retelling and the official text; nil restores the original order. Answered by
  /// `Event.baseChanged`.
  case changeBase(Int?)
  case changeTheme
  /// Redraw every cell.
  case redraw
  case suspend
  /// An overlay was closed.
  case closed
  /// Quit, unless an overlay was closed just before: a second `q` may be accidental.
  case leave
  case quit
  /// Write the unsaved marks to a separate file, and quit.
  case rescue(path: String)
  /// Quit without saving them.
  case abandon
  /// The reader has seen the introduction to a pair; it is not shown again.
  case keepSeen(retelling: Int)
  /// Copy a text to the clipboard.
  case copy(String)
  /// Complete a file name; answered by `Event.completed`.
  case complete(String)
}

/// A text to be reloaded in another encoding.
public struct DecodingChoice: Sendable, Hashable {
  /// As in the document's details.
  public let path: String
  /// The encoding's name; empty to detect it from the file.
  public let encoding: String

  public init(path: String, encoding: String) {
    self.path = path
    self.encoding = encoding
  }
}

/// A file that the reader asked to write.
public struct WriteRequest: Sendable, Hashable {
  public let content: Content
  /// As typed; the extension determines the format.
  public let path: String
  /// The retelling on the screen.
  public let retelling: Int
  /// Whether to replace an existing file.
  public var replaces: Bool

  public enum Content: Sendable, Hashable {
    case sideBySide
    case findings
    case matrix
  }

  public init(content: Content, path: String, retelling: Int, replaces: Bool = false) {
    self.content = content
    self.path = path
    self.retelling = retelling
    self.replaces = replaces
  }
}
