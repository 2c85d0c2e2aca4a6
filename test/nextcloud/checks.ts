// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Counts facts as they are found true or not; one that fails does not stop the others. */
export interface Checks {
  readonly check: (fact: string, look: () => Promise<void>) => Promise<void>
  /** Says a figure; too big a one is a failure. */
  readonly measure: (name: string, value: number, most: number, unit: string) => void
  readonly skip: (fact: string, why: string) => void
  readonly tally: { passed: number; failed: number; skipped: number }
}

/** A check that hangs is a failed check. */
const PATIENCE_MILLISECONDS = 150_000

export function createChecks(): Checks {
  const tally = { passed: 0, failed: 0, skipped: 0 }
  return {
    tally,
    async check(fact, look) {
      const started = Date.now()
      try {
        await withPatience(look())
        tally.passed += 1
        console.log(`  ✓ ${fact} (${Date.now() - started} ms)`)
      } catch (error) {
        tally.failed += 1
        console.log(`  ✗ ${fact}\n      ${error instanceof Error ? error.stack ?? error.message : String(error)}`)
      }
    },
    measure(name, value, most, unit) {
      const isGood = value <= most
      tally[isGood ? 'passed' : 'failed'] += 1
      console.log(`  ${isGood ? '✓' : '✗'} ${name}: ${Number(value.toFixed(2))} ${unit} (at most ${most})`)
    },
    skip(fact, why) {
      tally.skipped += 1
      console.log(`  – ${fact}: not looked at, ${why}`)
    },
  }
}

async function withPatience(look: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error(`No end after ${PATIENCE_MILLISECONDS} ms.`)) }, PATIENCE_MILLISECONDS)
  })
  await Promise.race([look, late]).finally(() => { clearTimeout(timer) })
}

/** @throws with both, when the text does not say what it must. */
export function mustSay(text: string, words: string | RegExp): void {
  const says = typeof words === 'string' ? text.includes(words) : words.test(text)
  if (!says) throw new Error(`“${String(words)}” is not in: ${text.replaceAll(/\s+/g, ' ').slice(0, 600)}`)
}

export function mustBe<T>(found: T, wanted: T): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`Found ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}.`)
}
