<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

/** How far the course server's clock is from ours. */
final class ClockSkew {
  /** Beyond this the course server refuses our tokens. */
  public const LEEWAY_SECONDS = 60;

  /**
   * Seconds the course server is ahead (positive) or late (negative); null when the text is no date.
   *
   * @param string $serverTime RFC 3339, or the Date header of an answer
   */
  public static function seconds(string $serverTime, int $now): ?int {
    $time = $serverTime === '' ? false : strtotime($serverTime);
    return $time === false ? null : $time - $now;
  }

  public static function isTooFar(?int $seconds): bool {
    return $seconds !== null && abs($seconds) > self::LEEWAY_SECONDS;
  }
}
