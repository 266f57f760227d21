import CLibXML2
import Glibc
import ReadbackCore
import Testing

@testable import ReadbackFormats

/// What libxml2 makes of a page or a memory: element and attribute names, and all text.
private struct ParsedMarkup {
  var elements: [String] = []
  var attributes: [(name: String, value: String)] = []
  var text = ""

  init(_ markup: String) throws {
    let bytes = Array(markup.utf8)
    let options = Int32(
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        | XML_PARSE_HUGE.rawValue)
    let document = bytes.withUnsafeBytes { buffer in
      xmlReadMemory(
        buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, "UTF-8", options)
    }
    let parsed = try #require(document, "not well-formed")
    defer { xmlFreeDoc(parsed) }
    walk(xmlDocGetRootElement(parsed))
  }

  private mutating func walk(_ node: xmlNodePtr?) {
    var node = node
    while let current = node {
      switch current.pointee.type {
      case XML_ELEMENT_NODE:
        elements.append(String(cString: current.pointee.name))
        var attribute = current.pointee.properties
        while let property = attribute {
          let value = xmlNodeGetContent(
            property.withMemoryRebound(to: xmlNode.self, capacity: 1) { $0 })
          attributes.append(
            (String(cString: property.pointee.name), value.map { String(cString: $0) } ?? ""))
          free(value)
          attribute = property.pointee.next
        }
      case XML_TEXT_NODE: text += String(cString: current.pointee.content)
      default: break
      }
      walk(current.pointee.children)
      node = current.pointee.next
    }
  }
}

struct MarkupTests {
  /// All elements of the pages; a text can add nothing.
  private static let elements: Set = [
    "html", "head", "meta", "title", "style", "body", "header", "main", "nav", "section", "h1",
    "h2", "h3", "h4", "p", "ul", "li", "a", "div", "span", "table", "caption", "thead", "tbody",
    "tr", "th", "td", "br", "details", "summary", "mark", "sup", "strong", "dl", "dt", "dd",
  ]
  private static let attributes: Set = [
    "lang", "charset", "name", "content", "http-equiv", "class", "id", "dir", "href", "role",
    "aria-label", "aria-labelledby", "aria-hidden", "style", "title", "scope",
  ]

  @Test(arguments: HostileStrings.all)
  func noTextBecomesMarkupInAPage(_ string: String) throws {
    for command in [ExportCommand.print, .matrix] {
      let page = try #require(
        ExportFormat.html.text(of: [SampleComparison.hostile(string)], for: command))
      let parsed = try ParsedMarkup(page)
      #expect(Set(parsed.elements).subtracting(Self.elements).isEmpty)
      #expect(Set(parsed.attributes.map(\.name)).subtracting(Self.attributes).isEmpty)
      for attribute in parsed.attributes where attribute.name == "href" {
        #expect(attribute.value.hasPrefix("#"))
      }
      // Every invisible character is written out.
      #expect(!page.unicodeScalars.contains { $0 != "\n" && $0.isHidden })
    }
  }

  @Test func everyLinkOfThePageHasOneTarget() throws {
    let page = try ParsedMarkup(
      htmlPage(
        of: [SampleComparison.small] + SampleComparison.ofSamples(["article-polishnews"]),
        options: ExportOptions()))
    let ids = page.attributes.filter { $0.name == "id" }.map(\.value)
    #expect(Set(ids).count == ids.count)
    let targets = page.attributes.filter { $0.name == "href" }.map { $0.value.dropFirst() }
    #expect(targets.count > 10)
    #expect(Set(targets.map(String.init)).subtracting(ids).isEmpty)
  }

  @Test func wholeTextsAreOnThePage() throws {
    let reviewed = SampleComparison.small
    let page = try ParsedMarkup(htmlPage(of: [reviewed], options: ExportOptions()))
    #expect(page.text.contains("The talks, 会谈, were sincere and frank throughout the day."))
    #expect(page.text.contains("[re-armed]≠1"))
    #expect(page.attributes.contains { $0 == ("lang", "en") })
  }

  @Test(arguments: HostileStrings.all)
  func memoryOfAnyTextIsWellFormed(_ string: String) throws {
    let memory = translationMemory(
      of: [SampleComparison.hostile(string)], options: ExportOptions(version: string))
    let parsed = try ParsedMarkup(memory)
    let known: Set = ["tmx", "header", "body", "tu", "note", "prop", "tuv", "seg"]
    #expect(Set(parsed.elements).subtracting(known).isEmpty)
  }

  @Test func unitsAreTheLinkedSentences() throws {
    let memory = try ParsedMarkup(
      translationMemory(of: [SampleComparison.small], options: ExportOptions()))
    #expect(memory.elements.count { $0 == "tu" } == 3)
    #expect(memory.elements.count { $0 == "seg" } == 6)
    #expect(memory.text.contains("They will meet again."))
    #expect(!memory.text.contains("A third sentence"))
    #expect(
      Set(memory.attributes.filter { $0.name == "lang" }.map(\.value)) == ["en", "en-x-retold"])
  }

  @Test func onlyLanguageTagsAreWritten() {
    #expect(languageTag("fi") == "fi")
    #expect(languageTag("zh-Hant-TW") == "zh-Hant-TW")
    for wrong in ["", "x", "en_GB", "en--GB", "\"><b", "toolonglanguage", "-en"] {
      #expect(languageTag(wrong) == nil)
    }
  }
}
