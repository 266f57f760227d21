import ReadbackScreen

extension TerminalType {
  /// The sequences for keys of this type in the terminal database; only those that begin with an
  /// escape, since any other is a character.
  static func keys() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in keyCapabilities {
      guard let sequence = capability(name).map({ Array($0.utf8) }), sequence.count > 1,
        sequence[0] == 0x1B
      else { continue }
      keys[sequence] = key
    }
    return keys
  }

  /// In ascending order of priority, in case two are equal.
  private static let keyCapabilities: [(String, Key)] =
    (1...12).map { ("kf\($0)", .function($0)) } + [
      ("kfnd", .home), ("kslt", .end), ("ka1", .home), ("ka3", .pageUp), ("kc1", .end),
      ("kc3", .pageDown), ("kent", .enter), ("kbs", .backspace), ("kdch1", .delete),
      ("kcbt", .backTab), ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
    ]
}
