// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

/// What readers of CSV disagree about, each with the outcome that is stated here: the twelve things that a
/// spectrum of ordinary files holds, then what the common description of the format says or leaves open.
@Suite struct CSVConformanceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String
    let header: [String]
    let records: [[String]]
    var remarks: [String] = []
    var failure: String?
    var testDescription: String { name }
  }

  static let spectrum: [Case] = [
    Case(
      name: "a comma in quotes", text: "given,family,place\nAda,Finch,\"Mill Lane, Sandwort\"\n",
      header: ["given", "family", "place"], records: [["Ada", "Finch", "Mill Lane, Sandwort"]]),
    Case(
      name: "empty fields, in quotes and without", text: "a,b,c\n1,\"\",\"\"\n2,,3\n",
      header: ["a", "b", "c"],
      records: [["1", "", ""], ["2", "", "3"]]),
    Case(
      name: "empty fields with CRLF", text: "a,b,c\r\n1,\"\",\"\"\r\n2,,3\r\n", header: ["a", "b", "c"],
      records: [["1", "", ""], ["2", "", "3"]]),
    Case(
      name: "quotes that stand for themselves", text: "a,b\n1,\"so \"\"they\"\" say\"\n2,b\n",
      header: ["a", "b"], records: [["1", "so \"they\" say"], ["2", "b"]]),
    Case(
      name: "JSON in a field", text: "key,value\n1,\"{\"\"of\"\": \"\"post\"\", \"\"at\"\": [7.5, 8]}\"\n",
      header: ["key", "value"], records: [["1", "{\"of\": \"post\", \"at\": [7.5, 8]}"]]),
    Case(
      name: "coordinates with a degree sign",
      text: "place,at\n\"10 Quay, Thrift\",\"51° 3' 4\"\" N, 4° W\"\n",
      header: ["place", "at"], records: [["10 Quay, Thrift", "51° 3' 4\" N, 4° W"]]),
    Case(
      name: "line ends in quotes", text: "a,b,c\n1,2,3\n\"one\ntwo\",5,6\n", header: ["a", "b", "c"],
      records: [["1", "2", "3"], ["one\ntwo", "5", "6"]]),
    Case(
      name: "CRLF in quotes", text: "a,b,c\r\n1,2,3\r\n\"one\r\ntwo\",5,6\r\n", header: ["a", "b", "c"],
      records: [["1", "2", "3"], ["one\r\ntwo", "5", "6"]]),
    Case(
      name: "quotes and line ends together", text: "a,b\n1,\"one \n\"\"two\"\" \nthree\"\n2,x\n",
      header: ["a", "b"], records: [["1", "one \n\"two\" \nthree"], ["2", "x"]]),
    Case(name: "plain", text: "a,b,c\n1,2,3\n", header: ["a", "b", "c"], records: [["1", "2", "3"]]),
    Case(
      name: "plain with CRLF", text: "a,b,c\r\n1,2,3\r\n", header: ["a", "b", "c"],
      records: [["1", "2", "3"]]),
    Case(
      name: "letters beyond ASCII", text: "a,b\n1,ʤ and 字\n2,😀\n", header: ["a", "b"],
      records: [["1", "ʤ and 字"], ["2", "😀"]]),
  ]

  static let description: [Case] = [
    Case(
      name: "the last record may lack its line end", text: "a,b\n1,2", header: ["a", "b"],
      records: [["1", "2"]]),
    Case(
      name: "a byte-order mark is no part of the first name", text: "\u{FEFF}a,b\n1,2\n", header: ["a", "b"],
      records: [["1", "2"]]),
    Case(
      name: "names may stand in quotes", text: "\"a\",\"b, c\"\n1,2\n", header: ["a", "b, c"],
      records: [["1", "2"]]),
    Case(
      name: "a name may hold a line end", text: "\"a\nb\",c\n1,2\n", header: ["a\nb", "c"],
      records: [["1", "2"]]),
    Case(
      name: "spaces belong to the field", text: "a,b\n 1 , 2\n", header: ["a", "b"], records: [[" 1 ", " 2"]]),
    Case(
      name: "a space before a quote makes the quote a letter", text: "a,b\n1, \"2\"\n", header: ["a", "b"],
      records: [["1", " \"2\""]], remarks: ["stray-quote x1 @2"]),
    Case(
      name: "a backslash escapes nothing", text: "a,b\n\"1\\\",2\n", header: ["a", "b"],
      records: [["1\\", "2"]]),
    Case(
      name: "an apostrophe quotes nothing", text: "a,b\n'1,2'\n", header: ["a", "b"], records: [["'1", "2'"]]),
    Case(
      name: "a hash begins no comment", text: "a,b\n#1,2\n", header: ["a", "b"], records: [["#1", "2"]]),
    Case(
      name: "a file of a header alone has no records", text: "a,b\n", header: ["a", "b"], records: []),
    Case(
      name: "a line of commas alone is a blank line, and is said", text: "a,b,c\n,,\n",
      header: ["a", "b", "c"],
      records: [], remarks: ["blank-line x1 @2"]),
    Case(
      name: "a blank line is no record, and is said", text: "a,b\n\n1,2\n", header: ["a", "b"],
      records: [["1", "2"]], remarks: ["blank-line x1 @2"]),
    Case(
      name: "a short record is set aside, and is said", text: "a,b,c\n1,2\n3,4,5\n", header: ["a", "b", "c"],
      records: [["3", "4", "5"]], remarks: ["wrong-field-count x1 @2"]),
    Case(
      name: "a long record is set aside, and is said", text: "a,b\n1,2,3\n4,5\n", header: ["a", "b"],
      records: [["4", "5"]], remarks: ["wrong-field-count x1 @2"]),
    Case(
      name: "empty fields beyond the header are passed over, and are said", text: "a,b\n1,2,,\n",
      header: ["a", "b"], records: [["1", "2"]], remarks: ["trailing-empty-fields x1 @2"]),
    Case(
      name: "text behind a closing quote is kept, and is said", text: "a,b\n\"1\"x,2\n", header: ["a", "b"],
      records: [["1x", "2"]], remarks: ["text-after-quote x1 @2"]),
    Case(
      name: "a quote that is never closed ends the reading at the line where it opens",
      text: "a,b\n1,2\n3,\"4\n5,6\n", header: ["a", "b"], records: [["1", "2"]], failure: "3"),
    Case(
      name: "a lone carriage return ends a line", text: "a,b\r1,2\r3,4\r", header: ["a", "b"],
      records: [["1", "2"], ["3", "4"]]),
    Case(
      name: "semicolons, tabs and bars are found by the header", text: "a;b;c\n1;\"2;3\";4,5\n",
      header: ["a", "b", "c"], records: [["1", "2;3", "4,5"]]),
    Case(
      name: "a first line names the delimiter", text: "sep=|\na|b\n1|2,5\n", header: ["a", "b"],
      records: [["1", "2,5"]]),
    Case(
      name: "the same name twice is made unique, and is said", text: "a,a\n1,2\n", header: ["a", "a[2]"],
      records: [["1", "2"]], remarks: ["duplicate-header x1 @1"]),
  ]

  @Test(arguments: spectrum + description)
  func aFileHasTheRecordsThatAreStated(_ text: Case) async throws {
    let kept = try TemporaryFile(text.text)
    #expect(try CSVFile.open(kept.path).header == text.header)
    for size in CSVRandomTests.chunkSizes {
      let (outcome, summary) = try await readAll(kept.path, chunkSize: size)
      #expect(outcome.texts == text.records, "chunks of \(size)")
      #expect(outcome.remarkTexts == text.remarks, "chunks of \(size)")
      #expect(summary.failure?.line.map(String.init) == text.failure, "chunks of \(size)")
    }
  }
}
