import ReadbackCore
import Testing

@testable import ReadbackFormats

struct TextDecodingTests {
  private func utf16(_ text: String, isBigEndian: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      bytes += isBigEndian ? pair : pair.reversed()
    }
    return bytes
  }

  @Test func everyMarkedEncodingGivesTheSameText() throws {
    let text = "Kiev’s café — “naïve” 👍 Ушаков.\nA second line."
    for bytes in [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text),
      utf16(text, isBigEndian: true),
    ] {
      let read = try imported(bytes)
      #expect(texts(read) == ["Kiev’s café — “naïve” 👍 Ушаков.", "A second line."])
      #expect(read.notices.isEmpty)
    }
  }

  @Test func otherBytesAreWindows1252WithANoticeNamingTheLine() throws {
    let read = try imported(
      Array("One line.\r\nThe caf".utf8) + [0xE9, 0x20, 0x93] + Array("is".utf8) + [0x94, 0x2E])
    #expect(texts(read) == ["One line.", "The café “is”."])
    #expect(read.notices == ["text.txt: line 2: not UTF-8; read as Windows-1252"])
  }

  @Test func fewWrongBytesAmongRightOnesAreShownAsSuch() throws {
    let read = try imported(
      Array("Été à la plage, où l’on s’égare déjà.\nA wrong ".utf8) + [0xFF] + Array("one.".utf8))
    #expect(texts(read).last == "A wrong \u{FFFD}one.")
    #expect(read.notices == ["text.txt: line 2: not UTF-8 in 1 place; shown as \u{FFFD}"])
  }

  @Test func loneSurrogatesAreReplaced() throws {
    let read = try imported(
      [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x62, 0, 0x00, 0xDC, 0x63, 0, 0x64])
    #expect(texts(read) == ["a", "\u{FFFD}b\u{FFFD}c\u{FFFD}"])
    #expect(read.notices == ["text.txt: line 2: broken UTF-16 in this text; shown as \u{FFFD}"])
  }

  @Test func overlongFormsNeverBecomeWhatTheyHide() throws {
    // An overlong escape character and an overlong slash.
    let read = try imported(Array("a word ".utf8) + [0xC0, 0x9B, 0xC0, 0xAF])
    #expect(!read.document.text.bytes.contains(0x1B))
    #expect(!read.document.text.bytes.contains(0x2F))
    #expect(read.notices.count == 1)
  }

  @Test func controlCharactersAreShownAndCounted() throws {
    let read = try imported("A line.\nRed \u{1B}[31mtext\u{7}, \u{9B}5m.")
    #expect(texts(read) == ["A line.", "Red \u{FFFD}[31mtext\u{FFFD}, \u{FFFD}5m."])
    #expect(read.notices == ["text.txt: line 2: 3 control characters; shown as \u{FFFD}"])
  }

  @Test func directionAndShapelessCharactersAreKept() throws {
    let read = try imported("A \u{202E}word\u{202C} re\u{200B}armed.")
    #expect(texts(read) == ["A \u{202E}word\u{202C} re\u{200B}armed."])
  }

  @Test func everyLineEndEndsALine() throws {
    let read = try imported(
      "One.\rTwo.\r\nThree.\nFour.\u{C}Five.\u{B}Six.\u{85}Seven.\u{2028}Eight.\u{2029}Nine.")
    #expect(
      texts(read) == [
        "One.", "Two.", "Three.", "Four.", "Five.", "Six.", "Seven.", "Eight.", "Nine.",
      ])
    #expect(read.lines == [1, 2, 3, 4, 4, 4, 4, 4, 4])
  }

  @Test func pageNamesItsEncoding() throws {
    let page =
      Array("<html><head><meta charset=\"windows-1251\"></head><body><p>".utf8)
      + [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2] + Array(".</p></body></html>".utf8)
    let read = try imported(page, as: "page.html")
    #expect(texts(read) == ["Привет."])
    #expect(read.notices.first == "page.html: not UTF-8; read as windows-1251, as the page says")
  }
}
