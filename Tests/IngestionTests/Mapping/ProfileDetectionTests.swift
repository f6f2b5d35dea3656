// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

@Suite("Which profile fits")
struct ProfileDetectionTests {
  static let flat = [
    "application_id", "vacancy_ref", "pay_band", "ethnicity", "sex", "disability", "applied_on",
    "shortlisted",
    "interviewed", "appointed",
  ]
  static let angeles = [
    "Fiscal Year", "Job Number", "Job Description", "Apps Received", "Female", "Male", "Unknown_Gender",
    "Black",
    "Hispanic", "Asian", "Caucasian", "American Indian/ Alaskan Native", "Filipino", "Unknown_Ethnicity",
  ]

  private func choose(_ files: [BundleFile], more: [MappingProfile] = []) throws -> ProfileChoice {
    ProfileDetection(try BuiltInProfileFiles.profiles() + more).choose(for: files)
  }

  private func chosen(_ files: [BundleFile]) throws -> (profile: MappingProfile, assignment: BundleAssignment)
  {
    guard case .chosen(let profile, let assignment, _) = try choose(files) else {
      throw ProfileDetectionFailure(reason: try choose(files).reason)
    }
    return (profile, assignment)
  }

  private struct ProfileDetectionFailure: Error { let reason: String }

  /// Paths as a file without a namespace holds them, from texts such as `/a/b/@c`.
  static func seen(_ texts: [String], namespace: String = "") -> [XMLSeenPath] {
    texts.map { text in
      let parts = text.split(separator: "/").map(String.init)
      let attribute = parts.last.flatMap { $0.hasPrefix("@") ? String($0.dropFirst()) : nil }
      let elements = attribute == nil ? parts : Array(parts.dropLast())
      return XMLSeenPath(
        text: text, elements: elements.map { .named(namespace: namespace, local: $0) },
        attribute: attribute.map { .named(namespace: "", local: $0) }, occurrences: 1)
    }
  }

  static func xml(_ name: String, root: String, namespace: String = "", _ paths: [String]) -> BundleFile {
    .xml(
      name: name, root: .named(namespace: namespace, local: root), paths: seen(paths, namespace: namespace))
  }

  /// Columns of a file that no source of a profile fits, and what is said of them.
  @Test(arguments: [
    (["ref", "count"], ": 'posts' comes nearest, and lacks 'title'"),
    (["count", "group"], ": 'counts' comes nearest, and lacks 'a', 'b', 'c', 'd', 'e', 'f' and 2 more"),
    (["nothing", "of", "it"], ": no column is there that any of them requires"),
    (["name", "day"], ": those of 'days' are there, and it is read from 'days*.csv' only"),
  ])
  func whatTheNearestSourceLacksIsNamed(_ headers: [String], _ words: String) {
    let columns = ["a", "b", "c", "d", "e", "f", "g", "h"]
    let profile = BundleText.load(
      """
      profile: 1
      name: mine
      system: test
      says: test
      sources:
        posts: {entity: vacancy, key: ref, fields: {ref: {from: ref, required: true}, title: {from: title, required: true}}}
        counts:
          entity: equality_count
          aggregate: {counts: at_stage, stage: applied, total: count}
          fields: {vacancy: {from: group, required: true}}
          melt: {ethnicity: {scheme: groups, columns: {\(columns.map { "\($0): white" }.joined(separator: ", "))}}}
        days: {match: "days*.csv", entity: vacancy, key: ref, fields: {ref: {from: name, required: true}, closed_on: {from: day, required: true}}}
      """)
    let assignment = BundleAssignment([.csv(name: "x.csv", headers: headers)], profile)
    #expect(assignment.files.map(\.reason) == ["no source of 'mine' has its columns in x.csv\(words)"])
  }

