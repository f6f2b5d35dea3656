// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import Testing

@testable import Ingestion

@Suite("What is wrong with a profile is said at its place")
struct ProfileIssueTests {
  struct Case: CustomTestStringConvertible {
    let marked: String
    let problem: String
    var advice: String? = nil
    var testDescription: String { problem }
  }

  static let fieldCases: [Case] = [
    Case(
      marked: "«ethncity: {from: Ethnicity, scheme: ons-2021}",
      problem: "the entity application has no field 'ethncity'", advice: "did you mean 'ethnicity'?"),
    Case(
      marked: "«applied_on: {from: [Date Applied, Applied]}",
      problem: "the entity application has no field 'applied_on'",
      advice: "the day of a stage stands beside 'fields', as events: [{stage: applied, at: \"Date Applied\"}]"
    ),
    Case(
      marked: "«shortlisted_on: shortlisted_on",
      problem: "the entity application has no field 'shortlisted_on'",
      advice:
        "the day of a stage stands beside 'fields', as events: [{stage: shortlisted, at: \"shortlisted_on\"}]"
    ),
    Case(
      marked: "ethnicity: {from: Ethnicity, scheme: ons-2021, «emtpy: blank}",
      problem: "the field 'ethnicity' has no key 'emtpy'", advice: "did you mean 'empty'?"),
    Case(
      marked: "«ethnicity: {from: Ethnicity}",
      problem: "the field 'ethnicity' names no scheme, and a letter or label means different things in each",
      advice:
        "add scheme: with one of groups, la-2013, nhs-2001, nhs-2001-or-groups, nhs-scotland, nhs-wales, "
        + "ons-2011, ons-2021, uk-labels"),
    Case(
      marked: "ethnicity: {from: Ethnicity, scheme: «nhs2001}",
      problem: "there is no ethnicity scheme 'nhs2001'"),
    Case(
      marked: "ethnicity: {from: Ethnicity, scheme: ons-2021, unmapped: «keep}",
      problem: "a value that is not mapped cannot be kept in the field 'ethnicity'"),
    Case(
      marked: "ethnicity: {from: Ethnicity, scheme: ons-2021, values: {Cornish: «\"White: Irsh\"}}",
      problem: "the scheme ons-2021 has no category 'White: Irsh'", advice: "did you mean 'White: Irish'?"),
    Case(
      marked: "ethnicity: {from: Ethnicity, scheme: ons-2021, values: {Cornish: «British}}",
      problem: "the scheme ons-2021 has no category 'British'"),
    Case(
      marked: "route: {from: Route, heading: «Group}", problem: "only an ethnicity stands under a heading",
      advice: "leave it out"),
    Case(
      marked: "ethnicity: {const: Chinese, scheme: ons-2021, heading: «Group}",
      problem: "the constant of the field 'ethnicity' stands under no heading"),
    Case(
      marked: "route: {from: Route, scheme: «ons-2021}",
      problem: "only a characteristic of applicants has a scheme"),
    Case(
      marked: "route: {from: Source, values: {Staff: «intern}}",
      problem: "the field 'route' knows no route 'intern'", advice: "did you mean 'internal'?"),
    Case(
      marked: "route: {from: Source, values: {Staff: internal, «staff: external}}",
      problem: "'staff' is mapped twice, once it is compared without case and punctuation"),
    Case(
      marked: "route: {from: Source, values: {file: «maps/routes.csv}}",
      problem: "this profile lies in no folder that could hold a map"),
    Case(
      marked: "route: {from: Source, values: «routes}", problem: "there is no map 'routes' under 'values'"),
    Case(
      marked: "stage: {from: Status, values: {Offer: «offred}}",
      problem: "the field 'stage' knows no stage 'offred'", advice: "did you mean 'offered'?"),
    Case(
      marked: "id: {from: Id, pii: «keep}",
      problem: "what points to a person is never kept, under its own name or another"),
    Case(marked: "id: {from: Id, pii: «pseudonym}", problem: "what points to a person is never kept"),
    Case(marked: "id: {from: Id, pii: «hide}", problem: "this policy for personal data is not known"),
    Case(
      marked: "route: {from: Source, as: [«pseudonym]}",
      problem: "'pseudonym' does not fit the field 'route', which is a name of the list of routes",
      advice: "leave the field out: what is not mapped is not read"),
    Case(marked: "route: {from: Source, as: [«shout]}", problem: "there is no transform 'shout'"),
    Case(
      marked: "route: {from: Source, as: [«integr]}", problem: "there is no transform 'integr'",
      advice: "did you mean 'integer'?"),
    Case(
      marked: "route: {from: Source, «map: {Staff: internal}}", problem: "the field 'route' has no key 'map'",
      advice: "write values: {raw value: name}"),
    Case(
      marked: "route: {const: internal, «column: Source}", problem: "the field 'route' has no key 'column'",
      advice: "write from: with the column's name"),
    Case(
      marked: "sex: {from: Sex, values: {female: «[F]}}",
      problem: "a map goes from each value of the file to one name",
      advice: "write {F: female}"),
    Case(
      marked: "sex: {from: Sex, values: {F: «{name: female}}}",
      problem: "a map goes from each value of the file to one name", advice: "write {value of the file: name}"
    ),
    Case(
      marked: "stage: {from: Status, as: [«dmy]}", problem: "'dmy' is a form of date and no transform",
      advice: "write as: [{date: dmy}]"),
    Case(marked: "«route: {}", problem: "the field 'route' says nowhere where its value comes from"),
    Case(
      marked: "route: {from: Source, const: «internal}",
      problem: "the field 'route' has both 'from' and 'const'"),
    Case(
      marked: "route: {const: «nowhere}",
      problem: "the constant of the field 'route' is a value that the profile does not map"),
    Case(marked: "id: {const: «same}", problem: "a key cannot be the same for every record"),
    Case(
      marked: "route: {from: Source, empty: «nothing}", problem: "an empty cell cannot mean this",
      advice: "write none, blank, not-asked, withheld or not-recorded"),
    Case(
      marked: "route: {from: Source, references: «vacancies.ref}",
      problem: "the field 'route' is no reference"),
    Case(
      marked: "route: {from: [Source, «source]}", problem: "the column 'source' is named twice"),
  ]

