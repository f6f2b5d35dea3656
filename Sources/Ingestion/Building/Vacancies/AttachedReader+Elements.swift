// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension AttachedReader where Element == Advert {
  static func adverts(_ layout: SourceLayout, file: OpenFile) -> AttachedReader? {
    let targets = [
      "channel", "opened_on", "closed_on", "taken_down_on", "internal_only", "salary", "contact",
      "flexible_working", "text",
    ]
    return AttachedReader(layout, file: file, targets: targets) { reader, record, vacancy in
      var advert = Advert(vacancy: vacancy, place: reader.place(record))
      advert.channel = reader.fact("channel", record, \.asText)
      advert.openedOn = reader.fact("opened_on", record, \.asDate)
      advert.closedOn = reader.fact("closed_on", record, \.asDate)
      advert.takenDownOn = reader.fact("taken_down_on", record, \.asDate)
      advert.isInternalOnly = reader.fact("internal_only", record, \.asBool)
      advert.salary = reader.fact("salary", record, \.asText)
      advert.contact = reader.fact("contact", record, \.asBool)
      advert.flexibleWorking = reader.fact("flexible_working", record, \.asBool)
      advert.text = reader.fact("text", record, \.asText)
      return advert
    }
  }
}

extension AttachedReader where Element == Criterion {
  static func criteria(_ layout: SourceLayout, file: OpenFile) -> AttachedReader? {
    AttachedReader(layout, file: file, targets: ["essential", "text"]) { reader, record, vacancy in
      var criterion = Criterion(vacancy: vacancy, place: reader.place(record))
      criterion.isEssential = reader.fact("essential", record, \.asBool)
      criterion.text = reader.fact("text", record, \.asText)
      return criterion
    }
  }
}

extension AttachedReader where Element == Search {
  static func searches(_ layout: SourceLayout, file: OpenFile) -> AttachedReader? {
    let targets = ["firm", "briefed_on_diversity", "brief"]
    return AttachedReader(layout, file: file, targets: targets) { reader, record, vacancy in
      var search = Search(vacancy: vacancy, place: reader.place(record))
      search.usesFirm = reader.fact("firm", record, \.asBool)
      search.briefedOnDiversity = reader.fact("briefed_on_diversity", record, \.asBool)
      search.brief = reader.fact("brief", record, \.asText)
      return search
    }
  }
}

/// A record that belongs to a vacancy by its index.
protocol VacancyAttached {
  var vacancy: Int { get }
  /// The same record of the vacancy with another index.
  func attached(to vacancy: Int) -> Self
}

extension Advert: VacancyAttached {
  func attached(to vacancy: Int) -> Advert {
    var advert = Advert(vacancy: vacancy, place: place)
    advert.channel = channel
    advert.openedOn = openedOn
    advert.closedOn = closedOn
    advert.takenDownOn = takenDownOn
    advert.isInternalOnly = isInternalOnly
    advert.salary = salary
    advert.contact = contact
    advert.flexibleWorking = flexibleWorking
    advert.text = text
    return advert
  }
}

extension Criterion: VacancyAttached {
  func attached(to vacancy: Int) -> Criterion {
    var criterion = Criterion(vacancy: vacancy, place: place)
    criterion.isEssential = isEssential
    criterion.text = text
    return criterion
  }
}

extension Search: VacancyAttached {
  func attached(to vacancy: Int) -> Search {
    var search = Search(vacancy: vacancy, place: place)
    search.usesFirm = usesFirm
    search.briefedOnDiversity = briefedOnDiversity
    search.brief = brief
    return search
  }
}
