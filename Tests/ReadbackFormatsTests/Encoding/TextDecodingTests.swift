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

  @Test func everyEncodingWithAMarkGivesTheSameText() throws {
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

  @Test func fewInvalidBytesAreReplaced() throws {
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

  @Test func overlongFormsAreNotDecoded() throws {
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

  @Test func directionAndInvisibleCharactersAreKept() throws {
    let read = try imported("A \u{202E}word\u{202C} re\u{200B}armed.")
    #expect(texts(read) == ["A \u{202E}word\u{202C} re\u{200B}armed."])
  }

  @Test func everyKindOfLineEndIsRecognised() throws {
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
    #expect(
      read.notices.first == "page.html: not UTF-8; read as windows-1251, as the page declares")
  }

  // MARK: Encodings by name

  /// Two sentences in Russian as Windows-1251.
  private static let russian = Array(
    "Президент провёл телефонный разговор с премьер-министром. Стороны обсудили торговлю."
      .unicodeScalars
  ).map { scalar -> UInt8 in
    switch scalar.value {
    case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
    case 0x451: 0xB8
    default: UInt8(scalar.value)
    }
  }

  @Test(
    arguments: [
      ("gb2312", [0xD6, 0xEC, 0xE9, 0x46, 0xBB, 0xF9], "朱镕基"),
      ("x-sjis", [0x93, 0xFA, 0x87, 0x40], "日①"), ("EUC-JP", [0xC6, 0xFC], "日"),
      ("euc-kr", [0x8C, 0x63], "똠"), ("big5", [0xA4, 0xE9], "日"), ("koi8-u", [0xA4], "є"),
      ("iso-8859-1", [0x93, 0x94], "“”"), ("latin2", [0xB1], "ą"), ("windows-1257", [0xE0], "ą"),
      ("iso-8859-9", [0xFD], "ı"), ("tis-620", [0xA1], "ก"), ("x-mac-cyrillic", [0x80], "А"),
      ("windows-1255", [0xE0], "א"), ("windows-1258", [0xC3], "Ă"), ("ibm866", [0x80], "А"),
    ] as [(String, [UInt8], String)])
  func labelsMeanWhatBrowsersMeanByThem(label: String, bytes: [UInt8], text: String) throws {
    var options = ImportOptions()
    options.encoding = TextEncoding(label: label)
    #expect(options.encoding != nil)
    #expect(try texts(imported(bytes + [0x2E], options: options)) == [text + "."])
    // A declared page is read the same way. EUC and others may happen to be valid UTF-8.
    let page = Array("<meta charset=\"\(label)\"><p>".utf8) + bytes + Array(".</p>".utf8)
    if String(validating: bytes, as: UTF8.self) == nil {
      #expect(try texts(imported(page, as: "page.html")) == [text + "."])
    }
  }

  @Test func unknownEncodingNamesAreRejected() {
    #expect(TextEncoding(label: "klingon") == nil)
    #expect(TextEncoding(label: "") == nil)
    #expect(TextEncoding(label: "../../x") == nil)
  }

  @Test func encodingInACommentIsIgnored() throws {
    let page =
      Array("<!-- <meta charset=utf-8> --><meta charset='windows-1251'><p>".utf8) + Self.russian
    let read = try imported(page, as: "page.html")
    #expect(texts(read)[0].hasPrefix("Президент провёл"))
    #expect(read.notices.first?.contains("windows-1251, as the page declares") == true)
  }

  @Test func encodingFarDownTheHeadIsFound() throws {
    let page =
      Array(("<script>" + String(repeating: "x", count: 9000) + "</script>").utf8)
      + Array("<meta http-equiv=content-type content='text/html; charset=koi8-r'><p>".utf8)
      + [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4, 0x2E]
    #expect(try texts(imported(page, as: "page.html")) == ["Привет."])
  }

  @Test func undeclaredTextIsReadAsItsBytesSuggest() throws {
    let read = try imported(Self.russian)
    #expect(texts(read)[0].hasPrefix("Президент провёл телефонный разговор"))
    #expect(read.notices.first?.contains("windows-1251, judging by its bytes") == true)
  }

  @Test func namedEncodingOverridesTheGuess() throws {
    var options = ImportOptions()
    options.encoding = TextEncoding(label: "koi8-r")
    #expect(options.encoding != nil)
    #expect(try !texts(imported(Self.russian, options: options))[0].contains("Президент"))
  }

  @Test func escapeSequencesIdentifyISO2022JP() throws {
    let bytes = [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x2E] as [UInt8]
    #expect(try texts(imported(bytes)) == ["日本."])
  }

  @Test(arguments: [true, false])
  func letterWithAZeroByteIsNotASpace(isBigEndian: Bool) {
    // U+4E00 contains a zero byte where a space has none: the likelier letters decide the byte
    // order.
    let bytes = utf16("\u{4E00} 中文報告說明國家經濟發展情況", isBigEndian: isBigEndian)
    #expect(
      EncodingGuess.unmarkedUTF16(Array(bytes.dropFirst(2))) == (isBigEndian ? .utf16BE : .utf16LE))
  }

  @Test(arguments: [true, false])
  func utf16WithoutAMarkIsRead(isBigEndian: Bool) throws {
    for text in ["The President spoke.", "Президент провёл разговор."] {
      let read = try imported(Array(utf16(text, isBigEndian: isBigEndian).dropFirst(2)))
      #expect(texts(read) == [text])
      #expect(read.notices.first?.contains("no byte order mark") == true)
    }
  }

  @Test func strayZerosAreRemovedButManyAreBinary() throws {
    let page =
      "<p>The talks\0 will go on, the ministers said on Tuesday in the capital, and they will end in May.</p>"
    let read = try imported(page, as: "page.html")
    #expect(!read.document.text.bytes.contains(0))
    #expect(read.notices.first == "page.html: line 1: a zero byte was removed")
    let program = (0..<4000).map { UInt8($0 % 3 == 0 ? 0 : $0 % 256) }
    #expect(failure { _ = try imported(program) }?.contains("is a binary file") == true)
  }

  // MARK: Repairs

  @Test func mojibakeIsRepairedWithANotice() throws {
    let text = "The council’s plan isn’t ready — “not yet”, said Zoë. Привет."
    // UTF-8 read as Windows-1252, once and twice.
    func misread(_ text: String) -> String {
      String(String.UnicodeScalarView(text.utf8.map { Windows1252.scalar(of: $0) }))
    }
    let plain = "The council’s plan isn’t ready, said Zoë."
    for wrong in [misread(plain), misread(misread(plain))] {
      let read = try imported(wrong)
      #expect(texts(read) == [plain])
      #expect(read.notices.first?.contains("UTF-8 had been read as windows-1252") == true)
    }
    #expect(try imported(text).notices.isEmpty)
  }

  @Test(arguments: [
    "Él dijo: «¿Qué pasó en São Paulo?» — £5 à 10 €…", "Größe: 5 µm ± 2 °C, ½ Â.",
    "Съешь ещё этих мягких французских булок.", "Ãngström is a name, once.",
  ])
  func correctTextIsNotRepaired(text: String) throws {
    #expect(try texts(imported(text)) == [text])
  }

  @Test func leftoverCharacterReferencesAreDecodedWithANotice() throws {
    let read = try imported("The council&rsquo;s plan isn&#8217;t ready &amp; AT&T; &unknown; is.")
    #expect(texts(read) == ["The council’s plan isn’t ready & AT&T; &unknown; is."])
    #expect(
      read.notices == ["text.txt: line 1: 3 character references were left in the text; decoded"])
  }

  @Test func referencesThatAPageEscapedTwiceAreDecoded() throws {
    let read = try imported("<p>The plan isn&amp;rsquo;t &amp;lt;ready&amp;gt;.</p>", as: "a.html")
    #expect(texts(read) == ["The plan isn’t &lt;ready&gt;."])
  }
}
