import ReadbackFormats

/// Converts errors in the arguments to the style of other messages: which option, what is wrong,
/// and what would be right.
///
/// The argument parser provides its errors only as text; other messages are passed on.
enum ArgumentSentence {
  /// - Parameters:
  ///    - message: the parser's, of one or more sentences and lines.
  ///    - usage: the parser's complete output, whose last line names the help.
  static func sentence(for message: String, usage: String) -> String {
    let hint = help(namedIn: usage).map { "; see \($0)" } ?? ""
    if let (value, option, rest) = parts(
      of: message, "The value '", "' is invalid for '", "'")
    {
      return sentence(value: value, option: name(of: option), choices: choices(in: rest), hint)
    }
    if let (shell, rest) = parts(of: message, "Can't generate completion scripts for '", "'") {
      let shells = rest.split(whereSeparator: \.isNewline).last?.split(separator: " ") ?? []
      return sentence(
        value: shell, option: "--generate-completion-script", choices: shells.map(String.init), hint
      )
    }
    if let (option, rest) = parts(of: message, "Unknown option '", "'") {
      let meant = parts(of: rest, ". Did you mean '", "'?").map { "; did you mean \($0.0)?" }
      return "\(option): no such option\(meant ?? hint)"
    }
    if let (option, _) = parts(of: message, "Missing value for '", "'") {
      let value = option.split(separator: " ").dropFirst().first.map { " \($0)" } ?? ""
      return "\(name(of: option)): the value\(value) is missing\(hint)"
    }
    if let (option, rest) = parts(of: message, "The option '", "' does not take any value, but"),
      let (value, _) = parts(of: rest, " '", "' was specified.")
    {
      return "\(option): takes no value, but was given \"\(value)\"\(hint)"
    }
    if let (argument, _) = parts(of: message, "Unexpected argument '", "'") {
      return "\(argument): nothing is expected here\(hint)"
    }
    return passedOn(message) + hint
  }

  private static func sentence(
    value: String, option: String, choices: [String], _ hint: String
  ) -> String {
    if option == "--encoding" {
      return "\(option): \"\(value)\" is not a known encoding; name one such as windows-1251"
    }
    if choices.isEmpty { return "\(option): \"\(value)\" is not a number\(hint)" }
    let wrong = "\(option): \"\(value)\" is not one of \(choices.joined(separator: ", "))"
    let format = ExportFormat.allCases.first { $0.row.name == value }
    if option == "--format", let command = format?.row.commands.first {
      return "\(wrong); readback \(command.rawValue) writes it"
    }
    let meant = NearName.name(nearest: value, among: choices)
    return wrong + (meant.map { "; did you mean \($0)?" } ?? hint)
  }

  /// "--format" of "--format <name>".
  private static func name(of option: String) -> String {
    option.split(separator: " ").first.map(String.init) ?? option
  }

  /// The names after ". Please provide one of": a few in quotation marks, many in lines.
  private static func choices(in text: String) -> [String] {
    let lines = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("  - ") }
    if !lines.isEmpty { return lines.map { String($0.dropFirst(4)) } }
    return text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
  }

  /// "readback list --help" of "  See 'readback list --help' for more information."
  private static func help(namedIn usage: String) -> String? {
    let line = usage.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
    return parts(of: line.drop { $0 == " " }, "See '", "'")?.0
  }

  /// One line without the initial capital and the final full stop.
  private static func passedOn(_ message: String) -> String {
    var sentence = message.split(whereSeparator: \.isNewline).map(String.init)
      .joined(separator: " ")
    if sentence.dropFirst().first?.isLowercase == true {
      sentence = sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
    if sentence.last == "." { sentence.removeLast() }
    return sentence
  }

  /// The text between `start` at the beginning and `end`, and the text after it.
  private static func parts(
    of text: some StringProtocol, _ start: String, _ end: String
  ) -> (String, rest: String)? {
    guard text.hasPrefix(start) else { return nil }
    let behind = String(text.dropFirst(start.count))
    guard let stop = behind.firstRange(of: end) else { return nil }
    return (String(behind[..<stop.lowerBound]), String(behind[stop.upperBound...]))
  }

  private static func parts(
    of text: String, _ start: String, _ middle: String, _ end: String
  ) -> (String, String, rest: String)? {
    guard let (first, behind) = parts(of: text, start, middle),
      let (second, rest) = parts(of: behind, "", end)
    else { return nil }
    return (first, second, rest)
  }
}
