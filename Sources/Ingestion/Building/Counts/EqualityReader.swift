// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads equality counts, however they are laid out.
///
/// Only counts of ethnicity go on; those of other characteristics are counted and reported. A record without
/// a category, or whose category is a total, is set aside: adding it up would count people twice. A vacancy
/// column with an empty cell sets its record aside too, for the same reason.
struct EqualityReader: Sendable {
  let file: OpenFile
  let aggregate: AggregateMapping
  private let source: SourceMapping
  private var link: VacancyLink?
  private var reader: RecordReader
  private var categories: CategoryColumn?
  private var shape: CountShape
  private(set) var counts = CountCells()
  private(set) var account = RecordAccount()
  private(set) var duplicates = DuplicateLog()
  /// Where each vacancy's first record stands; −1 is the organisation.
  private(set) var places: [Int: SourcePlace] = [:]
  private var keys: [UInt64: SourcePlace] = [:]
  /// How many records are about each other characteristic.
  private(set) var others: [String: Int] = [:]

  init?(_ layout: SourceLayout, file: OpenFile) {
    guard let aggregate = layout.source.aggregate, let shape = CountShape(layout, aggregate) else {
      return nil
    }
    self.file = file
    self.aggregate = aggregate
    self.shape = shape
    source = layout.source
    link = VacancyLink(layout)
    reader = RecordReader(layout, file: file, targets: ["characteristic", "stage", "route"])
    categories = layout.field("category").map(CategoryColumn.init)
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    shape.open(batch, file: file, quality: &state.quality)
    categories?.open(batch)
    account.count(read: batch.count)
    let vacancies = link?.read(batch, &state, file: file) ?? []
    for record in 0..<batch.count {
      if link != nil, vacancies[record] == VacancyColumn.missing {
        account.setAside(.referenceMissing, line: batch.lines[record])
      } else {
        take(record, link == nil ? -1 : Int(vacancies[record]), &state.quality)
      }
    }
  }

  private mutating func take(_ record: Int, _ vacancy: Int, _ quality: inout QualityLog) {
    let place = reader.place(record)
    let characteristic = characteristic(record)
    if let categories, !categories.isCategory(record) { return account.setAside(.withoutCategory) }
    let stage = stage(record)
    if shape.needsStage, stage == nil { return account.setAside(.keyMissing, line: place.line) }
    if let earlier = earlier(record, vacancy, characteristic, stage, place) {
      account.setAside(.duplicateKey)
      return duplicates.add(first: earlier, second: place)
    }
    if vacancy < 0 { account.use() } else { account.use(vacancy: vacancy) }
    if places[vacancy] == nil { places[vacancy] = place }
    guard shape.isMelted || characteristic == "ethnicity" else {
      others[characteristic, default: 0] += 1
      return
    }
    add(record, vacancy, stage, &quality)
  }

  private mutating func add(_ record: Int, _ vacancy: Int, _ stage: Stage?, _ quality: inout QualityLog) {
    let route = reader.answer("route", record).viewed { $0.asText.flatMap(RecruitmentRoute.init(rawValue:)) }
    var group = Answer<EthnicityGroup>.notRecorded
    if let categories {
      group = categories.group(record)
      if let fault = categories.fault(record) {
        quality.note(fault, of: "category", file: file, place: reader.place(record, column: categories.place))
      }
    }
    for cell in shape.cells(record, group: group, stage: stage) {
      let key = TallyKey(TallyCell(group: cell.group, route: route))
      counts.add(cell.count, TallyTable.Key(vacancy: vacancy, cell: key), at: cell.stage)
    }
    if shape.totalDiffers(record) {
      quality.note(
        .warning, "total-differs", file: file.index, subject: "total",
        message: "the total of a record of \(file.source.path) is not the sum of its categories",
        places: [reader.place(record)])
    }
  }

  private func characteristic(_ record: Int) -> String {
    guard reader.has("characteristic") else { return aggregate.characteristic ?? "ethnicity" }
    return reader.answer("characteristic", record).viewed(\.asText).knownValue ?? "an unknown characteristic"
  }

  private func stage(_ record: Int) -> Stage? {
    guard reader.has("stage") else { return aggregate.stage }
    return reader.answer("stage", record).viewed { $0.asText.flatMap(Stage.init(name:)) }.knownValue
  }

  /// Where the same category of the same vacancy, stage and route was counted before.
  private mutating func earlier(
    _ record: Int, _ vacancy: Int, _ characteristic: String, _ stage: Stage?, _ place: SourcePlace
  ) -> SourcePlace? {
    var bytes = Array("\(vacancy)\u{0}\(characteristic)\u{0}\(stage?.name ?? "")\u{0}".utf8)
    bytes += Array("\(reader.answer("route", record))\u{0}".utf8)
    bytes += categories?.raw(record) ?? []
    let key = keyHash(bytes[...])
    if let earlier = keys[key] { return earlier }
    keys[key] = place
    return nil
  }

  mutating func withdraw(vacancy: Int, _ reason: SetAsideReason) -> Int {
    account.withdraw(vacancy: vacancy, reason)
  }

  /// The profile's name of the source.
  var sourceName: String { source.name }

  mutating func withdrawAll(_ reason: SetAsideReason) { account.withdrawAll(reason) }

  mutating func withdrawWithoutVacancy(_ reason: SetAsideReason) { account.withdrawWithoutVacancy(reason) }

  mutating func count(malformed: Int) {
    account.count(read: malformed)
    account.setAside(.fieldCount, malformed)
  }
}
