import Glibc

/// A file of `NAME = VALUE` lines that only its owner may read, since it may contain a key.
struct SecretFile {
  static let byteLimit = 64 * 1024
  static let names = ["url", "model", "key", "schema", "plain-key", "pause", "tries"]

  private(set) var values: [String: String] = [:]

  /// - Parameter mayBeMissing: whether the file is optional, because nobody named it.
  init(path: String, mayBeMissing: Bool) throws(Fault) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR, mayBeMissing { return }
      throw .file(path: path, .open(errno))
    }
    defer { close(file) }
    // The check is made on the open file, not on a name that could change meanwhile.
    var about = stat()
    guard fstat(file, &about) == 0 else { throw .file(path: path, .open(errno)) }
    guard about.st_mode & S_IFMT == S_IFREG else { throw .file(path: path, .notRegular) }
    guard about.st_uid == geteuid() else { throw .file(path: path, .foreign) }
    guard about.st_mode & 0o077 == 0 else { throw .file(path: path, .readable) }
    var bytes = [UInt8](repeating: 0, count: Self.byteLimit + 1)
    var count = 0
    while count < bytes.count {
      let part = bytes.withUnsafeMutableBytes { buffer in
        read(file, buffer.baseAddress! + count, buffer.count - count)
      }
      if part < 0, errno == EINTR { continue }
      if part < 0 { throw .file(path: path, .open(errno)) }
      if part == 0 { break }
      count += part
    }
    if count > Self.byteLimit { throw .file(path: path, .tooLong) }
    try parse(String(decoding: bytes[..<count], as: UTF8.self), path: path)
  }

  private mutating func parse(_ text: String, path: String) throws(Fault) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let content = Self.trimmed(line)
      if content.isEmpty || content.hasPrefix("#") { continue }
      // The line itself is never quoted: it may be a key.
      guard let sign = content.firstIndex(of: "=") else {
        throw .file(path: path, .line(index + 1, "is not NAME = VALUE"))
      }
      let name = String(Self.trimmed(content[..<sign]))
      guard Self.names.contains(name) else {
        throw .file(
          path: path, .line(index + 1, "sets none of \(Self.names.joined(separator: ", "))"))
      }
      let value = String(Self.trimmed(content[content.index(after: sign)...]))
      guard values.updateValue(value, forKey: name) == nil else {
        throw .file(path: path, .line(index + 1, "sets \(name) a second time"))
      }
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
