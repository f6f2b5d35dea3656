// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

@Suite struct CSVHeaderTests {
  @Test(arguments: [
    ("a,b\n1,2\n", ",", "comma, found once in the header line"),
    ("a;b;c\n1;2;3\n", ";", "semicolon, found 2 times in the header line"),
    ("a\tb\n", "\t", "tab, found once in the header line"),
    ("a|b|c|d\n", "|", "bar, found 3 times in the header line"),
    ("\"a,b,c\";d\n", ";", "semicolon, found once in the header line"),
    ("a;\"b,c,d\"\n", ";", "semicolon, found once in the header line"),
    ("a,b;c,d\n", ",", "comma, found 2 times in the header line"),
    ("a,b;c\n", ",", "comma, found once in the header line"),
    ("5\" screen;b\n", ";", "semicolon, found once in the header line"),
    ("name\nx,y\n", ",", "one column: the header line holds no comma, semicolon, tab or bar"),
    ("sep=;\na,b,c;d\n", ";", "semicolon, as the 'sep=' line of the file says"),
    ("\"sep=|\"\r\na|b\n", "|", "bar, as the 'sep=' line of the file says"),
    ("SEP=\t\ra\tb\n", "\t", "tab, as the 'sep=' line of the file says"),
  ])
  func theDelimiterIsFoundAndSaid(_ text: String, _ delimiter: Character, _ evidence: String) throws {
    let temporary = try TemporaryFile(text)
    let file = try CSVFile.open(temporary.path)
    #expect(file.delimiter == delimiter.asciiValue && file.delimiterEvidence == evidence)
  }

  @Test func theDelimiterOfTheProfileGoesBeforeAllElse() throws {
    let temporary = try TemporaryFile("sep=;\na,b;c|d\n")
    let file = try CSVFile.open(temporary.path, hints: CSVHints(delimiter: UInt8(ascii: "|")))
    #expect(file.header == ["a,b;c", "d"] && file.delimiterEvidence == "bar, as the profile says")
  }

  @Test(arguments: [
    ("a,b\n1,2\n", ["a", "b"], 1, []),
    ("\u{FEFF}a,b\n", ["a", "b"], 1, []),
    ("\u{FEFF}\"a\",b\n", ["a", "b"], 1, []),
    (" a , b\u{A0}\n", [" a ", " b\u{A0}"], 1, []),
    ("\"a\nb\",\"c\"\"d\"\n", ["a\nb", "c\"d"], 1, []),
    ("\n\r\n  \n,,\n\"\",\n a,b\n", [" a", "b"], 6, ["blank-line x5 @1,2,3,4,5"]),
    ("sep=,\n\na,b\n", ["a", "b"], 3, ["blank-line x1 @2"]),
    ("a,b,a,A,a\n", ["a", "b", "a[2]", "A[3]", "a[4]"], 1, ["duplicate-header x3 @1"]),
    ("Job Title,job_title\n", ["Job Title", "job_title[2]"], 1, ["duplicate-header x1 @1"]),
    ("a,a[2],a\n", ["a", "a[2]", "a[3]"], 1, ["duplicate-header x1 @1"]),
    ("a,,\n", ["a", "", ""], 1, ["unnamed-column x2 @1"]),
    ("a\"x,\"b\"y\n", ["a\"x", "by"], 1, ["stray-quote x1 @1", "text-after-quote x1 @1"]),
    ("a,b", ["a", "b"], 1, []),
    ("a,b\r", ["a", "b"], 1, []),
  ])
  func theHeaderIsTheFirstLineThatHoldsSomething(
    _ text: String, _ names: [String], _ line: Int, _ remarks: [String]
  ) async throws {
    let temporary = try TemporaryFile(text)
    let file = try CSVFile.open(temporary.path)
    #expect(file.header == names && file.headerLine == line)
    #expect(CSVOutcome(remarks: file.remarks).remarkTexts == remarks)
    let summary = try await file.read(columns: []) { _ in }
    #expect(CSVOutcome(remarks: summary.remarks).remarkTexts == remarks)
  }

  @Test func namesAsWrittenStandBesideThoseThatAreMadeUnique() throws {
    let temporary = try TemporaryFile("a,b,a\n")
    #expect(try CSVFile.open(temporary.path).headerAsWritten == ["a", "b", "a"])
  }

  @Test func linesAreCountedFromTheTopOfTheFile() async throws {
    let file = try TemporaryFile("sep=,\n\n\"a\nb\",c\n1,2\n")
    #expect(try await readAll(file.path).outcome.records.map(\.line) == [5])
  }

  @Test(arguments: [
    ("Job Title", "job title"), ("job_title", "job title"), ("JOB-TITLE", "job title"),
    ("  Job \t Title ", "job title"), ("\u{FEFF}Job\u{A0}Title", "job title"), ("\"Job Title\"", "job title"),
    ("Job\u{200B} Title\u{2060}", "job title"), ("__job__title--", "job title"), ("Job\nTitle", "job title"),
    ("‘Job’ “Title”", "job title"), ("ÉTAT", "état"), ("Band (AfC)", "band (afc)"), ("", ""), (" _-", ""),
    ("Name[2]", "name[2]"), ("Job – Title", "job title"),
  ])
  func headerNamesAreComparedWithoutCaseQuotesAndSpacing(_ written: String, _ normalised: String) {
    #expect(HeaderName.normalise(written) == normalised)
    #expect(HeaderName(written).normalised == normalised && HeaderName(written).written == written)
    #expect(HeaderName.normalise(normalised) == normalised)
  }
}
