// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Runs every variant once per round, round after round, so that a busy moment of the machine falls on
 * all of them. Each round begins with another variant: none is always the one after a rest.
 */
export async function interleave<Name extends string, Sample>(
  variants: Readonly<Record<Name, (round: number) => Promise<Sample>>>, roundCount: number,
): Promise<Readonly<Record<Name, readonly Sample[]>>> {
  // The keys of a record with these keys.
  const names = Object.keys(variants) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>
  for (let round = 0; round < roundCount; round++) {
    for (let step = 0; step < names.length; step++) {
      const name = names[(round + step) % names.length]
      if (name !== undefined) samples[name].push(await variants[name](round))
    }
  }
  return samples
}
