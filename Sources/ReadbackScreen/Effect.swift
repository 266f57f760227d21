import ReadbackCore

/// What a session asks of the program around it.
public enum Effect: Sendable {
  /// Compare the official text with a retelling; answered by `Event.compared`.
  case compare(retelling: Int, holding: [HeldLink])
  /// Judge a compared retelling again, now with the others as witnesses; answered by
  /// `Event.compared` too.
  case weigh(retelling: Int)
  /// Keep a reviewer's decision; `unreviewed` without a comment takes an earlier one back.
  case keepDecision(retelling: Int, finding: String, state: ReviewState, comment: String)
  /// Keep a finding that the reviewer made; its id is not looked at. Answered by
  /// `Event.reviewLoaded`, where it has one.
  case keepFinding(retelling: Int, Finding)
  /// Take back a finding that was made by hand: the one of that kind on those words.
  case dropFinding(retelling: Int, Finding)
  case keepLink(retelling: Int, HeldLink)
  case dropLink(retelling: Int, HeldLink)
  /// Ask for a second opinion; answered by `Event.opinion` and `Event.reviewLoaded`.
  case askOpinion(retelling: Int, OpinionScope)
  /// Give up every question that was asked.
  case cancelOpinion
  /// Remember that the user knows what is sent where.
  case allowOpinion
  /// Write a file; answered by `Event.written`.
  case write(WriteRequest)
  /// Read all texts again, one of them in another encoding; answered by `Event.reloaded`.
  case reload(decoding: DecodingChoice? = nil)
  /// Put a retelling in the official text's place, and that in its place; nil puts all back. Answered
  /// by `Event.baseChanged`.
  case changeBase(Int?)
  case changeTheme
  /// Draw every cell anew.
  case redraw
  case suspend
  /// Something that covered the reading was closed.
  case closed
  /// Quit, unless something was closed just now: whoever closes with `q` may press it once too often.
  case leave
  case quit
  /// Write the marks that are not kept to a file of their own, and quit.
  case rescue(path: String)
  /// Quit without them.
  case abandon
  /// The reader has seen what there is to know of a pair: it is not shown again.
  case keepSeen(retelling: Int)
  /// Put a text on the clipboard of who reads.
  case copy(String)
  /// Complete the name of a file; answered by `Event.completed`.
  case complete(String)
}

/// A text that is to be read in another encoding than it was.
public struct DecodingChoice: Sendable, Hashable {
  /// As the document's details have it.
  public let path: String
  /// The encoding's name; empty: as the file itself has it.
  public let encoding: String

  public init(path: String, encoding: String) {
    self.path = path
    self.encoding = encoding
  }
}

/// A file that the reader asked for.
public struct WriteRequest: Sendable, Hashable {
  public let content: Content
  /// As typed; its ending chooses the format.
  public let path: String
  /// The retelling on the screen.
  public let retelling: Int
  /// Replace a file that is there.
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
