// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads equality counts, however they are laid out.
///
/// Counts of a characteristic that nothing measures are counted and reported, and go no further. A record
/// without a category, or whose category is a total, is set aside: adding it up would count people twice. A
/// vacancy column with an empty cell sets its record aside too, for the same reason.
struct EqualityReader: Sendable {
  let file: OpenFile
  let aggregate: AggregateMapping
  private let source: SourceMapping
  private var link: VacancyLink?
  private var reader: RecordReader
  private var categories: CategoryColumn?
  private var shape: CountShape
  private(set) var counts = CountCells<TallyTable.Key>()
  /// The counts of the other characteristics.
  private(set) var characteristics: [Characteristic: CountCells<CategoryKey>] = [:]
  /// Whether the categories of ethnicity are counted among them.
  private let tellsEthnicCategories: Bool
  private(set) var account = RecordAccount()
  private(set) var duplicates = DuplicateLog()
  /// Where each vacancy's first record stands; −1 is the organisation.
  private(set) var places: [Int: SourcePlace] = [:]
  /// What the columns of counts add up to.
  private(set) var columnSums = ColumnSums()
  /// The totals of categories that stand among the records.
  private(set) var categoryTotals = CategoryTotals()
  /// Lines that sum up others beside them, and those that are not their sum.
  private(set) var subtotals = MetRecords()
  private(set) var wrongSubtotals = MetRecords()
  private var parts: CategoryParts
  /// Categories of which a count has a stage that nobody knows: it may be any.
  private var unstaged: [(category: CountedCategory, group: HeldCount.Group, stage: Stage?)] = []
  /// How many records of each vacancy say no route.
  private var withoutRoute: [Int: Int] = [:]
  /// Records that turned out to be of all routes together.
  private(set) var totalRoutes = 0
  /// Records of a category that another record has under another name.
  private(set) var twice = MetRecords()
  private var isSettled = false
  /// Vacancies that are called as a total is.
  private var namedTotals: Set<Int> = []
  /// What the references of vacancies begin with.
  private var words: [Int: String] = [:]
  /// Those that turned out to be totals of the others, and those that are called so and are not their sum.
  private(set) var totalVacancies: Set<Int> = []
  private(set) var wrongTotals: Set<Int> = []
  /// Cells of which fewer came to a stage than to a later one.
  private(set) var growing = MetRecords()
  /// Percentages beside the counts.
  private(set) var percentages: PercentageCheck?
  /// Columns of which nothing is read.
  private(set) var beside: BesideCounts
  /// Columns of percentages that the profile names and the file does not have.
  let absentPercentages: [String]
  /// How many records are about each characteristic that nothing measures.
  private(set) var others: [String: Int] = [:]

  init?(_ layout: SourceLayout, file: OpenFile, apart: ToldApart) {
    guard let aggregate = layout.source.aggregate, let shape = CountShape(layout, aggregate) else {
      return nil
    }
    self.file = file
    self.aggregate = aggregate
    self.shape = shape
    source = layout.source
    tellsEthnicCategories = apart.ethnicCategories
    parts = CategoryParts(aggregate)
    link = VacancyLink(layout)
    percentages = PercentageCheck(layout, aggregate)
    absentPercentages = layout.absentPercentages
    beside = BesideCounts(layout)
    reader = RecordReader(layout, file: file, targets: ["characteristic", "stage", "route"])
    let constant = aggregate.characteristic.flatMap { Characteristic(ofSource: $0) }
    categories = layout.field("category").map {
      CategoryColumn($0, constant: layout.field("characteristic") == nil ? constant : nil)
    }
  }

  mutating func consume(_ batch: RecordBatch, _ state: inout BundleState) {
    reader.open(batch, quality: &state.quality)
    shape.open(batch, file: file, quality: &state.quality)
    categories?.open(batch)
    percentages?.open(batch)
    beside.open(batch)
    account.count(read: batch.count)
    let vacancies = link?.read(batch, &state, file: file) ?? []
    for record in 0..<batch.count {
      if link != nil, vacancies[record] == VacancyColumn.missing {
        account.setAside(.referenceMissing, line: batch.lines[record])
      } else {
        take(record, link == nil ? -1 : Int(vacancies[record]), &state)
      }
    }
  }

