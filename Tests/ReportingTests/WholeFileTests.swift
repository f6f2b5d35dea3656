// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Reporting

@Suite struct WholeFileTests {
  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "evenhand-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("a file is replaced as a whole, and nothing is left beside it")
  func replacement() throws {
    try inFolder { folder in
      let path = folder.appending(path: "report.html").path
      try WholeFile.write("old", to: path)
      try WholeFile.write("neu: ü", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "neu: ü")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.html"])
    }
  }

  @Test("what a symbolic link points to is replaced, and the link stays")
  func symbolicLink() throws {
    try inFolder { folder in
      let files = FileManager.default
      try files.createDirectory(at: folder.appending(path: "kept"), withIntermediateDirectories: true)
      let target = folder.appending(path: "kept/report.html").path
      let link = folder.appending(path: "latest.html").path
      try WholeFile.write("old", to: target)
      try files.createSymbolicLink(atPath: link, withDestinationPath: "kept/report.html")
      try WholeFile.write("new", to: link)
      #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
      #expect(try files.destinationOfSymbolicLink(atPath: link) == "kept/report.html")
      #expect(try files.contentsOfDirectory(atPath: folder.path + "/kept") == ["report.html"])
    }
  }

  @Test("a report is no program, and only its owner may change it")
  func mode() throws {
    try inFolder { folder in
      let path = folder.appending(path: "report.html").path
      try WholeFile.write("x", to: path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode.map { $0 & 0o600 } == 0o600 && mode.map { $0 & 0o113 } == 0)
    }
  }

  @Test("a folder that is not there is named as the reason")
  func missingFolder() throws {
    try inFolder { folder in
      let path = folder.appending(path: "nowhere/report.html").path
      #expect {
        try WholeFile.write("x", to: path)
      } throws: { error in
        (error as? ReportFault)?.description.contains("its folder does not exist") ?? false
      }
    }
  }

  @Test("a folder in the file's place is refused, and stays")
  func folderInPlace() throws {
    try inFolder { folder in
      let path = folder.appending(path: "report.html").path
      try FileManager.default.createDirectory(atPath: path + "/inside", withIntermediateDirectories: true)
      #expect(throws: ReportFault.self) { try WholeFile.write("x", to: path) }
      #expect(FileManager.default.fileExists(atPath: path + "/inside"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["report.html"])
    }
  }

  @Test(
    "what the system says becomes a reason and an advice",
    arguments: [
      (CocoaError.Code.fileWriteOutOfSpace, "the disk is full"),
      (.fileWriteNoPermission, "its folder may not be written to"),
      (.fileWriteVolumeReadOnly, "its folder may not be written to"),
      (.fileNoSuchFile, "its folder does not exist"), (.fileWriteUnknown, "the system refused"),
    ] as [(CocoaError.Code, String)])
  func reasons(code: CocoaError.Code, expected: String) {
    let fault = WholeFile.fault(CocoaError(code), path: "out/report.html")
    #expect(fault.description.hasPrefix("'out/report.html' cannot be written: \(expected). "))
  }
}
