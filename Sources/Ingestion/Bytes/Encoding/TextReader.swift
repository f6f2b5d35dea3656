// SPDX-License-Identifier: Apache-2.0

/// Hands out a file's text in UTF-8, whatever its encoding, in pieces, and never reads a byte of it twice.
///
/// A file in UTF-8 is handed out as it is read, once it is seen to be UTF-8; no other byte is copied. Where
/// nothing outside ASCII has been met yet, the first such byte decides between UTF-8 and Windows-1252: what
/// is read does not depend on where pieces end.
struct TextReader: Sendable {
  private enum Form: Sendable {
    /// As it is in the file: in UTF-8, or in ASCII until now.
    case plain(isDecided: Bool)
    case decoded(any TextDecoder)
  }

  /// Why the text ends before the file; what stands before it has been handed out.
  private(set) var fault: DecodingFault?
  /// The encoding and what it is told by, in words; says more once more is read.
  private(set) var encoding: String
  /// The first text of the file, a byte-order mark of UTF-8 included.
  let sample: [UInt8]
  /// The line of the sample that shows that quotes have a backslash before them.
  let backslashLine: Int?
  /// Whether the sample is all of it.
  let isSampleWhole: Bool
  let markLength: Int

  private var reader: ChunkReader
  private var form: Form
  /// Changes quotes with a backslash before them into doubled ones.
  private var quotes: BackslashQuotes?
  /// The sample's text, where it was decoded, as far as it has not been handed out.
  private var ready: ArraySlice<UInt8> = []
  /// The beginning of a character whose end is not read yet.
  private var held: [UInt8] = []
  /// The file's own bytes that were decoded, until the digest takes them.
  private var own: [UInt8] = []

  var path: String { reader.path }
  /// Size of the file in bytes; `nil` for a stream.
  var size: Int? { reader.size }
  /// How many bytes of the file have been read.
  var position: Int { reader.position }
  /// Whether what is handed out are not the file's own bytes.
  var isDecoding: Bool { if case .decoded = form { true } else { false } }
  /// What may tell that the text is in another encoding after all.
  var doubts: FormatRemark? { if case .decoded(let decoder) = form { decoder.doubts } else { nil } }

  /// - Parameters:
  ///   - source: Has handed out nothing yet but its sample.
  ///   - hints: The encoding and the way of writing quotes, where somebody says which they are.
  ///   - sampleSize: Bytes of the file that the sample is taken from.
  /// - Throws: What cannot be read, is no text, or is in an encoding that is not read.
  init(_ source: ChunkReader, hints: CSVHints, sampleSize: Int) throws(IngestionError) {
    var reader = source
    let raw = try reader.sample(sampleSize)
    let detection = try EncodingDetection(sample: raw, given: hints.encoding, path: reader.path)
    encoding = detection.words
    isSampleWhole = raw.count < sampleSize
    var converter = detection.encoding?.decoder(at: 0, line: 1)
    var text = raw
    if var decoder = converter {
      text = []
      decoder.decode(raw[...], into: &text)
      converter = decoder
    }
    backslashLine = hints.quotes == nil ? BackslashQuotes.evidence(text) : nil
    if backslashLine != nil || hints.quotes == .backslashed {
      if converter == nil {
        var decoder = UTF8Decoder(at: 0)
        text = []
        decoder.decode(raw[...], into: &text)
        converter = decoder
      }
      var quotes = BackslashQuotes()
      quotes.double(&text, from: 0)
      self.quotes = quotes
    }
    guard let decoder = converter else {
      form = .plain(isDecided: detection.encoding != nil)
      markLength = detection.markLength
      sample = raw
      self.reader = reader
      return
    }
    markLength = 0
    own = reader.skip(raw.count)
    fault = decoder.fault
    form = .decoded(decoder)
    sample = text
    ready = text[...]
    self.reader = reader
  }

  /// Hands out the first bytes of the sample.
  mutating func skip(_ count: Int) -> [UInt8] {
    if isDecoding {
      let part = ready.prefix(count)
      ready = ready.dropFirst(part.count)
      return Array(part)
    }
    let part = reader.skip(count)
    if case .invalid(let at, _) = UTF8Check(part, from: 0) { fail(part, at: at, end: part.count) }
    return part
  }

