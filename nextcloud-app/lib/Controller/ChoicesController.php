<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Controller;

use OCA\Parcours\CourseServer\CourseServerAddress;
use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Page\CspOrigins;
use OCA\Parcours\Page\LeadContact;
use OCA\Parcours\Settings\AdminSettings;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Http\Attribute\ApiRoute;
use OCP\AppFramework\Http\Attribute\AuthorizedAdminSetting;
use OCP\AppFramework\Http\DataResponse;
use OCP\AppFramework\OCSController;
use OCP\IGroupManager;
use OCP\IL10N;
use OCP\IRequest;

/** What the admin chooses for the space, beside pairing: groups, person to ask, ways to call. */
final class ChoicesController extends OCSController {
  private const MAX_GROUPS = 100;

  public function __construct(IRequest $request, private SpaceSettings $settings, private IGroupManager $groups, private IL10N $l) {
    parent::__construct('parcours', $request);
  }

  /**
   * All or nothing: each choice must be there, the first thing that is wrong is said, and nothing is kept.
   *
   * @param list<string> $trainerGroups
   * @param list<string> $coordinatorGroups
   * @param list<string> $noticeGroups
   * @param string $videoServers one https address a line
   */
  #[AuthorizedAdminSetting(settings: AdminSettings::class)]
  #[ApiRoute(verb: 'PUT', url: '/api/v1/settings/choices')]
  public function keep(
    array $trainerGroups,
    array $coordinatorGroups,
    array $noticeGroups,
    string $leadContact,
    string $videoServers,
    bool $isProxied,
    bool $isPublicPageOpen,
  ): DataResponse {
    $servers = preg_split('/[\s,]+/', $videoServers, -1, PREG_SPLIT_NO_EMPTY) ?: [];
    $wrong = $this->wrongGroup([...$trainerGroups, ...$coordinatorGroups, ...$noticeGroups])
      ?? $this->wrongContact($leadContact) ?? $this->wrongServer($servers);
    if ($wrong !== null) {
      return new DataResponse($wrong, 422);
    }
    $this->settings->keepList('trainer_groups', $trainerGroups);
    $this->settings->keepList('coordinator_groups', $coordinatorGroups);
    $this->settings->keepList('notice_groups', $noticeGroups);
    $this->settings->keepList('video_servers', array_map(static fn (string $server): string => CourseServerAddress::parse($server)->origin, $servers));
    $this->settings->keepText('lead_contact', trim($leadContact));
    $this->settings->keepSwitch('is_proxied', $isProxied);
    $this->settings->keepSwitch('is_public_page_open', $isPublicPageOpen);
    return new DataResponse(['message' => $this->l->t('Saved. Roles change within five minutes.')]);
  }

  /**
   * @param array<mixed> $groupIds
   * @return array{code: string, message: string}|null
   */
  private function wrongGroup(array $groupIds): ?array {
    if (count($groupIds) > 3 * self::MAX_GROUPS) {
      return ['code' => 'too-many-groups', 'message' => $this->l->t('These are more groups than the app can hold. Choose fewer, or make one group of them.')];
    }
    foreach ($groupIds as $groupId) {
      if (!is_string($groupId) || !$this->groups->groupExists($groupId)) {
        $name = is_string($groupId) ? $groupId : '?';
        return ['code' => 'unknown-group', 'message' => $this->l->t('There is no group “%s” any more. Reload the page and choose again.', [$name])];
      }
    }
    return null;
  }

  /** @return array{code: string, message: string}|null */
  private function wrongContact(string $text): ?array {
    return trim($text) === '' || LeadContact::href($text) !== null
      ? null
      : ['code' => 'invalid-lead-contact', 'message' => $this->l->t('The person or place to ask must be an e-mail address, or an address that begins with https://.')];
  }

  /**
   * @param list<string> $servers
   * @return array{code: string, message: string}|null
   */
  private function wrongServer(array $servers): ?array {
    if (count($servers) > CspOrigins::MAX_VIDEO_SERVERS) {
      return ['code' => 'too-many-video-servers', 'message' => $this->l->n('At most %n video server can be named.', 'At most %n video servers can be named.', CspOrigins::MAX_VIDEO_SERVERS)];
    }
    foreach ($servers as $server) {
      try {
        CourseServerAddress::parse($server);
      } catch (CourseServerProblem $e) {
        return ['code' => 'invalid-video-server', 'message' => $this->l->t('“%s” is not the address of a video server. Write it without what follows the name, such as https://framatube.org.', [$server])];
      }
    }
    return null;
  }
}
