// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import RuleEngine

/// One panel, before it sits, in numbers or as a file.
public struct PanelRequest: Sendable {
  /// A file in the layout of panels.csv, instead of the numbers.
  public var file: String?
  /// The pay band of the post, such as `8a`.
  public var band: String?
  /// How many members decide.
  public var deciding: Int?
  /// `yes`, `no` or `not-asked`.
  public var representative: String?
  /// `yes` or `no`.
  public var representativeDecides: String?
  /// How many deciding members were trained within the time that the policy sets.
  public var trained: Int?
  /// Packs and overlays, as for an audit; the panel pack when empty.
  public var rules: [String] = []
  /// `rule.parameter=value`
  public var settings: [String] = []
  /// The moment that the check serves.
  public var checkpoint = "pre-interview"
  /// The day by which it is judged, ISO 8601.
  public var asOf: String

  /// Nothing is known of the panel yet.
  public init(asOf: String) { self.asOf = asOf }
}

extension Evenhand {
  /// Checks one panel as the audit would, and says what falls short, under which guidance, and what would mend it.
  public static func checkPanel(_ request: PanelRequest) async throws -> TextAnswer {
    let asOf = try AuditTerms.day(request.asOf, option: "--as-of")
    let checkpoint = try AuditTerms.checkpoint(request.checkpoint)
    let names = request.rules.isEmpty ? ["panel"] : request.rules
    let packs = try RuleSources(names: names).packs(settings: request.settings)
    try FormTerms.requireRules(of: packs, at: checkpoint)
    let pipeline = try await PanelForm(request, asOf: asOf).pipeline()
    let evaluation = try RuleEngine.evaluate(
      packs: packs, pipeline: pipeline, settings: EvaluationSettings(asOf: asOf, checkpoint: checkpoint))
    return FormAnswer(evaluation: evaluation, packs: packs, form: .panel, subject: "panel").answer
  }
}

/// Makes the model of one panel of a form or a file.
struct PanelForm {
  let request: PanelRequest
  let asOf: CivilDate

  init(_ request: PanelRequest, asOf: CivilDate) {
    self.request = request
    self.asOf = asOf
  }

  func pipeline() async throws -> RecruitmentPipeline {
    guard let file = request.file else { return try fromNumbers() }
    guard request.deciding == nil, request.trained == nil else {
      throw EvenhandFault.usage("give either --file or the numbers --deciding and --trained")
    }
    return try await from(file)
  }

  private func from(_ file: String) async throws -> RecruitmentPipeline {
    let bundle = BundleRequest(
      inputs: [file], profile: try ProfileSources(name: "canonical").selection())
    let reading = try await BundleReader.read(bundle)
    guard reading.failures.isEmpty else {
      throw EvenhandFault(
        status: .inputUnread, message: reading.failures.map(\.description).joined(separator: "\n"))
    }
    var pipeline = reading.pipeline
    for index in pipeline.vacancies.indices { try describe(&pipeline.vacancies[index]) }
    return pipeline
  }

  private func fromNumbers() throws(EvenhandFault) -> RecruitmentPipeline {
    guard request.band != nil || request.deciding != nil else {
      throw .usage(
        "describe the panel, such as --band 8a --deciding 3 --representative yes --decides yes --trained 3")
    }
    var vacancy = Vacancy(ref: FormTerms.onePost)
    vacancy.interviewedOn = Fact(.none)
    try describe(&vacancy)
    var panel = Panel(vacancy: 0, phase: .interview, standing: .planned)
    panel.seats = try seats()
    return RecruitmentPipeline(vacancies: [vacancy], panels: .complete([panel]))
  }

  private func describe(_ vacancy: inout Vacancy) throws(EvenhandFault) {
    if let band = request.band { vacancy.grade = Fact(.known(try grade(band))) }
    if let representative = request.representative {
      vacancy.declaration.representative = try answer(representative, option: "--representative")
    }
    if let decides = request.representativeDecides {
      vacancy.declaration.representativeDecides = try answer(decides, option: "--decides")
    }
  }

  private func grade(_ text: String) throws(EvenhandFault) -> PayGrade {
    try FormTerms.grade(text)
  }

  private func answer(_ text: String, option: String) throws(EvenhandFault) -> Fact<Bool> {
    try FormTerms.answer(text, option: option, others: [("not-asked", Fact(.notAsked))])
  }

  private func seats() throws(EvenhandFault) -> [Seat] {
    guard let deciding = request.deciding else { return [] }
    guard (0...50).contains(deciding) else {
      throw .usage("'--deciding \(deciding)' is no number of members (0 to 50)")
    }
    if let trained = request.trained, !(0...deciding).contains(trained) {
      throw .usage("'--trained \(trained)' is not between 0 and the \(deciding) who decide")
    }
    // Nobody decides: an observer's seat says so, where no seat would say that nobody was named.
    if deciding == 0 {
      var observer = Seat()
      observer.role = Fact(.known(.observer))
      observer.decides = Fact(.known(false))
      return [observer]
    }
    return (0..<deciding).map { number in
      var seat = Seat()
      seat.role = Fact(.known(.member))
      seat.decides = Fact(.known(true))
      // Trained in time is all that the form asks; the day itself does not matter to the rule.
      if let trained = request.trained {
        seat.trainedOn = number < trained ? Fact(.known(asOf)) : Fact(.none)
      }
      return seat
    }
  }
}