  private mutating func take(_ record: Int, _ vacancy: Int, _ state: inout BundleState) {
    let place = reader.place(record)
    if vacancy >= 0, words[vacancy] == nil {
      let ref = state.vacancies.refs[vacancy]
      words[vacancy] = TotalVacancies.firstWord(ref)
      if TotalVacancies.isTotal(ref) { namedTotals.insert(vacancy) }
    }
    let characteristic = characteristic(record)
    let measured = Characteristic(ofSource: characteristic)
    if let categories, !categories.isCategory(record, of: measured) {
      guard categories.isTotal(record, of: measured) else { return account.setAside(.withoutCategory) }
      if categories.isWholeTotal(record) { note(total: record, vacancy, characteristic) }
      return account.setAside(.totalRow)
    }
    let stage = stage(record)
    if shape.needsStage, stage == nil { return setAside(withoutStage: record, vacancy, characteristic) }
    if let earlier = earlier(record, vacancy, characteristic, stage, place, &state.counts) {
      return account.setAside(duplicates.add(first: earlier, second: place, state.days))
    }
    if let twin = twin(record, vacancy, characteristic, stage, place, &state.counts) {
      twice.add(place)
      if let categories {
        let group = HeldCount.Group(vacancy: vacancy, characteristic: characteristic, route: route(record))
        unstaged.append((categories.category(record, of: measured), group, stage))
      }
      return account.setAside(duplicates.add(first: twin, second: place, state.days))
    }
    beside.take(record, shape.addends(record))
    let count = held(record, vacancy, characteristic, stage, place)
    // What only sums up others need be no category.
    if !parts.isDeclared(count) { noteFaults(record, measured, &state.quality) }
    if categories != nil, parts.holds(count) { parts.hold(count) } else { take(count) }
  }

  private func held(
    _ record: Int, _ vacancy: Int, _ characteristic: String, _ stage: Stage?, _ place: SourcePlace
  ) -> HeldCount {
    let measured = Characteristic(ofSource: characteristic)
    let category = categories?.category(record, of: measured) ?? .unmeasured
    let raw = categories?.raw(record) ?? []
    let group = HeldCount.Group(vacancy: vacancy, characteristic: characteristic, route: route(record))
    let percentages = percentages.map { check in
      check.take(
        record, shape.shareCells(record, category: category, stage: stage), shareGroup(group), category: raw,
        file: file.index)
    }
    return HeldCount(
      group: group, measured: measured, label: ValueName.normalised(String(decoding: raw, as: UTF8.self)),
      cells: shape.cells(record, category: category, stage: stage), columnCounts: shape.columnCounts(record),
      percentages: percentages, place: place)
  }

  private func shareGroup(_ group: HeldCount.Group) -> PercentageCheck.Group {
    PercentageCheck.Group(
      vacancy: group.vacancy, characteristic: group.characteristic, route: group.route, stage: nil)
  }

  /// Counts a record.
  private mutating func take(_ count: HeldCount) {
    let (vacancy, isSummed) = (count.group.vacancy, !aggregate.overlaps)
    if vacancy < 0 { account.use() } else { account.use(vacancy: vacancy) }
    if places[vacancy] == nil { places[vacancy] = count.place }
    if count.group.route.state != .known { withoutRoute[vacancy, default: 0] += 1 }
    if isSummed { addUp(count) }
    if categories != nil { parts.note(count) } else { parts.note(columns: count) }
    if let taken = count.percentages { percentages?.add(taken, isCounted: isSummed) }
    guard shape.isMelted || count.measured != nil else {
      others[count.group.characteristic, default: 0] += 1
      return
    }
    for cell in count.cells { add(cell, vacancy, count.group.route) }
  }

  /// Settles, when all records are read, which lines sum up others, and what cannot be added up.
  mutating func settle() {
    guard !isSettled else { return }
    isSettled = true
    for settled in parts.settle() {
      switch settled {
      case .category(let count): take(count)
      case .total(let count, let unlike): setAside(count, unlike)
      }
    }
    for (category, group, stage) in unstaged {
      for stage in stage.map({ [$0] }) ?? recordedStages { leaveOpen(category, stage, group) }
    }
    unstaged = []
    leaveDoubtfulOpen()
    leaveGrowthOpen()
    if contradictedMeaning != nil { leaveAllOpen() }
    withdrawTotals()
    withdrawTotalRoutes()
    guard aggregate.overlaps else { return }
    for (group, category, stages) in parts.overlaps {
      for stage in stages {
        for unsummed in [category, category.unmapped] { leaveOpen(unsummed, stage, group) }
      }
    }
  }

  var hasSeveralStages: Bool { recordedStages.count > 1 }

  private var recordedStages: [Stage] {
    let all = characteristics.values.reduce(counts.stages) { $0.union($1.stages) }
    return Stage.allCases.filter(all.contains)
  }

  /// Of those whom a count with an unknown stage counts nobody knows how far they came.
  private mutating func setAside(withoutStage record: Int, _ vacancy: Int, _ characteristic: String) {
    account.setAside(.withoutStage, line: reader.place(record).line)
    let measured = Characteristic(ofSource: characteristic)
    let group = HeldCount.Group(vacancy: vacancy, characteristic: characteristic, route: route(record))
    let category = categories.map { [$0.category(record, of: measured)] }
    for category in category ?? shape.categories { unstaged.append((category, group, nil)) }
  }

