/// Shortens the output of ncurses: consecutive attribute sequences are merged, and the usual
/// character set, which is hardly ever left, is selected only once.
///
/// ncurses ends a coloured word with three sequences and begins the next with two; a page of
/// findings has fifty of them. The control sequences are those of ECMA-48 and ECMA-35; everything
/// else passes unchanged. A value that keeps the selected state from frame to frame.
struct AttributeMerging {
  /// Whether the usual character set is known to be selected.
  private var isUsual = false
  /// The maximum number of parameters in one sequence; the Linux console accepts 16.
  private static let numberLimit = 14

  /// Call it when the terminal may be in any state.
  mutating func forget() { isUsual = false }

  mutating func merged(_ bytes: [UInt8]) -> [UInt8] {
    var merged: [UInt8] = []
    merged.reserveCapacity(bytes.count)
    var run = Run()
    var index = 0
    while index < bytes.count {
      if let length = Self.selectionLength(bytes, at: index) {
        if !isUsual { merged += bytes[index..<(index + length)] }
        isUsual = true
        index += length
      } else if let end = Self.attributesEnd(bytes, at: index) {
        if !run.take(bytes[(index + 2)..<end], limit: Self.numberLimit) {
          run.send(to: &merged)
          run.take(bytes[(index + 2)..<end], limit: .max)
        }
        index = end + 1
      } else {
        run.send(to: &merged)
        if Self.leavesUsual(bytes, at: index) { isUsual = false }
        merged.append(bytes[index])
        index += 1
      }
    }
    run.send(to: &merged)
    return merged
  }

  private static let escape: UInt8 = 0x1B

  /// ESC ( B, or SI: both select the usual character set.
  private static func selectionLength(_ bytes: [UInt8], at index: Int) -> Int? {
    if bytes[index] == 0x0F { return 1 }
    return bytes[index...].starts(with: [escape, 0x28, 0x42]) ? 3 : nil
  }

  /// ESC ( with any other set, or SO.
  private static func leavesUsual(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] == 0x0E || bytes[index...].starts(with: [escape, 0x28])
  }

  /// The index of the "m" of a sequence that sets attributes by plain numbers.
  private static func attributesEnd(_ bytes: [UInt8], at index: Int) -> Int? {
    guard bytes[index...].starts(with: [escape, 0x5B]) else { return nil }
    let end = bytes[(index + 2)...].firstIndex { !(0x30...0x39).contains($0) && $0 != 0x3B }
    return end.flatMap { bytes[$0] == 0x6D ? $0 : nil }
  }

  /// Consecutive sequences.
  private struct Run {
    private var isEmpty = true
    /// Whether all attributes are reset first.
    private var resets = false
    private var numbers: [UInt8] = []
    private var count = 0

    /// False if that would be too many parameters for one sequence.
    @discardableResult
    mutating func take(_ parameters: ArraySlice<UInt8>, limit: Int) -> Bool {
      var parts = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
      let isReset = parts[0].isEmpty || parts[0].elementsEqual([0x30])
      if isReset {
        parts.removeFirst()
        (resets, numbers, count) = (true, [], 0)
      }
      isEmpty = false
      guard count + parts.count <= limit else { return false }
      for part in parts {
        if !numbers.isEmpty { numbers.append(0x3B) }
        numbers += part.isEmpty ? [0x30] : Array(part)
      }
      count += parts.count
      return true
    }

    mutating func send(to bytes: inout [UInt8]) {
      guard !isEmpty else { return }
      bytes += [AttributeMerging.escape, 0x5B]
      if resets, !numbers.isEmpty { bytes += [0x30, 0x3B] }
      bytes += numbers
      bytes.append(0x6D)
      self = Run()
    }
  }
}
