// SPDX-License-Identifier: Apache-2.0

internal import Ingestion
internal import LocatedYAML

extension Evenhand {
  /// A mapping profile for files in a layout that no built-in profile knows: every guess written out with what it
  /// rests on, and a question, which begins with `TODO`, where only a person can decide.
  ///
  /// No value from a file is in it but words of categories that the program knows or that several records have.
  ///
  /// - Parameters:
  ///   - encoding: of all CSV files; found when `nil`.
  ///   - out: the file to write; `nil` to give the text alone.
  /// - Throws: a fault when the file stands already or cannot be written.
  public static func suggestProfile(
    _ inputs: [String], encoding: String? = nil, out: String? = nil
  ) async throws -> TextAnswer {
    if let out, TextFile.exists(out) {
      throw EvenhandFault.usage(
        "'\(out)' is there already, and answers in it would be lost; name another with --out, or move it")
    }
    let suggestion = try await BundleReader.suggest(
      inputs, candidates: ProfileSources.builtIn.profiles, name: profileName(out ?? inputs.first ?? ""),
      encoding: EncodingName(encoding).given)
    var remarks = suggestion.failures.map(\.description)
    if let fitting = suggestion.fitting {
      remarks.append("The profile '\(fitting)' fits these files already: evenhand audit finds it by itself.")
    }
    remarks.append(next(suggestion, out))
    if let out, suggestion.sources > 0 || suggestion.failures.isEmpty { try write(suggestion.text, to: out) }
    return TextAnswer(
      text: suggestion.text, remarks: remarks,
      status: suggestion.failures.isEmpty ? .complies : .inputUnread)
  }

  /// What to do with the profile.
  private static func next(_ suggestion: ProfileSuggestion, _ out: String?) -> String {
    let file = out ?? "the profile"
    let kinds = suggestion.sources == 1 ? "1 kind of record" : "\(suggestion.sources) kinds of records"
    let questions =
      switch suggestion.questions {
      case 0: "no question is open"
      case 1: "1 question is open: answer the TODO in it"
      default: "\(suggestion.questions) questions are open: answer each TODO in it"
      }
    return "\(out.map { "wrote \($0): " } ?? "")\(kinds); \(questions). Then: evenhand check FILES --profile "
      + (out ?? (file == "the profile" ? "FILE" : file))
  }

  /// A name for the profile, of the letters that such a name may have.
  private static func profileName(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    var name = ""
    for character in stem.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        name.append(character)
      } else if !name.isEmpty, name.last != "-" {
        name.append("-")
      }
    }
    while name.last == "-" { name.removeLast() }
    return name.first?.isLetter ?? false ? name : "my-export"
  }
}
