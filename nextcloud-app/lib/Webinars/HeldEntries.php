<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\DAV\CalDAV\CalDavBackend;
use OCP\Calendar\ICalendarIsWritable;
use OCP\Calendar\IManager;
use OCP\Server;

/**
 * Brings entries up to date where a person's own calendars hold them. Nothing is added: whoever keeps
 * their dates elsewhere, or took the entry away, is left alone.
 *
 * Found by Nextcloud's public calendar interface. Written by its CalDavBackend, which is no public one:
 * the public ways are to create, which refuses an entry that is there, and to deliver an invitation
 * (`handleIMip`), which takes the person's alarms away, needs an e-mail address, and leaves an organiser
 * whom their programs then answer. The method used here has been the same from Nextcloud 9 on; should it
 * go, an error says so, the person is told of the change all the same, and their browser mends the entry.
 */
final class HeldEntries {
  /** The same entry in several of one's calendars. */
  private const MAX_COPIES = 5;

  public function __construct(private IManager $calendars) {
  }

  /** How many entries now say what the course server says. May throw whatever a calendar throws. */
  public function follow(string $userId, CalendarEntry $entry): int {
    $count = 0;
    foreach ($this->calendars->getCalendarsForPrincipal("principals/users/$userId") as $calendar) {
      if (!$calendar instanceof ICalendarIsWritable || !$calendar->isWritable() || $calendar->isDeleted()) {
        continue;
      }
      foreach ($calendar->search('', [], ['uid' => $entry->uid], self::MAX_COPIES) as $found) {
        if (($found['uid'] ?? null) === $entry->uid) {
          $this->replace((int)$calendar->getKey(), (string)$found['uri'], $entry);
          $count++;
        }
      }
    }
    return $count;
  }

  private function replace(int $calendarId, string $file, CalendarEntry $entry): void {
    $backend = Server::get(CalDavBackend::class);
    $held = (string)($backend->getCalendarObject($calendarId, $file)['calendardata'] ?? '');
    if ($held !== '' && $entry->isNewerThan($held)) {
      $backend->updateCalendarObject($calendarId, $file, $entry->withAlarmsOf($held));
    }
  }
}
