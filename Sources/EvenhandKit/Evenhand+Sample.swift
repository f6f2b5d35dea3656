// SPDX-License-Identifier: Apache-2.0

internal import Samples

/// What a synthetic export is asked to be.
public struct SampleRequest: Sendable {
  /// Where it is written; new or empty, or an earlier sample.
  public var folder: String
  /// How many applications.
  public var applications = 2_000
  /// The same seed and settings give the same bytes.
  public var seed: UInt64 = 1
  /// The relative likelihood of appointment from shortlisting, as a decimal.
  public var likelihood = "1.6"
  /// How many vacancies; one for every thirty applications when `nil`.
  public var vacancies: Int?
  /// The share of applicants whose ethnicity is not known, as a decimal.
  public var unknown = "0.05"
  /// The shapes to write, separated by commas.
  public var shapes = "canonical"
  /// `none` or `planted`.
  public var faults = "none"
  /// Whether an earlier sample in the folder may be replaced.
  public var isForced = false

  /// Everything else has its default.
  public init(folder: String) { self.folder = folder }
}

extension Evenhand {
  /// The shapes that a sample can have.
  public static var sampleShapes: [String] { SampleShape.allCases.map(\.rawValue) }

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
          "Drew \(settings.applications) applications for \(settings.vacancyCount) vacancies; the answers stand "
            + "in \(request.folder)/answers.json."
        ])
    } catch {
      throw .usage(error.description)
    }
  }

  private static func sampleSettings(_ request: SampleRequest) throws(EvenhandFault) -> SampleSettings {
    guard let likelihood = DecimalShare(request.likelihood) else {
      throw .usage("'--likelihood \(request.likelihood)' is no decimal (expected one such as 1.6)")
    }
    guard let unknown = DecimalShare(request.unknown) else {
      throw .usage("'--unknown \(request.unknown)' is no share (expected one such as 0.05)")
    }
    guard let faults = SampleFaults(rawValue: request.faults) else {
      throw .usage("'--faults \(request.faults)' is none of none, planted")
    }
    var settings = SampleSettings(likelihood: likelihood, unknown: unknown)
    settings.applications = request.applications
    settings.seed = request.seed
    settings.vacancies = request.vacancies
    settings.faults = faults
    settings.shapes = try shapes(request.shapes)
    return settings
  }

  private static func shapes(_ text: String) throws(EvenhandFault) -> [SampleShape] {
    var shapes: [SampleShape] = []
    for name in text.split(separator: ",").map(String.init) {
      guard let shape = SampleShape(rawValue: name) else {
        throw .usage("there is no shape '\(name)'\(suggestion(for: name, among: sampleShapes))")
      }
      if !shapes.contains(shape) { shapes.append(shape) }
    }
    return shapes
  }
}
