import Foundation

/// A run of the built program without a terminal.
struct ProgramRun {
  let status: Int32
  let output: String
  let errors: String

  /// The lines of standard error.
  var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

  /// Runs the program in a directory, with its own empty file of decisions.
  ///
  /// - Parameters:
  ///    - name: the program's name as its caller sets it; that of a login shell begins with "-".
  ///    - program: a different program than Readback.
  ///    - environment: added to PATH and the variables that isolate the run.
  ///    - outputFile: receives the output instead of `output`.
  init(
    _ arguments: [String], named name: String? = nil, program: String = Package.program,
    input: String = "", in directory: String = "/",
    environment: [String: String] = [:], outputFile: String? = nil
  ) throws {
    let scratch = try ScratchDirectory()
    let process = Process()
    if let name {
      // Only a shell sets another name.
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-c", "exec -a \"$0\" \"$@\"", name, program] + arguments
    } else {
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = arguments
    }
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = [
      "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": scratch.path,
      "HOME": scratch.path, "SWIFT_BACKTRACE": "enable=no",
    ].merging(environment) { $1 }
    let files = try (0..<3).map { index in
      try FileHandle(
        forUpdating: URL(
          fileURLWithPath: scratch.file("\(index)", index == 0 ? Array(input.utf8) : [])))
    }
    process.standardInput = files[0]
    process.standardOutput =
      try outputFile.map { try FileHandle(forUpdating: URL(fileURLWithPath: $0)) } ?? files[1]
    process.standardError = files[2]
    try process.run()
    // A hanging program is ended, which its status shows.
    let guardian = DispatchWorkItem { process.terminate() }
    DispatchQueue.global().asyncAfter(deadline: .now() + 180, execute: guardian)
    process.waitUntilExit()
    guardian.cancel()
    status = process.terminationReason == .exit ? process.terminationStatus : -1
    func text(_ index: Int) throws -> String {
      try String(
        decoding: Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/\(index)")), as: UTF8.self)
    }
    output = try text(1)
    errors = try text(2)
  }
}