  static let cases: [(file: BundleFile, profile: String)] = [
    (.csv(name: "export.csv", headers: flat), "flat-applications-csv"),
    (.csv(name: "applications.csv", headers: flat), "flat-applications-csv"),
    (.csv(name: "vacancies.csv", headers: ["ref"]), "canonical"),
    (.csv(name: "out/Vacancies.CSV", headers: ["Ref", "Title", "Band"]), "canonical"),
    (
      .csv(name: "applications.csv", headers: ["id", "vacancy_ref", "ethnicity", "shortlisted_on"]),
      "canonical"
    ),
    (.csv(name: "la.csv", headers: angeles), "la-city-applicants"),
    (
      xml("feed.xml", root: "nhsJobs", ["/nhsJobs/vacancyDetails/id", "/nhsJobs/vacancyDetails/title"]),
      "nhs-jobs-feed"
    ),
    (xml("feed.xml", root: "nhsJobs", ["/nhsJobs/totalPages", "/nhsJobs/totalResults"]), "nhs-jobs-feed"),
    (
      xml(
        "a.xml", root: "applications",
        ["application/@id", "application/@vacancy", "application/shortlisted", "application/appointed"]
          .map { "/applications/\($0)" }),
      "flat-applications-xml"
    ),
    (
      xml(
        "evenhand.xml", root: "evenhand", namespace: "urn:evenhand:bundle:1",
        ["/evenhand/vacancies/vacancy/@ref"]),
      "canonical-xml"
    ),
  ]

  @Test("one profile fits best", arguments: cases.indices)
  func fits(_ index: Int) throws {
    let example = ProfileDetectionTests.cases[index]
    #expect(try chosen([example.file]).profile.name == example.profile)
  }

