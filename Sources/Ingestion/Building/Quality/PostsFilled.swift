// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What vacancies say of their posts that cannot be so: more people appointed than there are posts, and readverts of
/// a vacancy that is not there.
///
/// How many were appointed to one vacancy is not told: beside other counts it could tell who somebody is.
struct PostsFilled {
  let pipeline: RecruitmentPipeline
  /// Paths by file.
  let paths: [String]

  func report(to quality: inout QualityLog) {
    for (vacancy, appointed) in appointed.enumerated() {
      let posts = pipeline.vacancies[vacancy].posts
      guard let number = posts.value, number < appointed else { continue }
      note(
        "more-appointed-than-posts", "posts", posts.place ?? pipeline.vacancies[vacancy].place,
        "more people were appointed to vacancies than these have posts",
        "unless a later post was filled from the same list, one of the two numbers is wrong, and both are used as"
          + " they stand", &quality)
    }
    let readverts = Readverts(pipeline.vacancies)
    for vacancy in readverts.unknown {
      note(
        "readvert-of-nothing", "readvertises", pipeline.vacancies[vacancy].readvertises.place,
        "vacancies advertise again a vacancy that is not there",
        "each counts as advertised for the first time",
        &quality)
    }
    for vacancy in readverts.circular {
      note(
        "readverts-in-a-circle", "readvertises", pipeline.vacancies[vacancy].readvertises.place,
        "vacancies advertise one another, or themselves, again", "they count as one post", &quality)
    }
  }

  /// By vacancy, how many certainly came to *accepted* and turned nothing down.
  private var appointed: [Int] {
    var sums = [Int](repeating: 0, count: pipeline.vacancies.count)
    for tally in pipeline.applications.elements where tally.cell.leaving != .declinedOffer {
      guard let vacancy = tally.vacancy, sums.indices.contains(vacancy) else { continue }
      sums[vacancy] += tally.count(.accepted)?.atLeast ?? 0
    }
    return sums
  }

  private func note(
    _ kind: String, _ subject: String, _ place: SourcePlace?, _ words: String, _ consequence: String,
    _ quality: inout QualityLog
  ) {
    let file = place.map { Int($0.file) } ?? 0
    let path = paths.indices.contains(file) ? " (\(paths[file]))" : ""
    quality.note(
      .warning, kind, file: file, subject: subject, message: "\(words)\(path): \(consequence)",
      places: [place].compactMap(\.self))
  }
}
