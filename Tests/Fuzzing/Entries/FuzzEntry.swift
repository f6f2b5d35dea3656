// SPDX-License-Identifier: Apache-2.0

import Foundation
import Ingestion
import TestSupport

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
  /// A web page under the name of a workbook.
  case pages
  /// The part of an OpenDocument workbook that holds its sheets, in an archive that is sound.
  case sheets

  /// Reads the bytes.
  ///
  /// - Throws: `FuzzViolation` for what must not be; an error of the file is what one expects of most bytes.
  public func run(_ bytes: [UInt8]) async throws {
    switch self {
    case .csv: try await CSVInvariant.hold(bytes)
    case .profiles: try ProfileInvariant.hold(bytes)
    case .xml: try await BundleInvariant.hold(bytes, extension: "xml")
    case .workbooks, .pages: try await BundleInvariant.hold(bytes, extension: "xls")
    case .sheets: try await BundleInvariant.hold(FuzzEntry.workbook(of: bytes), extension: "ods")
    }
  }

  /// Nearly every change of an archive's own bytes is refused by its checksum, and shows nothing of the sheets.
  private static func workbook(of sheets: [UInt8]) -> [UInt8] {
    ZipText([
      ("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8)), ("content.xml", sheets),
    ]).finished
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
