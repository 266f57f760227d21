extension LinearJudge {
  /// Weights by `Tools/judge/train.py` on WMT23 Chinese-English with its human error spans, with
  /// and without the other systems' output as evidence; a word's target is the share of raters who
  /// marked it.
  public static let trained = LinearJudge(
    alone: [
      -0.9219, 0.3982, 0.6485, -0.5857, 0.0513, -0.1285, 0.3454, 0.5028, 0.2425, 0.2955, -0.5157,
      0.9330, -0.2936, 2.5723, 1.0050, -0.1800, -0.0490, 0.5565, -0.1771, 0.4568, 0, 0, 0, 0,
      -2.6485,
    ],
    withOthers: [
      -0.8048, 0.5041, 3.1556, -2.2256, 0.0078, -0.3736, -0.1004, 0.1286, 0.2568, 0.3421, -0.1087,
      -0.2070, 0.2054, 2.4881, 0.9081, 0.0622, -0.1618, 0.0047, -0.0900, -0.5964, 0, -2.2608,
      -0.2301, 2.2855, -1.6949,
    ])
}
