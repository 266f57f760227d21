import Foundation

@testable import ReadbackCore

/// The project's packs, for tests.
enum TestPacks {
  static let all = LanguagePacks {
    packs[$0]
  } problem: { _ in
    nil
  }

  static let packs: [String: LanguagePack] = {
    var packs: [String: LanguagePack] = [:]
    for language in LanguagePack.offered {
      packs[language] = try? pack(of: bytes(language))
    }
    return packs
  }()

  /// The project's folder, with a slash behind it.
  static let root =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardizedFileURL.path + "/"

  /// The file of a pack.
  static func bytes(_ language: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)Sources/Languages/\(language).pack")))
  }

  /// A pack in memory that is never freed.
  static func pack(of bytes: [UInt8]) throws(PackProblem) -> LanguagePack {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(8, bytes.count), alignment: 64)
    memory.copyBytes(from: bytes)
    return try LanguagePack(start: UnsafeRawPointer(memory.baseAddress!), byteCount: bytes.count)
  }
}
