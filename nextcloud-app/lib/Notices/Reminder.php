<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Notices;

/** « Me le rappeler » : one course or activity, one moment, chosen by the person. */
final class Reminder {
  private const NAME = '/^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/D';
  private const MAX_TITLE_LENGTH = 200;
  /** Two years; a reminder further away is a mistake. */
  private const MAX_SECONDS_AHEAD = 63_072_000;

  private function __construct(
    public readonly string $reminderId,
    public readonly string $courseId,
    public readonly ?string $activityId,
    public readonly string $title,
    public readonly int $remindAt,
  ) {
  }

  /**
   * @param string $remindAt RFC 3339
   * @throws \InvalidArgumentException with a code: `reminder-unreadable`, `reminder-in-the-past`, `reminder-too-far`
   */
  public static function make(string $reminderId, string $courseId, ?string $activityId, string $title, string $remindAt, int $now): self {
    $title = trim((string)preg_replace('/[\x00-\x1f\x7f]+/', ' ', $title));
    $at = preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d/', $remindAt) === 1 ? strtotime($remindAt) : false;
    $isNamed = preg_match(self::NAME, $courseId) === 1 && ($activityId === null || preg_match(self::NAME, $activityId) === 1);
    if (!$isNamed || $at === false || $title === '' || mb_strlen($title) > self::MAX_TITLE_LENGTH) {
      throw new \InvalidArgumentException('reminder-unreadable');
    }
    if ($at <= $now) {
      throw new \InvalidArgumentException('reminder-in-the-past');
    }
    if ($at > $now + self::MAX_SECONDS_AHEAD) {
      throw new \InvalidArgumentException('reminder-too-far');
    }
    return new self($reminderId, $courseId, $activityId, $title, $at);
  }

  /** @param array<string, mixed> $kept as `toArray` wrote it */
  public static function fromArray(array $kept): ?self {
    $at = strtotime((string)($kept['remindAt'] ?? ''));
    $isWhole = is_string($kept['reminderId'] ?? null) && is_string($kept['courseId'] ?? null) && is_string($kept['title'] ?? null);
    if (!$isWhole || $at === false) {
      return null;
    }
    $activityId = $kept['activityId'] ?? null;
    return new self($kept['reminderId'], $kept['courseId'], is_string($activityId) ? $activityId : null, $kept['title'], $at);
  }

  /** @return array{reminderId: string, courseId: string, activityId: string|null, title: string, remindAt: string} */
  public function toArray(): array {
    return [
      'reminderId' => $this->reminderId,
      'courseId' => $this->courseId,
      'activityId' => $this->activityId,
      'title' => $this->title,
      'remindAt' => gmdate('Y-m-d\TH:i:s\Z', $this->remindAt),
    ];
  }
}
