import ArgumentParser
import Glibc
@_spi(Measuring) import ReadbackCore
import ReadbackFormats

/// `speed OFFICIAL RETELLING`: the duration and amount of work of each part of a comparison.
struct SpeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed",
    abstract: "Time the stages of a comparison, warm: medians, in milliseconds of one processor.")

  @Option(help: "Comparisons that are timed, after one that is not.")
  var `repeat` = 20

  @Argument var official: String
  @Argument var retelling: String

  func run() throws {
    let names = ["segmenting"] + ComparisonStage.allCases.map(\.rawValue) + ["all"]
    var times = Array(repeating: [Double](), count: names.count)
    var work = ComparisonWork()
    for turn in 0...max(`repeat`, 1) {
      var marks = [milliseconds()]
      let documents = try [official, retelling].map { try document(fromFile: $0).document }
      marks.append(milliseconds())
      work =
        Comparer().measuredComparison(
          of: documents[0], with: documents[1], stageEnded: { _ in marks.append(milliseconds()) }
        ).work
      if turn == 0 { continue }
      for (index, mark) in marks.dropFirst().enumerated() {
        times[index].append(mark - marks[index])
      }
      times[names.count - 1].append(marks[marks.count - 1] - marks[0])
    }
    for (name, times) in zip(names, times) {
      let median = times.sorted()[times.count / 2]
      print("\(name) \((median * 1000).rounded() / 1000)")
    }
    print("scored cells \(work.scoredCells)")
    print("token pairs \(work.tokenPairs)")
    print("word pairs \(work.wordPairs)")
  }

  /// Processor time of this thread, unaffected by other processes.
  private func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
  }
}
