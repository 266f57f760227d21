import ArgumentParser
import Glibc

/// The names of the commands, used to distinguish a misspelt one from a text.
enum CommandNames {
  static var all: [String] { names(of: Readback.self) }

  /// Rejects a first word that is neither a command nor a file, before its options are parsed as if
  /// it were a text.
  static func check(_ arguments: [String]) throws(ProgramError) {
    guard let first = arguments.first else { return }
    if ["help", "reviews", "opinion"].contains(first) {
      guard let second = arguments.dropFirst().first, !second.hasPrefix("-") else { return }
      let names =
        first == "help"
        ? all
        : (first == "reviews" ? names(of: ReviewsCommand.self) : names(of: OpinionCommand.self))
          + ["help"]
      if names.contains(second) { return }
      let meant = NearName.name(nearest: second, among: names)
      throw .unknownCommand("\(first) \(second)", meant: meant.map { "\(first) \($0)" })
    }
    let isWord = !first.isEmpty && first.allSatisfy { $0.isASCII && $0.isLetter }
    guard isWord, !all.contains(first), access(first, F_OK) != 0 else {
      return
    }
    throw .unknownTextOrCommand(first, meant: NearName.name(nearest: first, among: all))
  }

  /// The command that arguments begin with, as one word or two; empty without a command.
  static func prefix(of arguments: [String]) -> [String] {
    var command: any ParsableCommand.Type = Readback.self
    var words: [String] = []
    for word in arguments.prefix(2) {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == word })
      else { break }
      words.append(word)
      command = next
    }
    return words
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    command.configuration.subcommands.map { $0._commandName }
  }
}
