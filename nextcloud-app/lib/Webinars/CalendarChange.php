<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

/** One change of `GET /space/calendar-changes`: what somebody's calendar must say now. */
final class CalendarChange {
  /** A session's entry is some 1.5 kB; descriptions are bounded by the course server. */
  private const MAX_ENTRY_BYTES = 65_536;
  private const MAX_TITLE_LENGTH = 200;

  private function __construct(
    public readonly string $subject,
    public readonly SessionDate $date,
    public readonly string $seriesTitle,
    public readonly bool $hasPlace,
    public readonly CalendarEntry $entry,
  ) {
  }

  /**
   * Null for what cannot be read: one odd change must not keep the others from their calendars.
   *
   * @param array<mixed> $message
   */
  public static function read(array $message, int $now): ?self {
    $entry = is_array($message['entry'] ?? null) ? $message['entry'] : [];
    [$uid, $status, $text] = [$entry['calendarUid'] ?? null, $entry['status'] ?? null, $entry['icalendar'] ?? null];
    $isWhole = is_string($message['subject'] ?? null) && is_string($uid) && $uid !== '' && is_string($status) && is_int($entry['sequence'] ?? null)
      && is_string($text) && strlen($text) <= self::MAX_ENTRY_BYTES && str_contains($text, "\nBEGIN:VEVENT");
    if (!$isWhole) {
      return null;
    }
    try {
      $date = SessionDate::make(['title' => $message['sessionTitle'] ?? null] + $message, $now);
    } catch (\InvalidArgumentException) {
      return null;
    }
    return new self($message['subject'], $date, self::lineOf($message['seriesTitle'] ?? null), ($message['kind'] ?? null) === 'put', new CalendarEntry($uid, $entry['sequence'], $status === 'cancelled', $text));
  }

  private static function lineOf(mixed $title): string {
    return is_string($title) ? mb_substr(trim((string)preg_replace('/[\x00-\x1f\x7f]+/', ' ', $title)), 0, self::MAX_TITLE_LENGTH) : '';
  }
}
