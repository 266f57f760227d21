extension Array {
  /// So many elements, all of which `write` sets.
  static func written(
    count: Int, by write: (UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    // An empty array made in place writes to the storage that all empty arrays share: a race.
    guard count > 0 else { return [] }
    return [Element](unsafeUninitializedCapacity: count) { buffer, writtenCount in
      write(buffer.baseAddress.unsafelyUnwrapped)
      writtenCount = count
    }
  }
}
