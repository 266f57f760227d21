import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

/// Output must match the installed schemas.
struct SchemaTests {
  private static func root(file: String = #filePath) -> String {
    "/" + file.split(separator: "/").dropLast(4).joined(separator: "/")
  }

  /// The errors of `python3-jsonschema` for a text; empty if it is valid.
  private func complaints(about text: String, by schema: String) throws -> String {
    let directory = ScratchDirectory()
    let path = directory.write(text, to: "instance.json")
    let command =
      "python3 -m jsonschema -i \(path) \(Self.root())/Schemas/\(schema).schema.json 2>&1"
    let pipe = try #require(popen(command, "r"))
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      output += buffer[..<count]
    }
    let status = pclose(pipe)
    // Without keys that the schema allows for future versions.
    let lines = String(decoding: output, as: UTF8.self)
    return status == 0 ? "" : lines.isEmpty ? "status \(status)" : lines
  }

  private static let isInstalled = system("python3 -c 'import jsonschema' 2>/dev/null") == 0

  @Test(.enabled(if: isInstalled))
  func reportsAreValid() throws {
    let one = try #require(ExportFormat.json.text(of: [SampleComparison.small], for: .list))
    #expect(try complaints(about: one, by: "report") == "")
    var options = ExportOptions()
    options.isArray = true
    let two = try #require(
      ExportFormat.json.text(
        of: [SampleComparison.small, SampleComparison.small], for: .list, options: options))
    #expect(two.hasPrefix("["))
    #expect(try complaints(about: two, by: "report") == "")
  }

  @Test(.enabled(if: isInstalled))
  func hostileReportsAreValid() throws {
    var options = ExportOptions()
    options.isArray = true
    let text = try #require(
      ExportFormat.json.text(
        of: HostileStrings.all.map(SampleComparison.hostile), for: .list, options: options))
    #expect(try complaints(about: text, by: "report") == "")
  }

  @Test(.enabled(if: isInstalled))
  func otherJSONIsNotAValidReport() throws {
    let one = try #require(ExportFormat.json.text(of: [SampleComparison.small], for: .list))
    let broken = one.split(separator: "\"severity\"").joined(separator: "\"gravity\"")
    #expect(try complaints(about: broken, by: "report") != "")
    #expect(try complaints(about: "{\"official\": {}}", by: "collection") != "")
  }

  @Test(.enabled(if: isInstalled))
  func theSamplesAreAValidCollection() throws {
    let path = Self.root() + "/Samples/collection.json"
    let stream = try #require(fopen(path, "r"))
    defer { fclose(stream) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&buffer, 1, buffer.count, stream)
    let text = String(decoding: buffer[..<count], as: UTF8.self)
    #expect(try complaints(about: text, by: "collection") == "")
  }
}

struct OfficeExportTests {
  @Test(.enabled(if: system("command -v pandoc >/dev/null") == 0), arguments: ["docx", "odt"])
  func wordProcessorsShowTheTextsSideBySide(name: String) throws {
    let format = try #require(ExportFormat(rawValue: name))
    let bytes = try format.pandocDocument(of: [SampleComparison.small], for: .print, path: "a")
    let read = try imported(bytes, as: "a.\(name)")
    #expect(texts(read).contains { $0.contains("re-armed") })
  }
}

struct HiddenFindingsTests {
  @Test func filteredPrintReportsWhatItHides() throws {
    var options = ExportOptions()
    options.selection.minimumSeverity = .critical
    for format in [ExportFormat.text, .html, .markdown] {
      let text = try #require(
        format.text(of: [SampleComparison.small], for: .print, options: options))
      #expect(text.contains("hidden by the filter: 1 major"), "\(format)")
      let all = try #require(format.text(of: [SampleComparison.small], for: .print))
      #expect(!all.contains("hidden by the filter"), "\(format)")
    }
  }
}

struct MarotSegmentsTests {
  @Test func aSegmentHasOneSourceInEverySystem() throws {
    let official = try imported(
      "The President spoke by telephone on Tuesday.\n\nThey discussed trade and agreed to meet.\n",
      as: "official.txt"
    ).document
    let stories = [
      "The President spoke by telephone on Tuesday.\n\nThey discussed trade and agreed to meet.\n",
      "The harbour was closed because of ice and snow.\n\nThe President spoke by telephone on Tuesday. They discussed trade and agreed to meet.\n",
      "They discussed trade and agreed to meet.\n\nNobody was hurt in the fire at the old mill.\n",
    ]
    var sources: [String: Set<String>] = [:]
    for (index, story) in stories.enumerated() {
      let retelling = try imported(story, as: "m\(index).txt").document
      let reviewed = ReviewedComparison(Comparer().comparison(of: official, with: retelling))
      let table = try #require(ExportFormat.marot.text(of: [reviewed], for: .list))
      for line in table.split(separator: "\n").dropFirst() {
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        let source = cells[5].split(separator: "<v>").joined().split(separator: "</v>").joined()
        sources[cells[2], default: []].insert(source)
      }
    }
    #expect(sources.keys.sorted() == ["1", "2"])
    #expect(sources.values.allSatisfy { $0.count == 1 })
  }
}

struct CommaSeparatedTests {
  @Test func commaSeparatedTableFollowsTheStandard() throws {
    let table = try #require(ExportFormat.csv.text(of: [SampleComparison.small], for: .list))
    #expect(table.hasPrefix("retelling,id,kind,cause,"))
    #expect(table.hasSuffix("\r\n"))
    #expect(SeparatedValues.cell("a,b", separator: ",") == "\"a,b\"")
    #expect(SeparatedValues.cell("a,b") == "a,b")
    #expect(SeparatedValues.cell("=1,2", separator: ",") == "\"'=1,2\"")
  }
}
