import Testing

@testable import ReadbackCore

/// A feature is worth nothing until something sets it and the model is trained on it: see
/// CONTRIBUTING.md.
@Suite struct ModelFeaturesTests {
  @Test func theModelOfEditsWasTrainedOnEveryFeature() {
    #expect(EditFindings.model.featureNames == EditFeature.allCases.map { "\($0)" })
  }

  @Test func theModelOfGapsWasTrainedOnEveryFeature() {
    #expect(GapFindings.model.featureNames == GapFeature.allCases.map { "\($0)" })
  }

  /// Besides the annotated pairs, sentences for features that are set in none of them.
  private static func pairs() throws -> [(official: Document, retelling: Document)] {
    let rare = [
      ("Salt, wool and barley were sold.", "Barley, wool and salt were sold."),
      ("The mayor commended the new plan.", "The mayor condemned the new plan."),
      ("The council refused the request.", "The council approved the request."),
    ]
    let texts =
      try AnnotatedPair.kept().map { ($0.official, $0.retelling) }
      + rare.map { (among($0.0), among($0.1)) }
    return texts.map {
      (Document(segmenting: SourceText($0.0)), Document(segmenting: SourceText($0.1)))
    }
  }

  @Test func everyFeatureOfAnEditIsSetSomewhere() throws {
    let edits = try Self.pairs().flatMap {
      Comparer().measuredEdits(of: $0.official, with: $0.retelling)
    }
    for feature in EditFeature.allCases {
      #expect(edits.contains { $0.features[feature.rawValue] != 0 }, "\(feature)")
    }
  }

  @Test func everyFeatureOfAGapIsSetSomewhere() throws {
    let gaps = try Self.pairs().flatMap {
      Comparer().measuredGaps(of: $0.official, with: $0.retelling)
    }
    for feature in GapFeature.allCases {
      #expect(gaps.contains { $0.features[feature.rawValue] != 0 }, "\(feature)")
    }
  }
}
