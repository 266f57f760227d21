import Foundation
import ReadbackFormats
import ReadbackScreen

@testable import ReadbackCore
@testable import readback

/// The lists of the manual, generated from the program's own tables.
enum ManualSection: String, CaseIterable {
  case options = "OPTIONS"
  case signs = "SIGNS"
  case keys = "KEYS"
  case findings = "FINDINGS"
  case formats = "FORMATS"
  case limits = "LIMITS"
  case exitStatus = "EXIT STATUS"
  case languages = "LANGUAGES"

  /// In mdoc, with a line end.
  var text: String {
    switch self {
    case .options: Self.list(width: "Ds", OptionRow.all.map { ($0.heading, $0.text) })
    case .signs: Self.signsList
    case .keys: Self.keysList
    case .findings: Self.findingsList
    case .formats: Self.formatsList
    case .limits: Self.limitsList
    case .exitStatus:
      Self.list(
        width: "2", ExitStatus.allCases.map { ("\($0.rawValue)", $0.meaning) })
    case .languages: Self.wrapped("There are packs for \(Self.languageNames).")
    }
  }

  /// The languages that there are packs for: "Arabic, Chinese and Dutch".
  static var languageNames: String {
    let names = LanguagePack.offered.map(LanguageName.name).sorted()
    return names.dropLast().joined(separator: ", ") + " and " + names.last!
  }

