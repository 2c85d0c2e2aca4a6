<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCA\DAV\CalDAV\CalDavBackend;
use OCP\Calendar\ICalendar;
use OCP\Calendar\ICalendarIsWritable;
use OCP\Calendar\ICreateFromString;
use OCP\Calendar\IManager;
use OCP\Server;

/**
 * Brings entries up to date where a person's own calendars hold them. Nothing is added but what they asked for
 * by name of a calendar: whoever keeps their dates elsewhere, or took the entry away, is left alone.
 *
 * Found, and added to, by Nextcloud's public calendar interface. Changed by its CalDavBackend, which is no public one:
 * the public ways are to create, which refuses an entry that is there, and to deliver an invitation
 * (`handleIMip`), which takes the person's alarms away, needs an e-mail address, and leaves an organiser
 * whom their programs then answer. The method used here has been the same from Nextcloud 9 on; should it
 * go, an error says so, the person is told of the change all the same, and their browser mends the entry.
 */
final class HeldEntries {
  /** The same entry in several of one's calendars. */
  private const MAX_COPIES = 5;
  /** The calendar that Nextcloud gives each account. */
  private const USUAL = 'personal';

  public function __construct(private IManager $calendars) {
  }

  /**
   * How many entries now say what the course server says. May throw whatever a calendar throws.
   *
   * @param ?string $addTo the calendar that takes the entry when none holds it; a session called off is not added
   */
  public function follow(string $userId, CalendarEntry $entry, ?string $addTo = null): int {
    $count = 0;
    $writable = array_values(array_filter(
      $this->calendars->getCalendarsForPrincipal("principals/users/$userId"),
      static fn (ICalendar $calendar): bool => $calendar instanceof ICalendarIsWritable && $calendar->isWritable() && !$calendar->isDeleted(),
    ));
    foreach ($writable as $calendar) {
      foreach ($calendar->search('', [], ['uid' => $entry->uid], self::MAX_COPIES) as $found) {
        if (($found['uid'] ?? null) === $entry->uid) {
          $this->replace((int)$calendar->getKey(), (string)$found['uri'], $entry);
          $count++;
        }
      }
    }
    return $count === 0 && $addTo !== null && !$entry->isCancelled ? $this->add($writable, $entry, $addTo) : $count;
  }

  /**
   * One that was thrown away since leaves the calendar that every account has.
   *
   * @param list<ICalendar> $writable
   */
  private function add(array $writable, CalendarEntry $entry, string $addTo): int {
    foreach ([$addTo, self::USUAL] as $name) {
      foreach ($writable as $calendar) {
        if ($calendar->getUri() === $name && $calendar instanceof ICreateFromString) {
          $calendar->createFromString($entry->fileName(), $entry->text);
          return 1;
        }
      }
    }
    return 0;
  }

  private function replace(int $calendarId, string $file, CalendarEntry $entry): void {
    $backend = Server::get(CalDavBackend::class);
    $held = (string)($backend->getCalendarObject($calendarId, $file)['calendardata'] ?? '');
    if ($held !== '' && $entry->isNewerThan($held)) {
      $backend->updateCalendarObject($calendarId, $file, $entry->withAlarmsOf($held));
    }
  }
}
