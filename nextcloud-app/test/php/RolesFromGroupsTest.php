<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

use OCA\Parcours\Token\RolesFromGroups;
use PHPUnit\Framework\TestCase;

final class RolesFromGroupsTest extends TestCase {
  /**
   * @dataProvider cases
   * @param list<string> $groups
   * @param list<string> $roles
   */
  public function testRolesOf(array $groups, array $roles): void {
    self::assertSame($roles, (new RolesFromGroups(['animation', '42'], ['ca']))->rolesOf($groups));
  }

  /** @return iterable<string, array{list<string>, list<string>}> */
  public static function cases(): iterable {
    yield 'no group' => [[], ['learner']];
    yield 'another group' => [['admin'], ['learner']];
    yield 'a trainer' => [['x', 'animation'], ['learner', 'trainer']];
    yield 'a coordinator' => [['ca'], ['learner', 'coordinator']];
    yield 'both, once each' => [['ca', 'animation', '42'], ['learner', 'trainer', 'coordinator']];
    yield 'another case' => [['Animation', 'CA'], ['learner']];
    yield 'a part of the name' => [['anim', '4', '420'], ['learner']];
  }

  public function testNobodyLeadsWhenNoGroupIsNamed(): void {
    self::assertSame(['learner'], (new RolesFromGroups([], []))->rolesOf(['', 'admin']));
  }
}
