import Foundation
import TestSupport
import Testing

/// Tab completion in real shells, each in a terminal of its own.
@Suite(.waiting) struct CompletionTests {
  enum Shell: String, CaseIterable {
    case bash, zsh, fish

    var isInstalled: Bool { access("/usr/bin/\(rawValue)", X_OK) == 0 }

    /// The command that starts it without the user's settings.
    var command: String {
      switch self {
      case .bash: "bash --norc --noprofile -i"
      case .zsh: "zsh -f -i"
      case .fish: "fish --no-config -i"
      }
    }

    /// Typical user settings: load the script, and show a short prompt.
    func setting(script: String) -> String {
      switch self {
      case .bash: "source \(script); PS1='> '; clear"
      case .zsh: "autoload -U compinit; compinit -u -D; source \(script); PROMPT='> '; clear"
      case .fish: "source \(script); function fish_prompt; echo -n '> '; end; clear"
      }
    }
  }

  /// The text typed before the tab key, and the text after it.
  static let completions = [
    ("ma", "matrix"), ("rev", "reviews"), ("reviews ex", "export"),
    ("list --exi", "--exit-code"), ("print --page", "--page-length"), ("--the", "--theme"),
    ("--theme li", "light"), ("list --format mar", "marot"), ("print --format tm", "tmx"),
    ("matrix --format ht", "html"), ("list --cause wro", "wrong-sense"),
    ("list --kind om", "omission"), ("list --severity cr", "critical"),
    ("print --from mark", "markdown"), ("state", "statement.txt"),
    ("list statement.txt sto", "story.html"), ("statement.txt sto", "story.html"),
    ("--theme light sto", "story.html"), ("print --output stor", "story.html"),
    ("print --output-directory fold", "folder"), ("reviews import dec", "decisions.jsonl"),
  ]

  @Test(arguments: Shell.allCases)
  func tabKeyCompletes(_ shell: Shell) throws {
    // A shell that is not installed is skipped.
    guard shell.isInstalled else { return }
    let directory = try TemporaryDirectory()
    for name in ["statement.txt", "story.html", "decisions.jsonl"] {
      _ = try directory.file(name, [])
    }
    try FileManager.default.createDirectory(
      atPath: directory.path + "/folder", withIntermediateDirectories: false)
    let script = try ProgramRun(["--generate-completion-script", shell.rawValue])
    #expect(script.status == 0)
    let path = try directory.file(".completions", Array(script.output.utf8))
    let programs = URL(fileURLWithPath: Package.program).deletingLastPathComponent().path
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "exec \(shell.command)"],
      environment: [
        "PATH": "\(programs):/usr/bin:/bin", "HOME": directory.path, "TERM": "xterm",
        "XDG_CONFIG_HOME": directory.path, "XDG_DATA_HOME": directory.path,
      ], directory: directory.path)
    terminal.belongings.append(directory)
    terminal.send("\(shell.setting(script: path))\r")
    try terminal.wait(for: "the prompt") { terminal.row(0) == ">" }
    for (typed, completed) in Self.completions {
      terminal.send("readback \(typed)\t")
      let start = typed.split(separator: " ").dropLast().map { $0 + " " }.joined()
      try terminal.waitFor("> readback \(start)\(completed)")
      // Clears the line.
      terminal.send("\u{15}")
      try terminal.wait(for: "an empty line") { terminal.row(0) == ">" }
    }
    terminal.send("exit\r")
    _ = try terminal.waitForEnd()
  }
}