  /// Whoever came to a later stage came to each one before: where fewer are counted there, and be it that the count is
  /// missing, it is not known how many they are.
  private mutating func leaveGrowthOpen() {
    guard aggregate.meaning != .current else { return }
    for (group, category, stage) in parts.growth(over: recordedStages) where category != .unmeasured {
      leaveOpen(category, stage, group)
      if let place = places[group.vacancy] { growing.add(place) }
    }
  }

  /// The column, by its index in the file, by which the counts of the stages mean something else than the profile says:
  /// of stages that include the later ones no column is the sum, and of those that do not, none is the first alone and
  /// called their total.
  var contradictedMeaning: Int? {
    guard !shape.isMelted, !shape.needsStage else { return nil }
    if aggregate.meaning != .current { return beside.sum }
    return beside.first.flatMap { Self.isTotal(file.source.columns[$0]) ? $0 : nil }
  }

  private static func isTotal(_ header: String) -> Bool {
    let words = Set(NameWords.words(header))
    return !words.isDisjoint(with: ["total", "totals", "all", "applications", "applicants", "apps"])
  }

  /// How many came to a stage is not known while it is not known what the counts mean.
  private mutating func leaveAllOpen() {
    for (group, category) in parts.categories where category != .unmeasured {
      for stage in recordedStages { leaveOpen(category, stage, group) }
    }
  }

  /// A count that its own percentage and all others speak against is not used.
  private mutating func leaveDoubtfulOpen() {
    for cell in percentages?.doubtful ?? [] where cell.category != .unmeasured {
      let group = HeldCount.Group(
        vacancy: cell.group.vacancy, characteristic: cell.group.characteristic, route: cell.group.route)
      leaveOpen(cell.category, cell.stage, group)
    }
  }

  /// Takes out what stands for all vacancies together: it would count everybody twice.
  private mutating func withdrawTotals() {
    let totals = TotalVacancies(counts, characteristics, named: namedTotals, words: words, places: places)
    totalVacancies.formUnion(totals.all)
    wrongTotals.formUnion(totals.wrong)
    guard !totals.all.isEmpty else { return }
    for vacancy in totals.all { account.withdraw(vacancy: vacancy, .totalRow) }
    counts.remove(where: { totals.all.contains($0) })
    for characteristic in characteristics.keys {
      characteristics[characteristic]?.remove(where: totals.all.contains)
    }
  }

  /// Takes out what counts the applicants of all routes again.
  private mutating func withdrawTotalRoutes() {
    let totals = TotalRoutes(counts, characteristics)
    guard !totals.vacancies.isEmpty else { return }
    for vacancy in totals.vacancies {
      let records = withoutRoute[vacancy] ?? 0
      account.withdraw(vacancy: vacancy, .totalRow, records: records)
      totalRoutes += records
    }
    func isTotal(_ vacancy: Int, _ cell: TallyKey) -> Bool {
      totals.vacancies.contains(vacancy) && cell.cell.route.state != .known
    }
    counts.remove(keys: { isTotal($0.vacancy, $0.cell) })
    for characteristic in characteristics.keys {
      characteristics[characteristic]?.remove(keys: { isTotal($0.vacancy, $0.cell) })
    }
  }

  private mutating func setAside(_ count: HeldCount, _ unlike: [Stage]) {
    account.setAside(.totalRow)
    subtotals.add(count.place)
    if let taken = count.percentages { percentages?.add(taken, isCounted: false) }
    guard !unlike.isEmpty else { return }
    wrongSubtotals.add(count.place)
    // Where only its name says that it sums up the others, it may be a category beside them.
    guard !parts.isDeclared(count) else { return }
    for stage in unlike { leaveOpen(count.category, stage, count.group) }
  }

  /// Leaves it open how many of a category came to a stage.
  private mutating func leaveOpen(_ category: CountedCategory, _ stage: Stage, _ group: HeldCount.Group) {
    add(CountShape.Cell(category: category, stage: stage, count: .unmapped), group.vacancy, group.route)
  }

  private mutating func note(total record: Int, _ vacancy: Int, _ characteristic: String) {
    let route = route(record).knownValue
    let cells = shape.shareCells(record, category: .unmeasured, stage: stage(record))
    let group = HeldCount.Group(vacancy: vacancy, characteristic: characteristic, route: self.route(record))
    let share = shareGroup(group)
    percentages?.take(total: cells, share)
    for cell in shape.cells(record, category: .unmeasured, stage: stage(record)) {
      let key = CategoryTotals.Key(
        vacancy: vacancy, characteristic: characteristic, route: route, stage: cell.stage)
      categoryTotals.add(total: cell.count, key, at: reader.place(record))
    }
  }

