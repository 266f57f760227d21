/// The values of a model's features, one for each case.
struct FeatureVector<Feature: CaseIterable & RawRepresentable<Int>>: Sendable {
  private(set) var values = [Float](repeating: 0, count: Feature.allCases.count)

  subscript(feature: Feature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  subscript(flag feature: Feature) -> Bool {
    get { values[feature.rawValue] > 0 }
    set { values[feature.rawValue] = newValue ? 1 : 0 }
  }
}
