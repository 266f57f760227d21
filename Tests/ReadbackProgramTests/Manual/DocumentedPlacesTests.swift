import Foundation
import Testing

/// What the documents for maintainers name is there.
@Suite struct DocumentedPlacesTests {
  static let documents = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"]

  @Test(arguments: documents)
  func filesAndFoldersThatAreNamedExist(_ document: String) throws {
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
  func typesThatAreNamedExist(_ document: String) throws {
    let sources = try Self.sources()
    let code = try sources.filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: "\(Package.directory)/\($0)", encoding: .utf8) }
      .joined(separator: "\n")
    for name in try Self.quoted(in: document) {
      guard name.wholeMatch(of: /[A-Z][a-z]+[A-Za-z]+/) != nil, name.count > 3 else { continue }
      let isThere =
        ["struct", "enum", "class", "protocol", "typealias"]
        .contains { code.contains("\($0) \(name)") }
        || sources.contains { "/\($0)".contains("/\(name)/") }
      #expect(isThere, "\(document) names \(name)")
    }
  }

  @Test(arguments: documents + ["CHANGELOG.md", ".ci/run"])
  func makeTargetsThatAreNamedExist(_ document: String) throws {
    let makefile = try String(contentsOfFile: "\(Package.directory)/Makefile", encoding: .utf8)
    let text = try String(contentsOfFile: "\(Package.directory)/\(document)", encoding: .utf8)
    for match in text.matches(of: /(?:`|    |RECORD=1 )make ([a-z-]+)/) {
      let target = "\n\(match.1):"
      #expect(makefile.contains(target) || makefile.contains("\(match.1) test-packages:"))
    }
  }

  @Test func everyFolderOfCoreHasItsParagraph() throws {
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

  /// What stands between back quotes outside of code blocks.
  private static func quoted(in document: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(Package.directory)/\(document)", encoding: .utf8)
    return text.split(separator: "\n").flatMap { line in
      line.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
  }

  /// The paths of all files of the package that are under version control, or could be.
  private static func sources() throws -> [String] {
    let found = try shell("find Sources Tests Tools Samples man -type f")
    return found.output.split(separator: "\n").map(String.init)
  }
}
