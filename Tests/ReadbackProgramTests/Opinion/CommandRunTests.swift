import Foundation
import TestSupport
import Testing

@testable import readback

@Suite(.waiting) struct CommandRunTests {
  private func answer(
    _ command: String, to prompt: String = "prompt", seconds: Int = 60,
    environment: [String] = ["PATH=/usr/bin:/bin"]
  ) -> Result<String, OpinionProblem> {
    Result<[UInt8], OpinionProblem> { () throws(OpinionProblem) in
      try CommandRun(command: command, secondLimit: seconds, environment: environment)
        .answer(to: prompt)
    }.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func commandReceivesThePromptAndReturnsAnAnswer() {
    // More than the buffer of a pipe, in both directions at once.
    let long = String(repeating: "Prüfung ", count: 60_000)
    #expect(answer("cat", to: long) == .success(long))
  }

  @Test func commandNeedNotReadItsPrompt() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(answer("echo '[]'", to: long) == .success("[]\n"))
  }

  @Test func failureQuotesTheFirstLineOfErrors() {
    #expect(
      answer("echo >&2; echo no such model >&2; echo more >&2; exit 3")
        == .failure(
          .failed(
            command: "echo", status: 3, said: "no such model")))
    guard case .failure(.notFound(_, let said)) = answer("no-such-command-here") else {
      Issue.record("a missing command is not told")
      return
    }
    #expect(said.contains("no-such-command-here"))
    #expect(answer("true") == .failure(.empty(command: "true")))
    #expect(answer("KEY=secret true") == .failure(.empty(command: "true")))
    #expect(answer("kill -9 $$") == .failure(.killed(command: "kill", signal: 9)))
  }

  @Test func errorsCannotControlTheTerminal() {
    let problem = answer("printf '\\033[2J\\007bad\\n' >&2; exit 1")
    guard case .failure(let failure) = problem else {
      Issue.record("it did not fail")
      return
    }
    #expect(!failure.description.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func hangingCommandIsEnded() {
    #expect(
      answer("trap '' TERM; sleep 1000", seconds: 1)
        == .failure(.timedOut(command: "trap", seconds: 1)))
  }

  @Test func childrenOfACommandEndWithIt() throws {
    let scratch = try ScratchDirectory()
    let pids = scratch.path + "/pids"
    func children() throws -> [pid_t] {
      try String(contentsOfFile: pids, encoding: .utf8).split(separator: "\n")
        .compactMap { pid_t($0) }
    }
    // Two children that ignore SIGTERM; the command opens the pipe when both are running.
    let pipe = scratch.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let cancellation = Cancellation()
    let run = CommandRun(
      command: "trap '' TERM; sleep 1000 & echo $! >'\(pids)'; sleep 1000 & echo $! >>'\(pids)'; "
        + ": >'\(pipe)'; wait",
      secondLimit: 600, environment: ["PATH=/usr/bin:/bin"], cancellation: cancellation)
    DispatchQueue.global().async {
      close(open(pipe, O_RDONLY))
      cancellation.cancel()
    }
    #expect(throws: OpinionProblem.cancelled) { try run.answer(to: "") }
    #expect(try children().count == 2)
    for child in try children() { #expect(ends(child)) }
  }

  /// Whether a killed process is soon gone, or a zombie that init has yet to collect. A signal is
  /// sent at once, but the kernel ends the process only when it next runs.
  private func ends(_ process: pid_t) -> Bool {
    for _ in 0..<2_000 {
      guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      else { return true }
      if state.contains(") Z") || state.contains(") X") { return true }
      poll(nil, 0, 10)
    }
    return false
  }

  @Test func leftoverProcessesDoNotDelayTheAnswer() {
    #expect(answer("sleep 1000 & echo '[]'") == .success("[]\n"))
  }

  @Test func endlessAnswerIsStopped() {
    #expect(
      answer("yes '{\"kind\"'")
        == .failure(.tooLong(command: "yes", byteLimit: CommandRun.outputLimit)))
  }

  @Test func cancelledQuestionEnds() {
    let cancellation = Cancellation()
    let run = CommandRun(
      command: "sleep 1000", secondLimit: 600, environment: ["PATH=/usr/bin:/bin"],
      cancellation: cancellation)
    DispatchQueue.global().async { cancellation.cancel() }
    #expect(throws: OpinionProblem.cancelled) { try run.answer(to: "") }
  }

  @Test func commandHasNoTerminal() {
    #expect(
      answer("if (: </dev/tty) 2>/dev/null; then echo terminal; else echo none; fi")
        == .success("none\n"))
  }

  @Test func environmentIsLimited() {
    let all = [
      "PATH": "/usr/bin:/bin", "HOME": "/home/me", "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "AWS_SECRET_ACCESS_KEY": "secret", "READBACK_OPINION_KEY": "key", "LD_PRELOAD": "x.so",
      "OTHER": "1", "https_proxy": "http://proxy", AllowedEnvironment.moreVariable: "OTHER GONE",
    ]
    #expect(
      AllowedEnvironment.entries(of: all) == [
        "HOME=/home/me", "LC_ALL=C.UTF-8", "OTHER=1", "PATH=/usr/bin:/bin",
        "READBACK_OPINION_ENVIRONMENT=OTHER GONE", "READBACK_OPINION_KEY=key",
        "https_proxy=http://proxy",
      ])
    #expect(
      answer("echo \"$READBACK_TEST\"; env | wc -l", environment: ["READBACK_TEST=1"])
        .map { $0.hasPrefix("1\n") } == .success(true))
  }

  @Test(arguments: [
    ("llm -m llama3.2", "llama3.2"), ("ollama run 'qwen2.5:7b'", "qwen2.5:7b"),
    ("/opt/judge --model=big --quiet", "big"), ("KEY=1 ./ask.sh", "ask.sh"), ("judge", "judge"),
    ("llm -m -x", "llm"),
  ]) func modelNameIsFoundInTheCommand(_ command: String, _ model: String) {
    #expect(OpinionSettings.model(inCommand: command) == model)
  }
}
