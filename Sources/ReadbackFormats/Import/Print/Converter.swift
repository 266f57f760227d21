import CConverter
import Glibc

/// Runs another program that converts a file to text, with limits on time, memory and output.
enum Converter {
  enum Outcome {
    case text([UInt8])
    case missing
    case failed(String)
    case slow
    case endless
  }

  /// Far more than normal documents take, and less than users are willing to wait.
  private static let seconds: Int32 = 20
  private static let memory = 1 << 30

  /// Runs an installed program with an empty environment.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8], outputLimit: Int
  ) -> Outcome {
    let places = ["/usr/bin/", "/usr/local/bin/", "/bin/"]
    guard let place = places.first(where: { access($0 + program, X_OK) == 0 }) else {
      return .missing
    }
    return run(
      path: place + program, [program] + arguments,
      environment: ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/nonexistent"], input: input,
      outputLimit: outputLimit)
  }

  /// Runs a command line given by the user in the shell, with the current environment.
  static func runShell(
    _ command: String, outputLimit: Int, seconds: Int32 = seconds
  ) -> Outcome {
    var variables: [String] = []
    var next = environ
    while let variable = next.pointee {
      variables.append(String(cString: variable))
      next += 1
    }
    return run(
      path: "/bin/sh", ["sh", "-c", command], environment: variables, input: [],
      outputLimit: outputLimit, seconds: seconds)
  }

  private static func run(
    path: String, _ arguments: [String], environment: [String], input: [UInt8], outputLimit: Int,
    seconds: Int32 = seconds
  ) -> Outcome {
    var arguments: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer {
      for word in arguments + environment { free(word) }
    }
    let limits = readback_conversion_limits(
      output_bytes: outputLimit, memory_bytes: memory, seconds: seconds)
    var result = input.withUnsafeBytes { input in
      readback_convert(
        path, &arguments, &environment, input.baseAddress, input.count, limits)
    }
    defer { free(result.bytes) }
    let message = withUnsafeBytes(of: &result.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        .trimming { $0.isWhitespace }
    }
    switch result.end {
    case READBACK_CONVERTED:
      return .text(Array(UnsafeBufferPointer(start: result.bytes, count: result.count)))
    case READBACK_CONVERTER_MISSING: return .missing
    case READBACK_CONVERTER_SLOW: return .slow
    case READBACK_CONVERTER_ENDLESS: return .endless
    default: return .failed(visibleLine(String(message)))
    }
  }
}

/// A program that processes every file first, as `LESSOPEN` does for less.
enum Preprocessor {
  /// The output of the command for a file; nil if it is empty, as for files that it does not
  /// handle.
  ///
  /// - Parameter command: "%s" is replaced by the file's name, quoted for the shell; a "|" at the
  ///   beginning, as less requires, is ignored.
  static func output(
    of command: String, forFile path: String, limit: Int
  ) throws(ImportError) -> [UInt8]? {
    let command = command.drop { $0 == "|" || $0 == "-" || $0 == " " }
    guard path != "-", !command.isEmpty, access(path, F_OK) == 0 else { return nil }
    let quoted =
      "'"
      + path.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
    var line = ""
    var rest = command[...]
    while let percent = rest.firstIndex(of: "%") {
      line += rest[..<percent]
      let behind = rest.index(after: percent)
      if behind < rest.endIndex, rest[behind] == "s" {
        line += quoted
        rest = rest[rest.index(after: behind)...]
      } else {
        line += "%"
        rest = rest[behind...]
      }
    }
    line += rest
    switch Converter.runShell(line, outputLimit: limit) {
    case .text(let bytes): return bytes.isEmpty ? nil : bytes
    case .slow: throw ImportError(file: path, problem: .converterSlow(program: "READBACKOPEN"))
    case .endless:
      throw ImportError(
        file: path, problem: .converterEndless(program: "READBACKOPEN", limit: limit))
    case .missing, .failed: return nil
    }
  }
}
