import Glibc

/// The streams of the terminal: the standard ones, or /dev/tty if a text is piped in.
struct TerminalStreams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  init() throws(TerminalError) {
    guard let input = Self.stream(STDIN_FILENO, mode: "r"),
      let output = Self.stream(STDOUT_FILENO, mode: "w")
    else { throw .noTerminal }
    self.input = input
    self.output = output
  }

  var inputDescriptor: Int32 { fileno(input) }
  var outputDescriptor: Int32 { fileno(output) }

  private static func stream(_ descriptor: Int32, mode: String) -> UnsafeMutablePointer<FILE>? {
    if isatty(descriptor) == 1 { return fdopen(descriptor, mode) }
    return fopen("/dev/tty", mode + "e")
  }
}
