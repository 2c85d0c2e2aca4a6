<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Erasure;

/** When to try an erasure again: as long as it has already waited, between 5 minutes and a day. For ever. */
final class RetrySchedule {
  private const SHORTEST_SECONDS = 300;
  private const LONGEST_SECONDS = 86_400;

  /** @param int $triedAt 0 when it was never tried; all in Unix seconds */
  public static function isDue(int $queuedAt, int $triedAt, int $now): bool {
    if ($triedAt === 0) {
      return true;
    }
    $wait = max(self::SHORTEST_SECONDS, min(self::LONGEST_SECONDS, $triedAt - $queuedAt));
    return $now >= $triedAt + $wait;
  }
}
