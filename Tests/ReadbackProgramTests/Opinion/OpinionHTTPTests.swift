import Foundation
import TestSupport
import Testing

@Suite(.waiting) struct OpinionHTTPTests {
  private static let findings = #"[{"kind": "omission", "official": "\"ten\" talks\n"}]"#
  private static let key = "sk-secret-0123456789"

  /// A completion as servers write it.
  private static func completion(_ content: String, reason: String = "stop") -> String {
    let quoted = String(
      decoding: try! JSONEncoder().encode(content), as: UTF8.self)
    return """
      {"id": "1", "object": "chat.completion", "model": "m", "choices": [{"index": 0, \
      "message": {"role": "assistant", "content": \(quoted)}, "logprobs": null, \
      "finish_reason": "\(reason)"}], "usage": {"prompt_tokens": 9, "total_tokens": 12}}
      """
  }

  private static func error(_ message: String) -> String {
    #"{"error": {"message": "\#(message)", "type": "e", "param": null, "code": null}}"#
  }

  private func run(
    _ url: String?, arguments: [String] = [], prompt: String = "Compare “these”.\n",
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    var variables = [
      "READBACK_OPINION_KEY": Self.key, "READBACK_OPINION_PAUSE": "0.01",
      "READBACK_OPINION_MODEL": "judge",
    ]
    variables["READBACK_OPINION_URL"] = url
    for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
    let run = try ProgramRun(
      arguments, program: Package.opinionProgram, input: prompt, environment: variables)
    // In any case: one sentence, and never the key.
    #expect(run.status == 0 ? run.errorLines.count <= 1 : run.errorLines.count == 1)
    #expect(!run.errors.contains(Self.key) && !run.output.contains(Self.key))
    if run.status != 0 { #expect(run.output == "") }
    return run
  }

  // MARK: - An answer

  @Test func answerIsWritten() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("200 OK", Self.completion(Self.findings))
    }
    let run = try run(server.url)
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output == Self.findings + "\n")
    let request = try #require(server.requests.first)
    #expect(request.head.hasPrefix("POST /v1/chat/completions HTTP/1.1\r\n"))
    #expect(request.head.contains("\r\nAuthorization: Bearer \(Self.key)"))
    let body = try #require(
      try JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: Any])
    #expect(body["model"] as? String == "judge")
    let messages = try #require(body["messages"] as? [[String: String]])
    #expect(messages == [["role": "user", "content": "Compare “these”.\n"]])
    let format = try #require(body["response_format"] as? [String: Any])
    #expect(format["type"] as? String == "json_schema")
  }

  @Test(arguments: [
    ("", "/v1/chat/completions"), ("/", "/v1/chat/completions"), ("/v1/", "/v1/chat/completions"),
    ("/api/v3", "/api/v3/chat/completions"),
    ("/x/chat/completions?version=2", "/x/chat/completions?version=2"),
  ]) func addressMayBeShort(_ path: String, _ asked: String) throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("200 OK", Self.completion("[]"))
    }
    #expect(try run("http://localhost:\(server.port)\(path)").output == "[]\n")
    #expect(server.requests.first?.head.hasPrefix("POST \(asked) ") == true)
  }

  @Test func serverWithoutSchemasIsAskedWithoutOne() throws {
    let server = try ScriptedServer { connection, _ in
      for (name, said) in [("response_format", "response_format"), ("temperature", "temperature")]
      where connection.body.contains("\"\(name)\"") {
        return connection.answer("400 Bad Request", Self.error("\(said) is not supported"))
      }
      connection.answer("200 OK", Self.completion("[]"))
    }
    #expect(try run(server.url).output == "[]\n")
    #expect(server.requests.count == 3)
    let refused = try ScriptedServer { connection, _ in
      connection.answer("400 Bad Request", Self.error("the prompt is too long"))
    }
    let run = try run(refused.url)
    #expect(run.status == 4 && run.errors.contains("the prompt is too long"))
    #expect(refused.requests.count == 3)
  }

  @Test func answerInPartsIsJoined() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer(
        "200 OK",
        #"{"choices":[{"message":{"content":[{"type":"text","text":"[1,"},{"text":"2]"}]}}]}"#)
    }
    #expect(try run(server.url).output == "[1,2]\n")
  }

  @Test func answerLimitedByTheServerIsKept() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("200 OK", Self.completion("[{", reason: "length"))
    }
    let run = try run(server.url)
    #expect(run.status == 0 && run.output == "[{\n" && run.errors.contains("cut short"))
  }

  // MARK: - Faults of servers

  @Test func busyServerIsAskedAgain() throws {
    let server = try ScriptedServer { connection, number in
      switch number {
      case 0: connection.answer("429 Too Many Requests", Self.error("slow down"))
      case 1: connection.answer("500 Internal Server Error", "oops")
      case 2: connection.answer("503 Service Unavailable", "", headers: ["Retry-After: 1"])
      default: connection.answer("200 OK", Self.completion("[]"))
      }
    }
    let start = Date()
    #expect(try run(server.url).output == "[]\n")
    #expect(server.requests.count == 4)
    #expect(-start.timeIntervalSinceNow >= 1, "the second that the server asked for")
  }

  @Test func busyServerIsNotAskedForever() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("429 Too Many Requests", Self.error("slow down"))
    }
    let run = try run(server.url, environment: ["READBACK_OPINION_TRIES": "3"])
    #expect(run.status == 5 && run.errors.contains("slow down"))
    #expect(server.requests.count == 3)
  }

  @Test func longWaitIsRefused() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("429 Too Many Requests", "", headers: ["Retry-After: 86400"])
    }
    let run = try run(server.url)
    #expect(run.status == 5 && run.errors.contains("86400 seconds"))
    #expect(server.requests.count == 1)
  }

  @Test func wrongKeyIsReportedAtOnceAndNotRepeated() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("401 Unauthorized", Self.error("Incorrect API key: \(Self.key)"))
    }
    let run = try run(server.url)
    #expect(run.status == 4 && run.errors.contains("Incorrect API key: ***"))
    #expect(server.requests.count == 1)
  }

  @Test func keyRepeatedByAModelIsRemoved() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("200 OK", Self.completion("[] \(Self.key)"))
    }
    #expect(try run(server.url).output == "[] ***\n")
  }

  @Test func slowServerTimesOut() throws {
    let server = try ScriptedServer { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")
      connection.waitForTheEnd()
    }
    let run = try run(server.url, environment: ["READBACK_OPINION_SECONDS": "1"])
    #expect(run.status == 7 && run.errors.contains("within 1 seconds"))
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["Content-Length: 5000", "Transfer-Encoding: chunked"])
  func truncatedAnswerIsRejected(_ header: String) throws {
    let body = Self.completion(Self.findings)
    let server = try ScriptedServer { connection, _ in
      let size = header.hasPrefix("T") ? String(body.utf8.count, radix: 16) + "\r\n" : ""
      connection.send("HTTP/1.1 200 OK\r\n\(header)\r\n\r\n\(size)\(body.prefix(150))")
    }
    let run = try run(server.url, environment: ["READBACK_OPINION_TRIES": "2"])
    #expect(run.status == 3 && run.errors.contains("was cut"))
    #expect(server.requests.count == 2)
  }

  @Test(arguments: [0, 40, 150, 250])
  func truncatedAnswerWithoutALengthIsRejected(_ count: Int) throws {
    let body = Self.completion(Self.findings)
    let server = try ScriptedServer { connection, _ in
      connection.send("HTTP/1.0 200 OK\r\n\r\n\(body.prefix(count))")
    }
    #expect(try run(server.url).status == 6)
  }

  @Test(arguments: [
    "<!DOCTYPE html><html><body>{\"choices\": []}</body></html>", "", "null", "[]", "{} x",
    "\u{0}\u{1}",
  ]) func invalidJSONIsReported(_ body: String) throws {
    let server = try ScriptedServer { connection, _ in connection.answer("200 OK", body) }
    let run = try run(server.url)
    #expect(run.status == 6 && run.errors.contains("JSON"), "\(run.errors)")
  }

  @Test(arguments: ["{\"a\": 1}", "{\"choices\": []}", "{\"choices\": [{\"message\": 1}]}"])
  func otherJSONIsReported(_ body: String) throws {
    let server = try ScriptedServer { connection, _ in connection.answer("200 OK", body) }
    let run = try run(server.url)
    #expect(run.status == 6 && run.errors.contains("OpenAI-compatible"), "\(run.errors)")
  }

  @Test func refusalOfTheModelIsReported() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer(
        "200 OK", #"{"choices":[{"message":{"content":null,"refusal":"I must not."}}]}"#)
    }
    let run = try run(server.url)
    #expect(run.status == 6 && run.errors.contains("I must not."))
  }

  @Test(arguments: ["body", "header", "headers"])
  func endlessAnswerIsRejected(_ part: String) throws {
    let server = try ScriptedServer { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\n")
      if part == "body" { connection.send("\r\n{\"choices\": [") }
      if part == "header" { connection.send("X: ") }
      let piece = part == "headers" ? "X: y\r\n" : "[[[[  "
      let block = String(repeating: piece, count: 10_000)
      while connection.send(block) {}
    }
    let run = try run(server.url, environment: ["READBACK_OPINION_TRIES": "1"])
    #expect(part == "body" ? run.status == 6 : [3, 6].contains(run.status), "\(run.errors)")
  }

  @Test(arguments: ["301 Moved Permanently", "307 Temporary Redirect", "308 Permanent Redirect"])
  func keyAndTextsDoNotFollowARedirection(_ status: String) throws {
    let other = try ScriptedServer { connection, _ in
      connection.answer("200 OK", Self.completion("[]"))
    }
    let port = other.port
    let server = try ScriptedServer { connection, _ in
      connection.answer(
        status, "", headers: ["Location: http://localhost:\(port)/\(Self.key)?\(Self.key)"])
    }
    let run = try run(server.url)
    #expect(run.status == 4 && run.errors.contains("http://localhost:\(port),"))
    #expect(other.requests.isEmpty)
  }

  @Test func serverWithoutEncryptionIsRecognised() throws {
    let server = try ScriptedServer { connection, _ in connection.answer("200 OK", "") }
    let run = try run("https://127.0.0.1:\(server.port)")
    #expect(run.status == 3 && run.errors.contains("without TLS"), "\(run.errors)")
    #expect(server.requests.isEmpty)
  }

  @Test func nonHTTPServerIsReported() throws {
    let server = try ScriptedServer { connection, _ in connection.send("220 mail ESMTP\r\n") }
    let run = try run(server.url)
    #expect(run.status == 3 && run.errors.contains("HTTP"), "\(run.errors)")
  }

  @Test func missingServerIsReported() throws {
    let place = try ClosedPort()
    let run = try run(place.url, environment: ["READBACK_OPINION_TRIES": "2"])
    #expect(run.status == 3, "\(run.errors)")
    let unknown = try self.run("https://no-such-host.invalid/v1")
    #expect(unknown.status == 3, "\(unknown.errors)")
  }

  @Test func serverMessagesCannotControlTheTerminal() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("403 Forbidden", Self.error(#"\u001b[2Jx\u202e\u0085\r\ny"#))
    }
    let run = try run(server.url)
    #expect(run.status == 4)
    let line = run.errors.dropLast()
    #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
    #expect(!line.unicodeScalars.contains("\u{202E}"))
  }

  // MARK: - Settings

  @Test func keyFileMustBePrivate() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer("200 OK", Self.completion("[]"))
    }
    let scratch = try ScratchDirectory()
    let path = try scratch.file(
      "readback/opinion-http",
      Array("# A key.\nurl = \(server.url)\nmodel = from the file\nkey = \(Self.key)\n".utf8))
    let bare = [
      "READBACK_OPINION_KEY": "", "READBACK_OPINION_MODEL": "", "XDG_CONFIG_HOME": scratch.path,
    ]
    for mode: mode_t in [0o644, 0o640, 0o602, 0o700 | 0o001] {
      chmod(path, mode)
      let run = try run(nil, environment: bare)
      #expect(run.status == 2 && run.errors.contains("chmod 600"), "\(run.errors)")
    }
    #expect(server.requests.isEmpty)
    for mode: mode_t in [0o600, 0o400] {
      chmod(path, mode)
      #expect(try run(nil, environment: bare).output == "[]\n")
    }
    #expect(server.requests.allSatisfy { $0.head.contains("Bearer \(Self.key)") })
    #expect(server.requests.allSatisfy { $0.body.contains("\"from the file\"") })
    // An argument overrides the environment, which overrides the file.
    let named = ["READBACK_OPINION_FILE": path, "READBACK_OPINION_MODEL": "environment"]
    let models = [["-m", "argument"], []].map { $0 + ["--print-model"] }
    #expect(try run(nil, arguments: models[0], environment: named).output == "argument\n")
    #expect(try run(nil, arguments: models[1], environment: named).output == "environment\n")
    #expect(
      try run(nil, environment: ["READBACK_OPINION_FILE": scratch.path + "/gone"]).status == 2)
  }

  @Test(arguments: [
    "key", "key = a\nkey = b", "kye = sk-secret-0123456789", "key = two words",
    "url = ftp://host/", "url = http://", "url = http://me:sk-secret-0123456789@localhost/",
    "schema = perhaps", "tries = 0", "pause = -1", "tries = nan",
  ]) func errorsInTheFileAreReportedWithoutItsContents(_ line: String) throws {
    let scratch = try ScratchDirectory()
    let path = try scratch.file(
      "file", Array((line.contains("url") ? line : "url = http://localhost:1\n" + line).utf8))
    chmod(path, 0o600)
    let run = try run(
      nil,
      environment: [
        "READBACK_OPINION_FILE": path, "READBACK_OPINION_KEY": "", "READBACK_OPINION_PAUSE": "",
      ])
    #expect(run.status == 2, "\(run.errors)")
  }

  @Test func keyIsNotSentUnencrypted() throws {
    for host in ["192.0.2.1", "127.example.invalid", "localhost.example.invalid", "[2001:db8::1]"] {
      let run = try run("http://\(host)/v1")
      #expect(run.status == 2 && run.errors.contains("without encryption"), "\(run.errors)")
    }
  }

  @Test func argumentsAreNeverRepeated() throws {
    for arguments in [["--key", Self.key], [Self.key], ["-m"], ["--key=\(Self.key)"]] {
      #expect(try run("http://localhost:1", arguments: arguments).status == 2)
    }
  }

  @Test func missingPromptIsReported() throws {
    #expect(try run("http://localhost:1", prompt: " \n").status == 1)
    #expect(try run(nil).errors.contains("READBACK_OPINION_URL"))
  }

  // MARK: - Behind Readback

  @Test func readbackCanUseTheCommand() throws {
    let server = try ScriptedServer { connection, _ in
      connection.answer(
        "200 OK",
        Self.completion(
          #"""
          {"findings": [{"kind": "mistranslation", "severity": "critical", "official": "re-elected",
          "retelling": "re-armed", "reason": "Another word.", "confidence": 0.9}]}
          """#))
    }
    let scratch = try ScratchDirectory()
    let official = "The minister was re-elected in Vienna on Monday with great support.\n"
    try scratch.file("official.txt", Array(official.utf8))
    try scratch.file("story.txt", Array(official.replacing("re-elected", with: "re-armed").utf8))
    func list(_ model: String) throws -> ProgramRun {
      try ProgramRun(
        [
          "list", "--format", "json", "--opinion", Package.opinionProgram, "official.txt",
          "story.txt",
        ],
        in: scratch.path,
        environment: [
          "READBACK_OPINION_URL": server.url, "READBACK_OPINION_KEY": Self.key,
          "READBACK_OPINION_MODEL": model, "XDG_CACHE_HOME": scratch.path + "/cache",
        ])
    }
    let run = try list("first")
    #expect(run.status == 0 && run.output.contains("Another word."), "\(run.errors)")
    #expect(run.output.contains("\"first\""), "the model is named")
    #expect(!run.output.contains(Self.key) && !run.errors.contains(Self.key))
    _ = try list("first")
    #expect(server.requests.count == 1, "the answer is kept")
    _ = try list("second")
    #expect(server.requests.count == 2, "another model is asked anew")
    let kept = try shell("! grep -rF '\(Self.key)' cache && ls -R cache", in: scratch.path)
    #expect(kept.status == 0)
  }

  @Test func readbackItselfHasNoNetworkCode() throws {
    let linked = try shell("ldd '\(Package.program)'")
    #expect(linked.status == 0 && !linked.output.contains("libcurl"))
    #expect(try shell("ldd '\(Package.opinionProgram)'").output.contains("libcurl"))
  }
}
