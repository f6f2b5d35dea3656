// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Looks at the texts that an example of a wording rule gives.
struct GivenWording {
  private let scan: TextScan

  init(_ pack: RulePack) {
    scan = TextScan(set: pack.compiledLexicons.all)
  }

  func result(_ terms: WordingTerms, _ bindings: Bindings, _ schema: Schema) -> WordingResult {
    func reading(_ path: String) -> Reading {
      FactPath(path, schema)?.readings(in: bindings).first ?? Reading(.lacking(.notRecorded))
    }
    let texts = terms.texts.map { text in
      RawText.texts(reading(text.source), as: text).map { scan.scan($0, called: text.words) }
    }
    return WordingResult(
      terms, texts, entries: scan.set.entries(of: terms.lexicon), scan: scan,
      post: Occupation(
        title: reading("vacancy.title").value, staffGroup: reading("vacancy.staff_group").value))
  }
}
