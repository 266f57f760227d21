import Glibc

/// The environment of an opinion command: variables that programs need to find their files, the
/// language, a proxy and certificates; nothing about the terminal, and no secrets of other
/// programs.
enum AllowedEnvironment {
  private static let names: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TMPDIR", "LANG", "LANGUAGE", "TZ",
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR",
    "http_proxy", "https_proxy", "no_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
    "ALL_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "OLLAMA_HOST",
    "LLM_USER_PATH",
  ]
  private static let prefixes = ["LC_", "READBACK_OPINION_"]

  /// Names of additional variables, separated by spaces.
  static let moreVariable = "READBACK_OPINION_ENVIRONMENT"

  /// The time limit of the command in seconds, so that it can give up in time to say why.
  static let secondsVariable = "READBACK_OPINION_SECONDS"

  /// "NAME=value", sorted by name.
  static func entries(of environment: [String: String]) -> [String] {
    let more = Set((environment[moreVariable] ?? "").split(separator: " ").map(String.init))
    return environment.filter { name, _ in
      names.contains(name) || more.contains(name) || prefixes.contains(where: name.hasPrefix)
    }.map { "\($0)=\($1)" }.sorted()
  }

  /// The environment of a command with a time limit.
  static func ofCommand(secondLimit: Int) -> [String] {
    var environment = current
    environment[secondsVariable] = String(secondLimit)
    // The companion program installed for this is found by its name, after all others.
    let helpers = InstalledFiles.path("libexec/readback")
    environment["PATH"] = [environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin", helpers]
      .compactMap { $0 }.joined(separator: ":")
    return entries(of: environment)
  }

  /// The environment of this process.
  static var current: [String: String] {
    var result: [String: String] = [:]
    var entry = environ
    while let pointer = entry.pointee {
      let parts = String(cString: pointer).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return result
  }
}
