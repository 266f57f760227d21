import Glibc

/// Every fault in one sentence: what is wrong, where, and what to do. No sentence contains a key or
/// a text; `Conversation` removes the key from a server's messages.
extension Fault: CustomStringConvertible {
  var description: String {
    switch self {
    case .usage:
      "only -m MODEL, --print-model and --help are accepted; keys are never arguments"
    case .noAddress(let file):
      "no server is named; set READBACK_OPINION_URL, or url in \(file)"
    case .badAddress:
      "the address is not an http or https address; write it as http://localhost:8080/v1"
    case .addressWithPassword:
      "the address contains a user or password; put the key into READBACK_OPINION_KEY or a file"
    case .plainKey(let host):
      "\(host): the key would be sent without encryption; use https, or set plain-key to yes"
    case .badKey: "the key contains spaces, control characters or letters that are not ASCII"
    case .badSetting(let name, let expected): "\(name) takes \(expected)"
    case .file(let path, let fault): "\(path): \(Self.sentence(fault, path: path))"
    case .unreadablePrompt: "the prompt on standard input cannot be read"
    case .emptyPrompt: "there is no prompt on standard input"
    case .longPrompt: "the prompt is longer than \(Prompt.byteLimit >> 20) MiB"
    case .unwritableAnswer: "the answer cannot be written to standard output"
    case .unknownHost(let host): "\(host): no such host; check the address and the network"
    case .unreachable(let host): "\(host): nothing answers there; is the server running?"
    case .noTLS(let host):
      "\(host): no encrypted connection could be made; a server without TLS needs http://"
    case .badCertificate(let host):
      "\(host): its certificate is not trusted; SSL_CERT_FILE can name the authority"
    case .cutOff(let host): "\(host): the connection was cut before the answer was complete"
    case .notHTTP(let host): "\(host): the server there does not speak HTTP"
    case .transfer(let host, let said): "\(host): the transfer failed (\(said))"
    case .timedOut(let host, let seconds):
      "\(host): no answer within \(seconds) seconds; raise --opinion-timeout"
    case .keyRefused(let host, let status, let said):
      "\(host): the key was refused (\(status)\(Self.quoted(said))); check it"
    case .redirected(let host, let target):
      "\(host): redirects to \(target), where nothing is sent; name that address if you trust it"
    case .notFound(let host, let said):
      "\(host): has no such address or model (404\(Self.quoted(said))); most addresses end in /v1"
    case .busy(let host, let status, let tries, let said):
      "\(host): answered \(status) to each of \(tries) tries\(Self.quoted(said)); try again later"
    case .askedToWait(let host, let seconds):
      "\(host): is busy and asks to wait \(seconds) seconds; try again then"
    case .refused(let host, let status, let said):
      "\(host): refused the question (\(status)\(Self.quoted(said)))"
    case .notJSON(let host):
      "\(host): the answer is not JSON; check the address"
    case .noAnswer(let host):
      "\(host): its JSON has no message of a model; is it an OpenAI-compatible address?"
    case .emptyAnswer(let host): "\(host): the model's answer is empty; ask again or another model"
    case .modelDeclined(let said): "the model declined to answer\(Self.quoted(said))"
    case .longAnswer(let host, let limit):
      "\(host): the answer is longer than \(limit >> 20) MiB; ask another model"
    }
  }

  /// The exit status: 2 for configuration errors, 3 for the network, 4 for a server's refusal, 5
  /// for a busy server, 6 for an invalid answer, 7 for a timeout, 1 for the rest.
  var status: Int32 {
    switch self {
    case .usage, .noAddress, .badAddress, .addressWithPassword, .plainKey, .badKey, .badSetting,
      .file:
      2
    case .unknownHost, .unreachable, .noTLS, .badCertificate, .cutOff, .notHTTP, .transfer: 3
    case .keyRefused, .redirected, .notFound, .refused: 4
    case .busy, .askedToWait: 5
    case .notJSON, .noAnswer, .emptyAnswer, .modelDeclined, .longAnswer: 6
    case .timedOut: 7
    case .unreadablePrompt, .emptyPrompt, .longPrompt, .unwritableAnswer: 1
    }
  }

  private static func quoted(_ said: String) -> String { said.isEmpty ? "" : ": \(said)" }

  private static func sentence(_ fault: FileFault, path: String) -> String {
    switch fault {
    case .open(let code): "cannot be read: \(String(cString: strerror(code)))"
    case .notRegular: "is not a regular file"
    case .foreign: "belongs to another user; it must be your own"
    case .readable: "others can read or write it; run chmod 600 on it"
    case .tooLong: "is longer than \(SecretFile.byteLimit / 1024) KiB"
    case .line(let number, let expected): "line \(number) \(expected)"
    }
  }
}
