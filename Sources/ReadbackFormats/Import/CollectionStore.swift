import CSamples
import Glibc
import ReadbackCore

/// The location of a collection's files: a directory, or built in.
enum CollectionStore: Sendable {
  case directory(path: String)
  /// One of the built-in collections.
  case samples(SampleCollection)

  /// The path to show for a file.
  func path(ofFile file: String) -> String {
    switch self {
    case .directory(let path): path.utf8.last == 0x2F ? path + file : path + "/" + file
    case .samples(let collection): "samples/" + collection.folder + file
    }
  }

  /// The names of the regular files, without links and directories.
  func names() throws(ImportError) -> [String] {
    switch self {
    case .samples(let collection): return Self.files(of: collection).map(\.name)
    case .directory(let path):
      guard let stream = opendir(path) else {
        throw ImportError(file: path, problem: Self.directoryProblem(errno))
      }
      defer { closedir(stream) }
      var names: [String] = []
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          PathBytes.string(from: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
        }
        if holds(name) { names.append(name) }
      }
      return names
    }
  }

  /// The contents of a file; nil if it does not exist.
  func bytes(ofFile file: String, limit: Int) throws(ImportError) -> [UInt8]? {
    switch self {
    case .samples(let collection):
      return Self.files(of: collection).first { $0.name == file }?.bytes
    case .directory(let path):
      let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard directory >= 0 else {
        throw ImportError(file: path, problem: Self.directoryProblem(errno))
      }
      defer { close(directory) }
      switch CollectionFile.opened(file, in: directory) {
      case .outside, .missing: return nil
      case .failed(let code):
        throw ImportError(
          file: self.path(ofFile: file), problem: FileReading.openingProblem(code))
      case .descriptor(let descriptor):
        defer { close(descriptor) }
        return try FileReading.bytes(
          ofDescriptor: descriptor, named: self.path(ofFile: file), limit: limit)
      }
    }
  }

  /// Whether a regular file with that name can be read.
  func holds(_ file: String) -> Bool {
    switch probe(file) {
    case .descriptor(let descriptor):
      close(descriptor)
      return true
    case .none:
      guard case .samples(let collection) = self else { return false }
      return Self.files(of: collection).contains { $0.name == file }
    default: return false
    }
  }

  /// Whether the name leads out of the directory, by itself or through a link.
  func leadsOutside(_ file: String) -> Bool {
    switch probe(file) {
    case .outside: return true
    case .descriptor(let descriptor):
      close(descriptor)
      return false
    default: return false
    }
  }

  /// Nil for the samples, which have no directory.
  private func probe(_ file: String) -> CollectionFile? {
    guard case .directory(let path) = self else { return nil }
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return .missing }
    defer { close(directory) }
    return CollectionFile.opened(file, in: directory)
  }

  private static func directoryProblem(_ code: Int32) -> ImportProblem {
    code == ENOTDIR ? .isNoDirectory : FileReading.openingProblem(code)
  }

  /// The files directly in the folder of a collection.
  private static func files(of collection: SampleCollection) -> [(name: String, bytes: [UInt8])] {
    sampleFiles.filter { $0.name.hasPrefix(collection.folder) }.map {
      (String($0.name.dropFirst(collection.folder.count)), $0.bytes)
    }.filter { !$0.name.contains("/") }
  }

  private static let sampleFiles: [(name: String, bytes: [UInt8])] =
    (0..<readback_sample_count()).compactMap { index in
      guard let row = readback_sample_at(index)?.pointee else { return nil }
      return (
        String(cString: row.name), Array(UnsafeBufferPointer(start: row.bytes, count: row.size))
      )
    }
}

/// The result of opening a file that must lie inside a directory.
enum CollectionFile {
  /// A regular file, open for reading; the caller closes it.
  case descriptor(Int32)
  case outside
  case missing
  /// The system's error code.
  case failed(Int32)

  /// Opens a file below a directory, following links only if they stay inside.
  ///
  /// The check is made on the open file itself, so that it cannot be replaced meanwhile.
  static func opened(_ file: String, in directory: Int32) -> CollectionFile {
    let parts = PathBytes.parts(of: file)
    guard !file.isEmpty, !file.utf8.contains(0), parts[0] != [], !parts.contains([0x2E, 0x2E])
    else { return .outside }
    // O_NONBLOCK: a named pipe must not block the program.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    var descriptor = openBeneath(directory, file, flags, refusesLinks: false)
    // An absolute link may lead to a place inside: its target is checked below.
    let isLookedUp = descriptor < 0 && (errno == EXDEV || errno == ENOSYS)
    if isLookedUp {
      descriptor =
        realPath(of: directory) == nil
        ? openWithoutLinks(parts, flags, in: directory) : openat(directory, file, flags)
    }
    guard descriptor >= 0 else {
      return errno == ENOENT || errno == ENOTDIR ? .missing : .failed(errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      return .missing
    }
    guard !isLookedUp || isInside(descriptor, directory) else {
      close(descriptor)
      return .outside
    }
    return .descriptor(descriptor)
  }

  private static func isInside(_ descriptor: Int32, _ directory: Int32) -> Bool {
    guard let root = realPath(of: directory) else { return true }
    guard let place = realPath(of: descriptor) else { return false }
    return PathBytes.isInside(place, root)
  }

  private static func realPath(of descriptor: Int32) -> [UInt8]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return buffer[..<count].map { UInt8(bitPattern: $0) }
  }

  /// Without /proc, as in a bare chroot, a target cannot be determined, and no link is followed.
  private static func openWithoutLinks(
    _ parts: [[UInt8]], _ flags: Int32, in directory: Int32
  ) -> Int32 {
    var place = directory
    for part in parts where !part.isEmpty {
      let next = openat(place, PathBytes.string(from: part), flags | O_NOFOLLOW)
      let code = errno
      if place != directory { close(place) }
      errno = code
      if next < 0 { return next }
      place = next
    }
    return place
  }
}