  @Test("a field", arguments: fieldCases)
  func field(_ example: Case) { expectOne(example, in: applicationProfile(fields: example.marked)) }

  static let sourceCases: [Case] = [
    Case(
      marked: "«macth: \"*.csv\"", problem: "the source 'applications' has no key 'macth'",
      advice: "did you mean 'match'?"),
    Case(
      marked: "reached: {«shortlist: {from: Shortlisted}}", problem: "there is no stage 'shortlist'",
      advice: "did you mean 'shortlisted'?"),
    Case(
      marked: "reached: {shortlisted: {from: S, as: [«date]}}",
      problem: "'date' does not fit the field 'shortlisted'"),
    Case(
      marked: "events: [{stage: applied, at: A, as: [{date: «dym}]}]",
      problem: "this form of date is not known",
      advice: "known forms are iso, dmy, mdy, dmy2, mdy2, excel, or auto alone: write as: [{date: dmy}]"),
    Case(
      marked: "events: [{stage: applied, at: A, as: [{date: [iso, «auto]}]}]",
      problem: "auto finds the form from the column and stands for no form in a list",
      advice: "write as: [{date: auto}], or name the forms alone"),
    Case(
      marked: "events: [{stage: applied, at: A, as: [{date: «[dmy, mdy]}]}]",
      problem: "a field cannot hold the day first and the month first"),
    Case(
      marked: "events: [{stage: applied, at: A}, «{stage: applied, at: B}]",
      problem: "the stage 'applied' has two dates"),
    Case(marked: "events: «{stage: applied, at: A}", problem: "'events' must be a list"),
    Case(
      marked: "implies: {«ref: {from: V}}", problem: "the entity vacancy has no field 'ref'"),
    Case(marked: "key: «vacancy", problem: "the key of the entity application is 'id'"),
    Case(marked: "key: «id", problem: "the key 'id' is not among the fields"),
    Case(marked: "csv: {delimiter: «ab}", problem: "the delimiter must be one character"),
    Case(
      marked: "csv: {encoding: «windows-1525}", problem: "there is no encoding 'windows-1525'",
      advice: "did you mean 'windows-1252'?"),
    Case(
      marked: "csv: {header: «1}", problem: "a header is found where there is one",
      advice: "write header: none, or header: {find: [a column, another]}, or leave it out"),
    Case(
      marked: "csv: {header: «{within: 5}}", problem: "'header' does not say by which columns it is found",
      advice: "add find: [a column, another]"),
    Case(
      marked: "csv: {header: {find: [V], within: «0}}",
      problem: "'within' must be a number of lines from 1 to 100"),
    Case(
      marked: "csv: {quotes: «single}", problem: "'quotes' says how a quote within quoted text is written",
      advice: "write doubled, backslashed or auto"),
    Case(
      marked: "csv: {rows: «some}", problem: "'rows' says whether every row is a record",
      advice: "write rows: all, or leave it out"),
    Case(
      marked: "csv: {line_breaks: «yes}",
      problem: "'line_breaks' can only be kept: quoted text may hold lines that look like records",
      advice: "write line_breaks: kept, or leave it out"),
    Case(
      marked: "csv: {header: none, layout: «row_pair}", problem: "there is no layout 'row_pair'",
      advice: "did you mean 'row_pairs'?"),
    Case(marked: "csv: {layout: «row_pairs}", problem: "pairs of rows stand in a file without a header"),
    Case(marked: "repeats: «agree", problem: "only records of vacancies may repeat", advice: "leave it out"),
    Case(marked: "csv: {label_row: «x}", problem: "only the layout row_pairs has pairs of rows"),
    Case(
      marked: "melt: «{sex: {columns: {F: female}}}",
      problem: "only the entity equality_count has an aggregate"),
  ]

