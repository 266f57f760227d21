import ReadbackScreen

@testable import ReadbackTerminal

/// Decodes bytes as terminal input, in pieces and with pauses that they determine, and checks the
/// resulting keys.
func typeKeys(_ bytes: [UInt8]) {
  var keyboard = Keyboard()
  keyboard.type(bytes)
}

private struct Keyboard {
  private var decoder = KeyDecoder(takesMouse: true)

  mutating func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    var time = 0
    var keyCount = 0
    while let first = rest.first {
      let piece = rest.prefix(Int(first % 16) + 1)
      rest = rest.dropFirst(piece.count)
      let inputs = decoder.wait(until: time) + decoder.take(piece, at: time)
      keyCount += check(inputs)
      time += Int(first) * 8
    }
    keyCount += check(decoder.wait(until: time + 10_000))
    require(decoder.patience == nil, "something is waited for for ever")
    require(keyCount <= bytes.count, "more keys than bytes")
  }

  private func check(_ inputs: [KeyDecoder.Input]) -> Int {
    for case .key(let key) in inputs { check(key) }
    return inputs.count
  }

  private func check(_ key: Key) {
    switch key {
    case .character(let scalar):
      require(
        scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "a control character typed")
    case .control(let scalar): require(("a"..."z").contains(scalar), "no control key: \(scalar)")
    case .paste(let text):
      require(text.utf8.count <= 3 * KeyDecoder.pasteLimit, "a paste without end")
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\t" {
        require(
          scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value), "a control pasted")
      }
    case .click(let row, let column): require(row >= 0 && column >= 0, "a click off the screen")
    default: break
    }
  }
}
