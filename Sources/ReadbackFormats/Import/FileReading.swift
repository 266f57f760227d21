import Glibc

/// Reads files with plain `read` calls, so that a file that shrinks meanwhile is only shorter.
enum FileReading {
  /// The contents of a file, or of standard input for "-".
  static func bytes(ofFile path: String, limit: Int) throws(ImportError) -> [UInt8] {
    if path == "-" { return try bytes(ofDescriptor: STDIN_FILENO, named: path, limit: limit) }
    // A path with NUL would be truncated by the system.
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw ImportError(file: path, problem: .missing)
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw ImportError(file: path, problem: openingProblem(errno)) }
    defer { close(descriptor) }
    return try bytes(ofDescriptor: descriptor, named: path, limit: limit)
  }

  /// Everything from an open descriptor, up to the limit. Leaves it open.
  static func bytes(
    ofDescriptor descriptor: Int32, named path: String, limit: Int
  ) throws(ImportError) -> [UInt8] {
    var status = stat()
    var expected = 0
    if fstat(descriptor, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR {
        throw ImportError(file: path, problem: .isDirectory)
      }
      if status.st_mode & S_IFMT == S_IFREG { expected = Int(status.st_size) }
    }
    guard expected <= limit else {
      throw ImportError(file: path, problem: .tooManyBytes(limit: limit))
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected + 1)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while true {
      let count = read(descriptor, chunk.baseAddress, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw ImportError(
          file: path, problem: .readFailed(byteOffset: bytes.count, reason: reason(errno)))
      }
      guard bytes.count + count <= limit else {
        throw ImportError(file: path, problem: .tooManyBytes(limit: limit))
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  static func openingProblem(_ code: Int32) -> ImportProblem {
    switch code {
    case ENOENT, ENOTDIR: .missing
    default: .unreadable(reason: reason(code))
    }
  }

  /// The system's message for an error code.
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}
