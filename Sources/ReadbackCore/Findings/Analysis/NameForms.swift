/// The capitalised words of a text, to be looked up directly and by other spellings.
struct NameForms {
  let forms: Set<String>
  /// By a key that transliterations of one name share.
  private var alike: [String: [String]] = [:]

  init(in side: AnalysedText) {
    var seen = [Bool](repeating: false, count: side.formCount)
    var forms: Set<String> = []
    for word in side.words where word.isCapitalised && !seen[Int(word.formNumber)] {
      seen[Int(word.formNumber)] = true
      forms.insert(word.form)
    }
    self.init(forms)
  }

  init(_ forms: Set<String>) {
    self.forms = forms
    for form in forms {
      for key in NameVariants.transliterationKeys(of: form) { alike[key, default: []].append(form) }
    }
  }

  func contains(_ form: String) -> Bool { forms.contains(form) }

  /// Whether one of the names may be another spelling of a name.
  func hasTransliteration(of name: String) -> Bool {
    NameVariants.transliterationKeys(of: name).contains { key in
      alike[key]?.contains { NameVariants.areTransliterations($0, name) } ?? false
    }
  }
}
