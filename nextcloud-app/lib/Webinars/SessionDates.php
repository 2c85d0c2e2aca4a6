<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

use OCP\AppFramework\Services\IAppConfig;
use OCP\IConfig;

/** The sessions each person has a place in, kept with their account and gone with it. */
final class SessionDates {
  /** Of one account, the soonest: a year of weekly series, several at a time. */
  public const MAX_SESSIONS = 300;
  private const SESSIONS = 'sessions';
  /** Let the jobs find the accounts they are about without reading all. */
  private const HAS_SESSIONS = 'has_sessions';
  private const HAS_REGISTERED = 'has_registered';

  public function __construct(private IAppConfig $config, private IConfig $users) {
  }

  /** @return array<string, SessionDate> by session, soonest first */
  public function of(string $userId): array {
    $kept = json_decode($this->config->getUserValue($userId, self::SESSIONS, '[]'), true);
    $dates = array_filter(array_map([SessionDate::class, 'fromArray'], array_filter(is_array($kept) ? $kept : [], 'is_array')));
    return array_column($dates, null, 'sessionId');
  }

  /** @param array<string, SessionDate> $dates past ones are forgotten */
  public function keep(string $userId, array $dates, int $now): void {
    $coming = array_filter($dates, static fn (SessionDate $date): bool => $date->startsAt > $now);
    usort($coming, static fn (SessionDate $a, SessionDate $b): int => $a->startsAt <=> $b->startsAt);
    if ($coming === []) {
      $this->config->deleteUserValue($userId, self::SESSIONS);
      $this->config->deleteUserValue($userId, self::HAS_SESSIONS);
      return;
    }
    $kept = array_map(static fn (SessionDate $date): array => $date->toArray(), array_slice($coming, 0, self::MAX_SESSIONS));
    $this->config->setUserValue($userId, self::SESSIONS, json_encode($kept, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
    $this->config->setUserValue($userId, self::HAS_SESSIONS, '1');
  }

  /**
   * The places a person has in one series now, in the stead of those known before.
   *
   * @param list<SessionDate> $dates
   */
  public function keepSeries(string $userId, string $seriesId, array $dates, int $now): void {
    $before = $this->of($userId);
    $others = array_filter($before, static fn (SessionDate $date): bool => $date->seriesId !== $seriesId);
    $own = array_map(static fn (SessionDate $date): SessionDate => isset($before[$date->sessionId]) ? $date->after($before[$date->sessionId]) : $date, $dates);
    $this->config->setUserValue($userId, self::HAS_REGISTERED, '1');
    $this->keep($userId, $others + array_column($own, null, 'sessionId'), $now);
  }

  /** That the person ever registered, too. */
  public function forget(string $userId): void {
    foreach ([self::SESSIONS, self::HAS_SESSIONS, self::HAS_REGISTERED] as $key) {
      $this->config->deleteUserValue($userId, $key);
    }
  }

  /** @return list<string> accounts with a session to come */
  public function accountsWithSessions(): array {
    return array_map('strval', array_values($this->users->getUsersForUserValue('parcours', self::HAS_SESSIONS, '1')));
  }

  /** @return list<string> accounts that ever registered, those who wait for a place too */
  public function accountsThatRegistered(): array {
    return array_map('strval', array_values($this->users->getUsersForUserValue('parcours', self::HAS_REGISTERED, '1')));
  }
}
