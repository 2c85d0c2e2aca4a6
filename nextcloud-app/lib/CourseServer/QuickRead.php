<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

use OCP\AppFramework\Utility\ITimeFactory;
use OCP\ICache;
use OCP\ICacheFactory;

/**
 * Reads for places that must never wait: what was read lately is shown again, and after a failure
 * the course server is left alone for a minute. Without a memory cache each place asks each time.
 */
final class QuickRead {
  private const DOWN = 'down';
  private const DOWN_SECONDS = 60;
  /** An old answer is better than none while the course server is away. */
  private const STALE_SECONDS = 86_400;
  private ICache $cache;

  public function __construct(ICacheFactory $caches, private ITimeFactory $time) {
    $this->cache = $caches->createDistributed('parcours');
  }

  /**
   * @param callable(): array<mixed> $read may throw CourseServerProblem
   * @return array<mixed>|null null when nothing is known
   */
  public function read(string $key, int $freshSeconds, callable $read): ?array {
    $known = $this->cache->get($key);
    $known = is_array($known) && is_int($known['at'] ?? null) && is_array($known['value'] ?? null) ? $known : null;
    if ($known !== null && $this->time->getTime() - $known['at'] < $freshSeconds) {
      return $known['value'];
    }
    if ($this->cache->get(self::DOWN) === null) {
      try {
        $value = $read();
        $this->cache->set($key, ['at' => $this->time->getTime(), 'value' => $value], self::STALE_SECONDS);
        return $value;
      } catch (CourseServerProblem $e) {
        if ($e->isServerAway()) {
          $this->cache->set(self::DOWN, true, self::DOWN_SECONDS);
        }
      }
    }
    return $known['value'] ?? null;
  }
}
