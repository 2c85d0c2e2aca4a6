<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Notices\KnownCourses;
use OCA\Parcours\Pairing\KeyRenewal;
use OCA\Parcours\Pairing\PairingService;
use OCA\Parcours\Pairing\SpaceStatus;
use OCA\Parcours\ProblemSentences;
use OCA\Parcours\Settings\AdminSettings;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\AuthorizedAdminSetting;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\IL10N;
use OCP\IRequest;

/** Pairing and its upkeep, for administrators and those they delegate to. */
final class SettingsController extends OCSController {
  public function __construct(
    IRequest $request,
    private PairingService $pairing,
    private KeyRenewal $renewal,
    private SpaceStatus $status,
    private SpaceSettings $settings,
    private KnownCourses $known,
    private ProblemSentences $sentences,
    private IL10N $l,
  ) {
    parent::__construct('parcours', $request);
  }

  #[AuthorizedAdminSetting(settings: AdminSettings::class)]
  #[ApiRoute(verb: 'GET', url: '/api/v1/settings/status')]
  public function status(): DataResponse {
    return new DataResponse($this->status->describe());
  }

  #[AuthorizedAdminSetting(settings: AdminSettings::class)]
  #[ApiRoute(verb: 'POST', url: '/api/v1/settings/pairing')]
  public function pair(string $code = '', string $address = ''): DataResponse {
    return $this->answer(function () use ($code, $address): string {
      $address = trim($address) === '' ? $this->settings->courseServer() : $address;
      $this->pairing->pair($address === '' ? throw new CourseServerProblem('address-missing') : $address, $code);
      return $this->l->t('This space is paired. Its people find the courses under “Courses”.');
    });
  }

  #[AuthorizedAdminSetting(settings: AdminSettings::class)]
  #[ApiRoute(verb: 'POST', url: '/api/v1/settings/test')]
  public function test(): DataResponse {
    return $this->answer(function (): string {
      $skew = abs($this->pairing->test()['clockSkewSeconds'] ?? 0);
      return $this->l->n('The course server answers and knows this space. The clocks differ by %n second.', 'The course server answers and knows this space. The clocks differ by %n seconds.', $skew);
    });
  }

  #[AuthorizedAdminSetting(settings: AdminSettings::class)]
  #[ApiRoute(verb: 'POST', url: '/api/v1/settings/keys')]
  public function rotate(): DataResponse {
    return $this->answer(function (): string {
      return $this->renewal->renew()->retiredKeyId === null
        ? $this->l->t('A new key signs from now on, and the course server has forgotten the former one.')
        : $this->l->t('A new key signs from now on. The course server could not forget the former one yet: renew once more later.');
    });
  }

  #[AuthorizedAdminSetting(settings: AdminSettings::class)]
  #[ApiRoute(verb: 'DELETE', url: '/api/v1/settings/pairing')]
  public function unpair(bool $isForced = false): DataResponse {
    return $this->answer(function () use ($isForced): string {
      $this->pairing->unpair($isForced);
      $this->known->forget();
      return $this->l->t('This space is no longer paired. The secret of its pseudonyms stays here, for the day it pairs again.');
    });
  }

  /** @param callable(): string $act what was done, in words */
  private function answer(callable $act): DataResponse {
    try {
      $message = $act();
      return new DataResponse(['message' => $message] + $this->status->describe());
    } catch (CourseServerProblem $e) {
      return ProblemAnswer::of($e, $this->sentences);
    }
  }
}
