import ReadbackScreen

/// Decodes the bytes from a terminal into keys.
///
/// A value without input and clock: it takes bytes with their time of arrival and returns keys and
/// the terminal's replies. Other sequences are skipped to their end, following the grammar of
/// ECMA-48: control sequences (CSI, SS3) end with a final byte, strings (OSC, DCS, APC, PM, SOS)
/// with BEL or ST. Every state ends after a timeout, so that truncated input never blocks the input
/// after it.
struct KeyDecoder {
  /// Timeouts in milliseconds.
  struct Delays: Equatable {
    /// An escape without further bytes for this long is the Escape key.
    var escape = 50
    /// Bytes closer together than this were sent as one; no one types as fast.
    static let finger = 50
    /// An incomplete sequence that does not continue for this long is abandoned.
    static let silence = 1000
  }

  /// Decoded input.
  enum Input: Equatable {
    case key(Key)
    case reply(TerminalReply)
  }

  /// How many bytes of a control sequence or a string are kept; the rest is skipped.
  private static let keptLimit = 128
  /// How many bytes of a paste are kept; a prompt needs no more.
  static let pasteLimit = 65_536

  fileprivate enum State: Equatable {
    case ground
    case escape
    /// After `ESC [`, with its parameters so far.
    case control
    /// After `ESC O`.
    case single
    /// After `ESC [ [`, with which the Linux console begins F1 to F5: one more byte.
    case console
    case mouse(MouseReport)
    case string(StringState)
    case paste(PasteState)
  }

  private let delays: Delays
  private let takesMouse: Bool
  private let terminalKeys: [[UInt8]: Key]
  private var text: TextDecoder
  private var state = State.ground
  /// The bytes of the sequence, beginning with its escape.
  private var sequence: [UInt8] = []
  private var lastArrival = 0
  /// Whether an Escape key was reported whose sequence may still be arriving.
  private var mayBeLate = false
  private var inputs: [Input] = []

  /// - Parameter terminalKeys: additional sequences of this type of terminal, from its description.
  init(
    delays: Delays = Delays(), takesMouse: Bool, terminalKeys: [[UInt8]: Key] = [:],
    text: TextDecoder = TextDecoder(.utf8)
  ) {
    self.delays = delays
    self.takesMouse = takesMouse
    self.terminalKeys = terminalKeys
    self.text = text
  }

  /// The milliseconds without input after which an incomplete sequence ends; nil if there is none.
  var patience: Int? {
    switch state {
    case .ground: text.isAmidCharacter ? Delays.silence : nil
    case .escape: delays.escape
    case .control, .single, .console, .mouse, .string, .paste: Delays.silence
    }
  }

  // MARK: - Bytes

  /// Handles bytes that arrived together, at a monotonic time in milliseconds.
  mutating func take(_ bytes: some Collection<UInt8>, at time: Int) -> [Input] {
    let pause = time - lastArrival
    if let patience, pause >= patience { endForSilence() }
    lastArrival = time
    if state == .escape, pause > Delays.finger, bytes.count < 2 || !Self.mayGoOn(bytes.first!) {
      // Someone has pressed Escape and then another key.
      give(.escape)
    }
    let isLate = mayBeLate && state == .ground
    mayBeLate = false
    if !(isLate && takeLate(bytes)) {
      for byte in bytes { take(byte) }
    }
    defer { inputs = [] }
    return inputs
  }

  /// Ends an incomplete sequence if its timeout has passed.
  mutating func wait(until time: Int) -> [Input] {
    guard let patience, time - lastArrival >= patience else { return [] }
    endForSilence()
    defer { inputs = [] }
    return inputs
  }

  private static func mayGoOn(_ byte: UInt8) -> Bool { "[O]P_^X".utf8.contains(byte) }

  /// Handles the rest of a sequence whose escape was reported as the Escape key.
  ///
  /// Only unambiguous input counts: a complete string, a complete control sequence with parameters,
  /// or a known key. Returns false for anything else, without consuming it.
  private mutating func takeLate(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count > 1, let first = bytes.first, Self.mayGoOn(first) else { return false }
    var trial = KeyDecoder(
      delays: delays, takesMouse: takesMouse, terminalKeys: terminalKeys, text: text)
    trial.take(0x1B)
    for (count, byte) in bytes.enumerated() {
      trial.take(byte)
      guard trial.state == .ground || trial.isPasting else { continue }
      let hasParameters = count > 1
      guard hasParameters || trial.inputs.contains(where: { $0.isSequenceKey }) else {
        return false
      }
      for byte in bytes.dropFirst(count + 1) { trial.take(byte) }
      let (arrival, earlier) = (lastArrival, inputs)
      self = trial
      lastArrival = arrival
      inputs = earlier + inputs
      return true
    }
    return false
  }

