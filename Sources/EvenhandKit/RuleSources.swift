// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML
internal import RuleEngine

/// Finds the rule packs of a run: the built-in ones, or those named, with overlays and settings applied.
struct RuleSources {
  /// What `--rules` says: names of built-in packs, folders of packs, overlay files.
  let names: [String]
  /// Whether texts may still say TODO: for those who write rules, and never where a pack judges.
  var allowsDrafts = false

  /// - Throws: everything that is wrong with packs, overlays and settings, as a fault with status 2.
  func packs(settings: [String] = []) throws(EvenhandFault) -> [RulePack] {
    let files = try packFiles()
    var overlays: [PackFile] = []
    for name in names where TextFile.exists(name) && !TextFile.isFolder(name) {
      let file = PackFile(path: name, text: try TextFile.read(name, what: "an overlay"))
      guard !file.isRule else {
        throw TextFile.fault(
          name, "this is a rule and no overlay",
          "name the folder of its pack, \(file.packFolder.isEmpty ? "." : file.packFolder)")
      }
      overlays.append(file)
    }
    let tailoring = overlays
    return try authored { () throws(AuthoredIssues) in
      try Tailoring.tailor(
        try RulePackLoader.load(files, shipped: RuleSources.builtIn, allowsDrafts: allowsDrafts),
        overlays: tailoring, settings: settings)
    }
  }

  /// The same with the folder of its pack for each file of a pack, and of these files those that are rules or lexicons.
  ///
  /// - Throws: a fault for a rule that lies in no pack.
  func takingFilesOfPacks() throws(EvenhandFault) -> (sources: RuleSources, files: [PackFile]) {
    var (folders, files): ([String], [PackFile]) = ([], [])
    for name in names {
      guard TextFile.exists(name), !TextFile.isFolder(name) else {
        folders.append(name)
        continue
      }
      let file = PackFile(path: name, text: try TextFile.read(name, what: "a rule or a pack"))
      let folder = file.packFolder.isEmpty ? "." : file.packFolder
      guard !file.isOverlay, TextFile.exists("\(folder)/pack.yaml") else {
        if file.isRule {
          throw TextFile.fault(name, "this rule lies in no pack", "put it beside a pack.yaml")
        }
        folders.append(name)
        continue
      }
      if !folders.contains(folder) { folders.append(folder) }
      files.append(file.packFolder.isEmpty ? PackFile(path: "./\(name)", text: file.text) : file)
    }
    return (RuleSources(names: folders, allowsDrafts: allowsDrafts), files)
  }

  /// The packs that are in order, each by itself, as they are shipped; empty when one is named that is not there.
  var soundPacks: [RulePack] {
    let files = (try? packFiles()) ?? []
    return Dictionary(grouping: files, by: \.packFolder).values
      .flatMap {
        (try? RulePackLoader.load($0, shipped: RuleSources.builtIn, allowsDrafts: allowsDrafts)) ?? []
      }.sorted { $0.id < $1.id }
  }

  /// The files of the packs that are named; of the built-in ones when none is.
  private func packFiles() throws(EvenhandFault) -> [PackFile] {
    var files: [PackFile] = []
    for name in names where TextFile.isFolder(name) || !TextFile.exists(name) {
      files += TextFile.isFolder(name) ? try folder(name) : try builtIn(name)
    }
    return files.isEmpty ? RuleSources.builtIn : files
  }

  static var builtIn: [PackFile] {
    EmbeddedRules.files.map { PackFile(path: $0.path, text: $0.text, isShipped: true) }
  }

  static var builtInNames: [String] {
    builtIn.compactMap { file in
      let parts = file.path.split(separator: "/")
      return parts.last == "pack.yaml" ? parts.dropLast().joined(separator: "/") : nil
    }
  }

  private func builtIn(_ name: String) throws(EvenhandFault) -> [PackFile] {
    let files = RuleSources.builtIn.filter { $0.path.hasPrefix("\(name)/") }
    guard files.isEmpty else { return files }
    let known = RuleSources.builtInNames
    let names = name.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) }
    if names.count > 1, names.allSatisfy(known.contains) {
      let each = names.map { "--rules \($0)" }.joined(separator: " ")
      throw .usage("'\(name)' are several rule packs (expected one a time). Write \(each).")
    }
    throw .usage(
      "there is no rule pack, folder or overlay '\(name)'\(suggestion(for: name, among: known))")
  }

  /// A folder that is a pack, or a folder of packs.
  private func folder(_ path: String) throws(EvenhandFault) -> [PackFile] {
    let root = path.hasSuffix("/") ? String(path.dropLast()) : path
    var files = try yaml(in: root)
    if !files.contains(where: { $0.path == "\(root)/pack.yaml" }) {
      files = []
      for name in TextFile.names(in: root, endings: [""]) ?? [] where TextFile.isFolder("\(root)/\(name)") {
        files += try yaml(in: "\(root)/\(name)")
      }
    }
    guard !files.isEmpty else {
      throw TextFile.fault(
        path, "there is no rule pack in this folder", "a pack is a folder with pack.yaml and rules")
    }
    return files
  }

  /// The rules of a pack's folder, and its lexicons.
  private func yaml(in folder: String) throws(EvenhandFault) -> [PackFile] {
    var files: [PackFile] = []
    for (folder, what) in [(folder, "a rule"), ("\(folder)/\(PackFile.lexicons)", "a lexicon")] {
      for name in TextFile.names(in: folder, endings: [".yaml", ".yml"]) ?? [] {
        let path = "\(folder)/\(name)"
        files.append(PackFile(path: path, text: try TextFile.read(path, what: what)))
      }
    }
    return files
  }
}

/// Turns the issues of files that people write into a fault with status 2.
func authored<Value>(_ body: () throws(AuthoredIssues) -> Value) throws(EvenhandFault) -> Value {
  do {
    return try body()
  } catch {
    // What is quoted of a file may hold what a terminal would obey.
    throw EvenhandFault(status: .fault, message: ShownText.clean(error.description))
  }
}

extension RulePack {
  /// The pack as the report's provenance shows it.
  var summary: PackSummary {
    PackSummary(
      id: id, version: version, title: title, sha256: ContentSHA256.of(canonicalBytes), departures: departures
    )
  }
}
