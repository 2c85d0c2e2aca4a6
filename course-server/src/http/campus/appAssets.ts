// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/** Where the built app's files are, as addresses on this server. */
export interface AppAssets {
  /** Folder of the files, served under `/app/`. */
  readonly folder: string
  readonly scriptPath: string
  readonly stylePaths: readonly string[]
}

/** What Vite writes: https://vite.dev/guide/backend-integration */
interface ManifestEntry {
  readonly file: string
  readonly isEntry?: boolean
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/** Reads the entry of the built campus from Vite's manifest. @throws when it has none */
export function readAppAssets(manifestText: string, folder: string): AppAssets {
  // Written by our own build.
  const manifest = JSON.parse(manifestText) as Readonly<Record<string, ManifestEntry>>
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry === true)
  if (entry === undefined) throw new Error('The manifest of the built app has no entry.')
  return {
    folder,
    scriptPath: `/app/${entry.file}`,
    stylePaths: [...stylesOf(entry, manifest, new Set())].map((file) => `/app/${file}`),
  }
}

/** The entry's own styles and those of what it imports at once. */
function stylesOf(entry: ManifestEntry, manifest: Readonly<Record<string, ManifestEntry>>, seen: Set<string>): ReadonlySet<string> {
  const styles = new Set(entry.css)
  for (const name of entry.imports ?? []) {
    const imported = manifest[name]
    if (imported === undefined || seen.has(name)) continue
    seen.add(name)
    for (const style of stylesOf(imported, manifest, seen)) styles.add(style)
  }
  return styles
}
