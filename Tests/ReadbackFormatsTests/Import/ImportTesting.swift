import Glibc
import ReadbackCore
import ReadbackFormats
import Testing

/// Reads bytes as a file of the given name.
func imported(
  _ bytes: [UInt8], as path: String = "text.txt", options: ImportOptions = ImportOptions()
) throws -> ImportedDocument {
  try document(fromBytes: bytes, path: path, options: options)
}

func imported(
  _ text: String, as path: String = "text.txt", options: ImportOptions = ImportOptions()
) throws -> ImportedDocument {
  try imported(Array(text.utf8), as: path, options: options)
}

/// The paragraphs of a document with their roles: "body| The text."
func paragraphs(_ imported: ImportedDocument) -> [String] {
  imported.document.paragraphs.map { "\($0.role.rawValue)| \(imported.document.text[$0.range])" }
}

/// The text of the paragraphs.
func texts(_ imported: ImportedDocument) -> [String] {
  imported.document.paragraphs.map { imported.document.text[$0.range] }
}

/// The error message if reading fails.
func failure(_ read: () throws -> Void) -> String? {
  do {
    try read()
    return nil
  } catch {
    return "\(error)"
  }
}

/// A directory for one test, removed at its end.
final class ScratchDirectory {
  let path: String

  init() {
    var template = Array("/tmp/readback-import-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit {
    remove(path)
  }

  /// Never follows a link: a test may make one that leads out of the directory.
  private func remove(_ place: String) {
    var status = stat()
    guard place.hasPrefix("/tmp/readback-import-"), lstat(place, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(place) else {
      unlink(place)
      return
    }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { remove(place + "/" + name) }
    }
    closedir(stream)
    rmdir(place)
  }

  @discardableResult
  func write(_ contents: String, to name: String) -> String {
    write(Array(contents.utf8), to: name)
  }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) -> String {
    let file = path + "/" + name
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    return file
  }

  func makeDirectory(_ name: String) { mkdir(path + "/" + name, 0o700) }

  func link(_ name: String, to target: String) { symlink(target, path + "/" + name) }
}
