extension ArticleModel {
  static let trainedAlone = "0"
  static let trainedTogether = "0"
}
