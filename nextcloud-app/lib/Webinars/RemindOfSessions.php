<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\Parcours\Notices\Notices;
use OCA\Parcours\Notices\PersonalChoices;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\BackgroundJob\TimedJob;

/** Reminds of sessions the day before and a quarter of an hour before. Needs no course server. */
final class RemindOfSessions extends TimedJob {
  /** As often as Nextcloud's cron may run. */
  private const INTERVAL_SECONDS = 300;

  public function __construct(ITimeFactory $time, private SessionDates $dates, private PersonalChoices $choices, private Notices $notices) {
    parent::__construct($time);
    $this->setInterval(self::INTERVAL_SECONDS);
  }

  protected function run($argument): void {
    $now = $this->time->getTime();
    foreach ($this->dates->accountsWithSessions() as $userId) {
      $dates = $this->dates->of($userId);
      $due = array_filter(array_map(static fn (SessionDate $date): ?string => $date->dueNotice($now), $dates));
      if ($due === []) {
        continue;
      }
      // Marked first: a run that is killed must not remind twice.
      $told = array_intersect_key($dates, $due);
      foreach ($due as $sessionId => $notice) {
        $dates[$sessionId] = $dates[$sessionId]->told($notice);
      }
      $this->dates->keep($userId, $dates, $now);
      foreach ($this->choices->wantsSessionReminders($userId) ? $told : [] as $date) {
        $this->notices->tellOfSession($userId, Notices::SESSION_SOON, $date);
      }
    }
  }
}
