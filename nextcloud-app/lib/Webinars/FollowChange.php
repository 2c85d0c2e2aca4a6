<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\Parcours\Notices\Notices;
use Psr\Log\LoggerInterface;

/** Applies one change for one account: what is known of the session, the calendar, and a notice. Applied again, it changes nothing. */
final class FollowChange {
  public function __construct(
    private SessionDates $dates,
    private HeldEntries $entries,
    private LateEntries $late,
    private Notices $notices,
    private LoggerInterface $logger,
  ) {
  }

  public function apply(string $userId, CalendarChange $change, int $now): void {
    $dates = $this->dates->of($userId);
    $date = $change->date;
    $known = $dates[$date->sessionId] ?? null;
    $isOn = $change->hasPlace && !$change->entry->isCancelled && $date->startsAt > $now;
    unset($dates[$date->sessionId]);
    if ($isOn) {
      $dates[$date->sessionId] = $known === null ? $date : $date->after($known);
    }
    // Kept first: a run that is killed must not tell twice.
    if ($isOn || $known !== null) {
      $this->dates->keep($userId, $dates, $now);
    }
    $isWritten = $this->write($userId, $change->entry);
    if ($known === null && $isOn) {
      // Their browser says what people register for themselves: this is a place that was waited for, or a session added.
      $this->notices->tellOfPlace($userId, $date->seriesId, $change->seriesTitle === '' ? $date->title : $change->seriesTitle);
    }
    if ($known === null || !$change->hasPlace) {
      return;
    }
    if ($change->entry->isCancelled) {
      $this->notices->tellOfSession($userId, Notices::SESSION_CANCELLED, $date, $isWritten);
    } elseif ($isOn && $known->startsAt !== $date->startsAt) {
      $this->notices->tellOfSession($userId, Notices::SESSION_MOVED, $date, $isWritten);
    }
  }

  public function tryLateOnes(): void {
    foreach ($this->late->list() as ['userId' => $userId, 'entry' => $entry]) {
      $this->write($userId, $entry);
    }
  }

  /** True when one of the person's calendars shows it. */
  private function write(string $userId, CalendarEntry $entry): bool {
    try {
      $count = $this->entries->follow($userId, $entry);
      $this->late->remove($entry->uid);
      return $count > 0;
    } catch (\Throwable $e) {
      $this->late->add($userId, $entry);
      $this->logger->warning('An entry of a calendar could not be brought up to date, the next run tries again.', ['app' => 'parcours', 'exception' => $e]);
      return false;
    }
  }
}