  private var isPasting: Bool {
    if case .paste = state { true } else { false }
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeOnGround(byte)
    case .escape: takeAfterEscape(byte)
    case .control: takeControl(byte)
    case .single: takeSingle(byte)
    case .console:
      state = .ground
      if byte == 0x1B { begin() } else { finishSequence(with: byte, KeySequences.console(byte)) }
    case .mouse(var report):
      guard report.take(byte) else { return takeOnGround(byte) }
      state = report.isWhole ? .ground : .mouse(report)
      if takesMouse, let key = report.key { give(key) }
    case .string(var string):
      switch string.take(byte) {
      case .unfinished: state = .string(string)
      case .finished:
        state = .ground
        if let reply = string.reply { inputs.append(.reply(reply)) }
      case .broken:
        state = .ground
        takeOnGround(byte)
      case .brokenByEscape:
        begin()
        takeAfterEscape(byte)
      }
    case .paste(var paste):
      // Releases the other reference to the bytes, so that they are not copied for each new one.
      state = .ground
      let isAtEnd = paste.take(byte)
      state = .paste(paste)
      if isAtEnd { endPaste() }
    }
  }

  private mutating func takeOnGround(_ byte: UInt8) {
    state = .ground
    if byte == 0x1B {
      text.reset()
      return begin()
    }
    switch text.take(byte) {
    case .scalar(let scalar): if let key = KeySequences.key(of: scalar) { give(key) }
    case .introducer(let second):
      // A one-byte control character (C1) that stands for two.
      begin()
      takeAfterEscape(second)
    case .unfinished, .invalid: break
    }
  }

  /// An escape.
  private mutating func begin() {
    state = .escape
    sequence = [0x1B]
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    sequence.append(byte)
    switch byte {
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .single
    case UInt8(ascii: "]"): state = .string(StringState(isCommand: true))
    case UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"):
      state = .string(StringState(isCommand: false))
    case 0x1B:
      // The Escape key, followed by the beginning of a sequence.
      give(.escape)
      begin()
    default:
      state = .ground
      if let key = terminalKeys[sequence] { return give(key) }
      switch text.take(byte) {
      case .scalar(let scalar): give(.alt(scalar))
      case .unfinished: text.isWithAlt = true
      case .introducer, .invalid: break
      }
    }
  }

  private mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case 0x1B: begin()
    case UInt8(ascii: "[") where sequence.count == 2: state = .console
    case UInt8(ascii: "M") where sequence.count == 2: state = .mouse(MouseReport())
    case 0x20...0x3F: if sequence.count < Self.keptLimit { sequence.append(byte) }
    case 0x40...0x7E:
      state = .ground
      finishControl(with: byte)
    // Terminals execute a control character inside a sequence; here it ends an incomplete one.
    default: takeOnGround(byte)
    }
  }

  private mutating func takeSingle(_ byte: UInt8) {
    switch byte {
    case 0x1B: begin()
    case 0x30...0x3F: if sequence.count < Self.keptLimit { sequence.append(byte) }
    case 0x20...0x7E:
      state = .ground
      let key = sequence.count == 2 ? KeySequences.single(byte) : nil
      finishSequence(with: byte, key)
    default: takeOnGround(byte)
    }
  }

  private mutating func finishControl(with final: UInt8) {
    let sequence = ControlSequence(parameters: sequence.dropFirst(2), final: final)
    if sequence.isPasteStart {
      state = .paste(PasteState())
    } else if let reply = TerminalReply(sequence) {
      inputs.append(.reply(reply))
    } else if let report = MouseReport(sequence) {
      if takesMouse, let key = report.key { give(key) }
    } else {
      finishSequence(with: final, KeySequences.key(of: sequence))
    }
  }

  private mutating func finishSequence(with final: UInt8, _ usual: Key?) {
    if let key = terminalKeys[sequence + [final]] ?? usual { give(key) }
  }

  private mutating func give(_ key: Key) {
    if key == .escape { state = .ground }
    inputs.append(.key(key))
  }

  // MARK: - Silence

  private mutating func endForSilence() {
    switch state {
    case .ground: text.reset()
    case .escape:
      give(.escape)
      mayBeLate = true
    case .control, .single, .string:
      // An introducer alone is the key with Alt.
      if sequence.count == 2 || state.isBareString, let letter = sequence.last {
        give(.alt(Unicode.Scalar(letter)))
      }
    case .console, .mouse: break
    case .paste: return endPaste()
    }
    state = .ground
    sequence = []
  }

  private mutating func endPaste() {
    guard case .paste(let paste) = state else { return }
    state = .ground
    inputs.append(.key(.paste(paste.text(read: text))))
  }
}

extension KeyDecoder.State {
  /// A string of which only the introducer has arrived.
  fileprivate var isBareString: Bool {
    if case .string(let string) = self { string.isEmpty } else { false }
  }
}

extension KeyDecoder.Input {
  /// A key that is only sent as a sequence.
  fileprivate var isSequenceKey: Bool {
    switch self {
    case .key(.alt), .key(.character), .key(.control), .reply: false
    case .key: true
    }
  }
}