  @Test("the choice says why")
  func reason() throws {
    let choice = try choose([.csv(name: "export.csv", headers: ProfileDetectionTests.flat)])
    #expect(
      choice.reason
        == "profile 'flat-applications-csv': all 5 required columns of 'applications' are in export.csv")
  }

  @Test("each file of a bundle is matched to its source, and what is left over is named")
  func bundle() throws {
    let files: [BundleFile] = [
      .csv(name: "scores.csv", headers: ["application_id", "value"]),
      .csv(name: "vacancies.csv", headers: ["ref", "band"]),
      .csv(name: "notes.csv", headers: ["ref", "band"]),
      .csv(name: "panels.csv", headers: ["vacancy_ref", "phase", "standing", "decides"]),
    ]
    let (profile, assignment) = try chosen(files)
    #expect(profile.name == "canonical")
    #expect(
      assignment.files.map { $0.sources.map { profile.sources[$0].name } } == [
        ["scores"], ["vacancies"], [], ["panels"],
      ])
    #expect(
      try choose(files).reason
        == "profile 'canonical': all that is required of its 3 sources is there"
        + " (scores.csv, vacancies.csv, panels.csv); not read with it: notes.csv")
  }

  @Test("an XML file serves every source whose root it has, also those whose records come late")
  func severalSources() throws {
    let files = [
      ProfileDetectionTests.xml(
        "evenhand.xml", root: "evenhand", namespace: "urn:evenhand:bundle:1",
        ["/evenhand/vacancies/vacancy/@ref", "/evenhand/vacancies/vacancy/band"])
    ]
    let (profile, assignment) = try chosen(files)
    #expect(assignment.files.first?.sources == Array(profile.sources.indices))
  }

  @Test("a tie is never broken by guessing")
  func tie() throws {
    let text = applicationProfile(fields: "stage: {from: Status}")
    let mine = try ProfileLoader.load(file: "a", text: text)
    let other = try ProfileLoader.load(file: "b", text: text.replacing("name: mine", with: "name: yours"))
    let choice = try choose([.csv(name: "x.csv", headers: ["Vacancy", "Status"])], more: [other, mine])
    guard case .ambiguous(let names, let reason) = choice else {
      Issue.record("\(choice.reason)")
      return
    }
    #expect(names == ["mine", "yours"])
    #expect(reason == "the profiles 'mine' and 'yours' fit equally well; choose with --profile mine")
  }

  @Test("when nothing fits, the nearest profiles are named with what they lack")
  func unknown() throws {
    let choice = try choose([
      .csv(name: "x.csv", headers: ["application_id", "vacancy_ref", "ethnicity", "hired"])
    ])
    guard case .unknown(let reason) = choice else {
      Issue.record("\(choice.reason)")
      return
    }
    let lines = reason.split(separator: "\n").map(String.init)
    #expect(lines.first == "no profile fits x.csv")
    #expect(
      lines.contains(
        "  near to x.csv is 'applications' of 'flat-applications-csv' (3 of 5 required): "
          + "the file lacks 'shortlisted', 'appointed'"))
    #expect(
      lines.last
        == "to read it, evenhand suggest FILES --out mine.map.yaml writes a profile with what is left to decide, or"
        + " evenhand profiles show flat-applications-csv > mine.map.yaml gives one to change; give it with --profile mine.map.yaml"
    )
  }

  static let strangers: [BundleFile] = [
    .csv(name: "x.csv", headers: ["colour", "shape"]), .csv(name: "x.csv", headers: []),
    xml("rss.xml", root: "rss", ["/rss/channel/title"]),
    xml("a.xml", root: "applications", ["/applications/app/name"]),
    xml("e.xml", root: "evenhand", ["/evenhand/vacancies/vacancy/@ref"]),
    xml("n.xml", root: "nhsJobs", ["/nhsJobs/vacancy/id"]),
    .csv(name: "la.csv", headers: angeles.filter { $0 != "Filipino" }),
  ]

  @Test(
    "another root element, namespace or record, or a missing column of counts, does not fit",
    arguments: strangers.indices)
  func doesNotFit(_ index: Int) throws {
    let choice = try choose([ProfileDetectionTests.strangers[index]])
    guard case .unknown = choice else {
      Issue.record("\(choice.reason)")
      return
    }
  }

  @Test("two sources of one profile with the same columns are told apart by name only")
  func equalSources() throws {
    let text = """
      profile: 1
      name: twice
      sources:
        a: {entity: vacancy, fields: {ref: {from: R}}}
        b: {entity: vacancy, fields: {ref: {from: R}}}
      """
    let profile = try ProfileLoader.load(file: "twice", text: text)
    let assignment = BundleAssignment([.csv(name: "x.csv", headers: ["R"])], profile)
    #expect(assignment.assigned.isEmpty)
    #expect(assignment.files.first?.reason.contains("fits 'a' and 'b' of 'twice' equally well") == true)
  }

  @Test(
    "the headers of real files", .enabled(if: ReferenceFiles.areThere),
    arguments: [
      ("data/aggregates/la_city_job_applicants_by_gender_and_ethnicity_10rows.csv", "la-city-applicants")
    ])
  func realHeaders(_ path: String, _ name: String) throws {
    let text = try #require(ReferenceFiles.text(path))
    let headers = try #require(text.split(whereSeparator: \.isNewline).first).split(separator: ",").map(
      String.init)
    #expect(try chosen([.csv(name: path, headers: headers)]).profile.name == name)
  }

  @Test(
    "the NHS Jobs captures", .enabled(if: ReferenceFiles.areThere),
    arguments: ["search_xml_page1.xml", "search_xml_page2.xml", "search_xml_no_results.xml"])
  func nhsJobs(_ name: String) throws {
    let text = try #require(ReferenceFiles.text("data/nhs-jobs-feed/\(name)"))
    var open: [String] = []
    var paths: [String] = []
    for tag in text.matches(of: /<(\/?)([A-Za-z]+)>/) {
      if tag.1.isEmpty {
        open.append(String(tag.2))
        paths.append("/" + open.joined(separator: "/"))
      } else {
        open.removeLast()
      }
    }
    let probe = ProfileDetectionTests.xml(name, root: "nhsJobs", paths)
    #expect(try chosen([probe]).profile.name == "nhs-jobs-feed")
  }
}
