// Written by `readback-measure opinion --fit`: do not edit by hand.

extension OpinionShares {
  static let ofStrongAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.98,  // 3 of 3
        .minor: 0.97,  // 2 of 2
        .major: 0.99,  // 10 of 10
        .critical: 0.94,  // none
      ],
      .addition: [
        .doubtful: 0.93,  // none
        .minor: 0.98,  // 4 of 4
        .major: 0.99,  // 8 of 8
        .critical: 0.93,  // none
      ],
      .mistranslation: [
        .doubtful: 0.38,  // 2 of 8
        .minor: 0.96,  // 4 of 4
        .major: 0.99,  // 30 of 30
        .critical: 0.99,  // 19 of 19
      ],
    ],
    both: [
      .omission: 0.97,  // 41 of 42
      .addition: 1,  // 28 of 28
      .mistranslation: 1,  // 46 of 46
    ],
    unconfirmed: [
      .omission: 0.09,  // 2 of 43 by 4 of 5
      .addition: 0.27,  // 9 of 37 by 15 of 15
      .mistranslation: 0.03,  // 0 of 39 by 17 of 17
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
        .doubtful: 0.23,  // 0 of 1
        .minor: 0.11,  // 1 of 14
        .major: 0.48,  // 6 of 12
        .critical: 0.74,  // 3 of 3
      ],
    ],
    both: [
      .omission: 0.83,  // 4 of 4
      .addition: 0.83,  // 4 of 4
      .mistranslation: 0.75,  // 5 of 6
    ],
    unconfirmed: [
      .omission: 1,  // 9 of 13 by 1 of 1
      .addition: 0.62,  // 5 of 9 by 6 of 6
      .mistranslation: 0.86,  // 7 of 12 by 3 of 4
    ])
}
