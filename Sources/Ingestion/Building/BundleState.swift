// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What the sources of a bundle share while they are read.
struct BundleState: Sendable {
  let period: ReportingPeriod?
  var vacancies = VacancyRegistry()
  var applications = ApplicationKeys()
  var spans = LineSpans()
  var panels: [PanelKey: PanelDraft] = [:]
  var quality = QualityLog()

  init(period: ReportingPeriod?) { self.period = period }
}
