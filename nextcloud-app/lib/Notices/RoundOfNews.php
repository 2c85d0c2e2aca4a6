<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

use OCA\Parcours\Webinars\SessionDate;

/** What one run of a job has to tell, gathered so that a series that moved is one notice, however many its sessions are. */
final class RoundOfNews {
  /** @var array<string, array<string, array{title: string, news: array<string, array{subject: string, date: SessionDate, isInCalendar: bool}>}>> by account, series and session */
  private array $news = [];

  public function add(string $userId, string $seriesTitle, string $subject, SessionDate $date, bool $isInCalendar): void {
    $this->news[$userId][$date->seriesId]['title'] = $seriesTitle === '' ? $date->title : $seriesTitle;
    $this->news[$userId][$date->seriesId]['news'][$date->sessionId] = ['subject' => $subject, 'date' => $date, 'isInCalendar' => $isInCalendar];
  }

  /** @return list<string> accounts that have something to be told */
  public function accounts(): array {
    // An account whose name is a number comes back as one.
    return array_map('strval', array_keys($this->news));
  }

  /** Each thing once: what was told is not kept. */
  public function tell(string $userId, Notices $notices): void {
    $all = $this->news[$userId] ?? [];
    unset($this->news[$userId]);
    foreach ($all as $seriesId => ['title' => $title, 'news' => $news]) {
      $places = array_filter($news, static fn (array $one): bool => $one['subject'] === Notices::PLACE_GIVEN);
      $changes = array_values(array_diff_key($news, $places));
      if ($places !== []) {
        $notices->tellOfPlace($userId, $seriesId, $title, self::areInCalendar($places));
      }
      if (count($changes) === 1) {
        $notices->tellOfSession($userId, $changes[0]['subject'], $changes[0]['date'], $changes[0]['isInCalendar']);
      } elseif ($changes !== []) {
        $notices->tellOfSessions($userId, self::subjectOf($changes), $title, array_column($changes, 'date'), self::areInCalendar($changes));
      }
    }
  }

  /** @param list<array{subject: string}> $changes */
  private static function subjectOf(array $changes): string {
    return match (array_values(array_unique(array_column($changes, 'subject')))) {
      [Notices::SESSION_MOVED] => Notices::SESSIONS_MOVED,
      [Notices::SESSION_CANCELLED] => Notices::SESSIONS_CANCELLED,
      default => Notices::SESSIONS_CHANGED,
    };
  }

  /** @param array<array{isInCalendar: bool}> $news */
  private static function areInCalendar(array $news): bool {
    return !in_array(false, array_column($news, 'isInCalendar'), true);
  }
}
