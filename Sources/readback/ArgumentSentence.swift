/// The argument parser's messages, as one line each.
enum ArgumentSentence {
  /// - Parameters:
  ///    - message: the parser's, of one or more sentences and lines.
  ///    - arguments: those that it rejects; they name the command whose help may be of use.
  static func sentence(for message: String, arguments: [String]) -> String {
    var sentence = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if sentence.last == "." { sentence.removeLast() }
    let command = CommandNames.prefix(of: arguments).map { $0 + " " }.joined()
    return sentence + (sentence.last == "?" ? " See" : "; see") + " readback \(command)--help"
  }
}
