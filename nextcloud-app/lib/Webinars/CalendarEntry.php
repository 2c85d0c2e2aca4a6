<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

/** An entry as the course server wrote it for one person's calendar, beside what that calendar holds. */
final class CalendarEntry {
  private const ALARM = '/^BEGIN:VALARM\r?\n(?:(?!END:VALARM).*\r?\n){0,50}END:VALARM\r?\n/m';

  public function __construct(
    public readonly string $uid,
    public readonly int $sequence,
    public readonly bool $isCancelled,
    public readonly string $text,
  ) {
  }

  /** @param array<mixed> $kept as `toArray` wrote it */
  public static function fromArray(array $kept): ?self {
    return is_string($kept['uid'] ?? null) && is_int($kept['sequence'] ?? null) && is_string($kept['text'] ?? null)
      ? new self($kept['uid'], $kept['sequence'], ($kept['isCancelled'] ?? false) === true, $kept['text'])
      : null;
  }

  /** @return array{uid: string, sequence: int, isCancelled: bool, text: string} */
  public function toArray(): array {
    return ['uid' => $this->uid, 'sequence' => $this->sequence, 'isCancelled' => $this->isCancelled, 'text' => $this->text];
  }

  /** The name that the browser gives it too, so that both find the same entry. */
  public function fileName(): string {
    return substr((string)preg_replace('/[^\w.-]/', '-', explode('@', $this->uid, 2)[0]), 0, 200) . '.ics';
  }

  /**
   * Whether what is held says something else: another hour, another state, an older version. Calendars
   * count a person's own edits in SEQUENCE too, so that a higher number alone proves nothing.
   */
  public function isNewerThan(string $held): bool {
    [$theirs, $ours] = [self::lines($held), self::lines($this->text)];
    if ((int)self::value($theirs, 'SEQUENCE') < $this->sequence) {
      return true;
    }
    foreach (['DTSTART', 'DTEND', 'STATUS'] as $name) {
      if (self::value($theirs, $name) !== self::value($ours, $name)) {
        return true;
      }
    }
    return false;
  }

  /** This entry with the alarms that the person set, or took away; a cancelled session wakes nobody. */
  public function withAlarmsOf(string $held): string {
    if ($this->isCancelled) {
      return $this->text;
    }
    preg_match_all(self::ALARM, str_replace("\n", "\r\n", str_replace("\r\n", "\n", $held)), $found);
    $bare = (string)preg_replace(self::ALARM, '', $this->text);
    return (string)preg_replace_callback('/^END:VEVENT\r?$/m', static fn (): string => implode('', $found[0]) . "END:VEVENT\r", $bare, 1);
  }

  /** @return list<string> lines of the first event, unfolded, without its alarms and the zones beside it */
  private static function lines(string $text): array {
    $text = str_replace("\r\n", "\n", (string)preg_replace('/\r?\n[ \t]/', '', $text));
    $start = strpos($text, "BEGIN:VEVENT\n");
    $end = strpos($text, "\nEND:VEVENT");
    return $start === false || $end === false || $end < $start ? [] : explode("\n", (string)preg_replace(self::ALARM, '', substr($text, $start, $end - $start)));
  }

  /**
   * What stands after the colon, whatever the parameters are.
   *
   * @param list<string> $lines
   */
  private static function value(array $lines, string $name): string {
    foreach ($lines as $line) {
      if (str_starts_with($line, "$name:") || str_starts_with($line, "$name;")) {
        return trim((string)substr((string)strstr($line, ':'), 1));
      }
    }
    return '';
  }
}
