extension Array {
  /// Makes an array of the given length; `write` must set every element.
  static func written(
    count: Int, by write: (UnsafeMutablePointer<Element>) -> Void
  ) -> [Element] {
    // An empty array made in place would share its storage with all other empty arrays: a data
    // race.
    guard count > 0 else { return [] }
    return [Element](unsafeUninitializedCapacity: count) { buffer, writtenCount in
      write(buffer.baseAddress.unsafelyUnwrapped)
      writtenCount = count
    }
  }
}
