import CFuzzer
import Glibc

/// Runs libFuzzer on one target: `Fuzz TARGET [libFuzzer's own arguments] [CORPUS...]`; or measures
/// how time grows with the text: `Fuzz growth`. `Fuzz targets` lists the targets.
@main
struct Fuzz {
  static func main() {
    if CommandLine.arguments.dropFirst().first == "growth" {
      Growth.measure(Array(CommandLine.arguments.dropFirst(2)))
      return
    }
    let names = FuzzTarget.allCases.map(\.rawValue)
    if CommandLine.arguments.dropFirst().first == "targets" {
      print(names.joined(separator: "\n"))
      return
    }
    guard CommandLine.argc > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
      print("usage: Fuzz \(names.joined(separator: "|"))|growth|targets [LIBFUZZER ARGUMENTS]")
      exit(2)
    }
    chosen = target
    // libFuzzer restarts itself by its name and treats all arguments after it as its own.
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      CommandLine.unsafeArgv
    arguments![1] = arguments![0]
    arguments = arguments! + 1
    var count = CommandLine.argc - 1
    exit(
      LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        Fuzz.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }

  /// Set once, before anything runs.
  nonisolated(unsafe) private static var chosen = FuzzTarget.text
}

/// A requirement for any input; if it fails, libFuzzer keeps the input.
func require(
  _ condition: Bool, _ claim: @autoclosure () -> String, file: StaticString = #file,
  line: UInt = #line
) {
  if !condition { fatalError(claim(), file: file, line: line) }
}
