import Foundation
import ReadbackScreen
import TestSupport
import Testing

@testable import readback

struct SettingsTests {
  private func parsed(_ text: String) throws(SettingsError) -> SettingsFile {
    try SettingsFile(parsing: text, path: "config")
  }

  private func sentence(_ text: String) -> String {
    do {
      _ = try parsed(text)
      return "nothing is wrong"
    } catch {
      return "\(error)"
    }
  }

  @Test func settingsAndMapsAreRead() throws {
    let file = try parsed(
      "# mine\n\ntheme = light  # at work\norder=severity\n\tmouse = on\nmap F2 next-finding\nmap # help # why\nmap x nothing\n"
    )
    #expect(file.values == [.theme: "light", .order: "severity", .mouse: "on"])
    #expect(file.keymap.keys(of: .nextFinding).contains(.function(2)))
    #expect(file.keymap.keys(of: .help).contains(.character("#")))
    #expect(file.keymap.keys(of: .reject).isEmpty)
    #expect(try parsed("") == SettingsFile())
    #expect(try parsed("theme = dark\r\n").values == [.theme: "dark"])
  }

  @Test(arguments: [
    ("\ntheme = pink", "config: line 2: theme: \"pink\" is not one of auto, dark, light, plain"),
    ("them = dark", "config: line 1: there is no setting \"them\"; did you mean theme?"),
    (
      "theme dark",
      "config: line 1: \"theme dark\" is not a setting; write NAME = VALUE or map KEY ACTION"
    ),
    ("mouse = yes", "config: line 1: mouse: \"yes\" is neither on nor off"),
    (
      "panel-height = 99",
      "config: line 1: panel-height: \"99\" is neither auto nor a number from 3 to 40"
    ),
    (
      "theme = dark\ntheme = light",
      "config: line 2: theme is set in line 1 as well; remove one of them"
    ),
    ("map F2", "config: line 1: write map KEY ACTION, as in: map F2 next-finding"),
    (
      "map F2 nextfinding",
      "config: line 1: there is no action \"nextfinding\"; did you mean next-finding?"
    ),
    (
      "map q why\nmap q open",
      "config: line 2: the key q is mapped in line 1 as well; remove one of them"
    ),
    (
      "map ? nothing\nmap h nothing\nmap F1 nothing",
      "config: no key is left for help; map one to it"
    ),
  ])
  func whatIsWrongIsSaidWithItsLine(_ text: String, _ expected: String) {
    #expect(sentence(text) == expected)
  }

  @Test func everyActionAndKeyCanBeNamed() {
    #expect(Set(Action.allCases.map(\.name)).count == Action.allCases.count)
    for action in Action.allCases {
      #expect(Action(named: action.name) == action)
      #expect(!Keymap.standard.keys(of: action).isEmpty)
      for key in action.row.keys where key != .wheelUp && key != .wheelDown {
        #expect(Key(named: key.name) == key, "\(key.name)")
      }
    }
    for name in ["", "C-", "C-1", "F0", "F13", "Alt-", "abc", "C-i", "Wheel"] {
      #expect(Key(named: name) == nil, "\(name)")
    }
  }

  /// Dumped settings are a settings file with the same meaning.
  @Test func dumpedSettingsCanBeRead() throws {
    let settings = try Settings(isRestricted: true)
    #expect(try parsed(settings.dumped).values.count == Setting.allCases.count)
    #expect(try parsed(settings.dumpedKeys).keymap == .standard)
  }

  @Test func settingsFileFollowsXDG() {
    func path(_ environment: [String: String]) -> String? { Settings.path { environment[$0] } }
    #expect(path(["XDG_CONFIG_HOME": "/c", "HOME": "/h"]) == "/c/readback/config")
    #expect(path(["XDG_CONFIG_HOME": "c", "HOME": "/h"]) == "/h/.config/readback/config")
    #expect(path(["HOME": "/h"]) == "/h/.config/readback/config")
    #expect(path([:]) == nil)
  }

  @Test func choicesSurviveARoundTrip() {
    var choices = Choices()
    let lines = [
      ("order", "confidence"), ("panel", "off"), ("panel-height", "7"),
      ("reading-order", "retelling"),
      ("filter", "hide:omission severity:major state:confirmed rejected"),
    ]
    for (name, value) in lines {
      let isTaken = choices.take(name, value)
      #expect(isTaken)
    }
    #expect(choices.lines.map(\.value) == lines.map(\.1))
    let before = choices
    for (name, value) in [("order", "x"), ("filter", "hide:x"), ("panel", ""), ("y", "z")] {
      let isTaken = choices.take(name, value)
      #expect(!isTaken)
    }
    #expect(choices == before)
  }
}

/// Settings, choices and names of files in the running program.
@Suite(.waiting) struct SettingsProgramTests {
  private func directory(_ settings: String) throws -> (TemporaryDirectory, [String: String]) {
    let home = try TemporaryDirectory()
    let folder = try TemporaryDirectory()
    try FileManager.default.createDirectory(
      atPath: "\(home.path)/readback", withIntermediateDirectories: false)
    _ = try home.file("readback/config", Array(settings.utf8))
    return (
      home,
      [
        "XDG_CONFIG_HOME": home.path, "XDG_STATE_HOME": folder.path, "HOME": folder.path,
      ]
    )
  }

  @Test func mappedKeyWorksAndIsNamedInHints() throws {
    let (home, environment) = try directory("start-card = off\nmap F2 help\nmap ? nothing\n")
    let terminal = try ReaderProgram.openSettled(environment: environment)
    terminal.belongings.append(home)
    #expect(terminal.row(23).contains("F2"))
    try terminal.press("?")
    #expect(terminal.screenText.contains("? does nothing"))
    try terminal.press("\u{1B}OQ")
    #expect(terminal.row(23).contains("close"))
    terminal.send("Q")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test func wrongSettingsAreRefusedAndRestrictedLoginsHaveNone() throws {
    let (home, environment) = try directory("theme = pink\n")
    let terminal = try ReaderProgram.open(environment: environment, columnCount: 200)
    terminal.belongings.append(home)
    #expect(try terminal.waitForEnd() == .exited(2))
    #expect(terminal.row(0).contains("config: line 1: theme: \"pink\""))
    let restricted = try ReaderProgram.open(
      options: ["--restricted"], environment: environment)
    try restricted.wait(for: "the reader") { restricted.isAlternate }
    restricted.send("Q")
    #expect(try restricted.waitForEnd() == .exited(0))
  }
}

@Test(arguments: [("0;15", "25"), ("15;0", "75")])
func printedColoursSuitTheBackground(hint: String, omission: String) throws {
  let scratch = try ScratchDirectory()
  let official = try scratch.file(
    "a.txt",
    Array("The council met on Monday. It approved the new plan for the old harbour.\n".utf8))
  let retelling = try scratch.file("b.txt", Array("The council met on Monday.\n".utf8))
  let run = try ProgramRun(
    ["print", "--color", official, retelling], environment: ["COLORFGBG": hint])
  #expect(run.output.contains("\u{1B}[1;38;5;\(omission)m"))
  // Settings override the hint.
  let settings = scratch.path + "/readback"
  try FileManager.default.createDirectory(atPath: settings, withIntermediateDirectories: true)
  try Data("theme = light\n".utf8).write(to: URL(fileURLWithPath: settings + "/config"))
  let set = try ProgramRun(
    ["print", "--color", official, retelling],
    environment: ["COLORFGBG": hint, "XDG_CONFIG_HOME": scratch.path])
  #expect(set.output.contains("\u{1B}[1;38;5;25m"))
}
