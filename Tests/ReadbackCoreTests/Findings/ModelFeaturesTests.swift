import Testing

@testable import ReadbackCore

/// A feature is worth nothing until the model is trained on it: see CONTRIBUTING.md.
@Suite struct ModelFeaturesTests {
  @Test func theModelOfEditsWasTrainedOnEveryFeature() {
    #expect(EditFindings.model.featureNames == EditFeature.allCases.map { "\($0)" })
  }

  @Test func theModelOfGapsWasTrainedOnEveryFeature() {
    #expect(GapFindings.model.featureNames == GapFeature.allCases.map { "\($0)" })
  }
}
