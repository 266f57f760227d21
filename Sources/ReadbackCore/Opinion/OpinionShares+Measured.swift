// Written by `readback-measure opinion --fit`: do not edit by hand.

extension OpinionShares {
  static let ofStrongAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.66,  // 3 of 5
        .minor: 0.88,  // 1 of 1
        .major: 0.96,  // 8 of 8
        .critical: 0.81,  // none
      ],
      .addition: [
        .doubtful: 0.93,  // none
        .minor: 0.98,  // 4 of 4
        .major: 0.99,  // 8 of 8
        .critical: 0.93,  // none
      ],
      .mistranslation: [
        .doubtful: 0.41,  // 1 of 5
        .minor: 0.99,  // 7 of 7
        .major: 1,  // 37 of 37
        .critical: 1,  // 28 of 28
      ],
    ],
    both: [
      .omission: 0.93,  // 42 of 45
      .addition: 1,  // 28 of 28
      .mistranslation: 1,  // 28 of 28
    ],
    unconfirmed: [
      .omission: 0.33,  // 4 of 30
      .addition: 0.54,  // 8 of 30
      .mistranslation: 0.13,  // 0 of 13
    ])
  static let ofWeakAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.50,  // none
        .minor: 0.67,  // 1 of 1
        .major: 0.50,  // none
        .critical: 0.33,  // 0 of 1
      ],
      .addition: [
        .doubtful: 0.40,  // none
        .minor: 0.27,  // 0 of 1
        .major: 0.45,  // 1 of 2
        .critical: 0.40,  // none
      ],
      .mistranslation: [
        .doubtful: 0.27,  // 0 of 1
        .minor: 0.11,  // 1 of 14
        .major: 0.58,  // 9 of 15
        .critical: 0.76,  // 3 of 3
      ],
    ],
    both: [
      .omission: 0.83,  // 4 of 4
      .addition: 0.83,  // 4 of 4
      .mistranslation: 0.60,  // 2 of 3
    ],
    unconfirmed: [
      .omission: 0.99,  // 7 of 9
      .addition: 0.89,  // 6 of 11
      .mistranslation: 0.42,  // 2 of 10
    ])
}
