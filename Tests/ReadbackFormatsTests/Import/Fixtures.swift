import Glibc

/// Files that other programs made: LibreOffice 7.4 (`harbour.*`, `report.pdf`), Chromium
/// (`*.mhtml`), pandoc (`pandoc.*`), Python's mail package (`*.eml`) and the Translate Toolkit
/// (`units.*`).
enum Fixtures {
  static func bytes(_ name: String, file: String = #filePath) -> [UInt8] {
    let tests = file.split(separator: "/").dropLast(2).joined(separator: "/")
    guard let stream = fopen("/\(tests)/Fixtures/\(name)", "r") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 {
      bytes += chunk[..<count]
    }
    return bytes
  }

  static func isInstalled(_ program: String) -> Bool {
    system("command -v \(program) >/dev/null 2>&1") == 0
  }
}
