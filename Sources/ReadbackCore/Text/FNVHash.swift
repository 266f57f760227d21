/// A fast 64-bit hash (FNV-1a by Fowler, Noll and Vo), the same on every machine: for tables, and for
/// names that other programs compute too. `StableHash` distinguishes whole texts.
package struct FNVHash: Sendable, Hashable {
  package var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inlinable package init() {}

  /// The hash of some bytes.
  @inlinable
  package init(_ bytes: some Sequence<UInt8>) {
    add(bytes)
  }

  @inlinable
  package mutating func add(_ number: UInt64) {
    value = (value ^ number) &* 0x100_0000_01b3
  }

  @inlinable
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { add(UInt64(byte)) }
  }
}
