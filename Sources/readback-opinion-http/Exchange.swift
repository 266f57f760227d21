import CCurl

/// A connection to a server for consecutive requests.
final class Exchange {
  /// The maximum that Readback reads from an opinion command.
  static let answerLimit = 1 << 20
  /// An answer in JSON, where a byte may take six, plus what servers add.
  static let bodyLimit = 6 * answerLimit + (1 << 20)
  private static let headerLimit = 256 * 1024
  private static let connectSeconds = 15

  private let curl: OpaquePointer
  private let address: Address
  private let headers: UnsafeMutablePointer<curl_slist>?
  private let received = Received()

  /// The received data, as curl passes it on.
  private final class Received {
    var body: [UInt8] = []
    var headerByteCount = 0
    var isTooLong = false
  }

  init(_ configuration: Configuration) throws(Fault) {
    address = configuration.address
    var list: UnsafeMutablePointer<curl_slist>?
    var lines = ["Content-Type: application/json", "Accept: application/json", "Expect:"]
    if let key = configuration.key { lines.append("Authorization: Bearer " + key) }
    for line in lines { list = curl_slist_append(list, line) }
    headers = list
    guard curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK, let handle = curl_easy_init()
    else { throw .transfer(configuration.address.host, said: "libcurl does not start") }
    curl = OpaquePointer(handle)
    setUp()
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
  }

  private var handle: UnsafeMutableRawPointer { UnsafeMutableRawPointer(curl) }

  private func setUp() {
    readback_curl_set_text(handle, CURLOPT_URL, address.text)
    readback_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    readback_curl_set_text(handle, CURLOPT_USERAGENT, "readback-opinion-http")
    readback_curl_set_pointer(handle, CURLOPT_HTTPHEADER, headers)
    // Neither the key nor the texts are sent to another address.
    readback_curl_set_number(handle, CURLOPT_FOLLOWLOCATION, 0)
    readback_curl_set_number(handle, CURLOPT_NOSIGNAL, 1)
    readback_curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, Self.connectSeconds)
    readback_curl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    // Like the curl program; the library does not do this.
    if let file = Configuration.variable("CURL_CA_BUNDLE")
      ?? Configuration.variable("SSL_CERT_FILE")
    {
      readback_curl_set_text(handle, CURLOPT_CAINFO, file)
    }
    if let directory = Configuration.variable("SSL_CERT_DIR") {
      readback_curl_set_text(handle, CURLOPT_CAPATH, directory)
    }
    let writer:
      @convention(c) (
        UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
      ) -> Int = { bytes, size, count, target in
        let received = Unmanaged<Received>.fromOpaque(target!).takeUnretainedValue()
        if received.body.count + size * count > Exchange.bodyLimit {
          received.isTooLong = true
          return 0
        }
        received.body += UnsafeRawBufferPointer(start: bytes, count: size * count)
        return size * count
      }
    let headerReader:
      @convention(c) (
        UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?
      ) -> Int = { _, size, count, target in
        let received = Unmanaged<Received>.fromOpaque(target!).takeUnretainedValue()
        received.headerByteCount += size * count
        if received.headerByteCount > Exchange.headerLimit {
          received.isTooLong = true
          return 0
        }
        return size * count
      }
    let target = Unmanaged.passUnretained(received).toOpaque()
    readback_curl_set_writer(handle, CURLOPT_WRITEFUNCTION, writer)
    readback_curl_set_pointer(handle, CURLOPT_WRITEDATA, target)
    readback_curl_set_writer(handle, CURLOPT_HEADERFUNCTION, headerReader)
    readback_curl_set_pointer(handle, CURLOPT_HEADERDATA, target)
  }

  /// The server's response to one request. Waits for it.
  func reply(to body: String, withinSeconds limit: Double) throws(Fault) -> ChatReply {
    received.body = []
    received.headerByteCount = 0
    received.isTooLong = false
    readback_curl_set_number(handle, CURLOPT_TIMEOUT_MS, max(1, Int(limit * 1000)))
    readback_curl_set_number(handle, CURLOPT_POSTFIELDSIZE, body.utf8.count)
    readback_curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, body)
    let code = curl_easy_perform(handle)
    guard code == CURLE_OK else { throw fault(code, limit: limit) }
    var status = 0
    readback_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
    var wait: curl_off_t = 0
    readback_curl_get_offset(handle, CURLINFO_RETRY_AFTER, &wait)
    var location: UnsafeMutablePointer<CChar>?
    readback_curl_get_text(handle, CURLINFO_REDIRECT_URL, &location)
    return ChatReply(
      status: status, body: received.body, retryAfter: wait > 0 ? Int(wait) : nil,
      location: location.map { String(cString: $0) })
  }

  private func fault(_ code: CURLcode, limit: Double) -> Fault {
    let host = address.host
    if received.isTooLong { return .longAnswer(host, byteLimit: Self.answerLimit) }
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .unknownHost(host)
    case CURLE_COULDNT_CONNECT: return .unreachable(host)
    case CURLE_OPERATION_TIMEDOUT: return .timedOut(host, seconds: Int(limit.rounded(.up)))
    case CURLE_SSL_CONNECT_ERROR: return .noTLS(host)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
      return .badCertificate(host)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_HTTP2,
      CURLE_HTTP2_STREAM:
      return .cutOff(host)
    case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: return .notHTTP(host)
    default: return .transfer(host, said: String(cString: curl_easy_strerror(code)))
    }
  }
}
