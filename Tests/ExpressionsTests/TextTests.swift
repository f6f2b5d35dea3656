// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Expressions

@Suite struct TextTests {
  static let cut = "unknown: vacancy.excerpt (truncated)"

  @Test(arguments: [
    ("'a' + 'b'", "\"ab\""), ("'ab' < 'b'", "true"), ("'B' < 'a'", "true"), ("'' < 'a'", "true"),
    ("size('naïve')", "5"), ("'naïve'.size()", "5"), ("'abc'.contains('')", "true"),
    ("'aaab'.contains('aab')", "true"), ("'abababc'.contains('ababc')", "true"),
    ("'ab'.contains('abc')", "false"),
    ("'abc'.startsWith('ab')", "true"), ("'abc'.endsWith('bc')", "true"), ("'abc'.endsWith('xabc')", "false"),
    ("'ÀB'.lowerAscii()", "\"Àb\""), ("'a,b,,c'.split(',')", "[\"a\", \"b\", \"\", \"c\"]"),
    ("'né'.split('')", "[\"n\", \"é\"]"), ("''.split(',')", "[\"\"]"), ("'aaa'.split('aa')", "[\"\", \"a\"]"),
    ("['a', 'b'].join()", "\"ab\""), ("[].join(',')", "\"\""),
    ("'aXbX'.replace('X', '--')", "\"a--b--\""),
    ("'a'.replace('', 'b')", "\"bab\""),
    ("' \\t x\\u00a0 '.trim()", "\"x\""), ("vacancy.tags[1]", "\"b\""),
    ("vacancy.tags == ['a', 'b']", "true"),
    ("vacancy.tags[2]", "error: the list has no element at this index"),
    ("vacancy.tags[-1]", "error: the list has no element at this index"),
    ("vacancy.tags + ['c'] == ['a', 'b', 'c']", "true"), ("[1, 2] == [1]", "false"),
    ("vacancy.lost == 'x'", "unknown: vacancy.lost (blank, v.csv:2)"),
    ("vacancy.lost.contains('x')", "unknown: vacancy.lost (blank, v.csv:2)"),
    ("(vacancy.lost + 'x').size() > 1 || yes", "true"),
    (#"'\x41\u00e9\U0001F600\101\n' == "Aé😀A\n""#, "true"), (#"r'\d' == '\\d'"#, "true"),
    ("'''it's''' == \"it's\"", "true"), ("1 // a remark\n + 1", "2"),
  ])
  func texts(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "of a text that breaks off, what is found counts and what is not found is unknown",
    arguments: [
      ("vacancy.excerpt.contains('energetic')", "true"), ("vacancy.excerpt.contains('lecturer')", cut),
      ("vacancy.excerpt.startsWith('an e')", "true"), ("vacancy.excerpt.startsWith('a young')", "false"),
      ("vacancy.excerpt.startsWith('an energetic leader')", cut), ("vacancy.excerpt.endsWith('le')", cut),
      ("vacancy.excerpt.upperAscii().contains('ENERGETIC')", "true"),
      ("vacancy.excerpt.upperAscii().contains('X')", cut),
      ("vacancy.excerpt.trim().contains('X')", cut), ("vacancy.excerpt.size() > 3", cut),
      ("vacancy.excerpt == 'a young'", "false"), ("vacancy.excerpt == 'an energetic le'", cut),
      ("vacancy.excerpt == 'an energetic leader'", cut), ("vacancy.excerpt == 'an'", "false"),
      ("vacancy.excerpt > 'an'", "true"), ("vacancy.excerpt >= 'an energetic le'", "true"),
      ("vacancy.excerpt < 'an energetic le'", "false"), ("vacancy.excerpt < 'an energetic leader'", cut),
      ("'b' > vacancy.excerpt", "true"), ("vacancy.excerpt + '!' == ''", cut),
      ("vacancy.excerpt in ['x', 'an']", "false"), ("has(vacancy.excerpt)", "true"),
      ("vacancy.excerpt == vacancy.excerpt", cut),
    ])
  func excerpts(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test func searchAgreesWithAPlainSearchOnRandomTexts() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<5_000 {
      let text = String(
        (0..<Int.random(in: 0...20, using: &random)).map { _ in Bool.random(using: &random) ? "a" : "b" })
      let part = String(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in Bool.random(using: &random) ? "a" : "b" })
      let (t, p) = (Array(text), Array(part))
      let plain =
        t.count >= p.count && (0...(t.count - p.count)).contains { Array(t[$0..<($0 + p.count)]) == p }
      #expect(TextSearch.contains(text, part) == plain)
      #expect(TextSearch.split(text, part).joined(separator: part) == text)
    }
  }

  @Test("every function's documentation is true", arguments: FunctionDeclaration.all.map(\.name))
  func documentedExamples(_ name: String) throws {
    let function = try #require(FunctionDeclaration.all.first { $0.name == name })
    #expect(!function.examples.isEmpty && function.documentation.hasSuffix("."))
    for example in function.examples {
      #expect(example.text.contains(name + "("))
      #expect(Fixture.result(example.text) == example.result)
    }
  }
}
