// SPDX-License-Identifier: Apache-2.0

import Foundation
import Ingestion

/// What is fed with any bytes, and what must hold whatever they are.
public enum FuzzEntry: String, CaseIterable, Sendable {
  /// A CSV file: the same records wherever its pieces end.
  case csv
  /// An XML file, with the mapping of whichever profile fits: every record is accounted for.
  case xml
  /// A mapping profile: read, or refused with places that it has.
  case profiles
  /// A workbook that is one XML file.
  case workbooks

  /// Reads the bytes.
  ///
  /// - Throws: `FuzzViolation` for what must not be; an error of the file is what one expects of most bytes.
  public func run(_ bytes: [UInt8]) async throws {
    switch self {
    case .csv: try await CSVInvariant.hold(bytes)
    case .profiles: try ProfileInvariant.hold(bytes)
    case .xml, .workbooks: try await BundleInvariant.hold(bytes, extension: self == .xml ? "xml" : "xls")
    }
  }

  /// The same for a caller that cannot wait; a violation ends the program.
  public func runAndTrap(_ bytes: [UInt8]) {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        try await run(bytes)
      } catch {
        preconditionFailure("\(error)")
      }
      done.signal()
    }
    done.wait()
  }
}

/// Something that no input may bring about.
public struct FuzzViolation: Error, CustomStringConvertible {
  /// What was not so.
  public let description: String
}
