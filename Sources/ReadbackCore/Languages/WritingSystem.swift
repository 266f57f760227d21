/// The writing systems used to distinguish languages; letters only.
enum WritingSystem: UInt8, CaseIterable {
  case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, gurmukhi, gujarati
  case odia, tamil, telugu, kannada, malayalam, sinhala, thai, lao, burmese, georgian, ethiopic
  case khmer, hangul, kana, han

  /// The system of a letter or vowel sign; nil for anything else.
  init?(scalar: UInt32) {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: self = .latin
    case 0..<0xC0, 0xD7, 0xF7: return nil
    case 0xC0..<0x2B0, 0x1E00..<0x1F00: self = .latin
    case 0x370..<0x400, 0x1F00..<0x2000: self = .greek
    case 0x400..<0x530: self = .cyrillic
    case 0x531..<0x590: self = .armenian
    case 0x5D0..<0x5F3: self = .hebrew
    case 0x620..<0x660, 0x66E..<0x6D4, 0x6D5..<0x6F0, 0x6FA..<0x780, 0xFB50..<0xFE00,
      0xFE70..<0xFEFD:
      self = .arabic
    case 0x900..<0x964, 0x970..<0x980: self = .devanagari
    case 0x980..<0x9E6: self = .bengali
    case 0xA00..<0xA66, 0xA70..<0xA78: self = .gurmukhi
    case 0xA80..<0xAE6: self = .gujarati
    case 0xB00..<0xB66: self = .odia
    case 0xB80..<0xBE6: self = .tamil
    case 0xC00..<0xC66: self = .telugu
    case 0xC80..<0xCE6: self = .kannada
    case 0xD00..<0xD66: self = .malayalam
    case 0xD80..<0xDE6: self = .sinhala
    case 0xE01..<0xE3B, 0xE40..<0xE4F: self = .thai
    case 0xE81..<0xED0: self = .lao
    case 0x1000..<0x1040: self = .burmese
    case 0x10A0..<0x1100: self = .georgian
    // Without the fillers, which are invisible.
    case 0x1100..<0x115F, 0x1161..<0x1200, 0x3131..<0x3164, 0x3165..<0x318F, 0xAC00..<0xD7A4:
      self = .hangul
    case 0x1200..<0x1369: self = .ethiopic
    case 0x1780..<0x17D4: self = .khmer
    case 0x3041..<0x3100: self = .kana
    case 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xF900..<0xFB00, 0x20000..<0x32400: self = .han
    default: return nil
    }
  }

  /// The distinguishable languages that use it: BCP 47 codes.
  ///
  /// A single language is recognised by its letters alone. Nil for Latin, which is used by all
  /// languages not listed here.
  var languages: [String]? {
    switch self {
    case .latin: nil
    case .greek: ["el"]
    case .cyrillic: ["be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"]
    case .armenian: ["hy"]
    case .hebrew: ["he"]
    case .arabic: ["ar", "fa", "ur"]
    case .devanagari: ["hi", "mr"]
    case .bengali: ["bn"]
    case .gurmukhi: ["pa"]
    case .gujarati: ["gu"]
    case .odia: ["or"]
    case .tamil: ["ta"]
    case .telugu: ["te"]
    case .kannada: ["kn"]
    case .malayalam: ["ml"]
    case .sinhala: ["si"]
    case .thai: ["th"]
    case .lao: ["lo"]
    case .burmese: ["my"]
    case .georgian: ["ka"]
    case .ethiopic: ["am"]
    case .khmer: ["km"]
    case .hangul: ["ko"]
    case .kana: ["ja"]
    case .han: ["zh"]
    }
  }

  /// How many letters of an alphabet carry as much information as one of its characters.
  var weight: Int {
    switch self {
    case .han, .kana, .hangul: 3
    default: 1
    }
  }
}
