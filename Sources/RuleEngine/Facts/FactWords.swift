// SPDX-License-Identifier: Apache-2.0

/// What findings call the facts of rules, by path.
enum FactWords {
  /// Plain words for a fact; the last part of its path for one that has none.
  static func words(for path: String) -> String {
    byPath[path] ?? path.split(separator: ".").last.map(String.init) ?? path
  }

  private static let byPath: [String: String] = {
    var words: [String: String] = [:]
    func add<Source>(_ fields: [FactField<Source>], under path: String, _ addition: String = "") {
      for field in fields { words["\(path).\(field.name)"] = field.words + addition }
    }
    add(VacancyFacts.fields, under: "vacancy")
    add(PanelsFacts.fields, under: "panel")
    add(AdvertFacts.fields, under: "advert")
    add(AdvertFacts.fields, under: "adverts")
    add(SpecificationFacts.fields, under: "specification")
    add(CriterionFacts.fields, under: "specification.lines")
    add(SearchFacts.fields, under: "search")
    add(WordingFacts.fields, under: "wording")
    words["adverts"] = "the advert"
    for (phase, addition) in [("interview", ""), ("shortlisting", " when shortlisting")] {
      add(PanelFacts.fields, under: "panel.\(phase)", addition)
      add(SeatFacts.fields, under: "panel.\(phase).members", addition)
    }
    add(OrganisationFacts.fields, under: "organisation")
    add(MeasureFigures.fields, under: "measure")
    words["panel.interview.recorded"] = "the interview panel"
    words["panel.shortlisting.recorded"] = "the shortlisting panel"
    return words
  }()
}
