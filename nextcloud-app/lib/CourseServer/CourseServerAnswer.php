<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

/** What the course server answered, whatever the status. */
final class CourseServerAnswer {
  /** @param callable(string): string $header */
  public function __construct(
    public readonly int $status,
    public readonly string $body,
    private $header,
  ) {
  }

  /** Empty when the answer has no such header. */
  public function header(string $name): string {
    return ($this->header)($name);
  }

  /**
   * @return array<string, mixed>
   * @throws CourseServerProblem `unexpected-answer` when the body is no JSON object
   */
  public function json(): array {
    $values = json_decode($this->body, true, 64);
    return is_array($values) ? $values : throw new CourseServerProblem('unexpected-answer', $this->status);
  }

  /** The problem in an answer that refuses. A page of a reverse proxy has no code of ours. */
  public function problem(): CourseServerProblem {
    $values = json_decode($this->body, true, 64);
    $code = is_array($values) && is_string($values['code'] ?? null) ? $values['code'] : 'unexpected-answer';
    $detail = is_array($values) && is_array($values['detail'] ?? null) ? $values['detail'] : [];
    return new CourseServerProblem($code, $this->status, array_filter($detail, static fn ($value): bool => is_string($value) || is_int($value)));
  }
}
