import CProgram
import Glibc

/// One run of an opinion command: it receives a prompt and returns an answer.
///
/// The command is run by /bin/sh in a session of its own, so that it has no terminal and can be
/// ended with all its child processes.
struct CommandRun {
  static let outputLimit = 1 << 20
  private static let errorLimit = 4_096
  /// How often to check whether the command has ended or was cancelled.
  private static let tick: Int32 = 50

  let command: String
  let secondLimit: Int
  let environment: [String]
  let cancellation: Cancellation

  init(
    command: String, secondLimit: Int,
    environment: [String],
    cancellation: Cancellation = Cancellation()
  ) {
    self.command = command
    self.secondLimit = secondLimit
    self.environment = environment
    self.cancellation = cancellation
  }

  /// The command's output. Waits for it.
  func answer(to prompt: String) throws(OpinionProblem) -> [UInt8] {
    if cancellation.isCancelled { throw .cancelled }
    let (process, pipes) = try started()
    let brokenPipe = BrokenPipe()
    var exchange = Exchange(pipes: pipes, input: Array(prompt.utf8))
    let end = exchange.run(
      process, until: Self.seconds + Double(secondLimit), cancellation: cancellation)
    exchange.close()
    brokenPipe.forget()
    switch end {
    case .cancelled: throw .cancelled
    case .timedOut: throw .timedOut(command: name, seconds: secondLimit)
    case .tooLong: throw .tooLong(command: name, byteLimit: Self.outputLimit)
    case .ended(let status):
      let said = Self.firstLine(exchange.errors)
      if status & 0x7F != 0 { throw .killed(command: name, signal: status & 0x7F) }
      let code = status >> 8 & 0xFF
      if code == 127 { throw .notFound(command: name, said: said) }
      if code != 0 { throw .failed(command: name, status: code, said: said) }
      if exchange.output.allSatisfy({ $0 <= 0x20 }) { throw .empty(command: name) }
      return exchange.output
    }
  }

  /// The command's name in messages: its arguments may contain a key.
  private var name: String { OpinionSettings.program(inCommand: command) }

  private static func firstLine(_ bytes: [UInt8]) -> String {
    let line = bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      .first { !$0.allSatisfy { $0 <= 0x20 } }
    return String(String(decoding: line ?? [], as: UTF8.self).prefix(160)).escapingControls
  }

  fileprivate static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  // MARK: - Starting

  private struct Pipes {
    var input: Int32
    var output: Int32
    var errors: Int32
  }

