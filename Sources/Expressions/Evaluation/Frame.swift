// SPDX-License-Identifier: Apache-2.0

/// What one evaluation works on.
struct Frame {
  let values: [Value]
  /// The variables of the macros being run, outermost first.
  var locals: [Value] = []
  private var steps: Int
  private var stepsAside: Int
  private var isAside = false
  /// No steps are left; the whole evaluation is an error, whatever was absorbed since.
  private(set) var isExhausted = false
  /// Present while tracing.
  var recorder: Recorder?

  init(_ bindings: Bindings, steps: Int) {
    values = bindings.values
    self.steps = steps
    stepsAside = steps
  }

  /// False when there are not so many steps left.
  mutating func spend(_ count: Int) -> Bool {
    if count > steps { isExhausted = true }
    if isExhausted { return false }
    steps -= count
    return true
  }

  /// Runs something that is not part of the evaluation, and what that starts in turn, on steps of its own.
  /// False when these did not suffice.
  mutating func aside(_ work: (inout Frame) -> Void) -> Bool {
    if isAside {
      work(&self)
      return !isExhausted
    }
    let kept = steps
    (steps, isAside) = (stepsAside, true)
    work(&self)
    let isWhole = !isExhausted
    (stepsAside, steps, isAside, isExhausted) = (steps, kept, false, false)
    return isWhole
  }
}

/// A compiled part of an expression.
typealias Code = @Sendable (inout Frame) -> Value
