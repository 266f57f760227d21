/// The language packs that are at hand.
///
/// Core opens no files: whoever compares says where packs come from.
public struct LanguagePacks: Sendable {
  /// Without any, only texts in one language are compared.
  public static let none = LanguagePacks { _ in
    nil
  } trouble: { _ in
    nil
  }

  private let find: @Sendable (String) -> LanguagePack?
  private let explain: @Sendable (String) -> String?

  /// - Parameters:
  ///   - find: the pack of a language, which is asked for again and again.
  ///   - trouble: why a pack that is there cannot be used, in one sentence.
  public init(
    find: @escaping @Sendable (_ language: String) -> LanguagePack?,
    trouble: @escaping @Sendable (_ language: String) -> String?
  ) {
    self.find = find
    explain = trouble
  }

  /// The pack of a language; nil when there is none.
  public func pack(for language: String) -> LanguagePack? { find(language) }

  /// Why the pack of a language cannot be used; nil when it can, or when there is none.
  public func trouble(with language: String) -> String? { explain(language) }
}
