<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

/** Sessions to come that somebody has a place in, out of their registrations as the course server tells them. */
final class NextSessions {
  /**
   * @param array<mixed> $registrations `MyRegistration[]`
   * @return list<array{seriesId: string, sessionId: string, seriesTitle: string, title: string, startsAt: int, timeZone: string}> soonest first; what is under way is still there
   */
  public static function of(array $registrations, int $now): array {
    $found = [];
    foreach (array_filter($registrations, 'is_array') as $registration) {
      foreach (array_filter((array)($registration['sessions'] ?? []), 'is_array') as $row) {
        $session = is_array($row['session'] ?? null) ? $row['session'] : [];
        $startsAt = strtotime((string)($session['startsAt'] ?? ''));
        $endsAt = strtotime((string)($session['endsAt'] ?? ''));
        $isOn = ($row['status'] ?? '') === 'confirmed' && ($session['status'] ?? '') !== 'cancelled' && $startsAt !== false && $endsAt !== false && $endsAt > $now;
        if ($isOn) {
          $found[] = [
            'seriesId' => (string)($session['seriesId'] ?? ''),
            'sessionId' => (string)($session['sessionId'] ?? ''),
            'seriesTitle' => (string)($registration['seriesTitle'] ?? ''),
            'title' => (string)($session['title'] ?? ''),
            'startsAt' => $startsAt,
            'timeZone' => (string)($session['timeZone'] ?? ''),
          ];
        }
      }
    }
    usort($found, static fn (array $a, array $b): int => $a['startsAt'] <=> $b['startsAt']);
    return $found;
  }
}
