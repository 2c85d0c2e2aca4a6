<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\CourseServer;

/**
 * Something expected went wrong between this space and its course server. `code` is stable;
 * ProblemSentences turns it into words.
 */
final class CourseServerProblem extends \RuntimeException {
  /** Problems found before anything was sent. */
  private const OURS = ['not-paired', 'no-secret', 'key-damaged', 'keys-in-use'];

  /**
   * @param string $problemCode kebab-case, the course server's own or ours
   * @param int $status HTTP status the course server answered with; 0 when it did not answer
   * @param array<string, string|int> $detail what the sentence needs
   */
  public function __construct(
    public readonly string $problemCode,
    public readonly int $status = 0,
    public readonly array $detail = [],
    ?\Throwable $previous = null,
  ) {
    parent::__construct($problemCode, $status, $previous);
  }

  /** True when the course server did not answer or could not work, as opposed to a refusal. */
  public function isServerAway(): bool {
    return $this->status >= 500 || ($this->status === 0 && !in_array($this->problemCode, self::OURS, true));
  }
}
