/// The pages of a database file and of its write-ahead log, read without the library, which gives up
/// at the first page that is damaged.
///
/// The format is SQLite's own: https://www.sqlite.org/fileformat2.html. Nothing in the bytes is
/// believed: what leads out of the file ends there.
struct DatabasePages {
  let pageSize: Int
  /// What a page holds without the bytes at its end that extensions may keep for themselves.
  private let usableCount: Int
  private let file: [UInt8]
  private let log: [UInt8]
  /// Where the content of each page stands in the log, by its number.
  private let logged: [Int: Int]

  init(file: [UInt8], log: [UInt8], pageSize: Int) {
    self.pageSize = pageSize
    self.file = file
    self.log = log
    let reserved = file.count > 20 ? Int(file[20]) : 0
    usableCount = pageSize - (reserved > 32 || pageSize - reserved < 480 ? 0 : reserved)
    logged = Self.frames(in: log, pageSize: pageSize)
  }

  /// The sizes a page can have; what the file says first.
  static func pageSizes(of file: [UInt8]) -> [Int] {
    let all = (9...16).map { 1 << $0 }
    guard file.count >= 18 else { return all }
    let said = Int(file[16]) << 8 | Int(file[17])
    let size = said == 1 ? 65_536 : said
    return all.contains(size) ? [size] + all.filter { $0 != size } : all
  }

  /// Every record that stands in a leaf of a table or anywhere in an index, twice where a page was
  /// copied. A page is tried as each of these kinds, whatever it says it is.
  func forEachRecord(_ body: (StoredRecord) -> Void) {
    for start in stride(from: 0, to: file.count, by: pageSize) {
      let page = file[start..<min(start + pageSize, file.count)]
      records(in: page, isFirst: start == 0, body)
    }
    for start in logged.values.sorted() {
      let page = log[start..<min(start + pageSize, log.count)]
      // Of the first page the header is not wanted either.
      records(in: page, isFirst: false, body)
    }
  }

  private func records(
    in page: ArraySlice<UInt8>, isFirst: Bool, _ body: (StoredRecord) -> Void
  ) {
    for layout in PageLayout.allCases {
      var pointer = page.startIndex + (isFirst ? 100 : 0) + layout.headerCount
      // No pointer stands where cells do; how many there are is not taken from the page.
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
      // Bounded by the size: a ring of pages ends too.
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

  /// The last copy of each page among the frames of the log that belong together.
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

/// How the cells of a page that holds records look.
private enum PageLayout: CaseIterable {
  case tableLeaf, indexLeaf, indexInterior

  /// Bytes before the pointers to the cells.
  var headerCount: Int { self == .indexInterior ? 12 : 8 }

  /// Bytes of a cell that lead to another page.
  var childCount: Int { self == .indexInterior ? 4 : 0 }

  /// How much of a payload stands in the cell itself: "the B-tree cell format" of SQLite's document.
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

  /// SQLite's integer of one to nine bytes; nil also for what is negative.
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

  /// An unsigned number, the highest byte first.
  mutating func integer(_ count: Int) -> Int? {
    bytes(count).map { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }
}
