<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\CourseServer\LearnerReader;
use OCA\Parcours\ProblemSentences;
use OCP\AppFramework\Controller;
use OCP\AppFramework\Http\Attribute\FrontpageRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\Attribute\NoCSRFRequired;
use OCP\AppFramework\Http\Attribute\UserRateLimit;
use OCP\AppFramework\Http\DataDownloadResponse;
use OCP\AppFramework\Http\Response;
use OCP\AppFramework\Http\TemplateResponse;
use OCP\IRequest;
use OCP\IUserSession;

/** « Mes données » as a file, from the personal settings. */
final class PersonalController extends Controller {
  public function __construct(
    IRequest $request,
    private LearnerReader $reader,
    private IUserSession $session,
    private ProblemSentences $sentences,
  ) {
    parent::__construct('parcours', $request);
  }

  /** A plain link, so without CSRF check: it reads, and another site cannot see the answer. */
  #[NoAdminRequired]
  #[NoCSRFRequired]
  #[UserRateLimit(limit: 10, period: 600)]
  #[FrontpageRoute(verb: 'GET', url: '/personal/export')]
  public function export(): Response {
    $user = $this->session->getUser();
    try {
      $file = $user === null ? throw new CourseServerProblem('token-required') : $this->reader->exportOf($user);
      return new DataDownloadResponse($file, 'parcours.json', 'application/json');
    } catch (CourseServerProblem $e) {
      $page = new TemplateResponse('parcours', 'problem', ['sentence' => $this->sentences->forLearner($e)], TemplateResponse::RENDER_AS_GUEST);
      $page->setStatus($e->problemCode === 'not-paired' ? 409 : 502);
      return $page;
    }
  }
}
