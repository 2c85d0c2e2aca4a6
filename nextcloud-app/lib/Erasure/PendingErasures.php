<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Erasure;

use OCP\AppFramework\Services\IAppConfig;

/**
 * Pseudonyms of deleted accounts that the course server still has to erase. One setting each, so
 * that two deletions at once lose nothing, and so that disabling the app keeps them: Nextcloud
 * drops the background jobs of a disabled app.
 */
final class PendingErasures {
  private const PREFIX = 'erase_';

  public function __construct(private IAppConfig $config) {
  }

  public function add(string $subject, int $queuedAt): void {
    $this->config->setAppValueString(self::PREFIX . $subject, "$queuedAt 0", lazy: true);
  }

  public function markTried(string $subject, int $triedAt): void {
    [$queuedAt] = $this->timesOf($subject);
    $this->config->setAppValueString(self::PREFIX . $subject, "$queuedAt $triedAt", lazy: true);
  }

  public function remove(string $subject): void {
    $this->config->deleteAppValue(self::PREFIX . $subject);
  }

  /** @return list<string> pseudonyms */
  public function list(): array {
    $keys = array_filter($this->config->getAppKeys(), static fn (string $key): bool => str_starts_with($key, self::PREFIX));
    return array_values(array_map(static fn (string $key): string => substr($key, strlen(self::PREFIX)), $keys));
  }

  /** @return array{int, int} when it was queued, when it was last tried (0: never); Unix seconds */
  public function timesOf(string $subject): array {
    $times = explode(' ', $this->config->getAppValueString(self::PREFIX . $subject, '0 0', lazy: true));
    return [(int)$times[0], (int)($times[1] ?? 0)];
  }
}
