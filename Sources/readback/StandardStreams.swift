import Glibc
import ReadbackCore
import ReadbackFormats

/// Standard output and standard error, which receive only complete and harmless text.
enum StandardStreams {
  /// Opens closed standard streams: otherwise the next file opened would become standard output.
  /// Reads and writes on them fail; so does every write without space.
  static func reserve() {
    for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_WRONLY)] as [(Int32, Int32)]
    where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", mode)
    }
    // If a file must not grow further (ulimit -f), the write fails instead of ending the process.
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes to standard output.
  static func write(_ text: String) throws(ProgramError) {
    try write(Array(text.utf8))
  }

  static func write(_ bytes: [UInt8]) throws(ProgramError) {
    do {
      try FileDescriptor(1).write(bytes)
    } catch {
      throw .standardOutput(error)
    }
  }

  /// Reports a problem on standard error.
  ///
  /// - Parameter sentence: may quote file names and texts; control characters are made visible.
  static func report(_ sentence: String) {
    let line = "readback: \(PathBytes.shown(sentence).escapingControls)\n"
    try? FileDescriptor(2).write(Array(line.utf8))
  }

  static var errorIsTerminal: Bool { isatty(2) == 1 }
  static var outputIsTerminal: Bool { isatty(1) == 1 }
}

/// An open file.
struct FileDescriptor: Sendable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Writes all of it.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    let problem: SystemError? = bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(number, buffer.baseAddress! + written, buffer.count - written)
        if count < 0, errno != EINTR { return SystemError() }
        written += max(count, 0)
      }
      return nil
    }
    if let problem { throw problem }
  }
}

/// An error message of the system, or a clearer one with advice where the system's is vague.
struct SystemError: Error, Hashable, CustomStringConvertible {
  let number: Int32

  init(_ number: Int32 = errno) { self.number = number }

  var description: String {
    switch number {
    case EWOULDBLOCK: "another readback is writing to it; wait until that is done"
    case EISDIR: "it is a directory; name a file"
    case ENOTDIR: "it is not a directory"
    case ENOENT: "no such file or directory"
    default: String(cString: strerror(number))
    }
  }
}

extension String {
  /// Control characters and direction controls are written as `\u{1B}`; line ends become spaces.
  var escapingControls: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r": result.unicodeScalars.append(" ")
      case _ where scalar.isHidden || scalar == "\u{200C}" || scalar == "\u{200D}":
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
