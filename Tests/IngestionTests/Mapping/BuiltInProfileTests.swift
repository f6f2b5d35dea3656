// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import Testing

@testable import Ingestion

@Suite("The profiles that come with the program")
struct BuiltInProfileTests {
  @Test("all load, and say what they are for")
  func load() throws {
    let profiles = try BuiltInProfileFiles.profiles()
    #expect(
      profiles.map(\.name) == [
        "canonical", "canonical-xml", "dfe-teaching-vacancies-equality", "flat-applications-csv",
        "flat-applications-xml", "hr-xml-3-position-opening", "la-city-applicants", "nhs-jobs-feed",
        "trac-style", "workday-report-example",
      ])
    for profile in profiles {
      #expect(!profile.says.isEmpty && !profile.system.isEmpty, "\(profile.name)")
      #expect(!profile.text.isEmpty)
    }
  }

  @Test("files are named after their profile")
  func fileNames() throws {
    for file in try BuiltInProfileFiles.all() {
      let profile = try ProfileLoader.load(file: file.name, text: file.text)
      #expect(file.name == "\(profile.name).map.yaml")
    }
  }

  @Test("the two canonical profiles fill the same fields, and every field that there is")
  func canonical() throws {
    let profiles = try BuiltInProfileFiles.profiles()
    let csv = try #require(profiles.first { $0.name == "canonical" })
    let xml = try #require(profiles.first { $0.name == "canonical-xml" })
    #expect(csv.sources.map(\.entity) == xml.sources.map(\.entity))
    for (left, right) in zip(csv.sources, xml.sources) {
      #expect(left.fields.map(\.target) == right.fields.map(\.target))
      #expect(left.events.map(\.stage) == right.events.map(\.stage))
      // Percentages are found by the names of their columns, and nothing but a check comes of them.
      let names = EntitySchema.of(left.entity).fields.map(\.name).filter { $0 != "percentage" }
      #expect(left.fields.map(\.target) == names)
      #expect(left.fields.map(\.empty) == right.fields.map(\.empty))
    }
  }

  @Test("a required column that identifies nothing sets no record aside")
  func identities() throws {
    let flat = try #require(try BuiltInProfileFiles.profiles().first { $0.name == "flat-applications-csv" })
    let source = try #require(flat.sources.first)
    #expect(source.fields.filter(\.isRequired).map(\.target) == ["id", "vacancy", "ethnicity"])
    #expect(source.fields.filter(\.identifies).map(\.target) == ["id", "vacancy"])
    #expect(source.implies.map(\.target) == ["band"])
    #expect(source.reached.map(\.stage) == [.shortlisted, .interviewed, .accepted])
    #expect(source.events.map(\.field.empty) == [FactState.none])
  }

  @Test("of two profiles with one name the second is at fault")
  func sameName() throws {
    let files = try BuiltInProfileFiles.all()
    let first = try #require(files.first)
    let builtIn = BuiltInProfiles(from: [first, ("copy.map.yaml", first.text)])
    #expect(builtIn.profiles.count == 1 && builtIn.faults.keys.sorted() == ["copy"])
  }

  @Test("a faulty profile stops none of the others")
  func faulty() throws {
    var files = try BuiltInProfileFiles.all()
    let broken = try #require(files.firstIndex { $0.name == "trac-style.map.yaml" })
    files[broken].text = files[broken].text.replacing("entity: application", with: "entity: aplication")
    let builtIn = BuiltInProfiles(from: files)
    #expect(builtIn.profiles.count == files.count - 1)
    #expect(builtIn.faults.keys.sorted() == ["trac-style"])
    let issue = try #require(builtIn.faults["trac-style"]?.issues.first)
    #expect(issue.file == "trac-style.map.yaml" && issue.line > 1)
    #expect(issue.advice == "did you mean 'application'?")
  }

  @Test("every field is documented in one sentence")
  func documentation() {
    for entity in Entity.allCases {
      let schema = EntitySchema.of(entity)
      #expect(schema.entity == entity)
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count)
      for field in schema.fields { #expect(field.says.hasSuffix("."), "\(entity.rawValue).\(field.name)") }
      if let key = schema.key { #expect(schema[key]?.kind == .key) }
    }
  }
}
