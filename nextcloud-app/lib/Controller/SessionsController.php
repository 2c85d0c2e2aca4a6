<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\Webinars\CalendarWishes;
use OCA\Parcours\Webinars\SessionDate;
use OCA\Parcours\Webinars\SessionDates;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\NoAdminRequired;
use OCP\AppFramework\Http\Attribute\UserRateLimit;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\IRequest;

/** What the app hands over when somebody registers or leaves, so that Nextcloud itself reminds them and follows changes. */
final class SessionsController extends OCSController {
  private const MAX_OF_SERIES = 200;
  private const SERIES_ID = '/^[0-9a-fA-F-]{36}$/D';

  public function __construct(IRequest $request, private SessionDates $dates, private CalendarWishes $wishes, private ITimeFactory $time, private ?string $userId) {
    parent::__construct('parcours', $request);
  }

  /**
   * All the places one has in this series now, none when one has left; sent again, it changes nothing.
   *
   * @param list<array<string, string>> $sessions sessionId, title, startsAt (RFC 3339), timeZone
   * @param ?string $calendar that dates to come go to when Nextcloud itself learns of them; empty for none, null leaves it as it was
   */
  #[NoAdminRequired]
  #[UserRateLimit(limit: 60, period: 60)]
  #[ApiRoute(verb: 'PUT', url: '/api/v1/series/{seriesId}/sessions')]
  public function keep(string $seriesId, array $sessions, ?string $calendar = null): DataResponse {
    $now = $this->time->getTime();
    try {
      if (preg_match(self::SERIES_ID, $seriesId) !== 1 || count($sessions) > self::MAX_OF_SERIES) {
        throw new \InvalidArgumentException('session-unreadable');
      }
      $read = static fn (mixed $session): SessionDate => SessionDate::make(['seriesId' => $seriesId] + (array)$session, $now);
      $dates = array_map($read, array_values($sessions));
    } catch (\InvalidArgumentException $e) {
      return new DataResponse(['code' => $e->getMessage()], 422);
    }
    if ($calendar !== null) {
      $this->wishes->keep((string)$this->userId, $seriesId, $calendar);
    }
    $this->dates->keepSeries((string)$this->userId, $seriesId, $dates, $now);
    return new DataResponse(['sessionCount' => count($dates)]);
  }
}
