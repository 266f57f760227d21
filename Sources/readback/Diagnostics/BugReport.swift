import Glibc
import ReadbackFormats

/// Information about a machine for maintainers, for `--report-bug`.
///
/// It contains no texts and no file names, so that it can be sent as it is.
enum BugReport {
  static func text(isRestricted: Bool) -> String {
    """
    Please describe what you did, what you expected and what happened instead:


    The following lines describe this machine. They contain no texts and no file names.

    \(facts(isRestricted: isRestricted).map { "\($0): \($1)" }.joined(separator: "\n"))

    If the problem can be repeated, a log helps: set READBACK_LOG to the name of a new file.
    It records times, sizes and decisions, but no texts.

    """
  }

  private static func facts(isRestricted: Bool) -> [(String, String)] {
    [
      ("version", Version.text),
      ("system", system),
      ("processors", "\(processorCount)"),
      ("memory", memory),
      ("libraries", libraries),
      ("locale", variables(["LC_ALL", "LC_CTYPE", "LANG"])),
      ("terminal", variables(["TERM", "COLORTERM", "NO_COLOR", "ESCDELAY"]) + ", " + size),
      ("restricted", isRestricted ? "yes" : "no"),
      ("settings", isRestricted ? "not read" : state(of: Settings.path())),
      ("decisions", isRestricted ? "not read" : state(of: ReviewOptions.usualPath)),
      (
        "language packs",
        LanguagePackFiles.installed.entries().map { $0.pack?.language ?? "unusable" }
          .joined(separator: ", ").orNone
      ),
    ]
  }

  private static var system: String {
    var names = utsname()
    uname(&names)
    func string(_ part: inout some Any) -> String {
      withUnsafeBytes(of: &part) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    let kernel =
      "\(string(&names.sysname)) \(string(&names.release)) \(string(&names.machine))"
    let distribution = lines(ofFile: "/etc/os-release").first { $0.hasPrefix("PRETTY_NAME=") }
      .map { $0.dropFirst("PRETTY_NAME=".count).filter { $0 != "\"" } }
    return [distribution.map { String($0) }, kernel].compactMap { $0 }.joined(separator: ", ")
  }

  private static var memory: String {
    let pages = sysconf(Int32(_SC_PHYS_PAGES))
    return "\(pages / 1024 * sysconf(Int32(_SC_PAGESIZE)) / 1024) MB"
  }

  /// The loaded shared libraries, whose names include their versions.
  private static var libraries: String {
    let names = lines(ofFile: "/proc/self/maps").compactMap { line -> Substring? in
      guard let name = line.split(separator: "/").last, name.contains(".so") else { return nil }
      return name.split(separator: " ").first
    }
    return Set(names).sorted().joined(separator: ", ").orNone
  }

  private static func variables(_ names: [String]) -> String {
    names.compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0).escapingControls)" }
    }.joined(separator: ", ").orNone
  }

  private static var size: String {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0 else { return "not on a terminal" }
    return "\(size.ws_col)x\(size.ws_row)"
  }

  private static func state(of path: String?) -> String {
    var status = stat()
    guard let path, stat(path, &status) == 0 else { return "no file" }
    return "\(status.st_size) bytes"
  }

  private static func lines(ofFile path: String) -> [Substring] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

extension String {
  fileprivate var orNone: String { isEmpty ? "none" : self }
}
