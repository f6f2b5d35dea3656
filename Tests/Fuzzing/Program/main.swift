// SPDX-License-Identifier: Apache-2.0

import Foundation
import FuzzEntries

/// libFuzzer, which feeds a function until something happens.
@_silgen_name("LLVMFuzzerRunDriver")
func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// What is fed; a C function can hold nothing.
nonisolated(unsafe) var entry = FuzzEntry.csv

// usage: Fuzz ENTRY LIBFUZZER'S ARGUMENTS
guard CommandLine.argc > 1, let named = FuzzEntry(rawValue: CommandLine.arguments[1]) else {
  print("usage: Fuzz \(FuzzEntry.allCases.map(\.rawValue).joined(separator: "|")) [libFuzzer's arguments]")
  exit(2)
}
entry = named
var count = CommandLine.argc - 1
var arguments = CommandLine.unsafeArgv + 1
exit(
  runLibFuzzer(&count, &arguments) { bytes, length in
    entry.runAndTrap(Array(UnsafeBufferPointer(start: bytes, count: length)))
    return 0
  })
