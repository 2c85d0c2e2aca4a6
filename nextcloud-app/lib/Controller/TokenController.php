<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\ProblemSentences;
use OCA\Parcours\Token\TokenMinter;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\Attribute\UserRateLimit;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\IRequest;
use OCP\IUserSession;

/** Gives the page a short token for the course server. Never without Nextcloud's CSRF check. */
final class TokenController extends OCSController {
  public function __construct(
    IRequest $request,
    private Tokens $tokens,
    private IUserSession $session,
    private ProblemSentences $sentences,
  ) {
    parent::__construct('parcours', $request);
  }

  /** A page asks once in 4 minutes; 30 in 5 minutes leaves room for many tabs and reloads. */
  #[NoAdminRequired]
  #[UserRateLimit(limit: 30, period: 300)]
  #[ApiRoute(verb: 'POST', url: '/api/v1/token')]
  public function mint(): DataResponse {
    $user = $this->session->getUser();
    if ($user === null) {
      return new DataResponse([], 401);
    }
    try {
      $minted = $this->tokens->forUser($user);
    } catch (CourseServerProblem $e) {
      return ProblemAnswer::with($e, $this->sentences->forLearner($e));
    }
    return new DataResponse($minted->toMessage() + ['expires_in' => TokenMinter::LIFETIME_SECONDS], 200, ['Cache-Control' => 'no-store']);
  }
}
