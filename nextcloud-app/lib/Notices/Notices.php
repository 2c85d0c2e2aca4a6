<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCP\AppFramework\Utility\ITimeFactory;
use OCP\Notification\IManager;

/** Hands notices to Nextcloud. What they say is written when they are read, by Notifier. */
final class Notices {
  public const COURSES_PUBLISHED = 'courses-published';
  public const REMINDER = 'reminder';

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

  /** @param array<string, string|int|null> $words */
  private function send(string $userId, string $type, string $objectId, string $subject, array $words): void {
    $notification = $this->notifications->createNotification();
    $notification->setApp('parcours')
      ->setUser($userId)
      ->setDateTime(\DateTime::createFromImmutable($this->time->now()))
      ->setObject($type, $objectId)
      ->setSubject($subject, $words);
    $this->notifications->notify($notification);
  }
}
