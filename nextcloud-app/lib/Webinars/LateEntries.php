<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCP\AppFramework\Services\IAppConfig;

/** Entries a calendar did not take, tried again by the next runs. A newer state of an entry replaces the one that waits. */
final class LateEntries {
  private const KEY = 'late_entries';
  /** The oldest are given up: their people were told, and their browsers mend what is left. */
  private const MAX_ENTRIES = 100;
  private const MAX_TRIES = 20;

  public function __construct(private IAppConfig $config) {
  }

  /** @return list<array{userId: string, entry: CalendarEntry, addTo: ?string}> */
  public function list(): array {
    $late = [];
    foreach ($this->read() as $one) {
      $entry = CalendarEntry::fromArray((array)($one['entry'] ?? []));
      if ($entry !== null && is_string($one['userId'] ?? null)) {
        $late[] = ['userId' => $one['userId'], 'entry' => $entry, 'addTo' => self::addToOf($one)];
      }
    }
    return $late;
  }

  /** The calendar that this entry was to be added to, where it waits for that; null otherwise. */
  public function calendarOf(string $uid): ?string {
    return self::addToOf($this->read()[$uid] ?? []);
  }

  public function add(string $userId, CalendarEntry $entry, ?string $addTo = null): void {
    $others = $this->read();
    $tries = (int)($others[$entry->uid]['tries'] ?? 0) + 1;
    unset($others[$entry->uid]);
    if ($tries <= self::MAX_TRIES) {
      $others[$entry->uid] = ['userId' => $userId, 'tries' => $tries, 'entry' => $entry->toArray(), 'addTo' => $addTo];
    }
    $this->config->setAppValueArray(self::KEY, array_slice($others, -self::MAX_ENTRIES), lazy: true);
  }

  public function remove(string $uid): void {
    $late = $this->read();
    if (isset($late[$uid])) {
      unset($late[$uid]);
      $this->config->setAppValueArray(self::KEY, $late, lazy: true);
    }
  }

  /** @param array<mixed> $kept */
  private static function addToOf(array $kept): ?string {
    return is_string($kept['addTo'] ?? null) ? $kept['addTo'] : null;
  }

  /** @return array<string, array<mixed>> by UID, oldest first */
  private function read(): array {
    return array_filter($this->config->getAppValueArray(self::KEY, [], lazy: true), 'is_array');
  }
}
