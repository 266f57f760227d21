import Glibc

/// The pairs of texts whose introduction a reader has seen, one per line in a small file beside the
/// reviews. A convenience: read and write errors are ignored.
struct SeenPairs: Sendable {
  /// The maximum number of lines; older ones are dropped.
  private static let limit = 4_096
  private let path: String

  /// - Parameter reviewsPath: of the file of decisions in the state directory.
  init(besideReviewsAt reviewsPath: String) {
    let directory = reviewsPath.lastIndex(of: "/").map { String(reviewsPath[..<$0]) } ?? "."
    path = directory + "/seen"
  }

  func contains(_ key: String) -> Bool { keys().contains(key) }

  func add(_ key: String) {
    var known = keys()
    if known.contains(key) { return }
    known.append(key)
    let isFull = known.count > 2 * Self.limit
    let kept = isFull ? known.suffix(Self.limit) : known.suffix(1)
    let file = open(
      path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (isFull ? O_TRUNC : O_APPEND), 0o600)
    guard file >= 0 else { return }
    defer { close(file) }
    let bytes = Array((kept.joined(separator: "\n") + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }

  private func keys() -> [String] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return [] }
    defer { close(file) }
    // A key has 32 letters; a file of more than twice the limit is not ours.
    var bytes = [UInt8](repeating: 0, count: 33 * (2 * Self.limit + 1))
    var count = 0
    while count < bytes.count {
      let taken = bytes.withUnsafeMutableBytes {
        read(file, $0.baseAddress! + count, $0.count - count)
      }
      if taken <= 0 { break }
      count += taken
    }
    return bytes[..<count].split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
