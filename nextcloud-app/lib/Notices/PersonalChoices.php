<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCP\AppFramework\Services\IAppConfig;
use OCP\IConfig;

/** What a person chose for themselves, kept with their account and gone with it. */
final class PersonalChoices {
  public const MAX_REMINDERS = 20;
  private const REMINDERS = 'reminders';
  /** Lets the job find the few accounts that have reminders without reading all. */
  private const HAS_REMINDERS = 'has_reminders';
  private const NO_COURSE_NOTICES = 'no_course_notices';
  private const NO_SESSION_REMINDERS = 'no_session_reminders';

  public function __construct(private IAppConfig $config, private IConfig $users) {
  }

  public function wantsCourseNotices(string $userId): bool {
    return $this->config->getUserValue($userId, self::NO_COURSE_NOTICES) !== '1';
  }

  public function keepCourseNotices(string $userId, bool $isWanted): void {
    $this->config->setUserValue($userId, self::NO_COURSE_NOTICES, $isWanted ? '0' : '1');
  }

  public function wantsSessionReminders(string $userId): bool {
    return $this->config->getUserValue($userId, self::NO_SESSION_REMINDERS) !== '1';
  }

  public function keepSessionReminders(string $userId, bool $isWanted): void {
    $this->config->setUserValue($userId, self::NO_SESSION_REMINDERS, $isWanted ? '0' : '1');
  }

  /** @return list<Reminder> soonest first */
  public function remindersOf(string $userId): array {
    $kept = json_decode($this->config->getUserValue($userId, self::REMINDERS, '[]'), true);
    $reminders = array_filter(array_map([Reminder::class, 'fromArray'], array_filter(is_array($kept) ? $kept : [], 'is_array')));
    usort($reminders, static fn (Reminder $a, Reminder $b): int => $a->remindAt <=> $b->remindAt);
    return $reminders;
  }

  /** @param list<Reminder> $reminders */
  public function keepReminders(string $userId, array $reminders): void {
    if ($reminders === []) {
      $this->config->deleteUserValue($userId, self::REMINDERS);
      $this->config->deleteUserValue($userId, self::HAS_REMINDERS);
      return;
    }
    $kept = array_map(static fn (Reminder $reminder): array => $reminder->toArray(), $reminders);
    $this->config->setUserValue($userId, self::REMINDERS, json_encode($kept, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
    $this->config->setUserValue($userId, self::HAS_REMINDERS, '1');
  }

  /** @return list<string> ids of accounts */
  public function accountsWithReminders(): array {
    return array_values($this->users->getUsersForUserValue('parcours', self::HAS_REMINDERS, '1'));
  }
}
