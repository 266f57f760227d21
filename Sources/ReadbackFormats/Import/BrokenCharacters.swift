/// The same number of bytes with "?" for each invalid one; nil if all are valid.
///
/// XML parsers pass on invalid bytes of damaged files.
func withoutBrokenCharacters(
  _ text: ArraySlice<UInt8>
) -> ArraySlice<UInt8>? {
  guard String(validating: text, as: UTF8.self) == nil else { return nil }
  var repaired: [UInt8] = []
  repaired.reserveCapacity(text.count)
  var rest = text.makeIterator()
  var parser = Unicode.UTF8.ForwardParser()
  while true {
    switch parser.parseScalar(from: &rest) {
    case .valid(let character): repaired += character
    case .error(let length): repaired += repeatElement(0x3F, count: length)
    case .emptyInput: return repaired[...]
    }
  }
}
