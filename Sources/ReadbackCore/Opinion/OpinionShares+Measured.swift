// Written by `readback-measure opinion --fit`: do not edit by hand.

extension OpinionShares {
  static let ofStrongAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.89,  // 1 of 1
        .minor: 0.92,  // 2 of 2
        .major: 0.85,  // 6 of 7
        .critical: 0.83,  // none
      ],
      .addition: [
        .doubtful: 0.91,  // none
        .minor: 0.96,  // 3 of 3
        .major: 0.98,  // 6 of 6
        .critical: 0.91,  // none
      ],
      .mistranslation: [
        .doubtful: 0.42,  // 2 of 7
        .minor: 0.97,  // 5 of 5
        .major: 0.99,  // 32 of 32
        .critical: 0.99,  // 21 of 21
      ],
    ],
    both: [
      .omission: 0.93,  // 45 of 48
      .addition: 0.99,  // 31 of 31
      .mistranslation: 1,  // 41 of 41
    ],
    unconfirmed: [
      .omission: 0.14,  // 5 of 50 by 19 of 22
      .addition: 0.28,  // 11 of 42 by 23 of 23
      .mistranslation: 0.03,  // 0 of 34 by 17 of 17
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
      .mistranslation: 0.63,  // 4 of 6
    ],
    unconfirmed: [
      .omission: 0.75,  // 8 of 12 by 5 of 5
      .addition: 0.61,  // 5 of 9 by 7 of 7
      .mistranslation: 1,  // 9 of 13 by 4 of 6
    ])
}
