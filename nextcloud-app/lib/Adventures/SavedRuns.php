<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Adventures;

use OCP\AppFramework\Services\IAppConfig;
use OCP\IConfig;

/** Where a person is in each story, kept with their account and gone with it. What they chose goes to no other server. */
final class SavedRuns {
  /** In bytes. A way of 200 steps is under 20 kB. */
  public const MAX_BYTES = 32768;
  /** Stories one account may be in at the same time. */
  public const MAX_RUNS = 200;
  private const KEY = 'run_';
  /** As the course server takes them. */
  private const ADVENTURE_ID = '/^[a-z0-9][a-z0-9-]{0,63}$/D';
  /** A key of a user's setting holds 64 characters: the four of ours, and so many. */
  private const LONGEST_NAME = 60;

  public function __construct(private IAppConfig $config, private IConfig $users) {
  }

  public static function isAdventureId(string $adventureId): bool {
    return preg_match(self::ADVENTURE_ID, $adventureId) === 1;
  }

  /** @return array{savedRun: string, revision: int} revision 0 when there is none */
  public function find(string $userId, string $adventureId): array {
    $kept = json_decode($this->config->getUserValue($userId, self::key($adventureId)), true);
    return is_array($kept) && is_string($kept['savedRun'] ?? null) && is_int($kept['revision'] ?? null)
      ? ['savedRun' => $kept['savedRun'], 'revision' => $kept['revision']]
      : ['savedRun' => '', 'revision' => 0];
  }

  /** @throws \InvalidArgumentException with a stable code */
  public function keep(string $userId, string $adventureId, string $savedRun, int $revision): int {
    if (strlen($savedRun) > self::MAX_BYTES || json_decode($savedRun) === null) {
      throw new \InvalidArgumentException('invalid-request');
    }
    $current = $this->find($userId, $adventureId)['revision'];
    if ($current !== $revision) {
      throw new \InvalidArgumentException('run-changed-elsewhere');
    }
    if ($current === 0 && $this->count($userId) >= self::MAX_RUNS) {
      throw new \InvalidArgumentException('too-many-runs');
    }
    $next = $current + 1;
    $this->config->setUserValue($userId, self::key($adventureId), json_encode(['savedRun' => $savedRun, 'revision' => $next], JSON_THROW_ON_ERROR));
    return $next;
  }

  public function remove(string $userId, string $adventureId): void {
    $this->config->deleteUserValue($userId, self::key($adventureId));
  }

  /** The person wants nothing kept. */
  public function removeAll(string $userId): void {
    foreach ($this->keys($userId) as $key) {
      $this->config->deleteUserValue($userId, $key);
    }
  }

  private function count(string $userId): int {
    return count($this->keys($userId));
  }

  /** @return list<string> */
  private function keys(string $userId): array {
    return array_values(array_filter($this->users->getUserKeys($userId, 'parcours'), static fn (string $key): bool => str_starts_with($key, self::KEY)));
  }

  /** A longer id keeps its beginning and a hash of all of it; two hyphens are in no id. */
  private static function key(string $adventureId): string {
    return self::KEY . (strlen($adventureId) <= self::LONGEST_NAME ? $adventureId : substr($adventureId, 0, 26) . '--' . md5($adventureId));
  }
}
