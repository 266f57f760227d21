import CSamples

/// The words that a language model is asked for a second opinion with, unless a file of the user's
/// says otherwise.
public var defaultOpinionPrompt: [UInt8] {
  Array(
    UnsafeBufferPointer(
      start: readback_opinion_prompt(), count: readback_opinion_prompt_size()))
}
