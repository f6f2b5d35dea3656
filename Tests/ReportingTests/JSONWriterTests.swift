// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Reporting

@Suite struct JSONWriterTests {
  @Test("what fits on a line stays on one, and what is empty or too deep is written as it needs")
  func layout() {
    let text = JSONWriter.write { writer in
      writer.object { writer in
        writer.field("short", strings: ["a", "b"])
        writer.field("empty", strings: [])
        writer.field("nothing") { _ in }
        writer.field("deep") { $0.field("a") { $0.field("b") { $0.field("c", 1) } } }
        writer.field("long", strings: [String](repeating: String(repeating: "x", count: 30), count: 3))
      }
    }
    let long = String(repeating: "x", count: 30)
    #expect(
      text == """
        {
          "short": ["a", "b"],
          "empty": [],
          "nothing": {},
          "deep": {
            "a": {"b": {"c": 1}}
          },
          "long": [
            "\(long)",
            "\(long)",
            "\(long)"
          ]
        }

        """)
  }

  @Test("a line has at most 100 columns up to its last bracket", arguments: 90...110)
  func width(length: Int) {
    let text = JSONWriter.write { $0.array([String(repeating: "x", count: length - 4)]) { $0.string($1) } }
    #expect(text.split(separator: "\n").count == (length <= 100 ? 1 : 3))
  }

  @Test("a large text is laid out as it is in small: each item alike")
  func large() throws {
    let text = JSONWriter.write { writer in
      writer.object { writer in
        writer.field("items", array: 0..<20_000) { writer, number in
          writer.object { writer in
            writer.field("number", number)
            writer.field("text", String(repeating: "y", count: number % 120))
            writer.field("inner", strings: ["\(number)"])
          }
        }
        writer.field("last", true)
      }
    }
    #expect(text.hasPrefix("{\n  \"items\": [\n    {\"number\": 0, \"text\": \"\", \"inner\": [\"0\"]},\n"))
    #expect(
      text.hasSuffix("\n    }\n  ],\n  \"last\": true\n}\n")
        || text.hasSuffix("}\n  ],\n  \"last\": true\n}\n"))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { !$0.hasSuffix(" ") && $0.count <= 150 })
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let items = object?["items"] as? [[String: Any]] ?? []
    #expect(items.count == 20_000)
    for (index, item) in items.enumerated() {
      #expect(item["number"] as? Int == index && item["inner"] as? [String] == ["\(index)"])
    }
  }

  @Test("controls and line separators are written as numbers, and other scripts as they are")
  func escapes() {
    let text = JSONWriter.write { $0.string("a\u{1}\u{7F}\u{85}\u{2028}\u{2029}é “q” £ 中 😀\\\"\n\t") }
    #expect(text == "\"a\\u0001\\u007f\\u0085\\u2028\\u2029é “q” £ 中 😀\\\\\\\"\\n\\t\"\n")
  }
}
