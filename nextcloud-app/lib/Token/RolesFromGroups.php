<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Token;

/** What a person may do in this space, from the Nextcloud groups the admin named. */
final class RolesFromGroups {
  /**
   * @param list<string> $trainerGroups
   * @param list<string> $coordinatorGroups
   */
  public function __construct(private array $trainerGroups, private array $coordinatorGroups) {
  }

  /**
   * Everybody is a learner; ids of groups are compared exactly, upper and lower case apart.
   *
   * @param list<string> $groupIds
   * @return list<string>
   */
  public function rolesOf(array $groupIds): array {
    $roles = ['learner'];
    if (array_intersect($groupIds, $this->trainerGroups) !== []) {
      $roles[] = 'trainer';
    }
    if (array_intersect($groupIds, $this->coordinatorGroups) !== []) {
      $roles[] = 'coordinator';
    }
    return $roles;
  }
}
