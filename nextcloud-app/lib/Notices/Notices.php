<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCA\Parcours\Webinars\SessionDate;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\Notification\IManager;
use OCP\Notification\INotification;

/** Hands notices to Nextcloud. What they say is written when they are read, by Notifier. */
final class Notices {
  public const COURSES_PUBLISHED = 'courses-published';
  public const REMINDER = 'reminder';
  public const SESSION_SOON = 'session-soon';
  public const SESSION_MOVED = 'session-moved';
  public const SESSION_CANCELLED = 'session-cancelled';
  public const SESSIONS_MOVED = 'sessions-moved';
  public const SESSIONS_CANCELLED = 'sessions-cancelled';
  public const SESSIONS_CHANGED = 'sessions-changed';
  public const PLACE_GIVEN = 'place-given';
  private const SESSION = 'session';
  private const SERIES = 'series';
  private const DATES = 'series-dates';

  public function __construct(private IManager $notifications, private ITimeFactory $time) {
  }

  /** @param list<array{courseId: string, title: string}> $courses */
  public function announce(string $userId, array $courses): void {
    $this->send($userId, 'courses', hash('sha256', implode(' ', array_column($courses, 'courseId'))), self::COURSES_PUBLISHED, [
      'count' => count($courses),
      'courseId' => $courses[0]['courseId'],
      'title' => $courses[0]['title'],
    ]);
  }

  public function remind(string $userId, Reminder $reminder): void {
    $this->send($userId, 'reminder', $reminder->reminderId, self::REMINDER, $reminder->toArray());
  }

  /** The last word about a session takes the place of those before: nobody is to read an hour that is no more. */
  public function tellOfSession(string $userId, string $subject, SessionDate $date, bool $isInCalendar = false): void {
    $this->notifications->markProcessed($this->about($userId, self::SESSION, $date->sessionId));
    $this->send($userId, self::SESSION, $date->sessionId, $subject, [
      'seriesId' => $date->seriesId,
      'title' => $date->title,
      'startsAt' => $date->startsAt,
      'timeZone' => $date->timeZone,
      'isInCalendar' => $isInCalendar ? 1 : 0,
    ]);
  }

  /**
   * Several of one series at once. What was said of each of them before is taken away; what was said of others stays.
   *
   * @param non-empty-list<SessionDate> $dates
   */
  public function tellOfSessions(string $userId, string $subject, string $seriesTitle, array $dates, bool $areInCalendar): void {
    foreach ($dates as $date) {
      $this->notifications->markProcessed($this->about($userId, self::SESSION, $date->sessionId));
    }
    $this->send($userId, self::DATES, $dates[0]->seriesId, $subject, [
      'title' => $seriesTitle,
      'count' => count($dates),
      'isInCalendar' => $areInCalendar ? 1 : 0,
    ]);
  }

  /** Once for all the sessions of a series, however many places come at the same time. */
  public function tellOfPlace(string $userId, string $seriesId, string $seriesTitle, bool $isInCalendar): void {
    if ($this->notifications->getCount($this->about($userId, self::SERIES, $seriesId)) === 0) {
      $this->send($userId, self::SERIES, $seriesId, self::PLACE_GIVEN, ['title' => $seriesTitle, 'isInCalendar' => $isInCalendar ? 1 : 0]);
    }
  }

  private function about(string $userId, string $type, string $objectId): INotification {
    return $this->notifications->createNotification()->setApp('parcours')->setUser($userId)->setObject($type, $objectId);
  }

  /** @param array<string, string|int|null> $words */
  private function send(string $userId, string $type, string $objectId, string $subject, array $words): void {
    $notification = $this->about($userId, $type, $objectId)
      ->setDateTime(\DateTime::createFromImmutable($this->time->now()))
      ->setSubject($subject, $words);
    $this->notifications->notify($notification);
  }
}
