// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Several posts on one vacancy, readverts, and applicants who withdrew, as they are read.
@Suite struct PostsFilledTests {
  private func build(_ vacancies: String, _ applications: String) throws -> BuiltBundle {
    try BundleText([
      ("vacancies.csv", "ref,posts,readvertises\n\(vacancies)\n"),
      (
        "applications.csv",
        "id,vacancy_ref,ethnicity,shortlisted_on,accepted_on,outcome\n\(applications)\n"
      ),
    ]).build()
  }

  @Test(arguments: [
    ("V1,2,", 2, false), ("V1,2,", 3, true), ("V1,1,", 1, false), ("V1,0,", 1, true), ("V1,,", 9, false),
    ("V1,many,", 9, false),
  ])
  func `more people appointed than there are posts is remarked on, without a number`(
    _ vacancy: String, _ appointed: Int, _ isRemarked: Bool
  ) throws {
    let rows = (0..<appointed).map { "\($0),V1,A,2025-05-01,2025-06-01,appointed" }
    // Whoever turned the offer down filled no post.
    let built = try build(
      vacancy, (rows + ["x,V1,A,2025-05-01,,declined_offer"]).joined(separator: "\n"))
    let item = built.item("more-appointed-than-posts")
    #expect((item != nil) == isRemarked)
    guard let item else { return }
    let lines = item.places.map(\.line)
    #expect(item.weight == .warning && lines == [2])
    #expect(item.message.filter(\.isNumber).isEmpty)
  }

  @Test func `a readvert names the vacancy before it, and one that names none is remarked on`() throws {
    let built = try build("V1,1,\nV2,1,V1\nV3,1,V9\nV4,1,V4", "1,V1,A,2025-05-01,,rejected")
    let vacancies = built.pipeline.vacancies
    #expect(vacancies.map(\.readvertises.answer) == [.none, .known("V1"), .known("V9"), .known("V4")])
    #expect(Readverts(vacancies).count == 1)
    #expect(built.item("readvert-of-nothing")?.places.map(\.line) == [4])
    #expect(built.item("readverts-in-a-circle")?.places.map(\.line) == [5])
  }

  @Test func `whoever withdrew is told from whoever was rejected, before the shortlist and after it`() throws
  {
    let built = try build(
      "V1,1,",
      "1,V1,A,2025-05-01,,withdrawn\n2,V1,A,,,withdrawn\n3,V1,A,2025-05-01,,rejected\n4,V1,A,,,declined_offer"
    )
    let withdrew = built.tallies.filter { $0.cell.leaving == .withdrew }
    #expect(withdrew.map { $0.count(.applied)?.exact } == [2])
    #expect(withdrew.map { $0.count(.shortlisted)?.exact } == [1])
    #expect(built.tallies.filter { $0.cell.leaving == nil }.map { $0.count(.applied)?.exact } == [1])
  }
}
