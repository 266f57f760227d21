import CSQLite
import Glibc
import ReadbackCore

@testable import ReadbackStore

/// A directory removed at the end of the test.
final class ScratchDirectory {
  let path: String

  init() {
    var template = Array("/tmp/readback-store-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    remove(path)
  }

  var file: String { path + "/reviews.sqlite" }

  var names: [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  private func remove(_ path: String) {
    if unlink(path) == 0 { return }
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { remove(path + "/" + name) }
      }
      closedir(stream)
    }
    rmdir(path)
  }
}

/// A running `StoreExerciser`, with its output in a file.
struct Exerciser {
  let processID: pid_t
  private let output: String

  init(_ arguments: [String], output: String, login: Int? = nil) {
    self.output = output
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let program = Self.directory + "/StoreExerciser"
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var settings = login.map { [strdup("EXERCISER_UID=\($0)"), nil] } ?? [nil]
    defer { for word in words + settings { free(word) } }
    var processID = pid_t()
    let result = posix_spawn(&processID, program, &actions, nil, &words, &settings)
    precondition(result == 0, "\(program): \(String(cString: strerror(result)))")
    self.processID = processID
  }

  /// Beside the tests' own program.
  private static let directory: String = {
    var bytes = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &bytes, bytes.count - 1)
    let path = String(
      decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }()

  func kill() {
    _ = Glibc.kill(processID, SIGKILL)
  }

  /// Waits for its end; returns its complete lines of output.
  func finish() -> [String] {
    var status: Int32 = 0
    while waitpid(processID, &status, 0) < 0, errno == EINTR {}
    return said
  }

  var said: [String] {
    contents(of: output).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  /// Waits until it has printed the given number of lines, up to a limit.
  func awaitWords(_ count: Int = 1) {
    var patience = 20_000
    while said.count < count, patience > 0 {
      usleep(1000)
      patience -= 1
    }
  }
}

func contents(of path: String) -> String {
  guard let file = fopen(path, "r") else { return "" }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer.prefix(count)
  }
  return String(decoding: bytes, as: UTF8.self)
}

func write(_ string: String, to path: String) {
  guard let file = fopen(path, "w") else { return }
  fputs(string, file)
  fclose(file)
}

func integrity(of path: String) -> String {
  do {
    return try Connection(path: path, access: .readWrite).text("PRAGMA integrity_check") ?? ""
  } catch {
    return error.message
  }
}

func identity(_ text: String) -> DocumentIdentity {
  DocumentIdentity(of: Document(segmenting: SourceText(text)))
}

/// Two texts that are not versions of those of any other pair here.
func pair(_ name: String = "") -> PairIdentity {
  PairIdentity(
    official: identity("\(name) The official \(name) text says \(name) that it \(name) is so."),
    retelling: identity("\(name) Somebody has \(name) retold it in \(name) other words."))
}

func quote(_ words: String) -> Quote {
  Quote(words: words, before: "what came “before”", after: "", position: 0.25)
}

func decision(
  _ words: String, _ state: ReviewState = .confirmed, comment: String = ""
) -> ReviewMark {
  .decision(
    Anchor(
      kind: .mistranslation, cause: .wrongSense, severity: .major, official: quote(words),
      retelling: quote("not " + words)),
    state, comment: comment)
}

func event(_ mark: ReviewMark, order: Int = 1, by reviewer: String = "ann") -> ReviewEvent {
  ReviewEvent(order: order, reviewer: reviewer, time: "2026-01-01T00:00:00Z", mark: mark)
}
