import Glibc

/// Files installed together with the program, in any location.
enum InstalledFiles {
  /// A path below the prefix, `/usr` for `/usr/bin/readback`; nil if the program's location is
  /// unknown.
  static func path(_ name: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    let program = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return program.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/" + name
  }
}
