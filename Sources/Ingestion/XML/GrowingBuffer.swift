// SPDX-License-Identifier: Apache-2.0

/// A list with one owner: unlike an array it never asks whether it is shared, which for each element of a
/// file costs more than the work itself.
@safe struct GrowingBuffer<Element: ~Copyable>: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<Element>

  init(capacity: Int = 16) {
    self.capacity = max(capacity, 1)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit {
    unsafe base.deinitialize(count: count)
    unsafe base.deallocate()
  }

  @inline(__always)
  mutating func append(_ element: consuming Element) {
    if count == capacity { grow(to: count + 1) }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    _read {
      precondition(index >= 0 && index < count)
      yield unsafe base[index]
    }
    _modify {
      precondition(index >= 0 && index < count)
      yield unsafe &base[index]
    }
  }

  /// Removes the elements from `length` on.
  @inline(__always)
  mutating func cut(to length: Int) {
    guard length >= 0 && length < count else { return }
    unsafe (base + length).deinitialize(count: count - length)
    count = length
  }

  @inline(never)
  private mutating func grow(to needed: Int) {
    capacity = max(needed, 2 * capacity)
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe larger.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = unsafe larger
  }
}

extension GrowingBuffer where Element: BitwiseCopyable {
  @inline(__always)
  mutating func append(_ elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    let needed = count &+ elements.count
    if needed > capacity { grow(to: needed) }
    unsafe (base + count).initialize(from: source, count: elements.count)
    count = needed
  }

  @inline(__always)
  mutating func append(repeating element: Element, count added: Int) {
    let needed = count &+ added
    if needed > capacity { grow(to: needed) }
    unsafe (base + count).initialize(repeating: element, count: added)
    count = needed
  }

  /// The elements of a range; good until the next change.
  @inline(__always)
  func view(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  /// A copy of the first elements, as an array.
  func prefix(_ length: Int) -> [Element] { unsafe Array(view(0..<length)) }
}
