import Glibc
import ReadbackCore
import Synchronization

/// The files of language packs: XX.pack in folders of the user, of the program and of the system.
public final class LanguagePackFiles: Sendable {
  /// The usual folders of this program.
  public static let installed = LanguagePackFiles(directories: usualDirectories)

  /// Earlier folders take precedence.
  public let directories: [String]
  private let known = Mutex<[String: Outcome]>([:])

  private struct Outcome {
    var pack: LanguagePack?
    var problem: String?
  }

  /// A file and its contents.
  public struct Entry: Sendable {
    /// The file's path.
    public let path: String
    /// Its contents; nil if it cannot be used.
    public let pack: LanguagePack?
    /// Why it cannot be used, in one sentence with its name.
    public let problem: String?
  }

  public init(directories: [String]) {
    self.directories = directories
  }

  /// The packs for `Comparer`. Files are opened on demand and stay mapped.
  public var packs: LanguagePacks {
    LanguagePacks {
      self.outcome(for: $0).pack
    } problem: {
      self.outcome(for: $0).problem
    }
  }

  /// All packs, by language, without those hidden by an earlier folder.
  public func entries() -> [Entry] {
    var seen: Set<String> = []
    return directories.flatMap { directory -> [Entry] in
      Self.files(in: directory).filter { seen.insert($0).inserted }.map { name in
        Self.entry(atPath: "\(directory)/\(name)")
      }
    }.sorted { $0.path.split(separator: "/").last! < $1.path.split(separator: "/").last! }
  }

  private func outcome(for language: String) -> Outcome {
    guard language.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return Outcome() }
    return known.withLock { known in
      if let outcome = known[language] { return outcome }
      var outcome = Outcome()
      for directory in directories where outcome.pack == nil {
        let path = "\(directory)/\(language).pack"
        guard access(path, F_OK) == 0 else { continue }
        let entry = Self.entry(atPath: path)
        outcome.pack = entry.pack
        outcome.problem = outcome.problem ?? entry.problem
      }
      known[language] = outcome
      return outcome
    }
  }

  private static func entry(atPath path: String) -> Entry {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let language = String(name.dropLast(".pack".count))
    func refused(_ why: String) -> Entry {
      Entry(path: path, pack: nil, problem: "\(path): \(why)")
    }
    do throws(PackProblem) {
      guard let bytes = mapped(path) else { return refused("cannot be read") }
      let pack = try LanguagePack(start: bytes.start, byteCount: bytes.count)
      guard pack.language == language else {
        return refused("is the pack of \(LanguageName.name(of: pack.language)); rename it")
      }
      return Entry(path: path, pack: pack, problem: nil)
    } catch {
      switch error {
      case .foreign: return refused("is not a language pack")
      case .damaged: return refused("is damaged; install it again")
      case .otherVersion(let version):
        return refused(
          "has version \(version), and this program reads version \(LanguagePack.version)")
      }
    }
  }

  /// Maps a file into memory for the life of the process.
  private static func mapped(_ path: String) -> (start: UnsafeRawPointer, count: Int)? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
      let start = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { return nil }
    return (UnsafeRawPointer(start), Int(status.st_size))
  }

  private static func files(in directory: String) -> [String] {
    guard let folder = opendir(directory) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".pack"), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// The folder of the user, that of the program's installation or source tree, and that of the
  /// system.
  private static var usualDirectories: [String] {
    var directories: [String] = []
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let data = value("XDG_DATA_HOME") ?? value("HOME").map({ "\($0)/.local/share" }) {
      directories.append("\(data)/readback/languages")
    }
    if let program = realpath("/proc/self/exe", nil) {
      defer { free(program) }
      var parts = String(cString: program).split(separator: "/").dropLast()
      directories.append(
        "/" + (parts.dropLast() + ["share", "readback", "languages"]).joined(separator: "/"))
      // The source tree that contains the program.
      while !parts.isEmpty {
        let folder = "/" + parts.joined(separator: "/")
        if access("\(folder)/Package.swift", F_OK) == 0,
          access("\(folder)/Sources/Languages", F_OK) == 0
        {
          directories.append("\(folder)/Sources/Languages")
        }
        parts = parts.dropLast()
      }
    }
    for folder in ["/usr/local/share/readback/languages", "/usr/share/readback/languages"]
    where !directories.contains(folder) {
      directories.append(folder)
    }
    return directories
  }
}
