/// Variants of names: short forms, older and newer spellings, places and their inhabitants.
enum NameVariants {
  /// Each group is one name, in lower case. Short forms are those of common given names; place
  /// names are those whose English spelling changed officially.
  private static let groups: [[String]] = [
    ["joseph", "joe"], ["robert", "bob", "rob", "bobby"], ["william", "bill", "will", "billy"],
    ["james", "jim", "jimmy"], ["john", "jack", "johnny"], ["michael", "mike", "mick"],
    ["richard", "dick", "rick"], ["thomas", "tom", "tommy"], ["anthony", "tony", "antony"],
    ["charles", "charlie", "chuck"], ["edward", "ed", "ted", "eddie"], ["daniel", "dan", "danny"],
    ["david", "dave"], ["donald", "don"], ["benjamin", "ben"], ["samuel", "sam"],
    ["steven", "stephen", "steve"], ["nicholas", "nick", "nicolas"], ["andrew", "andy", "drew"],
    ["christopher", "chris"], ["matthew", "matt"], ["patrick", "pat"], ["peter", "pete"],
    ["kenneth", "ken"], ["ronald", "ron"], ["timothy", "tim"], ["gregory", "greg"],
    ["alexander", "alex", "aleksandr", "oleksandr", "alexandr"], ["vladimir", "volodymyr"],
    ["elizabeth", "liz", "beth"], ["katherine", "catherine", "kate", "kathy"],
    ["margaret", "maggie", "meg"], ["sergei", "sergey", "serhiy"], ["yuri", "yury", "iurii"],
    ["dmitry", "dmitri", "dmytro"], ["nikolai", "nikolay", "mykola"],
    ["andrei", "andrey", "andriy"],
    ["mohammed", "mohammad", "muhammad", "mohamed", "muhammed"],
    ["ahmed", "ahmad"], ["hussein", "husein", "hussain"],
    ["kiev", "kyiv"], ["kharkov", "kharkiv"], ["odessa", "odesa"], ["lvov", "lviv"],
    ["dnieper", "dnipro"], ["chernobyl", "chornobyl"],
    ["peking", "beijing"], ["bombay", "mumbai"], ["calcutta", "kolkata"], ["madras", "chennai"],
    ["bangalore", "bengaluru"], ["rangoon", "yangon"], ["ceylon", "lanka"],
    ["macedonia", "makedonia"], ["britain", "uk", "british"],
    // Short forms in titles and company names.
    ["ltd", "limited"], ["corp", "corporation"], ["inc", "incorporated"], ["co", "company"],
    ["dept", "department"], ["univ", "university"], ["govt", "government"],
    ["bros", "brothers"], ["st", "saint", "street"], ["dr", "doctor"], ["prof", "professor"],
    ["gov", "governor"], ["sen", "senator"], ["rep", "representative"], ["gen", "general"],
    ["col", "colonel"], ["lt", "lieutenant"], ["capt", "captain"], ["sgt", "sergeant"],
    ["mt", "mount"], ["ft", "fort"], ["mr", "mister"], ["pm", "prime"],
    // Native names of towns and regions.
    ["bavaria", "bayern"], ["saxony", "sachsen"], ["thuringia", "thuringen"],
    ["hesse", "hessen"], ["prussia", "preussen"], ["swabia", "schwaben"],
    ["cologne", "koln"], ["munich", "munchen"], ["nuremberg", "nurnberg"],
    ["hanover", "hannover"], ["vienna", "wien"], ["carinthia", "karnten"],
    ["styria", "steiermark"], ["tyrol", "tirol"], ["geneva", "geneve", "genf"],
    ["basel", "basle"], ["lucerne", "luzern"], ["prague", "praha"], ["warsaw", "warszawa"],
    ["cracow", "krakow"], ["silesia", "slask", "schlesien"], ["vistula", "wisla"],
    ["moscow", "moskva"], ["rome", "roma"], ["milan", "milano"], ["naples", "napoli"],
    ["turin", "torino"], ["florence", "firenze"], ["venice", "venezia"], ["genoa", "genova"],
    ["tuscany", "toscana"], ["lombardy", "lombardia"], ["piedmont", "piemonte"],
    ["sicily", "sicilia"], ["sardinia", "sardegna"], ["lisbon", "lisboa"],
    ["seville", "sevilla"], ["catalonia", "catalunya", "cataluna"],
    ["andalusia", "andalucia"], ["brittany", "bretagne"], ["normandy", "normandie"],
    ["burgundy", "bourgogne"], ["brussels", "bruxelles", "brussel"],
    ["antwerp", "antwerpen"], ["ghent", "gent"], ["bruges", "brugge"],
    ["copenhagen", "kobenhavn"], ["gothenburg", "goteborg"], ["belgrade", "beograd"],
    ["bucharest", "bucuresti"], ["athens", "athina"], ["danube", "donau"], ["rhine", "rhein"],
    ["bohemia", "cechy"], ["moravia", "morava"], ["hague", "haag"], ["croatia", "hrvatska"],
    ["pilsen", "plzen"], ["brno", "brunn"], ["breslau", "wroclaw"], ["danzig", "gdansk"],
    ["posen", "poznan"], ["stettin", "szczecin"], ["pressburg", "bratislava", "pozsony"],
    ["laibach", "ljubljana"], ["reval", "tallinn"], ["liege", "luttich", "luik"],
    ["strasbourg", "strassburg"], ["dunkirk", "dunkerque"], ["leghorn", "livorno"],
    ["mantua", "mantova"], ["padua", "padova"], ["syracuse", "siracusa"], ["corfu", "kerkyra"],
    ["rhodes", "rodos"], ["crete", "kriti"], ["salonica", "salonika", "thessaloniki"],
    ["smyrna", "izmir"], ["constantinople", "istanbul"], ["canton", "guangzhou"],
    ["nanking", "nanjing"], ["tientsin", "tianjin"], ["chungking", "chongqing"],
    ["formosa", "taiwan"], ["mecca", "makkah"], ["medina", "madinah"], ["cairo", "qahira"],
    ["carpathians", "karpaty"], ["transylvania", "ardeal", "erdely"], ["holland", "nederland"],
    ["us", "usa", "america", "american", "americans", "u.s", "u.s.", "states", "u.s.a"],
    ["eu", "european"], ["un", "nations"],
  ]

