<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Page;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Native\Languages;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\SpaceSettings;
use OCA\Parcours\Token\Tokens;
use OCP\AppFramework\Http\ContentSecurityPolicy;
use OCP\IGroupManager;
use OCP\IURLGenerator;
use OCP\IUser;

/** What the page knows when it opens (initial state `config`), and what it may talk to. No request to the course server. */
final class PageState {
  public function __construct(
    private KeyRing $keys,
    private SpaceSettings $settings,
    private Tokens $tokens,
    private Languages $languages,
    private IGroupManager $groups,
    private IURLGenerator $urls,
  ) {
  }

  /** @return array<string, mixed> */
  public function ofUser(?IUser $user): array {
    $roles = $user === null ? [] : $this->tokens->rolesOf($user);
    return [
      'isAdmin' => $user !== null && $this->groups->isAdmin($user->getUID()),
      'roles' => $roles,
      'isHost' => $this->tokens->isHost($roles),
      'isPublicPage' => false,
      // Signing costs microseconds, asking for a token a whole request. Nextcloud serves pages with `no-store`.
      'token' => $user === null ? null : $this->firstToken($user),
    ] + $this->common();
  }

  /** @return array<string, mixed> */
  public function ofPublic(): array {
    return ['isAdmin' => false, 'roles' => [], 'isHost' => false, 'isPublicPage' => true, 'token' => null] + $this->common();
  }

  /** The course server and the PeerTube servers of the settings, nothing else. */
  public function policy(): ContentSecurityPolicy {
    $pairing = $this->keys->findPairing();
    $isDirect = $pairing !== null && !$this->settings->isProxied();
    $origins = CspOrigins::of($isDirect ? $pairing->audience : null, $this->settings->videoServers());
    $policy = new ContentSecurityPolicy();
    array_map([$policy, 'addAllowedConnectDomain'], $origins->connect);
    array_map([$policy, 'addAllowedImageDomain'], $origins->image);
    array_map([$policy, 'addAllowedFrameDomain'], $origins->frame);
    array_map([$policy, 'addAllowedMediaDomain'], $origins->media);
    return $policy;
  }

  /** @return array<string, mixed>|null null where the page needs none, or cannot have one: it then asks, and says why */
  private function firstToken(IUser $user): ?array {
    try {
      return $this->settings->isProxied() ? null : $this->tokens->forUser($user)->toMessage();
    } catch (CourseServerProblem $e) {
      return null;
    }
  }

  /** @return array<string, mixed> */
  private function common(): array {
    $pairing = $this->keys->findPairing();
    $isProxied = $this->settings->isProxied();
    $proxy = rtrim($this->urls->linkToRoute('parcours.page.index'), '/') . '/proxy';
    return [
      // Without a final slash, as Shell.apiUrl wants it.
      'apiUrl' => $pairing === null ? '' : ($isProxied ? $proxy : $pairing->audience) . '/api/v1',
      'isProxied' => $isProxied,
      'isPaired' => $pairing !== null,
      // Guests of the public page belong to this space: it goes with `POST /guests`.
      'spaceId' => $pairing?->spaceId,
      'language' => $this->languages->ofPage(),
      'leadContact' => LeadContact::href($this->settings->leadContact()),
    ];
  }
}
