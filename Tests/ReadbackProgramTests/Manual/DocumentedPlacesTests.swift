import Foundation
import ReadbackFormats
import TestSupport
import Testing

/// Names in the documents for maintainers exist.
@Suite(.waiting) struct DocumentedPlacesTests {
  static let documents = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"]

  @Test(arguments: documents)
  func namedFilesAndFoldersExist(_ document: String) throws {
    let files = try Self.sources()
    for name in try Self.quoted(in: document) {
      guard name.wholeMatch(of: /[A-Z][A-Za-z]+(\/[A-Za-z+-]+)*(\.(swift|md))?/) != nil,
        name.contains("/") || name.hasSuffix(".swift")
      else { continue }
      #expect(
        files.contains { $0 == name || $0.hasSuffix("/" + name) || $0.contains(name + "/") },
        "\(document) names \(name)")
    }
  }

  @Test(arguments: documents)
  func namedTypesExist(_ document: String) throws {
    let sources = try Self.sources()
    let declared = try Self.types(in: "Sources Tests Tools Examples")
    for name in try Self.quoted(in: document) {
      guard name.wholeMatch(of: /[A-Z][a-z]+[A-Za-z]+/) != nil, name.count > 3 else { continue }
      let isThere =
        declared.contains(name) || sources.contains { "/\($0)".contains("/\(name)/") }
      #expect(isThere, "\(document) names \(name)")
    }
  }

  @Test(arguments: documents + ["CHANGELOG.md", ".ci/run"])
  func namedMakeTargetsExist(_ document: String) throws {
    let makefile = try String(contentsOfFile: "\(Package.directory)/Makefile", encoding: .utf8)
    let text = try String(contentsOfFile: "\(Package.directory)/\(document)", encoding: .utf8)
    for match in text.matches(of: /(?:`|    |RECORD=1 )make ([a-z-]+)/) {
      let target = "\n\(match.1):"
      #expect(makefile.contains(target) || makefile.contains("\(match.1) test-packages:"))
    }
  }

  @Test func glossaryListsThePublicTypesOfCore() throws {
    let text = try String(
      contentsOfFile: "\(Package.directory)/ARCHITECTURE.md", encoding: .utf8)
    let glossary = try #require(
      text.components(separatedBy: "\n## ").first { $0.hasPrefix("Glossary") })
    let rows = glossary.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
    let listed = rows.flatMap { row in
      (row.split(separator: "|").last { !$0.allSatisfy(\.isWhitespace) } ?? "")
        .matches(of: /`([A-Za-z]+)`/).map { String($0.1) }
    }
    let declared = try Self.types(in: "Sources/ReadbackCore", after: "^public (final )?")
    #expect(!declared.isEmpty)
    #expect(Set(listed).subtracting(declared) == [], "in the glossary, but not public")
    #expect(declared.subtracting(listed) == [], "public, but not in the glossary")
    #expect(listed.count == Set(listed).count, "a type is listed twice")
  }

  @Test func everyFolderOfCoreIsDescribed() throws {
    let text = try String(
      contentsOfFile: "\(Package.directory)/ARCHITECTURE.md", encoding: .utf8)
    let core = "\(Package.directory)/Sources/ReadbackCore"
    for folder in try FileManager.default.contentsOfDirectory(atPath: core) {
      #expect(text.contains("- **\(folder).**"))
      for inner in try FileManager.default.contentsOfDirectory(atPath: "\(core)/\(folder)")
      where !inner.contains(".") {
        #expect(text.contains("`\(inner)`"))
      }
    }
  }

  /// Every component made by others is named with its licence, in all required places.
  @Test func everyEmbeddedComponentIsNamed() throws {
    struct Component: Decodable {
      let name: String
      let licence: String
      let use: String
      let files: [String]?
    }
    func text(_ path: String) throws -> String {
      try String(contentsOfFile: "\(Package.directory)/\(path)", encoding: .utf8)
    }
    let components = try JSONDecoder().decode(
      [Component].self, from: Data(text("Tools/package/components.json").utf8))
    let (notice, copyright) = (try text("NOTICE"), try text("Tools/package/copyright"))
    #expect(components.count > 15)
    for component in components {
      let first = component.name.split(separator: " ")[0]
      #expect(notice.contains(first), "NOTICE and \(component.name)")
      if component.use == "static" || component.use == "data" {
        #expect(copyright.contains(first), "copyright and \(component.name)")
      }
    }
    let blocks = try Self.sources().filter { $0.hasSuffix(".bin") && $0.hasPrefix("Sources/") }
    #expect(blocks.count > 3)
    for block in blocks {
      #expect(notice.contains(block), "NOTICE and \(block)")
      #expect(copyright.contains(block), "copyright and \(block)")
    }
    // Every library that is linked, and every package.
    let manifest = try text("Package.swift")
    for match in manifest.matches(of: /systemLibrary\(name: "(?:C|Lib)([A-Za-z0-9]+?)(?:Flags)?"/)
    where !match.output.1.hasPrefix("VTerm") {
      let name = match.output.1.lowercased()
      #expect(
        components.contains { $0.name.lowercased().hasSuffix(name) }, "components and \(name)")
    }
    for match in manifest.matches(of: /\.package\(url: "[^"]*\/([a-z-]+)"/) {
      #expect(components.contains { $0.name == match.output.1 }, "components and \(match.output.1)")
    }
  }

  /// `make test-formats` opens each format in the programs that it is for. Documents made by pandoc
  /// and files with notes have tests.
  @Test(arguments: ExportCommand.allCases)
  func everyFormatIsOpenedInItsPrograms(_ command: ExportCommand) throws {
    let script = try String(
      contentsOfFile: "\(Package.directory)/Tools/formats/check", encoding: .utf8)
    let listed = try #require(
      script.firstMatch(of: try Regex("\\n *\(command)\\) formats='([a-z ]+)'")))
    let formats = ExportFormat.formats(of: command).filter { !$0.isMadeByPandoc && $0 != .notes }
    #expect(
      Set((listed[1].substring ?? "").split(separator: " ").map(String.init))
        == Set(formats.map(\.row.name)))
  }

  /// The names of the types that folders declare.
  private static func types(in folders: String, after start: String = "") throws -> Set<String> {
    let kinds = "(struct|enum|class|protocol|typealias)"
    let found = try shell(
      "grep -rhoE '\(start)\(kinds) [A-Za-z]+' --include='*.swift' \(folders) || true")
    return Set(
      found.output.split(separator: "\n").map { line in
        String(line.drop { $0 != " " }.split(separator: " ").last ?? "")
      })
  }

  /// Text between back quotes outside of code blocks.
  private static func quoted(in document: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(Package.directory)/\(document)", encoding: .utf8)
    return text.split(separator: "\n").flatMap { line in
      line.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
  }

  /// The paths of all files of the package that are or could be under version control.
  private static func sources() throws -> [String] {
    let found = try shell("find Sources Tests Tools Samples Examples man -type f")
    return found.output.split(separator: "\n").map(String.init)
  }
}
