/// The modal strength of a verb (the scale of F. R. Palmer, Mood and Modality).
enum ModalForce: Int, Sendable {
  case possibility = 1
  case advice = 2
  case obligation = 3

  init?(_ form: String) {
    switch form {
    case "may", "might", "could", "can": self = .possibility
    case "should", "ought": self = .advice
    case "must", "shall", "needs": self = .obligation
    default: return nil
    }
  }

  var name: String {
    switch self {
    case .possibility: "possible"
    case .advice: "advised"
    case .obligation: "required"
    }
  }
}