  private static let index: [String: Int] = {
    var index: [String: Int] = [:]
    for (number, group) in groups.enumerated() { for name in group { index[name] = number } }
    return index
  }()

  static func areVariants(_ one: String, _ other: String) -> Bool {
    if let areVariants = areListedVariants(one, other) { return areVariants }
    // "J." for "John".
    if one.utf8.count == 1 || other.utf8.count == 1 { return one.utf8.first == other.utf8.first }
    let (shorter, longer) = one.utf8.count < other.utf8.count ? (one, other) : (other, one)
    return isInhabitant(longer, of: shorter)
  }

  /// Nil if the lists do not decide.
  private static func areListedVariants(_ one: String, _ other: String) -> Bool? {
    if let first = index[one], first == index[other] { return true }
    if let first = Countries.number(of: one), let second = Countries.number(of: other) {
      return first == second
    }
    return nil
  }

  /// Whether both are countries or nationalities, and not of the same country.
  static func areTwoCountries(_ one: String, _ other: String) -> Bool {
    guard let first = Countries.number(of: one), let second = Countries.number(of: other) else {
      return false
    }
    return first != second
  }

  /// "Siberian" of "Siberia", "Londoners" of "London".
  private static func isInhabitant(_ name: String, of place: String) -> Bool {
    let vowels: Set<UInt8> = [0x61, 0x65, 0x69, 0x6F, 0x79]
    var stem = Substring(place)
    while let last = stem.utf8.last, vowels.contains(last), stem.utf8.count > 3 {
      stem = stem.dropLast()
    }
    guard stem.utf8.count > 2, name.hasPrefix(stem) else { return false }
    var ending = name.dropFirst(stem.count)
    if ending.last == "s" { ending = ending.dropLast() }
    let grown = place.dropFirst(stem.count)
    return [
      "", "a", "an", "ian", "ean", "n", "ese", "i", "ish", "ic", "er", "ite", "ine", "in", "o",
      grown + "n", grown + "an", grown + "ic", grown + "", grown + "r", grown + "er",
    ].contains(ending)
  }

