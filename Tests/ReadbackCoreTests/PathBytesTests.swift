import Testing

@testable import ReadbackCore

struct PathBytesTests {
  @Test(
    arguments: [
      Array("plain.txt".utf8), Array("Zoë/新聞.txt".utf8), [0x63, 0x61, 0x66, 0xE9, 0x2E, 0x74],
      [0xFF, 0xFE, 0x80], [0xE2, 0x82], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x8F, 0xBC, 0x80, 0x61],
      [0xED, 0xA0, 0x80], [0xC0, 0xAF], [], Array(1...255),
    ] as [[UInt8]])
  func bytesSurviveARoundTrip(_ bytes: [UInt8]) {
    #expect(PathBytes.bytes(of: PathBytes.string(from: bytes)) == bytes)
  }

  @Test func namesInUTF8AreUnchanged() {
    #expect(PathBytes.string(from: Array("Zoë.txt".utf8)) == "Zoë.txt")
    #expect(PathBytes.shown(PathBytes.string(from: [0x63, 0xE9, 0x0A])) == "c\\xE9\n")
  }

  @Test func differentNamesAreDifferentStrings() {
    let names: [[UInt8]] = [[0xE9], [0xFF], Array("\u{FFFD}".utf8), Array("\\xE9".utf8)]
    #expect(Set(names.map { PathBytes.string(from: $0) }).count == names.count)
  }
}
