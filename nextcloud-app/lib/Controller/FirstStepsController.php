<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\FirstSteps\FirstSteps;
use OCP\AppFramework\Http;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\Attribute\UserRateLimit;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\IRequest;
use OCP\IUserSession;

/** For missions about one's own account: yes, no, or null where there is nothing to set. */
final class FirstStepsController extends OCSController {
  public function __construct(IRequest $request, private FirstSteps $steps, private IUserSession $session) {
    parent::__construct('parcours', $request);
  }

  #[NoAdminRequired]
  #[UserRateLimit(limit: 60, period: 60)]
  #[ApiRoute(verb: 'GET', url: '/api/v1/first-steps')]
  public function show(): DataResponse {
    $user = $this->session->getUser();
    return $user === null ? new DataResponse([], Http::STATUS_UNAUTHORIZED) : new DataResponse([
      'hasDevice' => $this->steps->hasDevice($user),
      'hasSecondFactor' => $this->steps->hasSecondFactor($user),
      'hasChosenNotifications' => $this->steps->hasChosenNotifications($user),
    ]);
  }
}
