/// The linked sentences of a group on the scales of meaning, each side as a whole.
struct GroupScales: Sendable {
  /// A value of a scale.
  private struct Value: Hashable {
    let scale: Int
    let value: Int

    init(_ mark: MeaningScales.Mark) {
      scale = mark.scale
      value = mark.value
    }
  }

  private let official: Set<Value>
  private let retelling: Set<Value>
  /// How many scales both sides use without a common value.
  let clashCount: Int
  /// How much more the retelling claims than the official text; negative if it claims less.
  let claimRise: Float

  init(of link: SentenceLink, _ marks: ScaleMarks) {
    official = Set(link.official.flatMap { marks.official(inSentence: $0) }.map(Value.init))
    retelling = Set(link.retelling.flatMap { marks.retelling(inSentence: $0) }.map(Value.init))
    let (officialValues, retellingValues) = (official, retelling)
    clashCount = marks.scales.names.indices.count { scale in
      let values = officialValues.filter { $0.scale == scale }
      let others = retellingValues.filter { $0.scale == scale }
      return !values.isEmpty && !others.isEmpty && values.isDisjoint(with: others)
    }
    claimRise =
      Self.claim(of: retellingValues, marks.scales) - Self.claim(of: officialValues, marks.scales)
  }

  /// How many of an official edit's marks have values that the retelling's sentences lack.
  func strandedCount(ofOfficial marks: [MeaningScales.Mark]) -> Int {
    marks.count { !retelling.contains(Value($0)) }
  }

  func strandedCount(ofRetelling marks: [MeaningScales.Mark]) -> Int {
    marks.count { !official.contains(Value($0)) }
  }

  /// The strength of the claim: things go together (1), nothing about causes (2), a cause (3); one
  /// less if it is only possible, likely or somebody's belief.
  ///
  /// The order is that of Sumner and others, "The association between exaggeration in health
  /// related science news and academic press releases", BMJ 2014.
  private static func claim(of values: Set<Value>, _ scales: MeaningScales) -> Float {
    func has(_ scale: String, _ names: Set<String>) -> Bool {
      values.contains {
        scales.names[$0.scale] == scale && names.contains(scales.valueNames[$0.scale][$0.value])
      }
    }
    let cause: Float =
      has("causation", ["linked"]) ? 1 : has("causation", ["caused"]) ? 3 : 2
    let isHedged =
      has("modality", ["possible", "likely"])
      || has("knowledge", ["alleged", "suspected", "considered"])
    return isHedged ? cause - 1 : cause
  }
}
