<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

use OCA\Parcours\CourseServer\CourseServerProblem;
use OCA\Parcours\Pairing\KeyRing;
use OCA\Parcours\Pairing\Pairing;
use OCA\Parcours\SpaceSettings;
use OCP\AppFramework\Utility\ITimeFactory;
use OCP\IGroupManager;
use OCP\IUser;

/** Mints tokens in the name of this space. All throw CourseServerProblem `not-paired` when it has no course server. */
final class Tokens {
  public function __construct(
    private KeyRing $keys,
    private SpaceSettings $settings,
    private IGroupManager $groups,
    private ITimeFactory $time,
  ) {
  }

  /** For a person, with the roles their groups give them. */
  public function forUser(IUser $user): MintedToken {
    $roles = $this->rolesOf($user);
    return $this->mint($this->keys->getPairing(), $this->subjectOf($user->getUID()), $roles);
  }

  /** For a pseudonym alone: an account that is gone, or a background job. */
  public function forSubject(string $subject): MintedToken {
    return $this->mint($this->keys->getPairing(), $subject, ['learner']);
  }

  /** For reading what is open to this space, in nobody's name. */
  public function forReader(): MintedToken {
    return $this->forSubject(Pseudonym::ofReader($this->keys->getSubjectSecret()));
  }

  /** For managing the space itself, with the key of the pairing given. */
  public function forSpace(Pairing $pairing): MintedToken {
    return $this->mint($pairing, Pseudonym::ofSpace($this->keys->getSubjectSecret()), ['learner'], 'space');
  }

  public function subjectOf(string $userId): string {
    return Pseudonym::ofAccount($this->keys->getSubjectSecret(), $userId);
  }

  /** @return list<string> */
  public function rolesOf(IUser $user): array {
    $mapping = new RolesFromGroups($this->settings->trainerGroups(), $this->settings->coordinatorGroups());
    return $mapping->rolesOf(array_values($this->groups->getUserGroupIds($user)));
  }

  /**
   * Whether these roles open the page of totals over all spaces.
   *
   * @param list<string> $roles
   */
  public function isHost(array $roles): bool {
    return in_array('coordinator', $roles, true) && $this->settings->isHost();
  }

  /**
   * @param list<string> $roles
   * @param 'space'|null $scope
   */
  private function mint(Pairing $pairing, string $subject, array $roles, ?string $scope = null): MintedToken {
    try {
      $key = SigningKey::fromText($pairing->signingKey);
    } catch (\InvalidArgumentException $e) {
      throw new CourseServerProblem('key-damaged', previous: $e);
    }
    $now = $this->time->getTime();
    $minter = new TokenMinter($pairing->spaceId, $pairing->keyId, $pairing->audience, $key);
    $token = $minter->mint($subject, $roles, $now, bin2hex(random_bytes(16)), $scope);
    return new MintedToken($token, $now + TokenMinter::LIFETIME_SECONDS, $roles, $this->isHost($roles));
  }
}
