import CSamples

/// The prompt for a second opinion, unless the user names another file.
public var defaultOpinionPrompt: [UInt8] {
  Array(
    UnsafeBufferPointer(
      start: readback_opinion_prompt(), count: readback_opinion_prompt_size()))
}
