// SPDX-License-Identifier: Apache-2.0

/// The kinds of record that a control total may count.
package enum CountedRecords: String, Sendable, Hashable, CaseIterable {
  case vacancies, adverts, criteria, applications

  /// What one of them is called.
  var one: String {
    switch self {
    case .vacancies: "vacancy"
    case .adverts: "advert"
    case .criteria: "criterion"
    case .applications: "application"
    }
  }

  var entity: Entity {
    switch self {
    case .vacancies: .vacancy
    case .adverts: .advert
    case .criteria: .criterion
    case .applications: .application
    }
  }
}
