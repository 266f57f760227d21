extension Unicode.Scalar {
  /// Whether it has no shape of its own: Default_Ignorable_Code_Point in the Unicode Character
  /// Database, such as soft hyphens, joiners, direction controls, variation selectors and fillers.
  package var isDefaultIgnorable: Bool {
    switch value {
    // Frequent blocks without any, in which nothing need be looked up.
    case 0..<0xAD, 0xAE..<0x34F, 0x350..<0x61C, 0x2010..<0x202A, 0x3165..<0xFE00: false
    default: properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether it has no shape but is needed to write some scripts and emoji: a soft hyphen, joiner,
  /// variation selector or filler.
  package var isOrthographicIgnorable: Bool {
    switch value {
    case 0xAD, 0x34F, 0x200C, 0x200D: true
    // Fillers of Hangul and Khmer.
    case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: true
    default: properties.isVariationSelector
    }
  }
}