  /// In lines of at most 105 columns.
  static func wrapped(_ text: String) -> String {
    var lines = [""]
    for word in text.split(separator: " ") {
      let isFirst = lines[lines.count - 1].isEmpty
      if !isFirst, lines[lines.count - 1].count + word.count >= 105 {
        lines.append(String(word))
      } else {
        lines[lines.count - 1] += (isFirst ? "" : " ") + word
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static var signsList: String {
    LegendEntry.Group.allCases.map { group in
      ".Ss \(group.rawValue)\n"
        + list(
          width: "critical major minor",
          LegendEntry.allCases.filter { $0.row.group == group }
            .map { ($0.sample.mdoc, $0.row.meaning.mdoc.sentence) })
    }.joined()
  }

  private static var keysList: String {
    Action.Group.allCases.map { group in
      ".Ss \(group.rawValue)\n"
        + list(
          width: "PgDn C-f C-d",
          Action.allCases.filter { $0.row.group == group }
            .map { ($0.keyNames.mdoc, $0.row.help.mdoc.sentence) })
    }.joined()
  }

  private static var findingsList: String {
    FindingKind.allCases.map { kind in
      ".Ss \(kind.rawValue.capitalized)s\n"
        + list(
          width: "omitted-paragraph",
          FindingCause.allCases.filter { $0.kind == kind }
            .map { ("Cm \($0.rawValue)", $0.row.meaning.mdoc) })
    }.joined()
  }

  private static var formatsList: String {
    ".Ss Read\n"
      + list(
        width: "markdown",
        ImportFormat.allCases.map { format in
          let endings = format.fileExtensions.map { ".Pa .\($0)" }.joined(separator: " ,\n")
          return (
            "Cm \(format.rawValue)",
            "\(format.name.sentence)\n\(format.meaning.mdoc)\nFiles named\n\(endings) ."
          )
        })
      + ".Ss Written\n"
      + list(
        width: "markdown",
        ExportFormat.allCases.map { format in
          let commands = format.row.commands.map { ".Cm \($0.rawValue)" }
            .joined(separator: " ,\n")
          return ("Cm \(format.row.name)", "\(format.row.meaning.mdoc)\nFor\n\(commands) .")
        })
  }

  private static var limitsList: String {
    let limits = ImportLimits()
    func mebibytes(_ count: Int) -> String { "\(count >> 20) MiB" }
    return list(
      width: "A page without scripts and pictures",
      [
        ("A file, also after unpacking", mebibytes(limits.fileByteCount)),
        ("A text", mebibytes(limits.byteCount)),
        ("A page without scripts and pictures", mebibytes(limits.pageByteCount)),
        ("A part of an office document", mebibytes(limits.unpackedByteCount) + " unpacked"),
        ("The layout of a PDF", mebibytes(limits.layoutByteCount)),
        ("Another program", "20 seconds and 1 GiB of memory"),
        ("Paragraphs", "\(limits.paragraphCount)"),
        ("Words and marks", "\(limits.tokenCount)"),
        ("Texts of a collection", "\(limits.documentCount)"),
      ])
  }

  /// Each sentence on a line of its own, as manual pages have them.
  private static func sentences(_ text: String) -> String {
    text.replacing(/\.\x20(?=[A-Z])/, with: ".\n")
  }

  private static func list(width: String, _ rows: [(heading: String, text: String)]) -> String {
    ".Bl -tag -width \"\(width)\"\n"
      + rows.map { ".It \($0.heading)\n\(sentences($0.text))\n" }.joined() + ".El\n"
  }
}

/// An option of one or more commands, from the argument parser.
private struct OptionRow {
  let heading: String
  let text: String

  static var all: [OptionRow] {
    guard
      let dump = try? JSONSerialization.jsonObject(with: Data(Readback._dumpHelp().utf8)),
      let root = (dump as? [String: Any])?["command"] as? [String: Any]
    else { return [] }
    var found: [String: (argument: [String: Any], commands: [String])] = [:]
    collect(root, path: [], into: &found)
    return found.sorted { $0.key < $1.key }.map {
      OptionRow($0.value.argument, of: $0.value.commands)
    }
  }

  private static func collect(
    _ command: [String: Any], path: [String],
    into found: inout [String: (argument: [String: Any], commands: [String])]
  ) {
    let name = path.joined(separator: " ")
    for argument in command["arguments"] as? [[String: Any]] ?? []
    where argument["kind"] as? String != "positional" {
      guard let preferred = (argument["preferredName"] as? [String: Any])?["name"] as? String,
        path.isEmpty || !["help", "version"].contains(preferred)
      else { continue }
      found[preferred, default: (argument, [])].commands.append(name)
    }
    for next in command["subcommands"] as? [[String: Any]] ?? [] {
      guard let nextName = next["commandName"] as? String, nextName != "help" else { continue }
      collect(next, path: path + [nextName], into: &found)
    }
  }

  private init(_ argument: [String: Any], of commands: [String]) {
    let value =
      argument["kind"] as? String == "option"
      ? " Ar \(argument["valueName"] as? String ?? "value")" : ""
    heading = (argument["names"] as? [[String: Any]] ?? []).map { name in
      let text = name["name"] as? String ?? ""
      return "Fl \(name["kind"] as? String == "long" ? "-" : "")\(text)\(value)"
    }.joined(separator: " , ")
    var lines = [(argument["abstract"] as? String ?? "").mdoc]
    let values = argument["allValues"] as? [String] ?? []
    let preferred = (argument["preferredName"] as? [String: Any])?["name"] as? String
    switch preferred {
    case "format": lines.append("See\n.Sx FORMATS .")
    case "cause": lines.append("See\n.Sx FINDINGS .")
    default:
      if !values.isEmpty {
        lines.append("One of\n" + values.map { ".Cm \($0)" }.joined(separator: " ,\n") + " .")
      }
    }
    if let byDefault = argument["defaultValue"] as? String {
      lines.append("Without it,\n.Cm \(byDefault) .")
    }
    if !commands[0].isEmpty {
      lines.append("For\n" + commands.map { ".Cm \($0)" }.joined(separator: " ,\n") + " .")
    }
    text = lines.joined(separator: "\n")
  }
}

extension String {
  /// Escaped for mdoc.
  fileprivate var mdoc: String {
    let escaped = replacingOccurrences(of: "\\", with: "\\e").unicodeScalars.map { scalar in
      scalar.isASCII
        ? String(scalar) : "\\[u\(String(format: "%04X", scalar.value))]"
    }.joined()
    // mdoc treats single marks as punctuation.
    return escaped.first?.isLetter == true ? escaped : "\\&" + escaped
  }

  /// With a capital letter and a full stop.
  fileprivate var sentence: String {
    prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".")
  }
}