  /// Whether spellings differ only in alternative transliterations of the same sound (BGN/PCGN, ISO
  /// 9 and press usage for Cyrillic; Pinyin and Wade-Giles are handled separately).
  static func areTransliterations(_ one: String, _ other: String) -> Bool {
    let (first, second) = (folded(one), folded(other))
    if first == second || folded(one, initialJ: "ž") == folded(other, initialJ: "ž") { return true }
    if one.utf8.count > 3, loose(first) == loose(second) { return true }
    let (shorter, longer) = first.count < second.count ? (first, second) : (second, first)
    return shorter.count > 4 && isInhabitant(longer, of: shorter) || areAlikeByEar(first, second)
      || areChineseSpellings(one, other)
  }

  /// Names without a common key are not transliterations of each other.
  static func transliterationKeys(of name: String) -> Set<String> {
    let folded = folded(name)
    var keys: Set = [
      "=" + folded, "j" + Self.folded(name, initialJ: "ž"), "~" + loose(folded),
      "c" + sounds(name),
      // A place and its inhabitants begin alike.
      "^" + String(decoding: folded.utf8.prefix(3), as: UTF8.self),
    ]
    // Similar in sound except for one vowel.
    for place in folded.indices.dropFirst() where "aeiou".contains(folded[place]) {
      keys.insert("*" + folded[..<place] + "*" + folded[folded.index(after: place)...])
    }
    return keys
  }

  /// "Khaled" and "Khalid" have the same consonants and so may be the same name.
  static func differInVowels(_ one: String, _ other: String) -> Bool {
    func consonants(_ name: String) -> String {
      loose(folded(name)).filter { !"aeiou".contains($0) }
    }
    return consonants(one) == consonants(other)
  }

  /// "Hsi" and "Xi", "Chien-ping" and "Jianping": Wade-Giles and Pinyin.
  private static func areChineseSpellings(_ one: String, _ other: String) -> Bool {
    let hasOlder = [one, other].contains { name in
      wadeGiles.contains(where: name.contains) || name.hasPrefix("hs") || name.hasPrefix("tz")
    }
    return hasOlder && sounds(one) == sounds(other)
  }

  private static let wadeGiles = ["-", "'", "ieh", "ien", "ung", "ueh", "tsu"]

