import Glibc
import ReadbackFormats
import Testing

/// Runs the programs that people open Readback's output with.
enum ShellCommand {
  /// What a command prints, and its status; `$file` is a file with the text.
  static func run(
    _ command: String, reading text: String
  ) throws -> (output: String, status: Int32) {
    var template = Array("/tmp/readback-consumer-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    close(descriptor)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    try OutputFile.write(text, to: path, replacing: true)
    let pipe = try #require(popen("file=\(path); \(command)", "r"))
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, pipe), count > 0 {
      output += buffer[..<count]
    }
    return (String(decoding: output, as: UTF8.self), pclose(pipe))
  }
}