  /// The next piece with `carry` put before it; `nil` at the end of the text.
  ///
  /// - Throws: `file-unreadable` or `file-changed`.
  mutating func next(after carry: [UInt8]) throws(IngestionError) -> [UInt8]? {
    if !ready.isEmpty {
      defer { ready = [] }
      return carry + ready
    }
    while fault == nil {
      if isDecoding {
        guard let bytes = try reader.next(after: []) else { return try finishDecoding(carry) }
        own += bytes
        if let text = decode(bytes[...], after: carry) { return text }
      } else {
        guard let bytes = try reader.next(after: carry + held) else { return finishPlain(carry) }
        held = []
        if let text = checked(bytes, from: carry.count) { return text }
      }
    }
    return nil
  }

  /// Takes the digest away, so that somebody else can feed it.
  mutating func takeDigest() -> (any ContentDigest)? { reader.takeDigest() }

  /// The file's own bytes that were read since the text is decoded and have not been taken yet.
  mutating func takeOwnBytes() -> [UInt8] {
    defer { own = [] }
    return own
  }

  /// The next bytes of the file behind the end of its text; `nil` at the end of the file.
  mutating func rest() throws(IngestionError) -> [UInt8]? {
    if !held.isEmpty {
      defer { held = [] }
      return held
    }
    return try reader.next(after: [])
  }

  // MARK: Text as it is in the file

  /// The bytes, when they are what the file's encoding allows.
  ///
  /// - Returns: `nil` when nothing can be handed out yet.
  private mutating func checked(_ bytes: consuming [UInt8], from start: Int) -> [UInt8]? {
    var text = bytes
    switch UTF8Check(text, from: start) {
    case .ascii: break
    case .valid(let first): decide(first, text.count)
    case .cutOff(let at, let first):
      if at != first { decide(first, text.count) }
      held = Array(text[at...])
      text.removeLast(text.count - at)
    case .invalid(let at, let first):
      if case .plain(isDecided: false) = form, at == first { return switched(text, at: at) }
      decide(first, text.count)
      fail(text, at: at, end: text.count)
      held = Array(text[at...])
      text.removeLast(text.count - at)
    }
    return text.count == start ? nil : text
  }

  private mutating func decide(_ first: Int, _ end: Int) {
    guard case .plain(isDecided: false) = form else { return }
    form = .plain(isDecided: true)
    encoding = "UTF-8, as the character at byte \(position - (end - first)) is written"
  }

  /// The file is Windows-1252 from its first byte outside ASCII on.
  private mutating func switched(_ bytes: [UInt8], at first: Int) -> [UInt8] {
    let offset = position - (bytes.count - first)
    encoding = EncodingDetection.windows1252Words(byte: bytes[first], at: offset)
    own = bytes
    var decoder: any TextDecoder = Windows1252Decoder(at: offset, line: nil)
    var text = Array(bytes[..<first])
    decoder.decode(bytes[first...], into: &text)
    fault = decoder.fault
    form = .decoded(decoder)
    return text
  }

  private mutating func fail(_ bytes: [UInt8], at index: Int, end: Int) {
    fault = DecodingFault(
      offset: position - (end - index), bytes: [bytes[index]], encoding: .utf8, reason: .impossible)
  }

  private mutating func finishPlain(_ carry: [UInt8]) -> [UInt8]? {
    guard !held.isEmpty else { return nil }
    if case .plain(isDecided: false) = form {
      let bytes = carry + held
      held = []
      return switched(bytes, at: carry.count)
    }
    fault = DecodingFault(
      offset: position - held.count, bytes: held, encoding: .utf8, reason: .cutOff)
    return nil
  }

  // MARK: Decoded text

  private mutating func decode(_ bytes: ArraySlice<UInt8>, after carry: [UInt8]) -> [UInt8]? {
    guard case .decoded(var decoder) = form else { return nil }
    form = .plain(isDecided: true)
    var text = carry
    decoder.decode(bytes, into: &text)
    quotes?.double(&text, from: carry.count)
    fault = decoder.fault
    form = .decoded(decoder)
    return text.count == carry.count ? nil : text
  }

  private mutating func finishDecoding(_ carry: [UInt8]) throws(IngestionError) -> [UInt8]? {
    guard case .decoded(var decoder) = form else { return nil }
    var text = carry
    decoder.finish(into: &text)
    quotes?.finish(&text)
    fault = decoder.fault
    form = .decoded(decoder)
    return text.count == carry.count ? nil : text
  }
}
