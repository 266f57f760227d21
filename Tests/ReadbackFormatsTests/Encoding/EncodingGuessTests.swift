import Testing

@testable import ReadbackFormats

/// Text in an undeclared encoding of few letters is read by the words that they make.
struct EncodingGuessTests {
  private static let czech =
    "Prezident telefonoval s předsedou vlády. Strany hovořily o obchodu mezi oběma zeměmi."
  private static let german =
    "Der Präsident telefonierte am Dienstag mit der Ministerpräsidentin über Zölle und Früchte."
  private static let icelandic =
    "Forsetinn ræddi á þriðjudag í síma við forsætisráðherrann um viðskipti milli landanna."

  @Test(arguments: [
    (czech, "windows-1250"), (czech, "iso-8859-2"), (german, "windows-1252"),
    (german, "macintosh"), (german, "cp850"), (icelandic, "windows-1252"),
    (
      "Az elnök kedden telefonon beszélt a miniszterelnökkel, és őszig újra találkoznak.",
      "windows-1250"
    ),
    ("Cumhurbaşkanı salı günü başbakanla telefonda görüştü.", "windows-1254"),
    ("Prezidents otrdien pa tālruni runāja ar premjerministri.", "windows-1257"),
    (
      "Президент провів телефонну розмову з міністром. Сторони обговорили їх торгівлю й ґрунт.",
      "koi8-u"
    ),
    ("Президент провёл телефонный разговор с министром. Стороны обсудили торговлю.", "koi8-r"),
  ])
  func wordsShowTheEncoding(text: String, encoding: String) throws {
    let bytes = try #require(encoded(text, as: encoding))
    #expect(try texts(imported(bytes)) == [text])
  }

  /// A single letter is enough if every other reading is unlikely.
  @Test(arguments: [
    (
      "Die Straße ist gesperrt. Der Minister reist morgen ab und kommt im Mai wieder.",
      "windows-1252"
    ),
    ("Die Straße ist gesperrt. Der Minister reist morgen ab und kommt im Mai wieder.", "macintosh"),
    ("Die Gespräche waren kurz. Der Minister reist morgen ab und kommt im Mai wieder.", "cp850"),
    ("Il ministro ha detto che la riunione è stata utile per tutti.", "macintosh"),
    ("O ministro disse que a reunião não foi útil.", "macintosh"),
    ("The minister met her at the café on Tuesday, and they talked about trade.", "cp850"),
    ("The minister met her at the café on Tuesday, and they talked about trade.", "macintosh"),
    ("José met the minister on Tuesday. They talked about trade.", "cp850"),
    ("Le ministre a rencontré son homologue mardi. Ils ont parlé du commerce.", "cp850"),
  ])
  func singleLetterShowsTheEncoding(text: String, encoding: String) throws {
    let bytes = try #require(encoded(text, as: encoding))
    #expect(try texts(imported(bytes)) == [text])
  }

  @Test func quotationMarksInEnglishAreWindows1252() throws {
    let bytes = try #require(
      encoded("“It’s naïve”, she said – and left for 5 £.", as: "windows-1252"))
    let read = try imported(bytes)
    #expect(texts(read) == ["“It’s naïve”, she said – and left for 5 £."])
    #expect(read.notices == ["text.txt: line 1: not UTF-8; read as Windows-1252"])
  }

  @Test func otherLettersReadAsLatinOnesAreRepaired() throws {
    let text = "Президент провёл переговоры с министром. Стороны обсудили торговлю."
    let bytes = try #require(encoded(text, as: "windows-1251"))
    let misread = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    let read = try imported(misread)
    #expect(texts(read) == [text])
    #expect(read.notices.contains { $0.contains("had been read as windows-1252; repaired") })
    let twice = String(String.UnicodeScalarView(text.utf8.map { Unicode.Scalar($0) }))
    #expect(try texts(imported(twice)) == [text])
  }

  /// The bytes of a text in a one-byte encoding.
  private func encoded(_ text: String, as encoding: String) -> [UInt8]? {
    guard let library = TextEncoding(label: encoding)?.libraryName else { return nil }
    var table: [String: UInt8] = [:]
    for byte in UInt8(0x80)...0xFF {
      let letter =
        library == "CP1252"
        ? String(Windows1252.scalar(of: byte))
        : String(decoding: Iconv.utf8([byte], from: library) ?? [], as: UTF8.self)
      table[letter] = byte
    }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      guard let byte = scalar.isASCII ? UInt8(scalar.value) : table[String(scalar)] else {
        return nil
      }
      bytes.append(byte)
    }
    return bytes
  }
}
