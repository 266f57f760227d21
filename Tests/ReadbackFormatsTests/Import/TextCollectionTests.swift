import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

struct TextCollectionTests {
  private let scratch = ScratchDirectory()
  /// The target of links that lead outside.
  private let outside = ScratchDirectory()

  private func refusal(_ json: String? = nil) -> String? {
    if let json { scratch.write(json, to: "collection.json") }
    let sentence = failure { _ = try TextCollection(directory: scratch.path) }
    return sentence?.replacing(scratch.path, with: "DIR")
  }

  @Test func samplesAreBuiltIn() throws {
    let samples = try TextCollection.samples()
    #expect(samples.retellings.count == 4)
    #expect(samples.official.details.kind == "official readout")
    for entry in [samples.official] + samples.retellings {
      let read = try samples.document(of: entry)
      #expect(!read.document.sentences.isEmpty)
      #expect(read.document.details.title == entry.details.title)
      #expect(read.document.details.path == "samples/" + entry.file)
    }
  }

  @Test func directoryWithoutAListIsReadByName() throws {
    for name in ["b.md", "official.txt", "a.html", "report.tsv", ".hidden.txt", "c.txt.gz"] {
      scratch.write("A word.", to: name)
    }
    scratch.makeDirectory("d.txt")
    let collection = try TextCollection(directory: scratch.path)
    #expect(collection.official.file == "official.txt")
    #expect(collection.retellings.map(\.file) == ["a.html", "b.md", "c.txt.gz"])
    #expect(try texts(collection.document(of: collection.retellings[1])) == ["A word."])
  }

  @Test func listDescribesTheTexts() throws {
    scratch.write("A word.", to: "o.txt")
    scratch.makeDirectory("more")
    scratch.write("Another word.", to: "more/r.txt")
    scratch.write(
      """
      {"title": "The talks", "official": {"file": "o.txt", "title": "Readout", "date": "2021-12-07"},
       "retellings": [{"file": "more/r.txt", "kind": "news story", "source": null, "x": 1}]}
      """, to: "collection.json")
    let collection = try TextCollection(directory: scratch.path)
    #expect(collection.title == "The talks")
    #expect(collection.official.details.date == "2021-12-07")
    let read = try collection.document(of: collection.retellings[0])
    #expect(texts(read) == ["Another word."])
    #expect(read.document.details.kind == "news story")
    #expect(read.document.details.path == scratch.path + "/more/r.txt")
  }