  /// The consonants that both systems distinguish, and the vowels.
  private static func sounds(_ name: String) -> String {
    var result = ""
    var rest = Substring(name.filter { $0 != "-" && $0 != "'" })
    while !rest.isEmpty {
      if let rule = chineseRules.first(where: { rest.hasPrefix($0.0) }) {
        result += rule.1
        rest = rest.dropFirst(rule.0.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  private static let chineseRules: [(String, String)] = [
    ("ieh", "ie"), ("ien", "ian"), ("ueh", "ue"), ("ung", "ong"), ("hs", "s"), ("sh", "s"),
    ("x", "s"), ("zh", "c"), ("ch", "c"), ("tz", "c"), ("ts", "c"), ("j", "c"), ("q", "c"),
    ("z", "c"), ("g", "k"), ("d", "t"), ("b", "p"), ("ih", "i"), ("eh", "e"),
  ]

  /// Whether they are the same name, or two spellings of the same sound.
  static func areAlike(_ one: String, _ other: String) -> Bool {
    // Transliterations rarely differ in the first letter.
    guard one.utf8.first == other.utf8.first else { return areListedVariants(one, other) ?? false }
    return areVariants(one, other)
      || min(one.utf8.count, other.utf8.count) > 3
        && (Spelling.closeness(one, other) >= 0.6 || areTransliterations(one, other))
  }

  /// Sounds that transliteration systems write with different letters: "Zadok" and "Sadok",
  /// "Jeconiah" and "Jechoniah".
  private static func loose(_ folded: String) -> String {
    var result = ""
    for letter in folded {
      let sound: Character =
        switch letter {
        case "c", "č", "q": "k"
        case "z": "s"
        default: letter
        }
      if result.last != sound { result.append(sound) }
    }
    if result.hasSuffix("h") { result.removeLast() }
    return result
  }

  /// Whether folded names differ in one unstressed vowel: not the first, in a word of about three
  /// syllables.
  private static func areAlikeByEar(_ one: String, _ other: String) -> Bool {
    guard one.count == other.count, one.count > 5 else { return false }
    let different = zip(one, other).filter { $0 != $1 }
    return different.count == 1 && one.first == other.first
      && different.allSatisfy { "aeiou".contains($0) && "aeiou".contains($1) }
  }

  private static func folded(_ name: String, initialJ: String? = nil) -> String {
    if let folded = foldedASCII(name, initialJ: initialJ) { return folded }
    var result = ""
    var rest = Substring(name)
    if let initialJ, rest.first == "j" {
      result = initialJ
      rest = rest.dropFirst()
    }
    while !rest.isEmpty {
      if let rule = rules.first(where: { rest.hasPrefix($0.0) }) {
        if !result.hasSuffix(rule.1) { result += rule.1 }
        rest = rest.dropFirst(rule.0.count)
      } else {
        let letter = rest.removeFirst()
        if result.last != letter { result.append(letter) }
      }
    }
    return result
  }

  /// The same for a name in ASCII letters, byte by byte; nil for others.
  private static func foldedASCII(_ name: String, initialJ: String?) -> String? {
    var name = name
    return name.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return nil }
      var result = ""
      var last: Character?
      func append(_ letter: Character) {
        if last != letter { result.append(letter) }
        last = letter
      }
      var at = 0
      if let initialJ, bytes.first == 0x6A {
        for letter in initialJ { append(letter) }
        at = 1
      }
      while at < bytes.count {
        let rule = rulesByFirstByte[Int(bytes[at])].first { rule in
          rule.from.count <= bytes.count - at
            && rule.from.indices.allSatisfy { rule.from[$0] == bytes[at + $0] }
        }
        if let rule {
          if let to = rule.to { append(to) }
          at += rule.from.count
        } else {
          append(Character(UnicodeScalar(bytes[at])))
          at += 1
        }
      }
      return result
    }
  }

  private struct ByteRule {
    let from: [UInt8]
    /// One letter or none.
    let to: Character?
  }

  private static let rulesByFirstByte: [[ByteRule]] = {
    var table = [[ByteRule]](repeating: [], count: 0x80)
    for (from, to) in rules {
      let from = Array(from.utf8)
      table[Int(from[0])].append(ByteRule(from: from, to: to.first))
    }
    return table
  }()

  private static let rules: [(String, String)] = [
    ("ae", "e"), ("oe", "e"), ("ck", "k"), ("dzh", "ž"), ("gh", "g"), ("dh", "d"), ("bh", "b"),
    ("th", "t"), ("ph", "f"),
    ("shch", "š"), ("sch", "š"), ("sh", "š"), ("tch", "č"), ("ch", "č"), ("zh", "ž"), ("kh", "h"),
    ("ts", "c"), ("tz", "c"), ("yo", "e"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("yu", "u"),
    ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("iy", "i"), ("ii", "i"),
    ("yi", "i"), ("ij", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("ff", "v"), ("ks", "x"),
    ("ou", "u"), ("oo", "u"), ("ss", "s"), ("'", ""),
  ]
}
