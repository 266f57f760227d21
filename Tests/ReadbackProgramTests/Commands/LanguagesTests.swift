import Foundation
import Testing

/// `readback languages`, and packs that cannot be used.
struct LanguagesTests {
  @Test func installedPacksAreListed() throws {
    let run = try ProgramRun(["languages"])
    #expect(run.status == 0)
    for name in [
      "Arabic", "Chinese", "Dutch", "English", "French", "German", "Italian", "Japanese", "Korean",
      "Polish", "Portuguese", "Russian", "Spanish", "Turkish", "Ukrainian",
    ] {
      #expect(run.output.contains("\t\(name)\t"))
    }
  }

  @Test func recognizedLanguagesAreListedOnRequest() throws {
    let run = try ProgramRun(["languages", "--recognized"])
    #expect(run.output.split(separator: "\n").count > 60)
    #expect(run.output.contains("sw\tSwahili\trecognised, not compared"))
  }

  @Test func samplesInTwoLanguagesAreCompared() throws {
    let run = try ProgramRun(["list", "--format", "json", "--sample", "languages"])
    #expect(run.status == 0)
    #expect(run.output.contains("\"relation\":\"retells\""))
    #expect(run.output.contains("\"cause\":\"untranslated\""))
  }

  @Test func brokenPackIsRefusedByName() throws {
    let folder = try ScratchDirectory()
    let packs = "\(folder.path)/readback/languages"
    try FileManager.default.createDirectory(atPath: packs, withIntermediateDirectories: true)
    try Data("RBLANGPK and then nothing that belongs there".utf8)
      .write(to: URL(fileURLWithPath: "\(packs)/fi.pack"))
    try Data("something else".utf8).write(to: URL(fileURLWithPath: "\(packs)/sv.pack"))
    let environment = ["XDG_DATA_HOME": folder.path]
    let listed = try ProgramRun(["languages"], environment: environment)
    #expect(listed.status == 2)
    #expect(listed.errors.contains("\(packs)/sv.pack: is not a language pack"))
    #expect(listed.errors.contains("\(packs)/fi.pack: has version"))

    let official = try folder.file(
      "official.txt",
      Array("Ministeri sanoi, että neuvottelut presidentin kanssa kestivät kolme päivää.\n".utf8))
    let retelling = try folder.file(
      "retelling.txt",
      Array("The minister said that the talks with the president had lasted three days.\n".utf8))
    let run = try ProgramRun(
      ["list", "--format", "json", official, retelling], environment: environment)
    #expect(run.status == 0)
    #expect(run.output.contains("\"relation\":\"undecided\""))
    #expect(run.output.contains("no language pack for Finnish"))
    #expect(run.output.contains("fi.pack: has version"))
  }
}
