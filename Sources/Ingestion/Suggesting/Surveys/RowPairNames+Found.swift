// SPDX-License-Identifier: Apache-2.0

extension RowPairNames {
  /// Found from the first fields of two lines, such as `sex` and `sex_count`: the same name, and an end behind it that
  /// tells the second from the first.
  ///
  /// - Returns: `nil` where they are not named so.
  init?(labels: String?, counts: String?) {
    guard let labels, let counts, labels != counts else { return nil }
    var length = zip(labels, counts).prefix { $0 == $1 }.count
    func endsWell(_ text: String) -> Bool {
      text.dropFirst(length).first.map { !$0.isLetter && !$0.isNumber } ?? true
    }
    while length > 0, !endsWell(labels) || !endsWell(counts) { length -= 1 }
    guard length > 0, labels.count == length || counts.count > length else { return nil }
    guard labels.prefix(length).contains(where: \.isLetter) else { return nil }
    self.init(label: "{c}\(labels.dropFirst(length))", count: "{c}\(counts.dropFirst(length))")
  }
}
