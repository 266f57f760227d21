// Written by `readback-measure opinion --fit`: do not edit by hand.

extension OpinionShares {
  static let ofStrongAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.67,  // 3 of 5
        .minor: 0.85,  // 1 of 1
        .major: 0.94,  // 8 of 8
        .critical: 0.81,  // none
      ],
      .addition: [
        .doubtful: 0.93,  // none
        .minor: 0.96,  // 4 of 4
        .major: 0.98,  // 8 of 8
        .critical: 0.93,  // none
      ],
      .mistranslation: [
        .doubtful: 0.42,  // 1 of 5
        .minor: 0.98,  // 7 of 7
        .major: 0.99,  // 37 of 37
        .critical: 0.99,  // 28 of 28
      ],
    ],
    both: [
      .omission: 0.95,  // 43 of 45
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
        .minor: 0.60,  // 1 of 1
        .major: 0.50,  // none
        .critical: 0.40,  // 0 of 1
      ],
      .addition: [
        .doubtful: 0.40,  // none
        .minor: 0.32,  // 0 of 1
        .major: 0.43,  // 1 of 2
        .critical: 0.40,  // none
      ],
      .mistranslation: [
        .doubtful: 0.33,  // 0 of 1
        .minor: 0.16,  // 1 of 13
        .major: 0.56,  // 9 of 15
        .critical: 0.66,  // 3 of 3
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
