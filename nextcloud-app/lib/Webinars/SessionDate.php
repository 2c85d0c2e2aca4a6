<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Webinars;

/** One session a person has a place in, as their Nextcloud keeps it: when it begins, and which reminders were given. */
final class SessionDate {
  private const UUID = '/^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/D';
  private const MAX_TITLE_LENGTH = 200;
  private const DAY_SECONDS = 86_400;
  /** Later than that, the notice of the day before has no use. */
  private const DAY_ENDS_SECONDS = 7_200;
  /** A quarter of an hour, and the five minutes that Nextcloud's cron may take. */
  private const SOON_SECONDS = 1_200;

  private function __construct(
    public readonly string $seriesId,
    public readonly string $sessionId,
    public readonly string $title,
    public readonly int $startsAt,
    public readonly string $timeZone,
    private readonly bool $isDayTold,
    private readonly bool $isSoonTold,
  ) {
  }

  /**
   * What came from the app or the course server. Somebody who registers less than a day before needs no notice of the day before.
   *
   * @param array<mixed> $values
   * @throws \InvalidArgumentException `session-unreadable`
   */
  public static function make(array $values, int $now): self {
    [$seriesId, $sessionId, $title, $startsAt, $timeZone] = array_map(
      static fn (string $name): string => is_string($values[$name] ?? null) ? $values[$name] : '',
      ['seriesId', 'sessionId', 'title', 'startsAt', 'timeZone'],
    );
    $title = mb_substr(trim((string)preg_replace('/[\x00-\x1f\x7f]+/', ' ', $title)), 0, self::MAX_TITLE_LENGTH);
    $at = preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d/', $startsAt) === 1 ? strtotime($startsAt) : false;
    $isNamed = preg_match(self::UUID, $seriesId) === 1 && preg_match(self::UUID, $sessionId) === 1;
    if (!$isNamed || $at === false || $title === '' || preg_match('/^[A-Za-z0-9_+\/-]{1,64}$/D', $timeZone) !== 1) {
      throw new \InvalidArgumentException('session-unreadable');
    }
    return new self($seriesId, $sessionId, $title, $at, $timeZone, $at - $now <= self::DAY_SECONDS, false);
  }

  /** @param array<mixed> $kept as `toArray` wrote it */
  public static function fromArray(array $kept): ?self {
    try {
      $date = self::make($kept, 0);
    } catch (\InvalidArgumentException) {
      return null;
    }
    return $date->with(($kept['isDayTold'] ?? false) === true, ($kept['isSoonTold'] ?? false) === true);
  }

  /** @return array<string, string|bool> */
  public function toArray(): array {
    return [
      'seriesId' => $this->seriesId,
      'sessionId' => $this->sessionId,
      'title' => $this->title,
      'startsAt' => gmdate('Y-m-d\TH:i:s\Z', $this->startsAt),
      'timeZone' => $this->timeZone,
      'isDayTold' => $this->isDayTold,
      'isSoonTold' => $this->isSoonTold,
    ];
  }

  /** Which notice is due now, if any. */
  public function dueNotice(int $now): ?string {
    $left = $this->startsAt - $now;
    if (!$this->isSoonTold && $left > 0 && $left <= self::SOON_SECONDS) {
      return 'soon';
    }
    return !$this->isDayTold && $left > self::DAY_ENDS_SECONDS && $left <= self::DAY_SECONDS ? 'day' : null;
  }

  public function told(string $notice): self {
    return $this->with($this->isDayTold || $notice === 'day', $this->isSoonTold || $notice === 'soon');
  }

  /** The same session with what was told before, where its hour is the same. */
  public function after(self $earlier): self {
    return $earlier->startsAt === $this->startsAt ? $this->with($earlier->isDayTold, $earlier->isSoonTold) : $this;
  }

  private function with(bool $isDayTold, bool $isSoonTold): self {
    return new self($this->seriesId, $this->sessionId, $this->title, $this->startsAt, $this->timeZone, $isDayTold, $isSoonTold);
  }
}