  private func started() throws(OpinionProblem) -> (pid_t, Pipes) {
    var descriptors: [Int32] = []
    func fail(_ code: Int32) -> OpinionProblem {
      for descriptor in descriptors { close(descriptor) }
      return .cannotStart(command: name, SystemError(code))
    }
    for _ in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard readback_pipe(&ends) == 0 else { throw fail(errno) }
      descriptors += ends
    }
    let (theirInput, ourInput) = (descriptors[0], descriptors[1])
    let (ourOutput, theirOutput) = (descriptors[2], descriptors[3])
    let (ourErrors, theirErrors) = (descriptors[4], descriptors[5])
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, theirInput, 0)
    posix_spawn_file_actions_adddup2(&actions, theirOutput, 1)
    posix_spawn_file_actions_adddup2(&actions, theirErrors, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var standard = sigset_t()
    sigemptyset(&standard)
    for signal in [SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGTSTP, SIGCHLD, SIGXFSZ, SIGWINCH] {
      sigaddset(&standard, signal)
    }
    posix_spawnattr_setsigdefault(&attributes, &standard)
    // POSIX_SPAWN_SETSID, which is missing from some headers.
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(
      &attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    var process = pid_t()
    let code = CStrings(["/bin/sh", "-c", command]).with { arguments in
      CStrings(environment).with { environment in
        posix_spawn(&process, "/bin/sh", &actions, &attributes, arguments, environment)
      }
    }
    guard code == 0 else { throw fail(code) }
    for descriptor in [theirInput, theirOutput, theirErrors] { close(descriptor) }
    for descriptor in [ourInput, ourOutput, ourErrors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
    return (process, Pipes(input: ourInput, output: ourOutput, errors: ourErrors))
  }

  // MARK: - Running

  private enum End {
    /// With the status from `waitpid`.
    case ended(Int32)
    case timedOut, cancelled, tooLong
  }

  /// The data sent through the pipes.
  private struct Exchange {
    private var pipes: Pipes
    private let input: [UInt8]
    private var sentCount = 0
    private(set) var output: [UInt8] = []
    private(set) var errors: [UInt8] = []

    init(pipes: Pipes, input: [UInt8]) {
      self.pipes = pipes
      self.input = input
    }

    mutating func run(_ process: pid_t, until deadline: Double, cancellation: Cancellation) -> End {
      while true {
        let left = deadline - CommandRun.seconds
        wait(min(CommandRun.tick, Int32(max(0, left * 1000))))
        send()
        receive()
        var status: Int32 = 0
        if waitpid(process, &status, WNOHANG) == process {
          receive()
          // Child processes left behind could keep the pipes open forever.
          kill(-process, SIGKILL)
          return output.count > CommandRun.outputLimit ? .tooLong : .ended(status)
        }
        let end: End? =
          cancellation.isCancelled
          ? .cancelled
          : left <= 0 ? .timedOut : output.count > CommandRun.outputLimit ? .tooLong : nil
        if let end {
          stop(process)
          return end
        }
      }
    }

    /// Asks the whole session to end, and soon kills it.
    private func stop(_ process: pid_t) {
      kill(-process, SIGTERM)
      var status: Int32 = 0
      for _ in 0..<10 {
        if waitpid(process, &status, WNOHANG) == process {
          kill(-process, SIGKILL)
          return
        }
        poll(nil, 0, CommandRun.tick)
      }
      kill(-process, SIGKILL)
      waitpid(process, &status, 0)
    }

    private func wait(_ milliseconds: Int32) {
      var polled = [
        pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0),
        pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0),
      ]
      poll(&polled, nfds_t(polled.count), milliseconds)
    }

    private mutating func send() {
      while pipes.input >= 0, sentCount < input.count {
        let count = input.withUnsafeBytes {
          write(pipes.input, $0.baseAddress! + sentCount, input.count - sentCount)
        }
        if count < 0 {
          if errno == EINTR { continue }
          if errno == EAGAIN { return }
          // It stopped reading; its answer may be good all the same.
          closeInput()
          return
        }
        sentCount += count
      }
      if sentCount == input.count { closeInput() }
    }

    private mutating func closeInput() {
      if pipes.input >= 0 { Glibc.close(pipes.input) }
      pipes.input = -1
    }

    private mutating func receive() {
      Self.receive(&pipes.output, into: &output, keeping: CommandRun.outputLimit + 1)
      Self.receive(&pipes.errors, into: &errors, keeping: CommandRun.errorLimit)
    }

    /// Reads the available data, discarding it beyond the limit.
    private static func receive(_ pipe: inout Int32, into bytes: inout [UInt8], keeping limit: Int)
    {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var rounds = 0
      while pipe >= 0, rounds < 64 {
        rounds += 1
        let count = read(pipe, &buffer, buffer.count)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        if count == 0 {
          Glibc.close(pipe)
          pipe = -1
          return
        }
        bytes += buffer[..<min(count, max(0, limit - bytes.count))]
      }
    }

    mutating func close() {
      closeInput()
      for pipe in [pipes.output, pipes.errors] where pipe >= 0 { Glibc.close(pipe) }
    }
  }
}

/// Blocks SIGPIPE on this thread: a command need not read its prompt.
private struct BrokenPipe {
  private var before = sigset_t()
  private var signals = sigset_t()

  init() {
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
  }

  /// Discards a pending signal and unblocks it again.
  func forget() {
    var (signals, before) = (signals, before)
    if sigismember(&before, SIGPIPE) == 0 {
      var now = timespec()
      while sigtimedwait(&signals, nil, &now) > 0 {}
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

/// A nil-terminated array of C strings.
private struct CStrings {
  private let strings: [String]

  init(_ strings: [String]) { self.strings = strings }

  func with<Result>(
    _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { body($0.baseAddress!) }
  }
}
