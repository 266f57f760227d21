/// English words that carry grammar rather than content.
enum FunctionWords {
  /// Normalised; includes older forms (thou, hath).
  static let all: [StaticString] = [
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "his", "her", "its", "our",
    "their", "some", "any", "each", "every", "no", "none", "both", "either", "neither", "nor",
    "all", "such", "i", "you", "he", "she", "it", "we", "they", "me", "him", "us", "them",
    "myself", "yourself", "himself", "herself", "itself", "ourselves", "yourselves", "themselves",
    "mine", "yours", "hers", "ours", "theirs", "who", "whom", "whose", "which", "what", "whoever",
    "whatever", "and", "or", "but", "so", "yet", "if", "then", "than", "as", "because", "while",
    "although", "though", "since", "unless", "until", "till", "whether", "when", "where", "why",
    "how", "of", "in", "on", "at", "by", "for", "with", "about", "against", "between", "into",
    "through", "during", "before", "after", "above", "below", "to", "from", "up", "down", "out",
    "off", "over", "under", "again", "further", "toward", "towards", "upon", "within", "without",
    "among", "amongst", "along", "across", "behind", "beyond", "near", "amid", "per", "via",
    "onto", "despite", "except", "am", "is", "are", "was", "were", "be", "been", "being", "have",
    "has", "had", "having", "do", "does", "did", "doing", "done", "will", "would", "shall",
    "should", "can", "could", "may", "might", "must", "ought", "cannot", "not", "there", "here",
    "also", "too", "very", "just", "only", "own", "same", "other", "others", "another", "more",
    "most", "much", "many", "few", "less", "least", "even", "still", "already", "ever", "never",
    "i'm", "you're", "he'd", "we're", "they're", "it'd", "i'd", "you'd", "we'd", "they'd", "i'll",
    "you'll", "he'll", "she'll", "it'll", "we'll", "they'll", "i've", "you've", "we've",
    "they've", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "won't",
    "wouldn't", "can't", "couldn't", "shouldn't", "haven't", "hasn't", "hadn't", "mustn't", "s",
    "t", "thou", "thee", "thy", "thine", "thyself", "ye", "hath", "hast", "hadst", "doth", "dost",
    "didst", "art", "wast", "wert", "shalt", "wilt", "wouldst", "shouldst", "canst", "couldst",
    "mayest", "unto", "lo", "whence", "thence", "hence", "thus", "therefore", "one",
  ]
}
