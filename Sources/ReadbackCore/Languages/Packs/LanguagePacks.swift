/// The available language packs.
///
/// Core does not open files: the caller provides the packs.
public struct LanguagePacks: Sendable {
  /// No packs: only texts in the same language are compared.
  public static let none = LanguagePacks { _ in
    nil
  } problem: { _ in
    nil
  }

  private let find: @Sendable (String) -> LanguagePack?
  private let explain: @Sendable (String) -> String?

  /// - Parameters:
  ///    - find: returns the pack of a language; called repeatedly for the same one.
  ///    - problem: returns why a pack that exists cannot be used, as one sentence.
  public init(
    find: @escaping @Sendable (_ language: String) -> LanguagePack?,
    problem: @escaping @Sendable (_ language: String) -> String?
  ) {
    self.find = find
    explain = problem
  }

  /// The pack of a language; nil if there is none.
  public func pack(for language: String) -> LanguagePack? { find(language) }

  /// Why the pack of a language cannot be used; nil if it can or does not exist.
  public func problem(with language: String) -> String? { explain(language) }
}
