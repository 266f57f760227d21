import CCurl

/// The address for chat completions.
struct Address {
  /// The whole address.
  let text: String
  /// Host and port, for messages.
  let host: String
  /// Whether data sent there cannot be read in transit: it is encrypted, or never on a network.
  let isPrivate: Bool

  /// - Parameter text: with or without `/v1` and `/chat/completions`.
  init(_ text: String) throws(Fault) {
    guard let url = curl_url() else { throw .badAddress }
    defer { curl_url_cleanup(url) }
    guard curl_url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK else { throw .badAddress }
    func part(_ part: CURLUPart) -> String? {
      var value: UnsafeMutablePointer<CChar>?
      guard curl_url_get(url, part, &value, 0) == CURLUE_OK, let value else { return nil }
      defer { curl_free(value) }
      return String(cString: value)
    }
    guard let scheme = part(CURLUPART_SCHEME), ["http", "https"].contains(scheme),
      let name = part(CURLUPART_HOST), !name.isEmpty
    else { throw .badAddress }
    if part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil {
      throw .addressWithPassword
    }
    var path = part(CURLUPART_PATH) ?? "/"
    while path.hasSuffix("/") { path.removeLast() }
    if !path.hasSuffix("/chat/completions") {
      path += (path.isEmpty ? "/v1" : "") + "/chat/completions"
    }
    guard curl_url_set(url, CURLUPART_PATH, path, 0) == CURLUE_OK,
      curl_url_set(url, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK,
      let whole = part(CURLUPART_URL)
    else { throw .badAddress }
    self.text = whole
    host = name + (part(CURLUPART_PORT).map { ":" + $0 } ?? "")
    isPrivate =
      scheme == "https" || name == "localhost" || name.hasSuffix(".localhost") || name == "[::1]"
      || Self.isLoopback(name)
  }

  /// 127.0.0.0/8 in numeric form: "127.example.org" does not count.
  private static func isLoopback(_ name: String) -> Bool {
    let numbers = name.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && !numbers.contains(nil) && numbers[0] == 127
  }
}
