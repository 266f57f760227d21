import Glibc

/// Asks a language model at an OpenAI-compatible address: reads a prompt from standard input and
/// writes the model's answer to standard output.
///
/// It is separate from `readback`, which contains no network code, and is run by it like any other
/// opinion command.
@main
enum OpinionHTTP {
  static func main() {
    // No core dump may contain the key or the texts.
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    signal(SIGPIPE, SIG_IGN)
    do throws(Fault) {
      let arguments = try Arguments(Array(CommandLine.arguments.dropFirst()))
      if arguments.wantsHelp { return try StandardOutput.write(Arguments.help) }
      let configuration = try Configuration(model: arguments.model)
      if arguments.wantsModel {
        return try StandardOutput.write(configuration.shownModel + "\n")
      }
      let answer = try Conversation(configuration).answer(to: Prompt.read())
      if answer.isCutShort {
        report("the answer was cut short by the server's limit on its length")
      }
      try StandardOutput.write(answer.text + "\n")
    } catch {
      report(error.description)
      exit(error.status)
    }
  }

  /// Reports a problem on standard error, in one line.
  private static func report(_ sentence: String) {
    let line = "readback-opinion-http: \(sentence.harmless)\n"
    _ = line.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
  }
}

/// The program's arguments, none of which is secret.
struct Arguments {
  static let help = """
    usage: readback-opinion-http [-m MODEL] [--print-model]

    Sends the prompt on standard input to an OpenAI-compatible server and writes its answer.
    READBACK_OPINION_URL, READBACK_OPINION_MODEL and READBACK_OPINION_KEY, or a file of mode 600,
    say which server, model and key; see readback-opinion-http(1).

    """

  private(set) var model: String?
  private(set) var wantsModel = false
  private(set) var wantsHelp = false

  init(_ words: [String]) throws(Fault) {
    var words = words[...]
    while let word = words.popFirst() {
      switch word {
      case "-m", "--model":
        guard let name = words.popFirst(), !name.isEmpty else { throw .usage }
        model = name
      case "--print-model": wantsModel = true
      case "-h", "--help": wantsHelp = true
      // The argument is not repeated: it may be a key.
      default: throw .usage
      }
    }
  }
}

enum Prompt {
  static let byteLimit = 8 << 20

  /// All of standard input.
  static func read() throws(Fault) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(0, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadablePrompt
      }
      if count == 0 { break }
      bytes += buffer[..<count]
      if bytes.count > byteLimit { throw .longPrompt }
    }
    if bytes.allSatisfy({ $0 <= 0x20 }) { throw .emptyPrompt }
    return String(decoding: bytes, as: UTF8.self)
  }
}

enum StandardOutput {
  static func write(_ text: String) throws(Fault) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(1, $0.baseAddress! + written, bytes.count - written)
      }
      if count < 0, errno != EINTR { throw .unwritableAnswer }
      written += max(count, 0)
    }
  }
}

extension String {
  /// Without characters that could control a terminal or break a line.
  var harmless: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator: " "
          default: scalar
          }
        }))
  }
}