  @Test("a source", arguments: sourceCases)
  func source(_ example: Case) {
    expectOne(example, in: applicationProfile(fields: "", more: example.marked))
  }

  static let topCases: [Case] = [
    Case(marked: "extends: «canonical", problem: "a profile cannot extend another one in this version"),
    Case(marked: "«sytem: Acme", problem: "the profile has no key 'sytem'", advice: "did you mean 'system'?"),
    Case(
      marked: "defaults: {dates: [«auto]}",
      problem: "auto finds the form from the column and stands for no form in a list",
      advice: "write dates: auto, or name the forms alone"),
    Case(
      marked: "defaults: {dates: «[mdy, dmy]}",
      problem: "a field cannot hold the day first and the month first"),
    Case(marked: "defaults: {«timezone: UTC}", problem: "'defaults' has no key 'timezone'"),
    Case(
      marked: "ns: {wd: «\"**\"}", problem: "'**' would fit every namespace",
      advice: "write what all of them begin with, such as \"urn:com.workday.report/*\""),
  ]

  @Test("the profile as a whole", arguments: topCases)
  func top(_ example: Case) { expectOne(example, in: applicationProfile(fields: "", top: example.marked)) }

  private func expectOne(
    _ example: Case, in marked: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let profile = MarkedProfile(marked)
    let issues = profile.issues
    #expect(
      profile.found == profile.places,
      "\(issues.map(\.description))", sourceLocation: sourceLocation)
    #expect(
      issues.first?.problem.hasPrefix(example.problem) == true, "\(issues)", sourceLocation: sourceLocation)
    if let advice = example.advice {
      #expect(issues.first?.advice == advice, sourceLocation: sourceLocation)
    }
  }

  @Test("every issue of a profile is found in one go")
  func allAtOnce() {
    let profile = MarkedProfile(
      """
      profile: «2
      name: «My Profile
      sources:
        vacancies:
          entity: «vacance
        «adverts:
          entity: advert
          fields:
            «colour: {from: Colour}
        scores:
          entity: score
          fields:
            application: {from: A, references: «applications.id}
      """)
    let issues = profile.issues
    #expect(profile.found == profile.places)
    #expect(issues.contains { $0.problem == "the source 'adverts' has no field 'vacancy'" })
    #expect(issues.contains { $0.advice == "did you mean 'vacancy'?" })
  }

  @Test("an issue prints with its line and a caret under the place")
  func caret() {
    let profile = MarkedProfile(applicationProfile(fields: "ethnicity: {from: E, scheme: «ons-2012}"))
    #expect(
      profile.issues.map(\.description) == [
        """
        mine.map.yaml:9:36: error: there is no ethnicity scheme 'ons-2012'. Did you mean 'ons-2011'? \
        schemes are groups, la-2013, nhs-2001, nhs-2001-or-groups, nhs-scotland, nhs-wales, ons-2011, \
        ons-2021, uk-labels.
                ethnicity: {from: E, scheme: ons-2012}
                                             ^
        """
      ])
  }
}