  @Test func errorsNameTheFieldAndTheFile() {
    scratch.write("A word.", to: "o.txt")
    scratch.write("A word.", to: "r.txt")
    let json = "DIR/collection.json: "
    #expect(
      refusal("{\"official\": {\n") == json
        + "line 2: is not valid JSON: expected a name in quotation marks")
    #expect(
      refusal("[]") == json
        + "is not an object such as {\"official\": {...}, \"retellings\": [...]}")
    #expect(refusal("{}") == json + "field official: is missing; see man readback-collection")
    #expect(
      refusal(#"{"official": {"title": "a"}}"#) == json
        + "field official.file: is missing; see man readback-collection")
    #expect(
      refusal(#"{"official": {"file": "o.txt", "date": 7}}"#)
        == json + "field official.date: is not words in quotation marks")
    #expect(
      refusal(#"{"official": {"file": "o.txt"}}"#) == json
        + "field retellings: is missing; see man readback-collection")
    #expect(
      refusal(#"{"official": {"file": "o.txt"}, "retellings": {}}"#)
        == json + "field retellings: is not a list such as [{\"file\": \"story.txt\"}]")
    #expect(
      refusal(#"{"official": {"file": "o.txt"}, "retellings": [{"file": "none.txt"}]}"#)
        == json
        + "field retellings[0].file: \"none.txt\" is missing or cannot be read; name a file that is there"
    )
    #expect(
      refusal(
        #"{"official": {"file": "o.txt"}, "retellings": [{"file": "r.txt"}, {"file": "r.txt"}]}"#)
        == json + "field retellings[1].file: \"r.txt\" is named twice; name it once")
    #expect(
      refusal(#"{"official": {"file": "o.txt"}, "retellings": []}"#)
        == json + "has no retelling beside the official text; add one")
  }

  @Test(arguments: [
    "../secret.txt", "/none/secret.txt", "a/../../secret.txt", "link.txt", "dir/secret.txt",
  ])
  func fileOutsideIsRefused(file: String) {
    scratch.write("A word.", to: "o.txt")
    outside.write("A secret.", to: "secret.txt")
    scratch.link("link.txt", to: outside.path + "/secret.txt")
    scratch.link("dir", to: outside.path)
    #expect(
      refusal("{\"official\": {\"file\": \"o.txt\"}, \"retellings\": [{\"file\": \"\(file)\"}]}")
        == "DIR/collection.json: field retellings[0].file: \"\(file)\" lies outside the collection; name a file inside it"
    )
  }

  /// Directories whose names are equal as Swift strings, or differ in bytes that are not text.
  @Test(arguments: [("caf\u{E9}", "cafe\u{301}"), ("\u{212B}", "\u{C5}"), ("a", "a\u{10FFE9}")])
  func linkIntoADirectoryOfTheSameNameIsNotFollowed(_ name: String, _ sibling: String) throws {
    for directory in [name, sibling] {
      let made = PathBytes.withBytes(of: scratch.path + "/" + directory) { mkdir($0, 0o755) }
      try #require(made == 0)
    }
    let place = scratch.path + "/" + name
    for file in ["official.txt", "story.txt"] { scratch.write("A word.", to: name + "/" + file) }
    let secret = scratch.path + "/" + sibling + "/secret.txt"
    let descriptor = open(secret, O_WRONLY | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    close(descriptor)
    for (link, target) in [("stolen.txt", secret), ("taken.txt", "../" + sibling + "/secret.txt")] {
      let linked = PathBytes.withBytes(of: target) { symlink($0, place + "/" + link) }
      try #require(linked == 0)
    }
    let collection = try TextCollection(directory: place)
    #expect(collection.retellings.map(\.file) == ["story.txt"])
  }

  @Test func linkThatStaysInsideIsFollowed() throws {
    scratch.write("A word.", to: "official.txt")
    scratch.link("retelling.txt", to: "official.txt")
    outside.write("A secret.", to: "secret.txt")
    scratch.link("secret.txt", to: outside.path + "/secret.txt")
    let collection = try TextCollection(directory: scratch.path)
    #expect(collection.retellings.map(\.file) == ["retelling.txt"])
    #expect(try texts(collection.document(of: collection.retellings[0])) == ["A word."])
  }

  @Test func directoryWithoutTextsIsRefused() {
    #expect(refusal() == "DIR: contains no texts (files named .txt, .md or .html)")
    scratch.write("A word.", to: "a.txt")
    #expect(
      refusal()
        == "DIR: has no official text; add official.txt (or .md, .html) or a collection.json")
    scratch.write("A word.", to: "official.txt")
    scratch.write("A word.", to: "a.txt")
    #expect(refusal() == nil)
    #expect(
      failure { _ = try TextCollection(directory: scratch.path + "/none") }
        == scratch.path + "/none: no such file or directory")
    #expect(
      failure { _ = try TextCollection(directory: scratch.path + "/a.txt") }
        == scratch.path + "/a.txt: is not a directory")
  }

  @Test(arguments: [
    (#"{"a": "\u00e9\ud83d\udc4d\n", "b": [1, -2.5e3, true, null]}"#, true),
    (#"{"a": 1,}"#, false), ("[1 2]", false), (#""open"#, false), ("{\"a\": \"\n\"}", false),
    (#""\x""#, false), (#""\u12""#, false), ("", false), ("[1] 2", false),
    (#"{"a": 1, "a": 2}"#, false),
  ])
  func jsonIsReadStrictly(json: String, isRight: Bool) {
    let value = try? JSONValue.value(of: Array(json.utf8))
    #expect((value != nil) == isRight)
  }

  @Test func jsonNestedTooDeepIsRefused() {
    let json = String(repeating: "[", count: 100_000)
    #expect(throws: JSONValue.Problem(line: 1, what: "nested too deeply")) {
      try JSONValue.value(of: Array(json.utf8))
    }
  }
}

struct ScratchDirectoryTests {
  @Test func removingADirectoryKeepsTheTargetsOfItsLinks() throws {
    let outside = ScratchDirectory()
    let kept = outside.write("A word.", to: "kept.txt")
    var scratch: ScratchDirectory? = ScratchDirectory()
    let path = try #require(scratch?.path)
    scratch?.link("dir", to: outside.path)
    scratch?.link("kept.txt", to: kept)
    scratch = nil
    #expect(failure { _ = try document(fromFile: kept) } == nil)
    #expect(failure { _ = try document(fromFile: path) } == "\(path): no such file or directory")
  }
}
