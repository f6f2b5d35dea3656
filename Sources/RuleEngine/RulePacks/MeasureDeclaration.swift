// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What a cohort rule measures.
enum MeasureDeclaration: Sendable, Hashable {
  /// A measure of its own.
  case own(RelativeLikelihoodDeclaration)
  /// The measure, cuts and parameters of another rule of the pack; the figures are reported there.
  case sharing(String)
}

/// The relative likelihood of getting from one stage to another, for some cuts of the data.
struct RelativeLikelihoodDeclaration: Sendable, Hashable {
  /// By what the groups are formed.
  var characteristic = Characteristic.ethnicity
  var from: Stage
  var to: Stage
  /// Whether `to` was written `appointed`, so that the parameter `appointed_stage` decides.
  var countsAppointed: Bool
  /// Everything, and what else the data are cut by.
  var cuts: [Crossing]
  /// Whether the rates from stage to stage are reported too.
  var reportsRates: Bool
  /// Names of the parameters with the minimum numbers.
  var minimumConsidered: String?
  var minimumExpected: String?
  /// Within what the comparison is made too, beside the pooled one.
  var strata: [StratumKind] = []
  /// The kinds of unit that are held against the limits of chance.
  var funnels: [CutDimension] = []
  /// The spans of time over which the whole is followed: months, years.
  var over: [CutDimension] = []

  /// Those of the cuts that somebody asks for in a run.
  var asked: Set<Crossing> = []

  /// What is told in every way of counting: the cuts by one thing that the rule declares, without the characteristics of
  /// the applicants.
  var everyWay: Set<Crossing> {
    Set(cuts.filter { !asked.contains($0) }.map(\.withoutCharacteristics).filter { $0.single != nil })
  }

  /// The cuts in which characteristics of the applicants take part. Ethnic categories are the groups that are compared,
  /// not a cut, where the measure is of ethnicity.
  var divided: [Crossing] {
    cuts.map { crossing in
      characteristic == .ethnicity
        ? Crossing(crossing.dimensions.filter { $0 != .ethnicCategory }) : crossing
    }.filter { !$0.characteristics.isEmpty }
  }

  /// Along what anything of the measure is told apart.
  var crossings: [Crossing] {
    cuts + (funnels + over).map { Crossing($0) }
      + strata.compactMap { if case .dimension(let dimension) = $0 { Crossing(dimension) } else { nil } }
  }
}

extension CutDimension {
  /// Those by which the whole can be followed over time.
  static let spans: [CutDimension] = [.month, .year]
}

/// Within what a comparison is made.
enum StratumKind: Sendable, Hashable {
  case vacancy
  /// One that the vacancy decides.
  case dimension(CutDimension)

  init?(_ name: String) {
    if name == "vacancy" {
      self = .vacancy
    } else if let dimension = CutDimension(rawValue: name), dimension.isOfVacancy {
      self = .dimension(dimension)
    } else {
      return nil
    }
  }

  /// The names in the order in which they are suggested.
  static let names = ["vacancy"] + CutDimension.allCases.filter(\.isOfVacancy).map(\.rawValue)
}

/// A way of cutting the data.
enum CutDimension: String, Sendable, Hashable, CaseIterable {
  case overall, band
  case staffGroup = "staff_group"
  case clinical, route
  case withoutInternational = "without_international"
  case site, department
  /// The month and the year, from April to March, in which the vacancy closed.
  case month, year
  case ethnicity, sex, disability
  case ageBand = "age_band"
  case religion, orientation
  /// The categories behind the two groups of ethnicity.
  case ethnicCategory = "ethnic_category"
  /// Where the application came from.
  case source
}
