// SPDX-License-Identifier: Apache-2.0

internal import Samples

/// What a synthetic export is asked to be. Numbers with decimals are texts, so that they are exact.
public struct SampleRequest: Sendable {
  /// Where it is written; new or empty, or an earlier sample.
  public var folder: String
  /// How many applications.
  public var applications = 2_000
  /// The same seed and settings give the same bytes.
  public var seed: UInt64 = 1
  /// The relative likelihood of appointment from shortlisting: a decimal, `infinite` or `undefined`.
  public var likelihood = "1.6"
  /// How many vacancies; one for every thirty applications when `nil`.
  public var vacancies: Int?
  /// The share of applicants whose ethnicity is not known.
  public var unknown = "0.05"
  /// Of those of unknown ethnicity who are shortlisted, the share that is appointed.
  public var unknownAppointed = "0.2"
  /// Offers that are turned down, for each that is accepted.
  public var declined = "0.05"
  /// Of those who are not appointed, the share that withdrew.
  public var withdrawn = "0.08"
  /// The share of vacancies that are advertised twice.
  public var readverts = "0"
  /// The shapes to write, separated by commas, or `all`.
  public var shapes = "canonical"
  /// Faults to plant, separated by commas; `none` or `planted`, which is all of them.
  public var faults = "none"
  /// Whether an earlier sample in the folder may be replaced.
  public var isForced = false

  /// Everything else has its default.
  public init(folder: String) { self.folder = folder }
}

extension Evenhand {
  /// The shapes that a sample can have.
  public static var sampleShapes: [String] { SampleShape.all.map(\.name) }

  /// The faults that a sample can have.
  public static var sampleFaults: [String] { SampleFaults.names }

  /// Writes a synthetic export bundle and the answers to it; no real person, post or organisation is described.
  ///
  /// - Returns: the paths of the files, and beside them what was drawn, in words.
  /// - Throws: a fault when the settings are out of their limits, when the folder holds anything else, and when
  ///   a file cannot be written.
  public static func writeSample(_ request: SampleRequest) throws(EvenhandFault) -> TextAnswer {
    let settings = try sampleSettings(request)
    do {
      let files = try SampleBundle(settings).write(to: request.folder, isForced: request.isForced)
      return TextAnswer(
        text: files.joined(separator: "\n"),
        remarks: [
          "Drew \(settings.applications.counting("application", "applications")) for "
            + "\(settings.vacancyCount.counting("vacancy", "vacancies")); the answers stand in "
            + "\(request.folder)/answers.json."
        ])
    } catch {
      throw .usage(error.description)
    }
  }

  private static func sampleSettings(_ request: SampleRequest) throws(EvenhandFault) -> SampleSettings {
    guard let likelihood = SampleLikelihood(request.likelihood) else {
      throw .usage(
        "'--likelihood \(request.likelihood)' is no decimal (expected one such as 1.6, with four digits behind the "
          + "point at most, or infinite or undefined)")
    }
    var settings = SampleSettings(likelihood: likelihood, unknown: try share(request.unknown, "unknown"))
    settings.unknownAppointed = try share(request.unknownAppointed, "unknown-appointed")
    settings.declined = try share(request.declined, "declined")
    settings.withdrawn = try share(request.withdrawn, "withdrawn")
    settings.readverts = try share(request.readverts, "readverts")
    settings.applications = request.applications
    settings.seed = request.seed
    settings.vacancies = request.vacancies
    settings.faults = try faults(request.faults)
    settings.shapes = try shapes(request.shapes)
    return settings
  }

  private static func share(_ text: String, _ option: String) throws(EvenhandFault) -> DecimalShare {
    guard let share = DecimalShare(text) else {
      throw .usage(
        "'--\(option) \(text)' is no share (expected a decimal such as 0.05, with four digits behind the point at most)"
      )
    }
    return share
  }

  private static func faults(_ written: String) throws(EvenhandFault) -> SampleFaults {
    let text = written.filter { $0 != " " }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.prefix { $0 != "=" })
      guard !sampleFaults.contains(name) else { continue }
      throw .usage(
        "'--faults': there is no fault '\(name)'\(suggestion(for: name, among: sampleFaults))")
    }
    do {
      return try SampleFaults(text)
    } catch {
      throw .usage("'--faults': \(error.description)")
    }
  }

  /// The name that stands for every shape.
  private static let everyShape = "all"

  private static func shapes(_ text: String) throws(EvenhandFault) -> [SampleShape] {
    var shapes: [SampleShape] = []
    for name in text.filter({ $0 != " " }).split(separator: ",").map(String.init) {
      let found = name == everyShape ? SampleShape.all : SampleShape.all.filter { $0.name == name }
      guard !found.isEmpty else {
        throw .usage(
          "there is no shape '\(name)'\(suggestion(for: name, among: sampleShapes + [everyShape]))")
      }
      shapes += found.filter { shape in !shapes.contains { $0.name == shape.name } }
    }
    return shapes
  }
}
