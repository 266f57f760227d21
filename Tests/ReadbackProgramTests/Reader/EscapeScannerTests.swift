import Testing

struct EscapeScannerTests {
  @Test(arguments: [
    "\u{1B}]52;c;x\u{7}", "\u{1B}[31\u{202E}m", "\u{1B}[21t", "\u{1B}[>c", "\u{1B}c", "\u{1B}P1q",
    "\u{9B}31m", "\u{7}", "a\u{200B}b", "\u{1B}[?1000h",
  ])
  func unexpectedSequenceIsReported(_ output: String) {
    #expect(!EscapeScanner.offences(in: Array(output.utf8)).isEmpty)
  }

  @Test func invalidTextIsReported() {
    #expect(!EscapeScanner.offences(in: [0x61, 0x9B, 0x31, 0x6D]).isEmpty)
  }

  @Test func outputOfNcursesIsAccepted() {
    let output =
      "\u{1B}[?1049h\u{1B}[1;24r\u{1B}(B\u{1B}[m\u{1B}[H\u{1B}[2Jé你\u{1B}[0;1;7m\r\n\u{8}"
    #expect(EscapeScanner.offences(in: Array(output.utf8)).isEmpty)
  }
}
