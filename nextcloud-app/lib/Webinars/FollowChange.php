<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\Parcours\Notices\Notices;
use OCA\Parcours\Notices\RoundOfNews;
use Psr\Log\LoggerInterface;

/** Applies one change for one account: what is known of the session, the calendar, and what to tell. Applied again, it changes nothing. */
final class FollowChange {
  public function __construct(
    private SessionDates $dates,
    private HeldEntries $entries,
    private LateEntries $late,
    private CalendarWishes $wishes,
    private LoggerInterface $logger,
  ) {
  }

  public function apply(string $userId, CalendarChange $change, int $now, RoundOfNews $round): void {
    $dates = $this->dates->of($userId);
    $date = $change->date;
    $known = $dates[$date->sessionId] ?? null;
    unset($dates[$date->sessionId]);
    if ($change->isOn($now)) {
      $dates[$date->sessionId] = $known === null ? $date : $date->after($known);
    }
    // Kept first: a run that is killed must not tell twice.
    if ($change->isOn($now) || $known !== null) {
      $this->dates->keep($userId, $dates, $now);
    }
    $news = $change->news($known, $now);
    // Only with a new place: what the person took out of their calendar later stays out.
    $addTo = $news === Notices::PLACE_GIVEN ? $this->wishes->of($userId, $date->seriesId) : $this->late->calendarOf($change->entry->uid);
    $isWritten = $this->write($userId, $change->entry, $addTo);
    if ($news !== null) {
      $round->add($userId, $change->seriesTitle, $news, $date, $isWritten);
    }
  }

  public function tryLateOnes(): void {
    foreach ($this->late->list() as ['userId' => $userId, 'entry' => $entry, 'addTo' => $addTo]) {
      $this->write($userId, $entry, $addTo);
    }
  }

  /** True when one of the person's calendars shows it. */
  private function write(string $userId, CalendarEntry $entry, ?string $addTo): bool {
    try {
      $count = $this->entries->follow($userId, $entry, $addTo);
      $this->late->remove($entry->uid);
      return $count > 0;
    } catch (\Throwable $e) {
      $this->late->add($userId, $entry, $addTo);
      $this->logger->warning('An entry of a calendar could not be brought up to date, the next run tries again.', ['app' => 'parcours', 'exception' => $e]);
      return false;
    }
  }
}
