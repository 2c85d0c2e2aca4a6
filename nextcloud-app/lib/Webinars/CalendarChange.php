<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\Parcours\Notices\Notices;

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

  /** Whether the person is to come: a session to be held, that has not begun, in which they have a place. */
  public function isOn(int $now): bool {
    return $this->hasPlace && !$this->entry->isCancelled && $this->date->startsAt > $now;
  }

  /** What they are to be told, knowing what they knew of this session; null when it is nothing new, or nothing they were ever told. */
  public function news(?SessionDate $known, int $now): ?string {
    if ($known === null) {
      // Their browser says what people register for themselves: this is a place that was waited for, or a session added.
      return $this->isOn($now) ? Notices::PLACE_GIVEN : null;
    }
    if ($this->hasPlace && $this->entry->isCancelled) {
      return Notices::SESSION_CANCELLED;
    }
    return $this->isOn($now) && $known->startsAt !== $this->date->startsAt ? Notices::SESSION_MOVED : null;
  }

  private static function lineOf(mixed $title): string {
    return is_string($title) ? mb_substr(trim((string)preg_replace('/[\x00-\x1f\x7f]+/', ' ', $title)), 0, self::MAX_TITLE_LENGTH) : '';
  }
}