  private mutating func addUp(_ count: HeldCount) {
    for (column, count) in count.columnCounts { columnSums.add(count, column: column) }
    guard categories != nil else { return }
    for cell in count.cells {
      for route in Set([nil, count.group.route.knownValue]) {
        let key = CategoryTotals.Key(
          vacancy: count.group.vacancy, characteristic: count.group.characteristic, route: route,
          stage: cell.stage)
        categoryTotals.add(category: cell.count, key)
      }
    }
  }

  private func noteFaults(_ record: Int, _ measured: Characteristic?, _ quality: inout QualityLog) {
    guard shape.isMelted || measured != nil else { return }
    if let categories, let fault = categories.fault(record, of: measured ?? .ethnicity) {
      quality.note(fault, of: "category", file: file, place: reader.place(record, column: categories.place))
    }
    if shape.totalDiffers(record) {
      quality.note(
        .warning, "total-differs", file: file.index, subject: "total",
        message: "the total of a record of \(file.source.path) is not the sum of its categories",
        places: [reader.place(record)])
    }
  }

  private mutating func add(_ cell: CountShape.Cell, _ vacancy: Int, _ route: Answer<RecruitmentRoute>) {
    switch cell.category {
    case .ethnicity(let label):
      let key = TallyKey(TallyCell(group: label.map(\.group), route: route))
      counts.add(cell.count, TallyTable.Key(vacancy: vacancy, cell: key), at: cell.stage)
      guard tellsEthnicCategories else { return }
      let category = CategoryKey(vacancy: vacancy, cell: key, category: label.map(\.category))
      characteristics[.ethnicCategory, default: CountCells()].add(cell.count, category, at: cell.stage)
    case .other(let characteristic, let category):
      let key = CategoryKey(
        vacancy: vacancy, cell: TallyKey(TallyCell(group: .notRecorded, route: route)), category: category)
      characteristics[characteristic, default: CountCells()].add(cell.count, key, at: cell.stage)
    case .unmeasured: break
    }
  }

  private func characteristic(_ record: Int) -> String {
    guard reader.has("characteristic") else { return aggregate.characteristic ?? "ethnicity" }
    return reader.answer("characteristic", record).viewed(\.asText).knownValue ?? "an unknown characteristic"
  }

  private func route(_ record: Int) -> Answer<RecruitmentRoute> {
    reader.answer("route", record).viewed { $0.asText.flatMap(RecruitmentRoute.init(rawValue:)) }
  }

  private func stage(_ record: Int) -> Stage? {
    guard reader.has("stage") else { return aggregate.stage }
    return reader.answer("stage", record).viewed { $0.asText.flatMap(Stage.init(name:)) }.knownValue
  }

  /// Where a category was counted before under another of its names: by its code and by its label.
  private mutating func twin(
    _ record: Int, _ vacancy: Int, _ characteristic: String, _ stage: Stage?, _ place: SourcePlace,
    _ keys: inout [UInt64: SourcePlace]
  ) -> SourcePlace? {
    guard characteristic == Characteristic.ethnicity.rawValue, let name = categories?.schemeName(record)
    else {
      return nil
    }
    let scope = vacancy < 0 ? "\(file.index)" : source.name
    let text =
      "twin\u{0}\(scope)\u{0}\(vacancy)\u{0}\(stage?.name ?? "")\u{0}\(reader.answer("route", record))\u{0}\(name)"
    let key = keyHash(Array(text.utf8)[...])
    if let earlier = keys[key] { return earlier }
    keys[key] = place
    return nil
  }

  /// Where the same category of the same vacancy, stage and route was counted before.
  private mutating func earlier(
    _ record: Int, _ vacancy: Int, _ characteristic: String, _ stage: Stage?, _ place: SourcePlace,
    _ keys: inout [UInt64: SourcePlace]
  ) -> SourcePlace? {
    // Counts of a whole organisation have nothing by which two files could be held against each other.
    let scope = vacancy < 0 ? "\(file.index)" : source.name
    var bytes = Array("\(scope)\u{0}\(vacancy)\u{0}\(characteristic)\u{0}\(stage?.name ?? "")\u{0}".utf8)
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

  /// Whether its counts are of vacancies, and not of the whole organisation.
  var isOfVacancies: Bool { link != nil }

  /// The profile's name of the source.
  var sourceName: String { source.name }

  mutating func withdrawAll(_ reason: SetAsideReason) { account.withdrawAll(reason) }

  mutating func withdrawWithoutVacancy(_ reason: SetAsideReason) { account.withdrawWithoutVacancy(reason) }

  mutating func count(setAside: [SetAsideReason: Int]) { account.count(setAside: setAside) }
}
