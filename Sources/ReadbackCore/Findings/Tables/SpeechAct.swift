/// Verbs that report speech, by their force.
enum SpeechAct: Sendable {
  /// Committed to do it.
  case commitment
  /// Mentioned it without more.
  case discussion
  /// Turned it down.
  case refusal
  /// Asked or proposed.
  case proposal
  /// Said it.
  case statement

  init?(lemma: String) {
    switch lemma {
    case "agree", "decide", "promise", "pledge", "vow", "undertake", "commit", "guarantee",
      "resolve", "approve", "accept", "consent":
      self = .commitment
    case "discuss", "consider", "debate", "review", "examine", "talk", "exchange", "touch", "mull":
      self = .discussion
    case "refuse", "reject", "deny", "decline", "dismiss":
      self = .refusal
    case "propose", "suggest", "offer", "urge", "ask", "request", "demand", "call", "recommend",
      "invite", "appeal":
      self = .proposal
    case "say", "state", "note", "stress", "emphasize", "emphasise", "underline", "underscore",
      "declare", "announce", "add", "explain", "tell", "report", "claim", "assert", "argue",
      "insist", "warn", "point", "recall", "mention", "express", "describe", "reply", "respond",
      "answer", "comment", "observe", "remark", "confirm", "acknowledge", "admit", "specify",
      "believe", "think", "assess", "conclude", "quote", "read", "speak", "reveal", "write",
      "inform", "highlight", "reiterate", "reaffirm", "affirm", "address", "outline", "focus",
      "illustrate", "share", "voice", "allege", "complain", "criticize", "criticise", "praise",
      "thank", "welcome", "condemn", "hope":
      self = .statement
    default: return nil
    }
  }

  /// The participle that describes what was spoken of.
  var participle: String {
    switch self {
    case .commitment: "agreed"
    case .discussion: "only discussed"
    case .refusal: "refused"
    case .proposal: "only proposed"
    case .statement: "said"
    }
  }

  /// Whether replacing one by the other changes what was undertaken.
  func contradicts(_ other: SpeechAct) -> Bool {
    switch (self, other) {
    case (.commitment, .discussion), (.discussion, .commitment), (.commitment, .refusal),
      (.refusal, .commitment), (.commitment, .proposal), (.proposal, .commitment),
      (.refusal, .proposal), (.proposal, .refusal), (.refusal, .discussion),
      (.discussion, .refusal):
      true
    default: false
    }
  }
}
