import CZip

/// A ZIP archive in memory, such as an office document or e-book.
final class ZIPArchive {
  private let bytes: UnsafeMutableRawBufferPointer
  private let archive: OpaquePointer
  private let zip: readback_zip_functions

  /// Nil for bytes that cannot be read as an archive.
  init?(_ contents: [UInt8]) {
    guard let zip = readback_zip()?.pointee else { return nil }
    self.zip = zip
    bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(contents.count, 1), alignment: 16)
    bytes.copyBytes(from: contents)
    var error = zip_error_t()
    zip.zip_error_init(&error)
    defer { zip.zip_error_fini(&error) }
    guard
      let source = zip.zip_source_buffer_create(
        bytes.baseAddress, zip_uint64_t(contents.count), 0, &error)
    else {
      bytes.deallocate()
      return nil
    }
    guard let archive = zip.zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip.zip_source_free(source)
      bytes.deallocate()
      return nil
    }
    self.archive = archive
  }

  deinit {
    zip.zip_discard(archive)
    bytes.deallocate()
  }

  func holds(_ name: String) -> Bool { zip.zip_name_locate(archive, name, 0) >= 0 }

  /// The result of reading a member.
  enum Member {
    case contents([UInt8])
    case missing
    case damaged
    case encrypted
    /// Larger than allowed, regardless of its header.
    case overfull
  }

  /// The decompressed contents of a member, up to the limit.
  func member(_ name: String, limit: Int) -> Member {
    let index = zip.zip_name_locate(archive, name, 0)
    guard index >= 0 else { return .missing }
    guard let file = zip.zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      let code = zip.zip_error_code_zip(zip.zip_get_error(archive))
      return code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP ? .encrypted : .damaged
    }
    defer { _ = zip.zip_fclose(file) }
    var contents: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Int(zip.zip_fread(file, &chunk, zip_uint64_t(chunk.count)))
      if count < 0 { return .damaged }
      if count == 0 { return .contents(contents) }
      guard contents.count + count <= limit else { return .overfull }
      contents.append(contentsOf: chunk[..<count])
    }
  }
}
