import Testing

@testable import ReadbackCore

/// The key and the messages of the reference test vectors: 00 01 02 ...
private func digits(ofMessageOfCount count: UInt8) -> String {
  var hash = StableHash(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
  hash.add(bytes: 0..<count)
  return hash.hexadecimal
}

@Test func hashAgreesWithTheReferenceVectors() {
  #expect(digits(ofMessageOfCount: 0) == "a3817f04ba25a8e66df67214c7550293")
  #expect(digits(ofMessageOfCount: 1) == "da87c1d86b99af44347659119b22fc45")
  #expect(digits(ofMessageOfCount: 8) == "3b62a9ba6258f5610f83e264f31497b4")
}

@Test func fieldsAreSeparated() {
  var one = StableHash()
  one.add("ab")
  one.add("c")
  var other = StableHash()
  other.add("a")
  other.add("bc")
  #expect(one.hexadecimal != other.hexadecimal)
}
