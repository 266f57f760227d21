import ArgumentParser
import ReadbackCore
import ReadbackFormats

/// `languages`: lists the installed language packs and the recognised languages.
struct LanguagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: "List the installed language packs.",
    usage: "readback languages [--recognized]")

  @Flag(help: "Also list languages that are recognised but not compared.")
  var recognized = false

  mutating func run() throws {
    var lines: [String] = []
    let entries = LanguagePackFiles.installed.entries()
    for entry in entries {
      guard let pack = entry.pack else { continue }
      lines.append(
        [
          pack.language, LanguageName.name(of: pack.language), "\(pack.wordCount) words",
          "\((pack.byteCount + 50_000) / 100_000 * 100 / 1000).\((pack.byteCount + 50_000) / 100_000 % 10) MB",
          entry.path,
        ].joined(separator: "\t"))
    }
    if recognized {
      let known = Set(entries.compactMap { $0.pack?.language })
      lines += LanguageRecognizer.standard.languages.filter { !known.contains($0) }.map {
        "\($0)\t\(LanguageName.name(of: $0))\trecognised, not compared"
      }
    }
    let text = lines.map { $0 + "\n" }.joined()
    if !text.isEmpty { try StandardStreams.write(text) }
    for entry in entries { if let problem = entry.problem { StandardStreams.report(problem) } }
    if lines.isEmpty {
      StandardStreams.report(
        "no language pack was found in \(LanguagePackFiles.installed.directories.joined(separator: ", "))"
      )
    }
    if lines.isEmpty || entries.contains(where: { $0.problem != nil }) { throw ExitStatus.problem }
  }
}
