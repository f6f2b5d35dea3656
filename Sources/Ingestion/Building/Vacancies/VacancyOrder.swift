// SPDX-License-Identifier: Apache-2.0

/// The order of the vacancies in the pipeline: by reference, without those that are left out.
struct VacancyOrder: Sendable {
  /// Registry indices, in the pipeline's order.
  let vacancies: [Int]
  /// For each registry index the place in that order, or −1.
  private let positions: [Int32]

  init(_ registry: VacancyRegistry, leavingOut: Set<Int>) {
    var order = Array(0..<registry.count)
    if !leavingOut.isEmpty { order.removeAll(where: leavingOut.contains) }
    let refs = registry.refs
    // Exports mostly list their vacancies in order.
    if !zip(order, order.dropFirst()).allSatisfy({ refs[$0] < refs[$1] }) {
      order.sort { refs[$0] < refs[$1] }
    }
    var positions = [Int32](repeating: -1, count: registry.count)
    for (position, vacancy) in order.enumerated() { positions[vacancy] = Int32(clamping: position) }
    vacancies = order
    self.positions = positions
  }

  /// The pipeline's index of a registry's vacancy; `nil` when it is left out.
  func position(_ vacancy: Int) -> Int? {
    guard positions.indices.contains(vacancy), positions[vacancy] >= 0 else { return nil }
    return Int(positions[vacancy])
  }
}
