<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCP\AppFramework\Services\IAppConfig;

/**
 * Which of their calendars somebody asked the dates of a series to go to, kept with their account and gone with it:
 * who waits for a place has no dates yet, and their browser is closed when the place comes.
 */
final class CalendarWishes {
  /** Of one account, the last ones said. */
  public const MAX_WISHES = 100;
  private const WISHES = 'calendar_wishes';
  private const CALENDAR = '/^[^\/\x00-\x1f\x7f]{1,255}$/D';

  public function __construct(private IAppConfig $config) {
  }

  /** Null for whoever notes their dates themselves. */
  public function of(string $userId, string $seriesId): ?string {
    return $this->read($userId)[$seriesId] ?? null;
  }

  /** @param string $calendar its name in the addresses of CalDAV; empty for none, and for whoever has left */
  public function keep(string $userId, string $seriesId, string $calendar): void {
    $wishes = $this->read($userId);
    unset($wishes[$seriesId]);
    if (preg_match(self::CALENDAR, $calendar) === 1) {
      $wishes[$seriesId] = $calendar;
    }
    if ($wishes === []) {
      $this->config->deleteUserValue($userId, self::WISHES);
      return;
    }
    $this->config->setUserValue($userId, self::WISHES, json_encode(array_slice($wishes, -self::MAX_WISHES), JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
  }

  public function forget(string $userId): void {
    $this->config->deleteUserValue($userId, self::WISHES);
  }

  /** @return array<string, string> calendar by series */
  private function read(string $userId): array {
    $kept = json_decode($this->config->getUserValue($userId, self::WISHES, '{}'), true);
    return array_filter(is_array($kept) ? $kept : [], 'is_string');
  }
}
