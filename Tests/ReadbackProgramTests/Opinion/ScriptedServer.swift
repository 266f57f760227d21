import Foundation

/// A local port on which nothing listens and that no other test can use.
final class ClosedPort {
  let url: String
  private let socket: Int32

  init() throws {
    let (socket, port) = try boundSocket()
    self.socket = socket
    url = "http://127.0.0.1:\(port)/v1"
  }

  deinit { close(socket) }
}

/// A local socket with its own port.
private func boundSocket() throws -> (socket: Int32, port: Int) {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let isBound = withUnsafeMutablePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
    }
  }
  guard isBound else { throw systemError() }
  return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
}

private func systemError() -> any Error { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }

/// A local server that handles each connection as the test says.
///
/// It listens before `init` returns, so tests need not wait for it, and its threads end with it.
final class ScriptedServer: @unchecked Sendable {
  /// A connection: the request, and ways to answer.
  struct Connection {
    fileprivate let socket: Int32
    /// The request's line and headers, as sent.
    let head: String
    let body: String

    /// Sends bytes; returns false if the other side has closed.
    @discardableResult
    func send(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      var sent = 0
      while sent < bytes.count {
        let count = bytes.withUnsafeBytes {
          Glibc.send(socket, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return false }
        sent += count
      }
      return true
    }

    func answer(_ status: String, _ body: String, headers: [String] = []) {
      let lines =
        ["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
      send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// Waits until the other side closes.
    func waitForTheEnd() {
      var byte: UInt8 = 0
      while recv(socket, &byte, 1, 0) > 0 {}
    }
  }

  let port: Int
  private let listener: Int32
  private let handle: @Sendable (Connection, Int) -> Void
  private let lock = NSLock()
  private var connections: [Connection] = []

  /// The requests so far, in order.
  var requests: [Connection] { lock.withLock { connections } }

  var url: String { "http://127.0.0.1:\(port)/v1" }

  /// - Parameter handle: receives each connection and its number, from 0.
  init(_ handle: @escaping @Sendable (Connection, Int) -> Void) throws {
    let (listener, port) = try boundSocket()
    guard listen(listener, 16) == 0 else { throw systemError() }
    (self.listener, self.port) = (listener, port)
    self.handle = handle
    Thread.detachNewThread { [weak self] in
      while true {
        let socket = accept(listener, nil, nil)
        if socket < 0 { break }
        guard let self else {
          close(socket)
          break
        }
        serve(socket)
      }
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  private func serve(_ socket: Int32) {
    Thread.detachNewThread { [weak self, handle, lock] in
      defer { close(socket) }
      guard let connection = Self.connection(on: socket) else { return }
      guard
        let number = lock.withLock({ [weak self] () -> Int? in
          self?.connections.append(connection)
          return self.map { $0.connections.count - 1 }
        })
      else { return }
      handle(connection, number)
    }
  }

  /// Reads one request; nil if it is not one.
  private static func connection(on socket: Int32) -> Connection? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let text = String(decoding: bytes, as: UTF8.self)
      if let end = text.range(of: "\r\n\r\n") {
        let head = String(text[..<end.lowerBound])
        let body = String(text[end.upperBound...])
        let length =
          head.components(separatedBy: "\r\n")
          .first { $0.lowercased().hasPrefix("content-length:") }
          .flatMap {
            Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces))
          }
        if body.utf8.count >= length ?? 0 {
          return Connection(socket: socket, head: head, body: body)
        }
      } else if bytes.count > 65_536 || bytes.first.map({ $0 < 0x20 }) == true {
        return nil
      }
      let count = recv(socket, &buffer, buffer.count, 0)
      if count <= 0 { return nil }
      bytes += buffer[..<count]
    }
  }
}
