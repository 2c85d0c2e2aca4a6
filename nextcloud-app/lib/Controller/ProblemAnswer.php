<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\ProblemSentences;
use OCP\AppFramework\Http\DataResponse;

/** A problem as our OCS routes answer it: a stable code, and the sentence in the person's language. */
final class ProblemAnswer {
  public static function of(CourseServerProblem $problem, ProblemSentences $sentences): DataResponse {
    return self::with($problem, $sentences->of($problem));
  }

  public static function with(CourseServerProblem $problem, string $message): DataResponse {
    return new DataResponse(['code' => $problem->problemCode, 'message' => $message], self::status($problem));
  }

  /**
   * Never the course server's own 401: Nextcloud's pages would take it for the end of their session.
   * 422 what was typed, 409 what this space is, 502 what the course server did.
   */
  private static function status(CourseServerProblem $problem): int {
    if (str_starts_with($problem->problemCode, 'address-') || in_array($problem->status, [400, 404, 410, 422], true) || $problem->problemCode === 'code-missing') {
      return 422;
    }
    $isOfThisSpace = in_array($problem->problemCode, ['not-paired', 'already-paired', 'keys-in-use', 'key-damaged', 'no-secret'], true);
    return $isOfThisSpace || in_array($problem->status, [401, 403, 409], true) ? 409 : 502;
  }
}
