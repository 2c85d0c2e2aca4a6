<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCP\AppFramework\Utility\ITimeFactory;
use OCP\BackgroundJob\TimedJob;

/** Hands out the reminders whose moment has come. They were set by the person and need no course server. */
final class SendReminders extends TimedJob {
  private const INTERVAL_SECONDS = 900;

  public function __construct(ITimeFactory $time, private PersonalChoices $choices, private Notices $notices) {
    parent::__construct($time);
    $this->setInterval(self::INTERVAL_SECONDS);
  }

  protected function run($argument): void {
    $now = $this->time->getTime();
    foreach ($this->choices->accountsWithReminders() as $userId) {
      $reminders = $this->choices->remindersOf($userId);
      $isDue = static fn (Reminder $reminder): bool => $reminder->remindAt <= $now;
      $due = array_filter($reminders, $isDue);
      if ($due === []) {
        continue;
      }
      // Forgotten first: a run that is killed must not remind twice.
      $this->choices->keepReminders($userId, array_values(array_filter($reminders, static fn (Reminder $reminder): bool => !$isDue($reminder))));
      foreach ($due as $reminder) {
        $this->notices->remind($userId, $reminder);
      }
    }
  }
}
