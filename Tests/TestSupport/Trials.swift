import Glibc

/// The numbers of the trials that a test makes: READBACK_TRIALS of them, from READBACK_FIRST on.
/// `make attack` makes many, in batches.
///
/// - Parameter usual: the default number.
public func trials(else usual: Int) -> Range<Int> {
  let first = number("READBACK_FIRST", else: 0)
  return first..<(first + number("READBACK_TRIALS", else: usual))
}

/// The value of an environment variable, as a number.
public func number(_ name: String, else usual: Int) -> Int {
  getenv(name).flatMap { Int(String(cString: $0)) } ?? usual
}
