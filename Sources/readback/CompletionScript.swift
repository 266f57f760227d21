import ArgumentParser

/// The shell completion scripts.
///
/// The argument parser writes a script for the commands and their options. It does not know that
/// without a command the options of `read` apply; this is added here.
enum CompletionScript {
  private static let option = "--generate-completion-script"

  /// The script requested by the arguments; nil if none is requested, or for an unsupported shell.
  static func text(askedForBy arguments: [String]) -> String? {
    let words = arguments.flatMap { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    guard words.first == option, words.count <= 2 else { return nil }
    guard
      let shell = words.count == 2
        ? CompletionShell(rawValue: words[1]) : CompletionShell.autodetected()
    else { return nil }
    return text(for: shell)
  }

  static func text(for shell: CompletionShell) -> String {
    let script = Readback.completionScript(for: shell)
    switch shell {
    case .bash: return bash(script)
    case .zsh: return zsh(script)
    case .fish: return fish(script)
    default: return script
    }
  }

  private static var commands: String {
    (CommandNames.all + ["help"]).joined(separator: " ")
  }

  private static func bash(_ script: String) -> String {
    script + """

      # Without a command, complete as for read.
      __readback_or_read() {
          if [[ "${COMP_CWORD}" -gt 1 && " \(commands) " = *" ${COMP_WORDS[1]} "* ]]; then
              _readback "${@}"
              return
          fi
          local -a commands=()
          if [[ "${COMP_CWORD}" -eq 1 ]]; then
              commands=($(compgen -W '\(commands)' -- "${2}"))
          fi
          local -a words=("${COMP_WORDS[0]}" read "${COMP_WORDS[@]:1}")
          local -a COMP_WORDS=("${words[@]}")
          local -i COMP_CWORD="$((COMP_CWORD + 1))"
          COMPREPLY=()
          _readback "${@}"
          COMPREPLY+=("${commands[@]}")
      }

      complete -o filenames -F __readback_or_read readback
      """
  }

  private static func zsh(_ script: String) -> String {
    let function = "\n_readback() {\n"
    let end = "\nif [[ \"${funcstack[1]}\" = _readback ]]; then\n"
    return
      script
      .replacing(function, with: "\n__readback_commands() {\n")
      .replacing(
        end,
        with: """

          # Without a command, complete as for read.
          _readback() {
              local -i ret=1
              if (( CURRENT > 2 )) && [[ " \(commands) " = *" ${words[2]} "* ]]; then
                  __readback_commands "${@}"
                  return
              fi
              if (( CURRENT == 2 )) && [[ "${words[2]}" != -* ]]; then
                  __readback_commands "${@}" && ret=0
              fi
              _readback_read && ret=0
              return "${ret}"
          }
          \(end)
          """)
  }

  private static func fish(_ script: String) -> String {
    let isCommand = "test \"$commands\" = \"$expected_commands\""
    let isCommandOrRead = "contains -- \"$expected_commands\" \"$commands\" \"$commands read\""
    let tokens = "    set -l unparsed_tokens (__readback_tokens -pc)\n"
    return
      script
      .replacing("\(isCommand) -a ", with: "\(isCommandOrRead); and test ")
      .replacing(isCommand, with: isCommandOrRead)
      .replacing(
        tokens,
        with: tokens + """
              # Without a command, complete as for read.
              if set -q unparsed_tokens[2]; and not contains -- $unparsed_tokens[2] \(commands)
                  set unparsed_tokens $unparsed_tokens[1] read $unparsed_tokens[2..]
              end

          """)
  }
}
