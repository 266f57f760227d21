import CZlib
import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

struct ImportedDocumentTests {
  private let scratch = ScratchDirectory()

  private func read(_ path: String) -> String? {
    failure { _ = try document(fromFile: path) }
  }

  @Test(arguments: ["text.xml", "text.xlf", "text.tmx", "text.txt", "page.html"])
  func invalidBytesAreShownHarmlessly(_ path: String) throws {
    for broken: [UInt8] in [[0xA0], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0xFF]] {
      let bytes =
        Array("<?xml version=\"1.0\"?><doc><p>The council met on Monday.</p><p>".utf8) + broken
        + Array("</p><p>It rained ".utf8) + broken + Array("</p></doc".utf8)
      let read = try imported(bytes, as: path)
      #expect(texts(read).contains { $0.contains("The council met on Monday.") })
    }
  }

  @Test func fileIsReadWithItsDetails() throws {
    let path = scratch.write("The roads are open.\n", to: "the roads.txt")
    let read = try document(
      fromFile: path, details: DocumentDetails(date: "2021-12-07", kind: "readout"))
    #expect(texts(read) == ["The roads are open."])
    #expect(read.document.details.title == "the roads")
    #expect(read.document.details.path == path)
    #expect(read.document.details.date == "2021-12-07")
    #expect(read.document.details.kind == "readout")
  }

  @Test func unreadableFileIsReportedInOneSentence() {
    let directory = scratch.path
    #expect(read(directory + "/none.txt") == "\(directory)/none.txt: no such file or directory")
    #expect(
      read(directory)
        == "\(directory): is a directory; name a text, or a collection by itself")
    #expect(read(scratch.write("", to: "empty.txt")) == "\(directory)/empty.txt: is empty")
    #expect(
      read(scratch.write(" \n\t\n", to: "blank.txt"))
        == "\(directory)/blank.txt: contains no text, only white space or markup")
    #expect(
      read(scratch.write("a\0b", to: "nul.txt"))
        == "\(directory)/nul.txt: is a binary file, not text; open a plain text, Markdown or HTML file"
    )
    #expect(
      read(scratch.write("GIF89a", to: "a.txt"))
        == "\(directory)/a.txt: is a picture, not text; open a plain text, Markdown or HTML file"
    )
    #expect(read("") == "\"\": no such file or directory")
  }

  @Test func readErrorInTheMiddleIsReported() {
    // Reading one's own memory from its beginning fails at once, even for root.
    #expect(
      read("/proc/self/mem") == "/proc/self/mem: reading failed after 0 bytes: Input/output error")
  }

  @Test func fileNameCannotControlTheTerminal() {
    #expect(read("a\u{1B}[31m\u{202E}.txt")?.unicodeScalars.contains("\u{1B}") == false)
    #expect(read("a\u{1B}[31m\u{202E}.txt")?.unicodeScalars.contains("\u{202E}") == false)
  }

  @Test func pipeIsReadToItsEnd() throws {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    let text = Array("The roads are open. ".utf8)
    _ = text.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    defer { close(ends[0]) }
    let read = try document(fromDescriptor: ends[0], path: "-")
    #expect(texts(read) == ["The roads are open."])
    #expect(read.document.details.title == "standard input")
  }

  // MARK: Limits

  @Test func everyLimitHasAMessage() {
    var options = ImportOptions()
    func refused(_ text: String, as path: String = "text.txt") -> String? {
      failure { _ = try imported(text, as: path, options: options) }
    }
    options.limits.byteCount = 10
    #expect(refused("A long line.") == "text.txt: is larger than 10 bytes; split it")
    options = ImportOptions()
    options.limits.paragraphCount = 2
    #expect(refused("a\nb\nc") == "text.txt: has more than 2 paragraphs; split it")
    #expect(refused("a\nb\n\n") == nil)
    #expect(
      refused("<html><p>a<p>b<p>c", as: "a.html") == "a.html: has more than 2 paragraphs; split it")
    #expect(refused("a\n\nb\n\nc", as: "a.md") == "a.md: has more than 2 paragraphs; split it")
    options = ImportOptions()
    options.limits.tokenCount = 3
    #expect(refused("one two three four") == "text.txt: has more than 3 words; split it")
    options = ImportOptions()
    options.limits.pageByteCount = 10
    #expect(refused("<html><p>text", as: "a.html") == "a.html: is larger than 10 bytes; split it")
  }

  @Test func fileBeyondTheLimitIsRefusedBeforeItIsRead() {
    var options = ImportOptions()
    options.limits.fileByteCount = 1000
    #expect(
      failure { _ = try document(fromFile: "/dev/zero", options: options) }
        == "/dev/zero: is larger than 1000 bytes; split it")
  }

  // MARK: gzip

  @Test func compressedTextIsDecompressed() throws {
    let packed = gzip(Array("The roads are open.".utf8))
    #expect(try texts(imported(packed, as: "a.txt.gz")) == ["The roads are open."])
    #expect(
      try texts(imported(packed + packed, as: "a.txt.gz")) == [
        "The roads are open.The roads are open."
      ])
    #expect(try imported(gzip(Array("<p>A word.".utf8)), as: "a.html.gz").format == .html)
  }

  @Test func truncatedAndDamagedGzipIsRefused() {
    let packed = gzip(Array(String(repeating: "The roads are open. ", count: 50).utf8))
    #expect(
      failure { _ = try imported(Array(packed.dropLast(9)), as: "a.gz") }
        == "a.gz: the gzip data is truncated; download the file again")
    var damaged = packed
    damaged[damaged.count - 6] ^= 0xFF
    #expect(
      failure { _ = try imported(damaged, as: "a.gz") }
        == "a.gz: the gzip data is damaged; download the file again")
  }

  @Test func decompressionBombIsStoppedAtTheLimit() {
    var options = ImportOptions()
    options.limits.byteCount = 1 << 20
    let bomb = gzip([UInt8](repeating: 0x61, count: 8 << 20))
    #expect(bomb.count < 20_000)
    #expect(
      failure { _ = try imported(bomb, as: "a.gz", options: options) }
        == "a.gz: is larger than 1 MiB; split it")
  }
}

/// Compresses bytes as gzip does.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(
    &stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  var output = [UInt8](repeating: 0, count: bytes.count + 1000)
  let count = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      deflate(&stream, Z_FINISH)
      return output.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<count])
}
