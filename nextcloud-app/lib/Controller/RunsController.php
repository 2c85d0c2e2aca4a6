<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\Adventures\SavedRuns;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\Attribute\UserRateLimit;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\IRequest;

/** A person's place in each adventure, so that it follows them to another device. */
final class RunsController extends OCSController {
  public function __construct(IRequest $request, private SavedRuns $runs, private ?string $userId) {
    parent::__construct('parcours', $request);
  }

  #[NoAdminRequired]
  #[ApiRoute(verb: 'GET', url: '/api/v1/runs/{adventureId}')]
  public function show(string $adventureId): DataResponse {
    return SavedRuns::isAdventureId($adventureId)
      ? new DataResponse($this->runs->find((string)$this->userId, $adventureId))
      : self::refusal('unknown-adventure', 404);
  }

  #[NoAdminRequired]
  #[UserRateLimit(limit: 300, period: 60)]
  #[ApiRoute(verb: 'PUT', url: '/api/v1/runs/{adventureId}')]
  public function keep(string $adventureId, string $savedRun, int $revision): DataResponse {
    if (!SavedRuns::isAdventureId($adventureId)) {
      return self::refusal('unknown-adventure', 404);
    }
    try {
      $next = $this->runs->keep((string)$this->userId, $adventureId, $savedRun, $revision);
    } catch (\InvalidArgumentException $e) {
      return self::refusal($e->getMessage(), $e->getMessage() === 'run-changed-elsewhere' ? 409 : 422);
    }
    return new DataResponse(['savedRun' => $savedRun, 'revision' => $next]);
  }

  /** Removing what is gone already is no error. */
  #[NoAdminRequired]
  #[ApiRoute(verb: 'DELETE', url: '/api/v1/runs/{adventureId}')]
  public function remove(string $adventureId): DataResponse {
    if (!SavedRuns::isAdventureId($adventureId)) {
      return self::refusal('unknown-adventure', 404);
    }
    $this->runs->remove((string)$this->userId, $adventureId);
    return new DataResponse(['savedRun' => '', 'revision' => 0]);
  }

  /** « Erase all that is kept about me »: part of it is kept here. */
  #[NoAdminRequired]
  #[ApiRoute(verb: 'DELETE', url: '/api/v1/runs')]
  public function removeAll(): DataResponse {
    $this->runs->removeAll((string)$this->userId);
    return new DataResponse([]);
  }

  private static function refusal(string $code, int $status): DataResponse {
    return new DataResponse(['code' => $code], $status);
  }
}
