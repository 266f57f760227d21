import Glibc
import ReadbackCore
import ReadbackFormats

extension TextReader {
  /// Both sides of a bilingual file that is named alone; nil for another file.
  func bilingualTexts(at path: String) throws -> Texts? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw ProgramError.unreadable(path: path, SystemError()) }
    defer { close(descriptor) }
    try restriction?.check(descriptor, path: path)
    guard
      let both = try bilingualText(
        fromDescriptor: descriptor, path: path, options: options(for: path))
    else { return nil }
    let official = document(both.official)
    let retelling = document(both.retelling)
    return Texts(
      official: official, retellings: [TextSource(path: path) { retelling }])
  }
}
