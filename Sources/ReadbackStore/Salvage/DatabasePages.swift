/// The pages of a database file and of its write-ahead log, read without the library, which stops
/// at the first damaged page.
///
/// The format is SQLite's own: https://www.sqlite.org/fileformat2.html. The bytes are not trusted:
/// pointers out of the file are ignored.
struct DatabasePages {
  let pageSize: Int
  /// The size of a page without the bytes at its end that are reserved for extensions.
  private let usableCount: Int
  private let file: [UInt8]
  private let log: [UInt8]
  /// For each page number, the position of its content in the log.
  private let logged: [Int: Int]

  init(file: [UInt8], log: [UInt8], pageSize: Int) {
    self.pageSize = pageSize
    self.file = file
    self.log = log
    let reserved = file.count > 20 ? Int(file[20]) : 0
    usableCount = pageSize - (reserved > 32 || pageSize - reserved < 480 ? 0 : reserved)
    logged = Self.frames(in: log, pageSize: pageSize)
  }

  /// The possible page sizes, beginning with the one given by the file.
  static func pageSizes(of file: [UInt8]) -> [Int] {
    let all = (9...16).map { 1 << $0 }
    guard file.count >= 18 else { return all }
    let said = Int(file[16]) << 8 | Int(file[17])
    let size = said == 1 ? 65_536 : said
    return all.contains(size) ? [size] + all.filter { $0 != size } : all
  }

  /// Passes on every record in a leaf of a table or anywhere in an index; records may be repeated
  /// if a page was copied. Every page is tried as each of these kinds, regardless of its declared
  /// kind.
  func forEachRecord(_ body: (StoredRecord) -> Void) {
    for start in stride(from: 0, to: file.count, by: pageSize) {
      let page = file[start..<min(start + pageSize, file.count)]
      records(in: page, isFirst: start == 0, body)
    }
    for start in logged.values.sorted() {
      let page = log[start..<min(start + pageSize, log.count)]
      // On the first page the header is also skipped.
      records(in: page, isFirst: false, body)
    }
  }

  private func records(
    in page: ArraySlice<UInt8>, isFirst: Bool, _ body: (StoredRecord) -> Void
  ) {
    for layout in PageLayout.allCases {
      var pointer = page.startIndex + (isFirst ? 100 : 0) + layout.headerCount
      // Pointers cannot overlap cells; the number of cells given by the page is not trusted.
      var end = page.endIndex - 1
      while pointer < end {
        let offset = Int(page[pointer]) << 8 | Int(page[pointer + 1])
        pointer += 2
        let cell = page.startIndex + offset
        guard cell >= pointer, cell < page.endIndex else { continue }
        end = min(end, cell - 1)
        if let record = record(at: cell, in: page, layout) { body(record) }
      }
    }
  }

  private func record(
    at cell: Int, in page: ArraySlice<UInt8>, _ layout: PageLayout
  ) -> StoredRecord? {
    var reader = ByteReader(page[cell...].dropFirst(layout.childCount))
    guard let size = reader.varint(), size > 1, size <= file.count + log.count else { return nil }
    var row = 0
    if layout == .tableLeaf {
      guard let number = reader.varint() else { return nil }
      row = number
    }
    let local = layout.localCount(ofPayload: size, usableCount: usableCount)
    guard let start = reader.bytes(local) else { return nil }
    var payload = Array(start)
    if local < size {
      guard var next = reader.integer(4) else { return nil }
      // Bounded by the size, so that a cycle of pages ends too.
      while payload.count < size {
        guard let page = self.page(next), page.count > 4 else { return nil }
        var overflow = ByteReader(page)
        next = overflow.integer(4) ?? 0
        let wanted = min(size - payload.count, usableCount - 4)
        guard let more = overflow.bytes(wanted) else { return nil }
        payload += more
      }
    }
    return StoredRecord(row: row, isOfTable: layout == .tableLeaf, payload: payload)
  }

  private func page(_ number: Int) -> ArraySlice<UInt8>? {
    if let start = logged[number] { return log[start..<min(start + pageSize, log.count)] }
    guard number > 0, number <= file.count / pageSize else { return nil }
    return file[(number - 1) * pageSize..<number * pageSize]
  }

  /// The last copy of each page among the valid frames of the log.
  private static func frames(in log: [UInt8], pageSize: Int) -> [Int: Int] {
    guard log.count > 32 else { return [:] }
    let salt = log[16..<24]
    var frames: [Int: Int] = [:]
    var start = 32
    while start + 24 + pageSize <= log.count {
      guard log[(start + 8)..<(start + 16)].elementsEqual(salt) else { break }
      var reader = ByteReader(log[start...])
      if let number = reader.integer(4) { frames[number] = start + 24 }
      start += 24 + pageSize
    }
    return frames
  }
}

/// The cell layouts of pages that contain records.
private enum PageLayout: CaseIterable {
  case tableLeaf, indexLeaf, indexInterior

  /// Bytes before the cell pointers.
  var headerCount: Int { self == .indexInterior ? 12 : 8 }

  /// Bytes of a cell that point to another page.
  var childCount: Int { self == .indexInterior ? 4 : 0 }

  /// How much of a payload is in the cell itself: "the B-tree cell format" in SQLite's
  /// documentation.
  func localCount(ofPayload size: Int, usableCount: Int) -> Int {
    let most = self == .tableLeaf ? usableCount - 35 : (usableCount - 12) * 64 / 255 - 23
    if size <= most { return size }
    let least = (usableCount - 12) * 32 / 255 - 23
    let count = least + (size - least) % (usableCount - 4)
    return count <= most ? count : least
  }
}

/// Reads numbers from bytes that may end anywhere.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// SQLite's integer of one to nine bytes; also nil for negative values.
  mutating func varint() -> Int? {
    var value: UInt64 = 0
    for index in 0..<9 {
      guard let byte = rest.popFirst() else { return nil }
      if index == 8 {
        value = value << 8 | UInt64(byte)
        break
      }
      value = value << 7 | UInt64(byte & 0x7F)
      if byte < 0x80 { break }
    }
    return Int(exactly: value)
  }

  /// An unsigned big-endian number.
  mutating func integer(_ count: Int) -> Int? {
    bytes(count).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
