/// Why there is no answer.
enum Fault: Error, Equatable {
  // Configuration.
  case usage
  case noAddress(file: String)
  case badAddress
  case addressWithPassword
  case plainKey(host: String)
  case badKey
  case badSetting(name: String, expected: String)
  case file(path: String, FileFault)

  // The program's own input and output.
  case unreadablePrompt
  case emptyPrompt
  case longPrompt
  case unwritableAnswer

  // The network.
  case unknownHost(String)
  case unreachable(String)
  case noTLS(String)
  case badCertificate(String)
  case cutOff(String)
  case notHTTP(String)
  case transfer(String, said: String)
  case timedOut(String, seconds: Int)

  // What the server said.
  case keyRefused(String, status: Int, said: String)
  case redirected(String, to: String)
  case notFound(String, said: String)
  case busy(String, status: Int, tries: Int, said: String)
  case askedToWait(String, seconds: Int)
  case refused(String, status: Int, said: String)

  // The answer.
  case notJSON(String)
  case noAnswer(String)
  case emptyAnswer(String)
  case modelDeclined(said: String)
  case longAnswer(String, byteLimit: Int)

  enum FileFault: Equatable {
    case open(Int32)
    case notRegular
    case foreign
    case readable
    case tooLong
    case line(Int, String)
  }

  /// Whether the same request may succeed a little later.
  var isPassing: Bool {
    switch self {
    case .cutOff, .busy, .unreachable: true
    default: false
    }
  }
}
