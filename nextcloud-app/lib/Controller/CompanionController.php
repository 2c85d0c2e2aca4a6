<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\Companion\CompanionChoice;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\IL10N;
use OCP\IRequest;

/** Whether the panel of an open mission follows a person to Nextcloud's other pages. */
final class CompanionController extends OCSController {
  public function __construct(IRequest $request, private CompanionChoice $choice, private IL10N $l, private ?string $userId) {
    parent::__construct('parcours', $request);
  }

  #[NoAdminRequired]
  #[ApiRoute(verb: 'PUT', url: '/api/v1/companion')]
  public function keep(bool $isWanted): DataResponse {
    $this->choice->keep((string)$this->userId, $isWanted);
    return new DataResponse(['isWanted' => $isWanted, 'message' => $this->l->t('Saved.')]);
  }
}
