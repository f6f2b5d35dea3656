// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// What the sources of a bundle share while they are read.
struct BundleState: Sendable {
  let period: ReportingPeriod?
  /// What applications are told apart by beyond what is always told.
  let apart: ToldApart
  var vacancies = VacancyRegistry()
  var applications = ApplicationKeys()
  var spans = LineSpans()
  /// Where each count was first read, by the hash of what it counts.
  var counts: [UInt64: SourcePlace] = [:]
  var panels: [PanelKey: PanelDraft] = [:]
  var quality = QualityLog()
  /// Of which days the system gives totals.
  var stagePeriods: [StagePeriod] = []
  /// How far in time each file goes, where several are of one source.
  var days = ExportDays()

  init(period: ReportingPeriod?, apart: ToldApart = ToldApart()) {
    self.period = period
    self.apart = apart
  }
}
